import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ElsewhereShown } from "../../model/other-sheets";
import { Message } from "../message";
import { useTexts } from "../texts-context";

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

interface Props {
  readonly elsewhere: ElsewhereShown;
  /** Whether it differs from what she was shown before. */
  readonly isOutdated: boolean;
}

/** Formulas of other sheets that new rows concern: as they will stand, and those that will miss the rows. */
export function ElsewhereView({ elsewhere: { formulas, kept, unread }, isOutdated }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const and = t("pane:action.and");
  return (
    <>
      {isOutdated && (
        <Message tone="warning">
          <p>{t("pane:elsewhere.outdated")}</p>
        </Message>
      )}
      {formulas.length > 0 && (
        <>
          <Text>{t("pane:elsewhere.formulas", { count: formulas.length })}</Text>
          <ul className={styles.list}>
            {formulas.map(({ sheet, cell, before, after }) => (
              <li key={`${sheet}!${cell}`}>{t("pane:elsewhere.formula", { sheet, cell, before, after })}</li>
            ))}
          </ul>
        </>
      )}
      {kept.length > 0 && (
        <Message tone="warning" title={t("pane:elsewhere.kept")}>
          {kept.map(({ sheet, cells, reason }) => (
            <p key={`${sheet} ${reason}`}>{t("pane:elsewhere.kept.cells", { sheet, cells: cells.join(and), reason: t(`host:refusal.${reason}`) })}</p>
          ))}
          <p>{t("pane:elsewhere.kept.still")}</p>
        </Message>
      )}
      {unread.length > 0 && (
        <Message tone="warning">
          <p>{t("pane:elsewhere.unread", { sheets: unread.join(and) })}</p>
        </Message>
      )}
    </>
  );
}
