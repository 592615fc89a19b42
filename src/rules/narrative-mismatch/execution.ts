import { Decimal, digitsShown, plain } from "../../figures/decimal";
import { type Interval, exactly, meets, printed, scaled, subtractIntervals } from "../../figures/interval";
import type { Funds } from "../../form/form";
import { rateOf, totalFundRow } from "../../recompute/funds";
import { isFilled } from "../filled";
import { printedPoints } from "../points";
import { readingsOfRate } from "../rates";
import type { Draft } from "../rule";
import { type Claim, figureOf, isAbout, isOf, spanOf } from "../../text/claims";
import { exactRatesOf, ratesOf } from "./table-figures";

const HUNDRED = new Decimal(100);

/** The rate that the text gives, beside those that any row of the table has. Where one is right, the others speak of parts. */
export function statedRate(funds: Funds, claims: readonly Claim[]): Draft[] {
  const ratio = rateIn(funds);
  const stated = claims.filter((claim) => claim.amount.sense === "percent" && !claim.isPlan && isOf(claim, "rate"));
  const [first] = stated;
  if (!first || !ratio || stated.some(({ amount }) => ratesOf(funds).some((rate) => meets(rate, spanOf(amount))))) return [];
  const values = { shown: first.amount.text, expectedPercent: digitsShown(ratio.value.times(HUNDRED), 2) };
  return [{ message: "rate", values, cells: [first.cell, ratio.executed, ratio.base] }];
}

function rateIn(funds: Funds) {
  const total = totalFundRow(funds);
  return total && rateOf(total, funds.base);
}

/** How far a rate is from the whole, in percentage points. */
function shortfall(rate: Interval): Interval {
  return scaled(subtractIntervals(exactly(new Decimal(1)), rate), HUNDRED);
}

/** "少0.17个百分点" where 0.17 is the score lost by it. */
export function pointsForPercentagePoints(funds: Funds, claims: readonly Claim[]): Draft[] {
  const { executionScore: score, executionWeight: weight } = funds;
  const ratio = rateIn(funds);
  if (!ratio || !isFilled(score) || !isFilled(weight)) return [];
  // A rate of 100% that is printed in whole percents would explain any small shortfall.
  const known = [...exactRatesOf(funds), ...(isFilled(funds.executionRate) ? readingsOfRate(funds.executionRate.figure) : [])];
  const lost = subtractIntervals(printedPoints(weight.figure), printedPoints(score.figure));
  return claims.flatMap(({ cell, lead, amount }): Draft[] => {
    if (amount.sense !== "percentage-points" || !isAbout(lead, "less") || !isAbout(lead, "execution")) return [];
    const span = printed(figureOf(amount));
    if (!meets(span, lost) || known.some((rate) => meets(shortfall(rate), span))) return [];
    const values = { shown: amount.text, shortfall: digitsShown(HUNDRED.minus(ratio.value.times(HUNDRED)), 2), score: plain(score.figure.value), weight: plain(weight.figure.value) };
    return [{ message: "percentage-points", values, cells: [cell, score, ...(funds.executionRate ? [funds.executionRate] : [])] }];
  });
}
