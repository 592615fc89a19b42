import type { StoredValue } from "../../sheet/sheet";
import type { CellContent, CellMatrices } from "../backend";
import { textOf } from "./class-table";
import { ApiError, invalidArgument } from "./error";
import { type Cells, columnCount, isEntireColumn, isEntireRow, rowCount } from "./grid";

/** Excel's limit of cells in one answer. */
const MOST_CELLS = 5_000_000;

const ERROR_TEXT = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!)$/;

/** Excel answers null for whole rows and columns. */
function read<T>(cells: Cells, pick: (matrices: CellMatrices) => T): T | null {
  const { sheet, area } = cells;
  if (isEntireRow(area) || isEntireColumn(area)) return null;
  if (rowCount(area) * columnCount(area) > MOST_CELLS) {
    throw new ApiError("ResponsePayloadSizeLimitExceeded", "ResponsePayloadSizeLimitExceeded: more than five million cells");
  }
  return pick(sheet.read(area));
}

export const readValues = (cells: Cells): unknown => read(cells, ({ values }) => values.map((row) => row.map((value) => value ?? "")));

export const readTexts = (cells: Cells): unknown => read(cells, ({ texts }) => texts);

export const readNumberFormats = (cells: Cells): unknown => read(cells, ({ numberFormats }) => numberFormats);

/** A cell without a formula answers with its value. */
export const readFormulas = (cells: Cells): unknown =>
  read(cells, ({ formulas, values }) => formulas.map((row, i) => row.map((formula, j) => formula || (values[i]![j] ?? ""))));

export const cellTypes = (cells: Cells): unknown => read(cells, ({ values }) => values.map((row) => row.map(typeOf)));

function typeOf(value: StoredValue): string {
  if (value === null || value === "") return "Empty";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return ERROR_TEXT.test(value) ? "Error" : "String";
}

export function writeValues(cells: Cells, input: unknown): void {
  write(cells, input);
}

/** What is true of values is true of formulas: Excel reads both as if they were typed in. */
export function writeFormulas(cells: Cells, input: unknown): void {
  write(cells, input);
}

export function writeNumberFormats(cells: Cells, input: unknown): void {
  refuseWhenProtected(cells, "formatCells");
  cells.sheet.setNumberFormats(
    cells.area,
    shape(cells, input).map((row) => row.map((format) => textOf(format) ?? undefined)),
  );
}

function write(cells: Cells, input: unknown): void {
  refuseWhenProtected(cells);
  const rows = shape(cells, input);
  const { numberFormats } = cells.sheet.read(cells.area);
  cells.sheet.write(
    cells.area,
    rows.map((row, i) => row.map((value, j) => content(value, numberFormats[i]![j] === "@"))),
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

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Excel reads a written text as if a person had typed it. null leaves the cell as it is. */
function content(value: unknown, isTextCell: boolean): CellContent | undefined {
  if (value === null || value === undefined) return undefined;
  if (value === "") return { kind: "empty" };
  if (typeof value === "number" || typeof value === "boolean") return { kind: "value", value };
  if (typeof value !== "string") throw invalidArgument("a cell takes a text, a number or a truth value");
  if (isTextCell) return { kind: "value", value };
  if (value.startsWith("=") && value.length > 1) return { kind: "formula", formula: value };
  if (value.startsWith("'")) return { kind: "value", value: value.slice(1) };
  if (NUMBER.test(value.trim())) return { kind: "value", value: Number(value) };
  return { kind: "value", value };
}
