import { termsOf } from "../../src/sheet/formula";
import { type Decimal, fromStoredNumber, sum } from "../../src/figures/decimal";
import { Sheet, type StoredValue } from "../../src/sheet/sheet";

/** Sums of sums of sums take that many rounds. */
const ROUNDS = 4;

/** The sheet with the results of its sums as its cells stand now; what else its formulas do keeps the result it had. */
export function recalculated(sheet: Sheet): Sheet {
  let current = sheet;
  for (let round = 0; round < ROUNDS; round++) {
    const { snapshot, used } = current;
    const known = current;
    const values = snapshot.values.map((line, i) => line.map((value, j) => resultAt(known, used.row + i, used.column + j) ?? value));
    const texts = snapshot.texts.map((line, i) => line.map((text, j) => (values[i]![j] === snapshot.values[i]![j] ? text : String(values[i]![j]))));
    current = new Sheet({ ...snapshot, values, texts });
  }
  return current;
}

function resultAt(sheet: Sheet, row: number, column: number): StoredValue {
  const formula = sheet.cellAt(row, column)?.formula;
  const terms = formula ? termsOf(formula) : null;
  if (!terms) return null;
  const addends = terms.flatMap(({ sign, area }) => {
    const figures: Decimal[] = [];
    for (let i = area.row; i <= area.lastRow; i++) {
      for (let j = area.column; j <= area.lastColumn; j++) {
        const value = sheet.valueAt(i, j);
        if (typeof value === "number") figures.push(fromStoredNumber(value).times(sign));
      }
    }
    return figures;
  });
  return sum(addends).toNumber();
}
