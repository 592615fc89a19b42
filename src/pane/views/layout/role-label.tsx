import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { IndicatorColumn } from "../../../form/form";

/** Each kind of label has a colour of its own; what it means stands in it in words. */
export type LabelTone = "level" | "promise" | "done" | "points" | "remark" | "row";

const TONES: Readonly<Record<IndicatorColumn, LabelTone>> = {
  level1: "level",
  level2: "level",
  level3: "level",
  level4: "level",
  sign: "promise",
  target: "promise",
  unit: "promise",
  actual: "done",
  weight: "points",
  score: "points",
  reason: "remark",
  rule: "remark",
};

const useStyles = makeStyles({
  label: {
    display: "inline-block",
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusMedium,
    // Transparent, but drawn where the system's high contrast takes the backgrounds away.
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: "nowrap",
  },
  level: { backgroundColor: tokens.colorPaletteBlueBackground2, color: tokens.colorPaletteBlueForeground2 },
  promise: { backgroundColor: tokens.colorPaletteTealBackground2, color: tokens.colorPaletteTealForeground2 },
  done: { backgroundColor: tokens.colorPaletteForestBackground2, color: tokens.colorPaletteForestForeground2 },
  points: { backgroundColor: tokens.colorPalettePlumBackground2, color: tokens.colorPalettePlumForeground2 },
  remark: { backgroundColor: tokens.colorPaletteMinkBackground2, color: tokens.colorPaletteMinkForeground2 },
  row: { backgroundColor: tokens.colorPaletteBrownBackground2, color: tokens.colorPaletteBrownForeground2 },
});

/** The colour of a role's label. */
export function toneOf(role: IndicatorColumn): LabelTone {
  return TONES[role];
}

/** A short word on a coloured ground. */
export function RoleLabel({ tone, children }: { readonly tone: LabelTone; readonly children: ReactNode }) {
  const styles = useStyles();
  return <span className={mergeClasses(styles.label, styles[tone])}>{children}</span>;
}
