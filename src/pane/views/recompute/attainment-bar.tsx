import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import type { Decimal } from "../../../figures/decimal";
import { plain } from "../../../figures/decimal";
import { shownPercent } from "../../../report/shown";
import type { IndicatorLine } from "../../../report/indicator-lines";
import { useTexts } from "../texts-context";

/** Far more than the target is as long as this; the figure beside says how much it is. */
const LONGEST = 1.5;

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  track: {
    position: "relative",
    flex: "1 1 0",
    maxWidth: "160px",
    height: "8px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground5,
    "@media (forced-colors: active)": { outline: "1px solid CanvasText" },
  },
  bar: {
    height: "100%",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
  },
  missed: { backgroundColor: tokens.colorStatusDangerBackground3 },
  target: {
    position: "absolute",
    top: "-2px",
    bottom: "-2px",
    width: "2px",
    backgroundColor: tokens.colorNeutralForeground1,
    "@media (forced-colors: active)": { backgroundColor: "CanvasText", forcedColorAdjust: "none" },
  },
  figure: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});

interface Props {
  readonly ratio: Decimal;
  readonly outcome: IndicatorLine["outcome"];
}

/** Actual ÷ target as a bar, with a stroke where the target is, and as a figure. */
export function AttainmentBar({ ratio, outcome }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const share = Math.min(Math.max(Number(ratio), 0), LONGEST) / LONGEST;
  return (
    <div className={styles.line}>
      <div className={styles.track} aria-hidden>
        <div className={mergeClasses(styles.bar, outcome === "missed" && styles.missed)} style={{ width: `${share * 100}%` }} />
        <div className={styles.target} style={{ left: `${100 / LONGEST}%` }} />
      </div>
      <Text size={200} className={styles.figure}>
        {t("pane:recompute.ratio", { ratio: shownPercent(plain(ratio))!, outcome })}
      </Text>
    </div>
  );
}
