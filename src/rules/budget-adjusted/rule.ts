import { plain } from "../../figures/decimal";
import { meets } from "../../figures/interval";
import { compact } from "../../figures/normalise";
import type { FundRow, Funds } from "../../form/form";
import { totalFundRow } from "../../recompute/funds";
import { isExplained } from "../explanations";
import { isFilled } from "../filled";
import { subRows, wrongTotalOf } from "../fund-parts";
import { printedMoney } from "../money";
import { FUNDED, type Rule } from "../rule";

function wasAdjusted({ figures: { initial, budget } }: FundRow): boolean {
  return isFilled(initial) && isFilled(budget) && !meets(printedMoney(initial.figure), printedMoney(budget.figure));
}

/** Money carried over from the year before comes in after the year began; it needs no other explanation. */
function isCarriedOver(funds: Funds): boolean {
  const adjusted = subRows(funds).filter(({ figures: { initial, budget } }) => {
    const [before, after] = [initial?.figure?.value, budget?.figure?.value];
    return after !== undefined && !after.eq(before ?? 0);
  });
  return adjusted.length > 0 && adjusted.every(({ label }) => /结转|结余/.test(compact(label?.text ?? "")));
}

export const budgetAdjusted: Rule = {
  id: "budget-adjusted",
  severity: "info",
  kinds: FUNDED,
  *check({ form, acceptable }) {
    const { funds } = form;
    const total = funds && totalFundRow(funds);
    const { initial, budget } = total?.figures ?? {};
    if (!funds || !total || !isFilled(initial) || !isFilled(budget) || !wasAdjusted(total)) return;
    // A total that its sources do not make tells of no adjustment.
    if (wrongTotalOf(funds, "initial") || wrongTotalOf(funds, "budget")) return;
    if (isCarriedOver(funds) || isExplained(form, "adjustment")) return;
    const values = {
      initial: plain(initial.figure.value),
      budget: plain(budget.figure.value),
      difference: plain(budget.figure.value.minus(initial.figure.value).abs()),
      direction: budget.figure.value.gt(initial.figure.value) ? "up" : "down",
    };
    const isAskedFor = acceptable.every(({ adjustment }) => adjustment.asks === "reason");
    yield { ...(isAskedFor && { severity: "warning" as const }), message: "changed", values, cells: [budget, initial] };
  },
};
