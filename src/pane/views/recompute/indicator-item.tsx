import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { plain } from "../../../figures/decimal";
import type { ExpectedScore } from "../../../recompute/expected-score";
import { expectedText, formulaValues, type IndicatorLine } from "../../../report/indicator-lines";
import { shownPoints } from "../../../report/shown";
import type { Position } from "../../../sheet/address";
import { useMessageButtonStyle } from "../shared-styles";
import { useTexts } from "../texts-context";
import { ToneIcon } from "../tone-icon";
import { AttainmentBar } from "./attainment-bar";

const useStyles = makeStyles({
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  points: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM, fontVariantNumeric: "tabular-nums" },
  differs: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXXS, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly line: IndicatorLine;
  readonly onSelect: (cell: Position) => void;
}

/** One indicator: what it aims at and came to, and the score it reports beside those that its figures give. */
export function IndicatorItem({ line, onSelect }: Props) {
  const styles = useStyles();
  const { button } = useMessageButtonStyle();
  const { t } = useTexts();
  const { name, target, actual, ratio, outcome, weight, score, expected, standing } = line;
  const cell = score ?? weight;
  const none = t("report:summary.none");
  return (
    <li className={styles.item}>
      <button type="button" className={button} disabled={!cell} onClick={() => cell && onSelect(cell)}>
        {name}
      </button>
      <Text size={200} className={styles.quiet}>
        {t("pane:recompute.values", { target: target || none, actual: actual || none })}
      </Text>
      {ratio && <AttainmentBar ratio={ratio} outcome={outcome} />}
      <Text size={200} className={styles.points}>
        <span>{t("pane:recompute.weight", { points: points(weight?.figure?.value) ?? none })}</span>
        <span>{t("pane:recompute.reported", { points: points(score?.figure?.value) ?? (score?.text.trim() || none) })}</span>
        <span className={mergeClasses(standing === "differs" && styles.differs)}>
          {standing === "differs" && <ToneIcon tone="warning" name={t("pane:recompute.differs")} />}
          {t("pane:recompute.recomputed", { points: expected.length > 0 ? [...new Set(expected.map(expectedText))].join(t("pane:recompute.or")) : none })}
        </span>
      </Text>
      {outcome !== "met" && expected.map((one) => <FormulaLine key={one.formula} expected={one} />)}
    </li>
  );
}

/** "完成值 ÷ 指标值 × 分值：8676 ÷ 8755 × 15 = 14.86" */
function FormulaLine({ expected }: { readonly expected: ExpectedScore }) {
  const styles = useStyles();
  const { t } = useTexts();
  const values = formulaValues(expected);
  return (
    <Text size={200} className={styles.quiet}>
      {t("pane:recompute.formula", {
        formula: t(`policy:formula.${expected.formula}`, values),
        figures: t(`policy:figures.${expected.formula}`, values),
      })}
    </Text>
  );
}

function points(figure: Parameters<typeof plain>[0] | undefined): string | null {
  return figure ? shownPoints(plain(figure)) : null;
}
