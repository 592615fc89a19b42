import { ofMoney } from "./money";
import { ofDerived, ofScores } from "./scores";
import type { Place, Slip } from "./slip";
import { ofTotals, ofWeights } from "./sums";
import { ofTargets, ofTexts } from "./targets";

/** Every slip that a form has room for. */
export function slipsOf(place: Place): Slip[] {
  const kinds = [ofScores, ofTargets, ofDerived, ofTexts, ofWeights, ofTotals, ofMoney];
  return kinds.flatMap((kind) => kind(place));
}
