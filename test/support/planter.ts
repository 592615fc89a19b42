import type { FigureAt, Form } from "../../src/form/form";
import { plain } from "../../src/figures/decimal";
import { formFigures } from "../../src/rules/figures-of-form";
import { formatCell, type Position } from "../../src/sheet/address";
import { Sheet, type StoredValue } from "../../src/sheet/sheet";

/** A sheet with one slip of the pen in it. */
export interface Planted {
  readonly cell: Position;
  /** "H14: 8 → 6" */
  readonly title: string;
  readonly sheet: Sheet;
}

const DIGITS = /^\D*?(\d+(?:\.\d+)?)/;

/** Two neighbouring digits exchanged; null where that is the same number, or one that begins with 0. */
function transposed(digits: string): string | null {
  for (let index = 0; index + 1 < digits.length; index++) {
    const [a, b] = [digits[index]!, digits[index + 1]!];
    if (a !== b && /\d/.test(a) && /\d/.test(b) && !(index === 0 && b === "0")) return `${digits.slice(0, index)}${b}${a}${digits.slice(index + 2)}`;
  }
  return null;
}

/** What a tired person types instead of a figure: digits exchanged, one more or less, a digit too many, nothing. */
function slipsOf(digits: string): (string | null)[] {
  const number = Number(digits);
  const decimals = digits.split(".")[1]?.length ?? 0;
  return [transposed(digits), (number + 1).toFixed(decimals), number > 1 ? (number - 1).toFixed(decimals) : null, `${digits}0`.replace(/^(\d+\.\d+)0$/, "$1"), null];
}

function withCell(sheet: Sheet, { row, column }: Position, value: StoredValue, text: string): Sheet {
  const { snapshot, used } = sheet;
  const put = <T>(matrix: readonly (readonly T[])[], content: T) => matrix.map((line, i) => (i === row - used.row ? line.map((own, j) => (j === column - used.column ? content : own)) : line));
  return new Sheet({ ...snapshot, values: put(snapshot.values, value), texts: put(snapshot.texts, text) });
}

/** Every sheet with a slip in one of the typed figures of the form; targets and results are left alone. */
export function plantsIn(sheet: Sheet, form: Form): Planted[] {
  const values = form.indicators.flatMap(({ target, actual }) => [target, actual]);
  const typed = formFigures(form).filter((cell): cell is FigureAt => cell.figure !== null && cell.formula === null && !values.includes(cell));
  return typed.flatMap((cell) => {
    const stored = sheet.valueAt(cell.row, cell.column);
    const asText = typeof stored === "number" ? plain(cell.figure!.value) : String(stored ?? "");
    const [, digits] = DIGITS.exec(asText) ?? [];
    if (digits === undefined) return [];
    return [...new Set(slipsOf(digits))].filter((slip) => slip !== digits).map((slip): Planted => {
      const text = slip === null ? "" : asText.replace(digits, slip);
      const value = slip === null ? null : typeof stored === "number" ? Number(text) : text;
      return { cell, title: `${formatCell(cell)}: ${asText} → ${text}`, sheet: withCell(sheet, cell, value, value === null ? "" : String(value)) };
    });
  });
}
