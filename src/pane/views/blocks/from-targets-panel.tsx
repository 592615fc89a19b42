import { Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { LeftOut } from "../../../blocks/left-out";
import type { Texts } from "../../../i18n/texts";
import type { FilledForm, FillPlace, FromTargetsState, TargetsDesk } from "../../model/targets-desk";
import { Choice } from "../choice";
import { Message } from "../message";
import { useTexts } from "../texts-context";
import { BackToList } from "./back-to-list";
import { CellsPreview } from "./cells-preview";
import { ElsewhereView } from "./elsewhere-view";
import { SheetPreview } from "./sheet-preview";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)", overflowWrap: "anywhere" },
  button: { justifySelf: "start" },
  title: { margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

interface Props {
  readonly state: FromTargetsState;
  readonly desk: TargetsDesk;
  readonly canReadMerges: boolean;
  readonly isBusy: boolean;
  readonly onBack: () => void;
  /** The button goes with the form that is made. */
  readonly onApply: () => void;
}

/** A self-evaluation from a target table of the workbook: which table, where to, and every cell before anything is written. */
export function FromTargetsPanel({ state, desk, canReadMerges, isBusy, onBack, onApply }: Props) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const { isReading, failure, unread, tables, table, places, place, filled, isOutdated } = state;
  const create = (): void => {
    onApply();
    void desk.create();
  };
  return (
    <div className={styles.stack}>
      <BackToList onBack={onBack} />
      {isReading && <Spinner size="tiny" label={t("pane:from-targets.reading")} />}
      {failure && (
        <Message tone="warning">
          <p>{t("pane:blocks.unread", { reason: t(`host:error.${failure}`) })}</p>
        </Message>
      )}
      {unread.length > 0 && (
        <Message tone="warning">
          <p>{t("pane:from-targets.unread", { sheets: unread.join(t("pane:action.and")) })}</p>
        </Message>
      )}
      {!isReading && !failure && tables.length === 0 && (
        <Message tone="info">
          <p>{t("pane:from-targets.none")}</p>
        </Message>
      )}
      {tables.length > 0 && (
        <>
          <Choice
            label={t("pane:from-targets.table")}
            value={String(table)}
            values={[...tables.keys()].map(String)}
            nameOf={(index) => t("pane:from-targets.table.name", { ...tables[Number(index)]! })}
            onChange={(index) => void desk.chooseTable(Number(index))}
          />
          <Choice
            label={t("pane:from-targets.place")}
            value={String(place)}
            values={[...places.keys()].map(String)}
            nameOf={(index) => placeText(places[Number(index)]!, texts)}
            onChange={(index) => void desk.choosePlace(Number(index))}
          />
          {!canReadMerges && <Text size={200}>{t("pane:from-targets.no-merges")}</Text>}
          {filled ? <Filled filled={filled} isOutdated={isOutdated} /> : !failure && <Spinner size="tiny" label={t("pane:blocks.reading")} />}
          <Button appearance="primary" className={styles.button} disabledFocusable={isBusy || !filled || filled.refused.length > 0} onClick={create}>
            {t("pane:from-targets.create")}
          </Button>
        </>
      )}
    </div>
  );
}

function placeText(place: FillPlace, { t }: Texts): string {
  return place.kind === "template" ? t("pane:from-targets.place.template", { sheet: place.sheet }) : t("pane:from-targets.place.new", { form: t(`pane:new-form.${place.form}`) });
}

interface FilledProps {
  readonly filled: FilledForm;
  readonly isOutdated: boolean;
}

function Filled({ filled: { shown, refused, leftOut, units, elsewhere }, isOutdated }: FilledProps) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const id = useId();
  if (refused.length > 0) {
    return (
      <Message tone="warning" title={t("pane:from-targets.refused")}>
        {refused.map(({ cells, reason }) => (
          <p key={`${cells.join()} ${reason}`}>{t("pane:blocks.refused.cells", { cells: cells.join(t("pane:action.and")) || "none", reason: t(`host:refusal.${reason}`) })}</p>
        ))}
      </Message>
    );
  }
  return (
    <>
      <Text as="p" size={200} className={styles.title}>
        {t("pane:from-targets.hint")} {units && t("pane:from-targets.units", units)}
      </Text>
      {shown.kind === "sheet" ? <SheetPreview sheet={shown.sheet} /> : <CellsPreview cells={shown.cells} />}
      <ElsewhereView elsewhere={elsewhere} isOutdated={isOutdated} />
      {leftOut.length > 0 && (
        <section className={styles.stack} aria-labelledby={id}>
          <Text as="h3" id={id} weight="semibold" className={styles.title}>
            {t("pane:from-targets.left-out", { count: leftOut.length })}
          </Text>
          <ul className={styles.list}>
            {leftOut.map((one) => (
              <li key={`${one.what} ${one.text}`}>{leftOutText(one, texts)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function leftOutText({ what, text, instead }: LeftOut, { t }: Texts): string {
  const said = t(`pane:from-targets.left-out.${what}`, { text });
  return instead === null ? said : t("pane:from-targets.left-out.instead", { said, instead });
}
