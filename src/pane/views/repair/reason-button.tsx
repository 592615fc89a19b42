import { Button, Field, makeStyles, Text, Textarea, tokens } from "@fluentui/react-components";
import { useEffect, useId, useRef, useState } from "react";
import type { Finding } from "../../../rules/finding";
import { REASON_OPENING, type ReasonGap } from "../../../rules/reasons";
import { formatCell, type Position } from "../../../sheet/address";
import type { RepairDesk } from "../../model/repair-desk";
import { CellButton } from "../cell-buttons";
import { keptIn } from "../kept-in";
import { onEscape } from "../on-escape";
import { usePanelStyle } from "../shared-styles";
import { useTexts } from "../texts-context";

const useStyles = makeStyles({
  gap: { display: "grid", gap: tokens.spacingVerticalXXS, gridTemplateColumns: "minmax(0, 1fr)", justifyItems: "start" },
  field: { justifySelf: "stretch" },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS },
  name: { overflowWrap: "anywhere" },
});

interface Props {
  readonly finding: Finding;
  readonly desk: RepairDesk;
  readonly onSelect: (cell: Position) => void;
  readonly onApply: () => void;
}

/** Takes the reason that a finding asks for; nothing where a reason does not answer it. */
export function ReasonButton({ finding, desk, onSelect, onApply }: Props) {
  const { t } = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const gaps = desk.gapsOf(finding);
  if (gaps.length === 0) return null;
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <Button ref={keptIn(button)} size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t("pane:reason.open")}
      </Button>
      {isOpen && <ReasonForm gaps={gaps} desk={desk} onSelect={onSelect} onClose={close} onApply={onApply} />}
    </>
  );
}

interface FormProps extends Omit<Props, "finding"> {
  readonly gaps: readonly ReasonGap[];
  readonly onClose: () => void;
}

/** A field for each empty cell. An opening that nobody went on with is no reason and is not written. */
function ReasonForm({ gaps, desk, onSelect, onClose, onApply }: FormProps) {
  const styles = useStyles();
  const { panel, title, hint, buttons } = usePanelStyle();
  const { t } = useTexts();
  const id = useId();
  const section = useRef<HTMLElement>(null);
  /** By cell. */
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => section.current?.focus(), []);
  const textOf = ({ cell }: ReasonGap): string => texts[formatCell(cell)] ?? "";
  const put = ({ cell }: ReasonGap, text: string): void => setTexts({ ...texts, [formatCell(cell)]: text });
  const reasons = gaps.map((gap) => ({ gap, text: textOf(gap).trim() })).filter(({ text }) => text !== "" && text !== REASON_OPENING);
  const write = (): void => {
    onApply();
    void desk.writeReasons(reasons);
  };
  return (
    <section ref={section} className={panel} tabIndex={-1} aria-labelledby={id} onKeyDown={(event) => onEscape(event, onClose)}>
      <Text as="h4" id={id} weight="semibold" className={title}>
        {t("pane:reason.title")}
      </Text>
      {gaps.map((gap) => (
        <div key={formatCell(gap.cell)} className={styles.gap}>
          <div className={styles.head}>
            <Text size={200} className={styles.name}>
              {gap.name}
            </Text>
            <CellButton name={formatCell(gap.cell)} text="" onSelect={() => onSelect(gap.cell)} />
          </div>
          <Field size="small" className={styles.field}>
            <Textarea aria-label={t("pane:repair.subject.reason", { name: gap.name || "none" })} value={textOf(gap)} rows={2} onChange={(_, { value }) => put(gap, value)} />
          </Field>
          {textOf(gap) === "" && (
            <Button size="small" appearance="subtle" onClick={() => put(gap, REASON_OPENING)}>
              {t("pane:reason.opening")}
            </Button>
          )}
        </div>
      ))}
      <Text size={200} className={hint}>
        {t("pane:reason.hint")}
      </Text>
      <div className={buttons}>
        <Button appearance="primary" disabledFocusable={reasons.length === 0} onClick={write}>
          {t("pane:reason.write", { count: reasons.length })}
        </Button>
        <Button onClick={onClose}>{t("pane:repair.cancel")}</Button>
      </div>
    </section>
  );
}
