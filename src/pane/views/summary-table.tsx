import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { countBySeverity, summaryLines } from "../../report/summary-lines";
import type { CheckedForm } from "../../rules/check";
import { SEVERITIES } from "../../rules/finding";
import { useTexts } from "./texts-context";
import { ToneIcon } from "./tone-icon";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalXS },
  title: { margin: 0 },
  counts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM, margin: 0, padding: 0, listStyleType: "none" },
  count: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXXS },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
  none: { color: tokens.colorNeutralForeground3 },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    "& th, & td": {
      padding: `${tokens.spacingVerticalXS} 0`,
      borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
      textAlign: "end",
      fontWeight: tokens.fontWeightRegular,
      fontVariantNumeric: "tabular-nums",
    },
    "& th:first-child": { textAlign: "start" },
    "& thead th": { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, paddingTop: 0 },
  },
  flagged: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXXS, fontWeight: tokens.fontWeightSemibold },
});

/** The form's figures as it states them beside what they come to, and how much was found. */
export function SummaryTable({ current }: { readonly current: CheckedForm }) {
  const styles = useStyles();
  const { t } = useTexts();
  const title = useId();
  const counts = countBySeverity(current.findings);
  const lines = summaryLines(current);
  return (
    <section className={styles.section} aria-labelledby={title}>
      <Text as="h3" id={title} weight="semibold" className={styles.title}>
        {t("report:summary.title")}
      </Text>
      <ul className={styles.counts}>
        {SEVERITIES.map((severity) => (
          <li key={severity} className={mergeClasses(styles.count, counts[severity] === 0 && styles.none)}>
            {counts[severity] > 0 && <ToneIcon tone={severity} />}
            {t(`report:severity.${severity}.count`, { count: counts[severity] })}
          </li>
        ))}
      </ul>
      {lines.length > 0 && (
        <table className={styles.table} aria-labelledby={title}>
          <thead>
            <tr>
              <th scope="col">{t("report:summary.item")}</th>
              <th scope="col">{t("report:summary.reported")}</th>
              <th scope="col">{t("report:summary.recomputed")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">{t(`report:summary.${line.id}`)}</th>
                <td>
                  {line.isFlagged ? (
                    <span className={styles.flagged}>
                      <ToneIcon tone="error" name={t("report:summary.flagged")} />
                      {line.reported}
                    </span>
                  ) : (
                    (line.reported ?? t("report:summary.none"))
                  )}
                </td>
                <td>
                  {line.recomputed ?? t("report:summary.none")}
                  {line.isUndecided && "*"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {lines.some(({ isUndecided }) => isUndecided) && (
        <Text as="p" size={200} className={styles.note}>
          {t("report:summary.undecided")}
        </Text>
      )}
    </section>
  );
}
