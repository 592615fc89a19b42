import { Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { formatArea, formatCell } from "../../../sheet/address";
import type { FormPlace, FoundPlace } from "../../model/form-place";
import type { NewFormDesk } from "../../model/new-form-desk";
import { Choice } from "../choice";
import { Message } from "../message";
import { useTexts } from "../texts-context";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalXS, justifyItems: "start", gridTemplateColumns: "minmax(0, 1fr)" },
  text: { margin: 0 },
  button: { maxWidth: "100%", minWidth: 0 },
});

/** So many cells say where something stands in the way. */
const MOST_CELLS = 3;

interface Props {
  readonly place: FormPlace;
  readonly desk: NewFormDesk;
}

/** On which worksheet a new form is to stand, and where exactly. */
export function FormPlaceView({ place, desk }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.stack}>
      <Choice
        label={t("pane:new-form.where")}
        value={place.kind === "new-sheet" ? "new-sheet" : "here"}
        values={["new-sheet", "here"]}
        nameOf={(one) => t(`pane:new-form.where.${one}`)}
        onChange={(where) => (where === "here" ? void desk.placeAtSelection() : desk.placeOnNewSheet())}
      />
      {place.kind === "reading" && <Spinner size="tiny" label={t("pane:blocks.reading")} />}
      {place.kind === "failed" && <Message tone="error">{t(`host:error.${place.code}`)}</Message>}
      {place.kind === "found" && <Found place={place} desk={desk} />}
      {(place.kind === "found" || place.kind === "failed") && (
        <Button size="small" className={styles.button} onClick={() => void desk.placeAtSelection()}>
          {t("pane:new-form.place.again")}
        </Button>
      )}
    </div>
  );
}

function Found({ place: { info, placed, refused, below }, desk }: { readonly place: FoundPlace; readonly desk: NewFormDesk }) {
  const styles = useStyles();
  const { t } = useTexts();
  const kept = (["columns", "rows", "page"] as const).filter((part) => placed[part] === null);
  const cellsText = (cells: readonly string[]): string => cells.slice(0, MOST_CELLS).join(t("pane:action.and")) + (cells.length > MOST_CELLS ? "…" : "");
  return (
    <>
      <Text as="p" className={styles.text} role="status">
        {t("pane:new-form.place", { place: `${info.name}!${formatArea(placed.area)}` })}
      </Text>
      {refused.length > 0 ? (
        <Message tone="warning" title={t("pane:new-form.place.taken")}>
          {refused.map(({ cells, reason }) => (
            <p key={reason}>{t("pane:blocks.refused.cells", { cells: cellsText(cells) || "none", reason: t(`host:refusal.${reason}`) })}</p>
          ))}
          {below && (
            <Button size="small" className={styles.button} onClick={() => void desk.placeBelow()}>
              {t("pane:new-form.place.below", { cell: formatCell(below) })}
            </Button>
          )}
        </Message>
      ) : (
        kept.map((part) => (
          <Text as="p" key={part} size={200} className={styles.text}>
            {t(`pane:new-form.place.${part}-kept`)}
          </Text>
        ))
      )}
    </>
  );
}
