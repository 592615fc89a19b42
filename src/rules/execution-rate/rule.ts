import { type Decimal, digitsShown, plain, sum } from "../../figures/decimal";
import type { Figure } from "../../figures/figure";
import { exactly, meets } from "../../figures/interval";
import type { FigureAt, FundRow, Funds, HeadFormula } from "../../form/form";
import { rateOf, totalFundRow } from "../../recompute/funds";
import { type Filled, isFilled } from "../filled";
import { sourcesOf, upperRows, wrongTotalOf } from "../fund-parts";
import { type BrokenFormula, brokenFormulas } from "../head-formulas";
import { isRateOfOneUnit, rateBetween, readingsOfRate } from "../rates";
import { executionRateOf } from "../corrections";
import { type Draft, fixOf, FUNDED, type Rule } from "../rule";

function percent(ratio: Decimal): string {
  return digitsShown(ratio.times(100), 4);
}

/** What the sources were given and spent, and the cells that say so. */
function ofSources(funds: Funds) {
  const [executed, budget] = [sourcesOf(funds, "executed"), sourcesOf(funds, funds.base)];
  const added = (cells: readonly Filled[]) => sum(cells.map(({ figure }) => figure.value));
  return { executed: added(executed), budget: added(budget), cells: upperRows(funds).flatMap(({ figures }) => [figures.executed, figures[funds.base]]).filter(isFilled) };
}

/** The rate of a total that its sources do not make may still be theirs: the wrong sum, which is told, is then all that is wrong. */
function isRateOfSources(rate: Figure, funds: Funds): boolean {
  const { executed, budget } = ofSources(funds);
  const isWrong = wrongTotalOf(funds, "executed") ?? wrongTotalOf(funds, funds.base);
  return isWrong !== null && budget.gt(0) && readingsOfRate(rate).some((reading) => meets(reading, exactly(executed.div(budget))));
}

function contradicts(rate: FigureAt, row: FundRow, funds: Funds): Draft[] {
  const ratio = rateOf(row, funds.base);
  if (!rate.figure || !ratio?.executed.figure || !ratio.base.figure) return [];
  if (ratio.executed.figure.value.lt(0)) return [];
  const quotient = rateBetween(ratio.executed.figure, ratio.base.figure);
  if (!quotient || readingsOfRate(rate.figure).some((reading) => meets(reading, quotient))) return [];
  // Amounts in two units are asked about as such; the rate is right.
  if (isRateOfOneUnit(rate.figure, ratio.executed.figure, ratio.base.figure)) return [];
  if (row.role === "total" && isRateOfSources(rate.figure, funds)) return [];
  return [
    {
      message: "rate",
      values: {
        shown: rate.text,
        executed: plain(ratio.executed.figure.value),
        budget: plain(ratio.base.figure.value),
        expectedPercent: percent(ratio.value),
      },
      cells: [rate, ratio.executed, ratio.base],
    },
  ];
}

/** The total row says 0 although its parts were executed: the rate can only follow the parts. */
function againstParts(rate: FigureAt, total: FundRow, funds: Funds): Draft[] {
  const base = total.figures[funds.base];
  if (!rate.figure || !base?.figure?.value.eq(0)) return [];
  const { executed, budget, cells } = ofSources(funds);
  if (budget.lte(0)) return [];
  const expected = executed.div(budget);
  if (readingsOfRate(rate.figure).some((reading) => meets(reading, exactly(expected)))) return [];
  const values = { shown: rate.text, executed: plain(executed), budget: plain(budget), expectedPercent: percent(expected) };
  return [{ message: "parts", values, cells: [rate, ...cells] }];
}

function missing(rate: FigureAt, total: FundRow, funds: Funds): Draft[] {
  const ratio = rateOf(total, funds.base);
  if (!ratio || rate.figure || rate.text.trim() !== "") return [];
  const values = {
    executed: plain(ratio.executed.figure!.value),
    budget: plain(ratio.base.figure!.value),
    expectedPercent: percent(ratio.value),
  };
  return [{ severity: "warning", message: "missing", values, cells: [rate, ratio.executed, ratio.base] }];
}

/** Whether the letters of the heading name other columns than those of the money that was spent and the budget. */
function isOfOtherColumns({ row, column }: FigureAt, { figures }: FundRow, { base }: Funds, formulas: readonly HeadFormula[]): boolean {
  const own = formulas.flatMap(({ rows }) => rows).find(({ result }) => result.row === row && result.column === column);
  const [dividend, divisor] = own?.operands ?? [];
  return own !== undefined && (dividend?.column !== figures.executed?.column || divisor?.column !== figures[base]?.column);
}

function byHeading({ heading, result, operands, shownExpected, terms }: BrokenFormula): Draft {
  return { message: "heading", values: { column: heading, shown: result.text.trim(), expected: shownExpected, terms }, cells: [result, ...operands] };
}

export const executionRate: Rule = {
  id: "execution-rate",
  severity: "error",
  kinds: FUNDED,
  *check({ form: { funds, headFormulas } }) {
    if (!funds) return;
    for (const row of funds.rows) {
      const rate = row.figures.rate;
      // What the heading says of it, (C/B), is held against it below.
      if (rate && !isOfOtherColumns(rate, row, funds, headFormulas)) yield* contradicts(rate, row, funds);
    }
    for (const broken of brokenFormulas(headFormulas.filter(({ operator }) => operator === "÷"))) {
      const ofRow = funds.rows.find(({ figures }) => figures.rate?.row === broken.result.row && figures.rate.column === broken.result.column);
      if (!ofRow || isOfOtherColumns(broken.result, ofRow, funds, headFormulas)) yield byHeading(broken);
    }
    const total = totalFundRow(funds);
    const rate = total?.figures.rate;
    if (!total || !rate) return;
    yield* againstParts(rate, total, funds);
    // A rate may be given for the parts alone.
    if (!funds.executionRate?.figure) yield* missing(rate, total, funds);
  },
  fix: ({ message, cells: [rate] }, context) => {
    if (message === "heading") return null;
    const row = context.form.funds?.rows.find(({ figures }) => figures.rate?.row === rate?.row && figures.rate?.column === rate?.column);
    return fixOf("safe", [row ? executionRateOf(context, row) : null]);
  },
};
