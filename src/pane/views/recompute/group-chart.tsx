import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { type Decimal, plain } from "../../../figures/decimal";
import { shownPoints } from "../../../report/shown";
import { type GroupLine, groupLines } from "../../../report/summary-lines";
import type { CheckedForm } from "../../../rules/check";
import { useSectionStyle } from "../shared-styles";
import { useTexts } from "../texts-context";

const useStyles = makeStyles({
  head: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  figures: { flexShrink: 0, fontVariantNumeric: "tabular-nums", color: tokens.colorNeutralForeground2 },
  differs: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  track: {
    position: "relative",
    display: "grid",
    gap: "2px",
    padding: "1px 0",
    backgroundColor: tokens.colorNeutralBackground5,
    "@media (forced-colors: active)": { outline: "1px solid CanvasText" },
  },
  bar: { height: "6px", forcedColorAdjust: "none" },
  reported: { backgroundColor: tokens.colorBrandBackground, "@media (forced-colors: active)": { backgroundColor: "Highlight" } },
  byFormula: { backgroundColor: tokens.colorPaletteMarigoldBorderActive, "@media (forced-colors: active)": { backgroundColor: "CanvasText" } },
  legend: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground2 },
  key: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  swatch: { width: "12px", height: "6px", forcedColorAdjust: "none" },
  note: { color: tokens.colorNeutralForeground2 },
});

/** Points of each level-1 group as reported and as the formulas give them: people would rather look than read. */
export function GroupChart({ current }: { readonly current: CheckedForm }) {
  const styles = useStyles();
  const shared = useSectionStyle();
  const { t } = useTexts();
  const title = useId();
  const lines = groupLines(current);
  if (lines.length === 0) return null;
  return (
    <section className={shared.section} aria-labelledby={title}>
      <Text as="h3" id={title} weight="semibold" className={shared.title}>
        {t("report:chart")}
      </Text>
      <Text size={200} className={styles.legend} aria-hidden>
        <span className={styles.key}>
          <span className={mergeClasses(styles.swatch, styles.reported)} />
          {t("report:summary.reported")}
        </span>
        <span className={styles.key}>
          <span className={mergeClasses(styles.swatch, styles.byFormula)} />
          {t("report:chart.by-formula")}
        </span>
      </Text>
      <ul className={shared.list}>
        {lines.map((line, index) => (
          <GroupBars key={index} line={line} />
        ))}
      </ul>
      <Text size={200} className={styles.note}>
        {t("report:chart.note")}
      </Text>
    </section>
  );
}

function GroupBars({ line: { name, weight, reported, byFormula } }: { readonly line: GroupLine }) {
  const styles = useStyles();
  const { t } = useTexts();
  const full = Math.max(...[weight, reported, byFormula].map((figure) => Number(figure ?? 0)));
  const width = (figure: Decimal): string => (full > 0 ? `${(Math.max(0, Number(figure)) / full) * 100}%` : "0");
  const shown = { reported: shownPoints(plain(reported))!, byFormula: shownPoints(plain(byFormula))! };
  return (
    <li>
      <Text size={200} className={styles.head}>
        <span className={styles.name} title={name ?? ""}>
          {name?.trim() ?? t("report:chart.execution")}
        </span>
        <span className={mergeClasses(styles.figures, shown.reported !== shown.byFormula && styles.differs)}>{t("report:chart.bars", shown)}</span>
      </Text>
      <div className={styles.track} aria-hidden>
        <div className={mergeClasses(styles.bar, styles.reported)} style={{ width: width(reported) }} />
        <div className={mergeClasses(styles.bar, styles.byFormula)} style={{ width: width(byFormula) }} />
      </div>
    </li>
  );
}
