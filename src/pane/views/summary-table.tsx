import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { CheckedForm } from "../../rules/check";
import { SEVERITIES, openFindings } from "../../rules/finding";
import type { Position } from "../../sheet/address";
import { SCORE_DECIMALS, shownPercent, shownPoints } from "../../report/shown";
import { countBySeverity } from "./announcement";
import { useTexts } from "./texts-context";
import { ToneIcon } from "./tone-icon";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalXS },
  title: { margin: 0 },
  counts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM, margin: 0, padding: 0, listStyleType: "none" },
  count: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXXS },
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

interface Line {
  readonly id: "total-score" | "weight-sum" | "execution-rate" | "execution-score" | "grade";
  readonly reported: string | null;
  readonly recomputed: string | null;
  /** Where the reported value stands. */
  readonly cell: Position | null | undefined;
}

/** The form's figures as it states them beside what they come to, and how much was found. */
export function SummaryTable({ current }: { readonly current: CheckedForm }) {
  const styles = useStyles();
  const { t } = useTexts();
  const title = useId();
  const counts = countBySeverity(current.findings);
  const lines = linesOf(current);
  return (
    <section className={styles.section} aria-labelledby={title}>
      <Text as="h3" id={title} weight="semibold" className={styles.title}>
        {t("pane:summary.title")}
      </Text>
      <ul className={styles.counts}>
        {SEVERITIES.map((severity) => (
          <li key={severity} className={mergeClasses(styles.count, counts[severity] === 0 && styles.none)}>
            {counts[severity] > 0 && <ToneIcon tone={severity} />}
            {t(`pane:severity.${severity}.count`, { count: counts[severity] })}
          </li>
        ))}
      </ul>
      {lines.length > 0 && (
        <table className={styles.table} aria-labelledby={title}>
          <thead>
            <tr>
              <th scope="col">{t("pane:summary.item")}</th>
              <th scope="col">{t("pane:summary.reported")}</th>
              <th scope="col">{t("pane:summary.recomputed")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">{t(`pane:summary.${line.id}`)}</th>
                <td>
                  {hasError(current, line.cell) ? (
                    <span className={styles.flagged}>
                      <ToneIcon tone="error" name={t("pane:summary.flagged")} />
                      {line.reported}
                    </span>
                  ) : (
                    (line.reported ?? t("pane:summary.none"))
                  )}
                </td>
                <td>{line.recomputed ?? t("pane:summary.none")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Lines that neither the form nor the recomputation knows are left out. */
function linesOf({ form, summary }: CheckedForm): Line[] {
  const lines: Line[] = [
    { id: "total-score", reported: shownPoints(summary.reportedScore), recomputed: shownPoints(summary.scoreSum), cell: form.total?.score },
    { id: "weight-sum", reported: shownPoints(summary.reportedWeight), recomputed: shownPoints(summary.weightSum), cell: form.total?.weight },
    {
      id: "execution-rate",
      reported: shownPercent(summary.reportedExecutionRate),
      recomputed: shownPercent(summary.executionRate),
      cell: form.funds?.executionRate,
    },
    {
      id: "execution-score",
      reported: form.funds?.executionScore?.text || null,
      recomputed: shownPoints(summary.executionScore, SCORE_DECIMALS),
      cell: form.funds?.executionScore,
    },
    { id: "grade", reported: form.grade?.text || null, recomputed: summary.grade, cell: form.grade },
  ];
  return lines.filter(({ reported, recomputed }) => reported !== null || recomputed !== null);
}

/** Whether an error would be corrected in this very cell. */
function hasError({ findings }: CheckedForm, cell: Position | null | undefined): boolean {
  return openFindings(findings).some(
    ({ severity, cells: [first] }) => severity === "error" && !!cell && first?.row === cell.row && first.column === cell.column,
  );
}
