import { type Decimal, digitsShown, plain, sum } from "../figures/decimal";
import { type Interval, addIntervals, exactly, meets, subtractIntervals } from "../figures/interval";
import type { HeadFormula } from "../form/form";
import type { Position } from "../sheet/address";
import { type Filled, isFilled } from "./filled";
import { asPercent } from "./derived";
import { printedMoney } from "./money";
import { rateBetween, readingsOfRate } from "./rates";

/** A figure that is not what its own heading says it is made of. */
export interface BrokenFormula {
  readonly heading: string;
  readonly operator: HeadFormula["operator"];
  readonly result: Filled;
  readonly operands: readonly Filled[];
  readonly expected: Decimal;
  /** For people. */
  readonly shownExpected: string;
  /** "186 ÷ 200" */
  readonly terms: string;
}

function expectedOf(operator: HeadFormula["operator"], values: readonly Decimal[]): Decimal | null {
  const [first, second] = values;
  if (operator === "+") return sum(values);
  if (!first || !second) return null;
  if (operator === "−") return first.minus(second);
  return second.gt(0) && first.gte(0) ? first.div(second) : null;
}

function allowed(operator: HeadFormula["operator"], operands: readonly Filled[]): Interval | null {
  const [first, second] = operands;
  if (operator === "+") return addIntervals(operands.map(({ figure }) => printedMoney(figure)));
  if (!first || !second) return null;
  return operator === "÷" ? rateBetween(first.figure, second.figure) : subtractIntervals(printedMoney(first.figure), printedMoney(second.figure));
}

function checkOf({ heading, operator }: HeadFormula, { result, operands }: HeadFormula["rows"][number]): (BrokenFormula & { readonly holds: boolean }) | null {
  const own = operands.filter(isFilled);
  const expected = expectedOf(operator, own.map(({ figure }) => figure.value));
  const span = allowed(operator, own);
  if (!isFilled(result) || !expected || !span || own.length !== operands.length) return null;
  const holds = operator === "÷" ? readingsOfRate(result.figure).some((reading) => meets(reading, span)) : meets(printedMoney(result.figure), span) || meets(exactly(result.figure.value), span);
  const shownExpected = operator === "÷" ? asPercent(expected) : digitsShown(expected, 6);
  return { heading: heading.text.trim(), operator, result, operands: own, expected, shownExpected, terms: own.map(({ figure }) => plain(figure.value)).join(` ${operator} `), holds };
}

/** What a heading's formula does not give, where it gives at least as many of the rows; of one row, what the heading itself says. */
export function brokenFormulas(formulas: readonly HeadFormula[]): BrokenFormula[] {
  return formulas.flatMap((formula) => {
    const checks = formula.rows.flatMap((row) => checkOf(formula, row) ?? []);
    const broken = checks.filter(({ holds }) => !holds);
    return checks.length === 1 || (checks.length - broken.length) * 2 >= checks.length ? broken : [];
  });
}

/** Whether the heading over a cell says what it is made of. */
export function hasHeadFormula(formulas: readonly HeadFormula[], { row, column }: Position): boolean {
  return formulas.some(({ rows }) => rows.some(({ result }) => result.row === row && result.column === column));
}
