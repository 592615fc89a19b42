import { type Decimal, decimalsOf, plain, roundedBy } from "../figures/decimal";
import { type Figure, figureOf, formatDigits } from "../figures/figure";
import type { FigureAt } from "../form/form";
import type { Rounding } from "../policy/policy";
import { formatCell, type Position } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import { contentIn } from "./content";
import type { Choice } from "./correction";
import type { FormattedContent } from "./edit";

const TEXT_FORMAT = "@";
const GENERAL = "General";
/** A rate that no format rounds is given as "98.34%". */
const RATE_DIGITS = 4;
const PERCENT_DIGITS = 2;
/** A bare rate above this is a percentage, below it a share of 1. */
const LARGEST_SHARE = 2;

/** A figure that a cell should hold. */
export interface WantedFigure {
  /** Exact; a rate as a share of 1. */
  readonly value: Decimal;
  /** The same as an expression of cells, "F6/E6*G6"; null where no cells say it. */
  readonly expression: string | null;
  /** Whether the expression has to be rounded like the value; sums keep what they add. */
  readonly isRounded: boolean;
}

/** How a cell writes its figure. */
interface Manner {
  /** Decimals of the exact value that are written. */
  readonly digits: number;
  /** 100 where the cell writes a rate as percentage points, else 1. */
  readonly factor: 1 | 100;
  /** What a text writes behind the number; null for a number. */
  readonly suffix: string | null;
  readonly numberFormat: string;
  /** Of a formula, which never is a text. */
  readonly formulaFormat: string;
}

/** Points or money in the manner of the cell: its digits, its number format, a text where a text stands. */
export function fittedAmount(sheet: Sheet, cell: Position, wanted: WantedFigure, rounding: Rounding): Choice {
  return fitted(sheet, cell, wanted, amountManner(sheet, cell, wanted.value, rounding.digits), rounding);
}

/** A rate in the manner of the cell: "98.34%" as a text, 0.9834 formatted as a percentage, or a bare 98.34. */
export function fittedRate(sheet: Sheet, cell: Position, wanted: Omit<WantedFigure, "isRounded">, rounding: Rounding): Choice {
  const manner = rateManner(sheet, cell);
  // A percent format rounds what is shown, and the cell keeps the whole quotient.
  return fitted(sheet, cell, { ...wanted, isRounded: !manner.formulaFormat.includes("%") }, manner, rounding);
}

function fitted(sheet: Sheet, cell: Position, { value, expression, isRounded }: WantedFigure, manner: Manner, { mode }: Rounding): Choice {
  const { digits, factor, suffix, numberFormat, formulaFormat } = manner;
  const written = roundedBy(value, digits, mode).times(factor);
  const asText = suffix !== null;
  const content: FormattedContent = { value: asText ? `${plain(suffix === "%" ? written.times(100) : written)}${suffix}` : Number(plain(written)), formula: null, numberFormat };
  const hasFormula = contentIn(sheet, cell).formula !== null;
  const formula = expression === null ? null : formulaOf(expression, isRounded, value, manner, written);
  // A formula is not overwritten by a figure that no longer follows its cells.
  return { by: null, value: hasFormula && formula ? null : content, formula: formula && { ...formula, numberFormat: formulaFormat } };
}

function formulaOf(expression: string, isRounded: boolean, value: Decimal, { digits, factor }: Manner, written: Decimal) {
  const scaled = factor === 1 ? expression : `${expression}*${factor}`;
  if (!isRounded) return { formula: `=${scaled}`, value: Number(value.times(factor)) };
  return { formula: `=ROUND(${scaled},${Math.max(0, digits - (factor === 1 ? 0 : PERCENT_DIGITS))})`, value: Number(plain(written)) };
}

function amountManner(sheet: Sheet, cell: Position, value: Decimal, least: number): Manner {
  const { numberFormat, own, isText } = writtenIn(sheet, cell);
  const format = isText ? null : formatDigits(numberFormat);
  const own100 = own?.isPercent ? PERCENT_DIGITS : 0;
  const enough = least + own100;
  const shown = format ? Math.max(0, format.digits) + (format.isPercent ? PERCENT_DIGITS : 0) : Math.max(own?.digits ?? 0, enough);
  // What ends by itself is not rounded for the sake of a format that only shows less of it.
  const digits = decimalsOf(value) <= enough ? enough : shown;
  const suffix = own?.isPercent ? "%" : (own?.unit ?? "");
  const percentFormat = percentFormatOf(own);
  return { digits, factor: 1, suffix: isText ? suffix : null, numberFormat, formulaFormat: isText ? (own?.isPercent ? percentFormat : GENERAL) : numberFormat };
}

