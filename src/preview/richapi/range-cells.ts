import { isErrorText, type StoredValue } from "../../sheet/sheet";
import type { CellContent, CellMatrices } from "../backend";
import { type Session, textOf } from "./class-table";
import { ApiError, invalidArgument } from "./error";
import type { ExcelState } from "./excel-state";
import { isFormula } from "./formula-syntax";
import { generalText } from "./general-text";
import { type Cells, columnCount, isEntireColumn, isEntireRow, rowCount } from "./grid";
import { type Typed, typedContent } from "./typed-text";

const GENERAL = "General";
const BEGINS_A_FORMULA = /^[=＝@+-]./s;
/** Signs that begin a formula where they begin no number. */
const SIGN = /^[+-]/;

/** Excel's limit of cells in one answer. */
const MOST_CELLS = 5_000_000;

/** Excel answers null for whole rows and columns. */
function read<T>(cells: Cells, { state }: Session, pick: (matrices: CellMatrices) => T): T | null {
  const { sheet, area } = cells;
  if (isEntireRow(area) || isEntireColumn(area)) return null;
  if (rowCount(area) * columnCount(area) > MOST_CELLS) {
    throw new ApiError("ResponsePayloadSizeLimitExceeded", "ResponsePayloadSizeLimitExceeded: more than five million cells");
  }
  return pick(asShown(sheet.read(area), cells, state));
}

/** Where formulas wait to be calculated they show what they showed; a number without a format is shown in eleven characters. */
function asShown(matrices: CellMatrices, { sheet, area }: Cells, state: ExcelState): CellMatrices {
  const { formulas, numberFormats } = matrices;
  const values = matrices.values.map((row) => [...row]);
  const texts = matrices.texts.map((row, i) =>
    row.map((text, j) => {
      const kept = formulas[i]![j] ? state.kept(sheet.id, area.row + i, area.column + j, formulas[i]![j]) : null;
      if (kept) values[i]![j] = kept.value;
      const value = values[i]![j];
      return typeof value === "number" && numberFormats[i]![j] === GENERAL ? generalText(value) : (kept?.text ?? text);
    }),
  );
  return { ...matrices, values, texts };
}

export const readValues = (cells: Cells, session: Session): unknown => read(cells, session, ({ values }) => values.map((row) => row.map((value) => value ?? "")));

export const readTexts = (cells: Cells, session: Session): unknown => read(cells, session, ({ texts }) => texts);

export const readNumberFormats = (cells: Cells, session: Session): unknown => read(cells, session, ({ numberFormats }) => numberFormats);

/** A cell without a formula answers with its value. */
export const readFormulas = (cells: Cells, session: Session): unknown =>
  read(cells, session, ({ formulas, values }) => formulas.map((row, i) => row.map((formula, j) => formula || (values[i]![j] ?? ""))));

export const cellTypes = (cells: Cells, session: Session): unknown => read(cells, session, ({ values }) => values.map((row) => row.map(typeOf)));

function typeOf(value: StoredValue): string {
  if (value === null || value === "") return "Empty";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return isErrorText(value) ? "Error" : "String";
}

/** What is true of values is true of formulas: Excel reads both as if they were typed in. */
export function writeValues(cells: Cells, input: unknown, { state }: Session): void {
  refuseWhenProtected(cells);
  state.refuseToSplit(cells.sheet.id, cells.area);
  const rows = shape(cells, input);
  const { numberFormats } = cells.sheet.read(cells.area);
  const typed = rows.map((row, i) => row.map((value, j) => typedIn(value, numberFormats[i]![j] === "@")));
  cells.sheet.write(cells.area, typed.map((row) => row.map((cell) => cell?.content)));
  // A cell without a format gets the one that was typed.
  const formats = typed.map((row, i) => row.map((cell, j) => (numberFormats[i]![j] === GENERAL ? (cell?.format ?? undefined) : undefined)));
  if (formats.flat().some((format) => format !== undefined)) cells.sheet.setNumberFormats(cells.area, formats);
}

export function writeNumberFormats(cells: Cells, input: unknown): void {
  refuseWhenProtected(cells, "formatCells");
  cells.sheet.setNumberFormats(
    cells.area,
    shape(cells, input).map((row) => row.map((format) => textOf(format) ?? undefined)),
  );
}

/**
 * A protected sheet lets a program write unlocked cells, and do what its protection names as free. `act` is the attribute
 * of the protection for it ("formatCells"), whose "0" means that it is allowed.
 */
export function refuseWhenProtected({ sheet, area }: Cells, act?: string): void {
  const { protection } = sheet.parts;
  if (!protection || (act && ["0", "false"].includes(protection[act] ?? "1"))) return;
  if (act || !isUnlocked({ sheet, area })) throw new ApiError("AccessDenied", "AccessDenied: the worksheet is protected");
}

function isUnlocked({ sheet, area }: Cells): boolean {
  if (isEntireRow(area) || isEntireColumn(area)) return false;
  for (let row = area.row; row <= area.lastRow; row++) {
    for (let column = area.column; column <= area.lastColumn; column++) if (sheet.style(row, column).locked) return false;
  }
  return true;
}

/** One value stands for every cell; a matrix must have the range's own size. */
function shape({ area }: Cells, input: unknown): readonly (readonly unknown[])[] {
  const [rows, columns] = [rowCount(area), columnCount(area)];
  if (rows * columns > MOST_CELLS) throw invalidArgument("too many cells to write");
  if (!Array.isArray(input)) return Array.from({ length: rows }, () => new Array<unknown>(columns).fill(input));
  const isRight = input.length === rows && input.every((row) => Array.isArray(row) && row.length === columns);
  if (!isRight) throw invalidArgument("the number of rows or columns in the input array doesn't match the size of the range");
  return input as unknown[][];
}

/** Excel reads a written text as if a person had typed it. null leaves the cell as it is. */
function typedIn(value: unknown, isTextCell: boolean): Typed | null {
  if (value === null || value === undefined) return null;
  const plain = (content: CellContent): Typed => ({ content, format: null });
  if (value === "") return plain({ kind: "empty" });
  if (typeof value === "number" || typeof value === "boolean") return plain({ kind: "value", value });
  if (typeof value !== "string") throw invalidArgument("a cell takes a text, a number or a truth value");
  if (isTextCell) return plain({ kind: "value", value });
  if (value.startsWith("'")) return plain({ kind: "value", value: value.slice(1) });
  if (!BEGINS_A_FORMULA.test(value)) return typedContent(value);
  const typed = typedContent(value);
  if (SIGN.test(value) && typed.content.kind === "value" && typeof typed.content.value === "number") return typed;
  const formula = value.replace(/^[＝=]?/, "=");
  if (isFormula(formula)) return plain({ kind: "formula", formula });
  throw invalidArgument(`the formula ${value}`);
}
