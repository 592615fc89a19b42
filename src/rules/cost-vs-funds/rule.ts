import { Decimal, decimalsOf, plain } from "../../figures/decimal";
import type { Figure } from "../../figures/figure";
import { type Interval, meets, printed, scaled } from "../../figures/interval";
import { compact } from "../../figures/normalise";
import type { Quantity } from "../../figures/quantity";
import { type Unit, parseUnit } from "../../figures/units";
import type { Funds, FundColumn, Indicator, MoneyUnit } from "../../form/form";
import { labelOf } from "../../reading/words/label";
import { moneyUnitIn } from "../../reading/page/money-unit";
import { actualOf, targetOf } from "../../recompute/attainment";
import { totalFundRow } from "../../recompute/funds";
import { type Filled, isFilled } from "../filled";
import { MONEY_DIGITS, printedMoney } from "../money";
import { type Draft, FUNDED, type Rule } from "../rule";
import { slipOf } from "../slips";
import totalCost from "./total-cost.json";

const EXACT = new Set(totalCost.exact);
const WHOLE = new Set(totalCost.whole);
const PATTERNS = totalCost.patterns.map((source) => new RegExp(source));

function ownName(name: string | null): string {
  return labelOf(labelOf(name ?? "").name.replace(/^指标\d*[::]?/, "")).name;
}

/** "指标1:项目总成本(万元)" is what the whole project costs; a cost per person or per kilometre is not. */
function isTotalCost({ name }: Indicator): boolean {
  const own = ownName(name);
  return EXACT.has(own) || PATTERNS.some((pattern) => pattern.test(own));
}

/** An amount of an indicator in the unit of the funds: what it can stand for as money, and as it is printed. */
interface Amount {
  readonly value: Decimal;
  readonly asMoney: Interval;
  readonly asPrinted: Interval;
}

function amountOf(quantity: Quantity, fallback: Unit | null, unit: MoneyUnit): Amount | null {
  if (quantity.kind !== "amount") return null;
  const own = quantity.unit.name === "" ? fallback : quantity.unit;
  if (own?.family !== "money") return null;
  const factor = own.factor.div(parseUnit(unit).factor);
  const figure: Figure = { value: quantity.number, digits: decimalsOf(quantity.number), isPercent: false, isExact: false, isText: true, unit: "" };
  return {
    value: quantity.number.times(factor),
    asMoney: scaled(printed(figure, { leastDigits: MONEY_DIGITS }), factor),
    asPrinted: scaled(printed(figure), factor),
  };
}

/** How an amount stands to those of the funds: one of them, one of them with fewer digits, or none. */
type Standing = "same" | "rounded" | "other";

function standing(amount: Amount, figures: readonly Filled[]): Standing {
  if (figures.some(({ figure }) => meets(amount.asMoney, printedMoney(figure)))) return "same";
  return figures.some(({ figure }) => meets(amount.asPrinted, printedMoney(figure))) ? "rounded" : "other";
}

/** What a form may have planned with: the budget of any source, before or after it was adjusted. */
function amountsIn(funds: Funds, columns: readonly FundColumn[]): Filled[] {
  return funds.rows.flatMap((row) => columns.map((column) => row.figures[column])).filter(isFilled);
}

/** 元 typed into a table in 万元, or the reverse: plan and result are off by the same round factor. */
function isInOtherUnit(target: Amount, actual: Amount, funds: Funds): boolean {
  const times = ({ value, asMoney, asPrinted }: Amount, factor: string): Amount => ({ value: value.times(factor), asMoney: scaled(asMoney, new Decimal(factor)), asPrinted: scaled(asPrinted, new Decimal(factor)) });
  return ["10000", "0.0001", "1000", "0.001"].some(
    (factor) => standing(times(target, factor), amountsIn(funds, ["initial", "budget"])) === "same" && standing(times(actual, factor), amountsIn(funds, ["executed"])) === "same",
  );
}

function check(indicator: Indicator, funds: Funds): Draft[] {
  const { unit, base } = funds;
  const { executed, [base]: budget } = totalFundRow(funds)?.figures ?? {};
  const { target: targetCell, actual: actualCell } = indicator;
  if (!unit || !isFilled(budget) || !isFilled(executed) || budget.figure.value.lte(0) || !targetCell || !actualCell) return [];
  const named = moneyUnitIn(compact(indicator.name ?? ""));
  const ownUnit = named && parseUnit(named);
  const targetQuantity = targetOf(indicator);
  const target = amountOf(targetQuantity, ownUnit, unit);
  const actual = amountOf(actualOf(indicator), targetQuantity.kind === "amount" && targetQuantity.unit.name !== "" ? targetQuantity.unit : ownUnit, unit);
  if (!target || !actual) return [];
  const planned = standing(target, amountsIn(funds, ["initial", "budget"]));
  const spent = standing(actual, amountsIn(funds, ["executed"]));
  const values = { name: indicator.name ?? "", unit, target: plain(target.value), actual: plain(actual.value), budget: plain(budget.figure.value), executed: plain(executed.figure.value) };
  // A ceiling below the budget, be it by its last digits, is broken by whoever spends the budget.
  const isTooLow = target.asMoney.high.lt(budget.figure.value);
  if (planned !== "same" && spent === "same" && (isTooLow || planned === "other")) {
    return [{ severity: isTooLow ? "warning" : "info", message: "target", values, cells: [targetCell, budget] }];
  }
  if (planned === "other" && spent === "other" && isInOtherUnit(target, actual, funds)) return [{ message: "factor", values, cells: [budget, executed, targetCell, actualCell] }];
  // The whole project's cost can be no other money; 总投资 and the cost of works may.
  if (planned === "other" && spent === "other" && WHOLE.has(ownName(indicator.name))) return [{ message: "neither", values, cells: [actualCell, targetCell, budget, executed] }];
  if (spent === "same" || (planned === "other" && spent === "other")) return [];
  return [{ severity: spent === "rounded" ? "info" : "warning", message: "actual", values, cells: [actualCell, executed] }];
}

export const costVsFunds: Rule = {
  id: "cost-vs-funds",
  severity: "warning",
  kinds: FUNDED,
  check({ form: { funds, indicators } }) {
    const costs = indicators.filter(isTotalCost);
    // Of several totals none is the project's; one whose unit slipped is asked about by unit-mismatch.
    const [cost] = costs;
    return funds && cost && costs.length === 1 && slipOf(cost) === null ? check(cost, funds) : [];
  },
};