function rateManner(sheet: Sheet, cell: Position): Manner {
  const { numberFormat, own, isText, isBlank } = writtenIn(sheet, cell);
  const format = formatDigits(numberFormat);
  if (!isText && format?.isPercent) {
    return { digits: Math.max(0, format.digits) + PERCENT_DIGITS, factor: 1, suffix: null, numberFormat, formulaFormat: numberFormat };
  }
  const isPoints = own !== null && !own.isPercent && own.value.gt(LARGEST_SHARE);
  const digits = Math.max((own?.digits ?? 0) + (isPoints ? PERCENT_DIGITS : 0), RATE_DIGITS);
  if (isText) {
    const hasSign = own === null || own.isPercent;
    const factor = isPoints ? 100 : 1;
    return { digits, factor, suffix: hasSign ? "%" : "", numberFormat, formulaFormat: hasSign ? percentFormatOf(own) : GENERAL };
  }
  if (isBlank) return { digits, factor: 1, suffix: null, numberFormat: percentFormatOf(null), formulaFormat: percentFormatOf(null) };
  const shown = format ? Math.max(0, format.digits) + (isPoints ? PERCENT_DIGITS : 0) : digits;
  return { digits: shown, factor: isPoints ? 100 : 1, suffix: null, numberFormat, formulaFormat: numberFormat };
}

interface Written {
  readonly numberFormat: string;
  readonly own: Figure | null;
  readonly isText: boolean;
  readonly isBlank: boolean;
}

function writtenIn(sheet: Sheet, { row, column }: Position): Written {
  const cell = sheet.cellAt(row, column);
  const numberFormat = formatAt(sheet, { row, column });
  const isTyped = cell !== null && cell.formula === null && typeof cell.value === "string";
  const own = cell && figureOf(cell);
  return { numberFormat, own, isText: numberFormat === TEXT_FORMAT ? cell?.formula == null : isTyped && own !== null, isBlank: own === null };
}

/** The format of the cell, an empty one's too. */
function formatAt({ snapshot, used }: Sheet, { row, column }: Position): string {
  return snapshot.numberFormats[row - used.row]?.[column - used.column] || GENERAL;
}

/** "0.00%" with the decimals that the percentage has. */
function percentFormatOf(own: Figure | null): string {
  const decimals = Math.max(0, (own?.digits ?? RATE_DIGITS) - PERCENT_DIGITS);
  return decimals === 0 ? "0%" : `0.${"0".repeat(decimals)}%`;
}

/** Whether formulas can calculate with the cell: a number, not the text of one. */
export function isCalculable(sheet: Sheet, { row, column, figure }: FigureAt): boolean {
  return figure !== null && typeof sheet.valueAt(row, column) === "number";
}

/**
 * The sum of the cells as an expression: ranges where they stand together in a column, "+" between the rest; "H5+SUM(G7:G12)".
 * Empty cells may be among them.
 * @returns null when a cell holds something that a formula could not add
 */
export function sumExpression(sheet: Sheet, cells: readonly Position[]): string | null {
  if (cells.length === 0 || !cells.every(({ row, column }) => isAddable(sheet, row, column))) return null;
  const runs: Position[][] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    if (run && canFollow(sheet, run.at(-1)!, cell)) run.push(cell);
    else runs.push([cell]);
  }
  return runs.map((run) => (run.length === 1 ? formatCell(run[0]!) : `SUM(${formatCell(run[0]!)}:${formatCell(run.at(-1)!)})`)).join("+");
}

/** A number, or a cell that waits for one. */
function isAddable(sheet: Sheet, row: number, column: number): boolean {
  return sheet.cellAt(row, column) === null || typeof sheet.valueAt(row, column) === "number";
}

/** Further down, or to the right, with no other number in between that the range would add as well. */
function canFollow(sheet: Sheet, from: Position, to: Position): boolean {
  const isDown = to.column === from.column && to.row > from.row;
  const isRight = to.row === from.row && to.column > from.column;
  if (!isDown && !isRight) return false;
  const [down, right] = isDown ? [1, 0] : [0, 1];
  const steps = isDown ? to.row - from.row : to.column - from.column;
  return Array.from({ length: steps - 1 }, (_, index) => sheet.cellAt(from.row + down * (index + 1), from.column + right * (index + 1))).every(
    (between) => between === null || (typeof between.value === "string" && between.formula === null),
  );
}
