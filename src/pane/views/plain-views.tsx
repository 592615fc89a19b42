import { Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import type { Trace } from "../../rules/check";
import { parseArea, type Position } from "../../sheet/address";
import type { LayoutEditor } from "../model/layout-editor";
import type { CheckedSheet, View } from "../model/state";
import { CellButton } from "./cell-buttons";
import { LayoutHeading } from "./layout/layout-heading";
import { Message } from "./message";
import { useTexts } from "./texts-context";

type ViewOf<Kind extends View["kind"]> = Extract<View, { kind: Kind }>;

const useStyles = makeStyles({
  centred: { display: "grid", justifyItems: "center", padding: `${tokens.spacingVerticalXXXL} 0` },
  text: { display: "grid", gap: tokens.spacingVerticalM, "& p, & h2, & h3, & ul": { margin: 0 }, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
  traces: { display: "grid", gap: tokens.spacingVerticalXS, padding: 0, listStyleType: "none" },
  trace: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "baseline" },
});

/** While the program around the pane is looked for. */
export function StartingView() {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.centred}>
      <Spinner size="small" label={t("pane:starting")} />
    </div>
  );
}

/** There is no workbook to work on, and why. */
export function MissingView({ view }: { readonly view: ViewOf<"missing"> }) {
  const { t } = useTexts();
  return (
    <Message tone="warning">
      <p>{t(`pane:missing.${view.reason}`)}</p>
      {view.version && <p>{t("pane:missing.version", { version: view.version })}</p>}
    </Message>
  );
}

/** Before the first check. */
export function ReadyView() {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <section className={styles.text}>
      <Text as="h2" size={400} weight="semibold">
        {t("pane:ready.title")}
      </Text>
      <Text as="p">{t("pane:ready.body")}</Text>
      <Text as="p" className={styles.quiet}>
        {t("pane:ready.promise")}
      </Text>
    </section>
  );
}

/** A sheet is being checked of which nothing is known yet. */
export function CheckingView() {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.centred}>
      <Spinner size="small" label={t("pane:check.busy")} />
    </div>
  );
}

/** The program refused or failed: a sentence, what to do, and another try. */
export function FailedView({ view, onRetry }: { readonly view: ViewOf<"failed">; readonly onRetry: () => void }) {
  const { t } = useTexts();
  return (
    <Message tone="error" title={t("pane:failed.title")} detail={view.detail}>
      <p>{t(`host:error.${view.code}`)}</p>
      <Button appearance="primary" onClick={onRetry}>
        {t("pane:retry")}
      </Button>
    </Message>
  );
}

interface NoFormProps {
  readonly checked: CheckedSheet;
  readonly layouts: LayoutEditor;
  readonly onSelect: (cell: Position) => void;
}

/** No form on the sheet: what was looked for, and what was seen. */
export function NoFormView({ checked, layouts, onSelect }: NoFormProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { traces } = checked.check;
  return (
    <section className={styles.text}>
      <Text as="h2" size={400} weight="semibold">
        {t("pane:no-form.title")}
      </Text>
      <Text as="p" className={styles.quiet}>
        {t("pane:no-form.sheet", { sheet: checked.info.name })}
      </Text>
      <Text as="p">{t("pane:no-form.looked-for")}</Text>
      {traces.length === 0 ? (
        <Text as="p">{t("pane:no-form.nothing-seen")}</Text>
      ) : (
        <>
          <Text as="h3" weight="semibold">
            {t("pane:no-form.seen")}
          </Text>
          <ul className={styles.traces}>
            {traces.map((trace) => (
              <TraceLine key={`${trace.id} ${trace.cell}`} trace={trace} onSelect={onSelect} />
            ))}
          </ul>
        </>
      )}
      <Text as="p" className={styles.quiet}>
        {t("pane:no-form.hint")}
      </Text>
      <LayoutHeading editor={layouts} isAbsent />
    </section>
  );
}

function TraceLine({ trace, onSelect }: { readonly trace: Trace; readonly onSelect: (cell: Position) => void }) {
  const styles = useStyles();
  const { find } = useTexts();
  const cell = parseArea(trace.cell);
  return (
    <li className={styles.trace}>
      {cell ? <CellButton name={trace.cell} text={trace.text} onSelect={() => onSelect(cell)} /> : <Text>{trace.text}</Text>}
      <Text size={200} className={styles.quiet}>
        {find("pane", `trace.${trace.id}`)}
      </Text>
    </li>
  );
}
