import type { Texts } from "../../i18n/texts";
import { shownPercent } from "../../report/shown";

const HIGH = 0.9;
const MEDIUM = 0.7;

/** How sure the reader is, in words and as a percentage. */
export function confidenceText(confidence: number, { t }: Texts): string {
  const grade = confidence >= HIGH ? "high" : confidence >= MEDIUM ? "medium" : "low";
  return t(`pane:form.confidence.${grade}`, { percent: shownPercent(confidence.toFixed(2)) ?? "" });
}
