import { type Area, columnName, columnNumber, parseArea } from "../sheet/address";

/** Whole rows that come or go. `row` is the first row inserted or deleted. */
export interface RowShift {
  readonly kind: "insert" | "delete";
  readonly row: number;
  readonly count: number;
}

/** The first and the last row of something, both belonging to it. */
export type RowSpan = readonly [number, number];

/** The grid of every Excel since 2007. */
export const ROW_LIMIT = 1_048_576;
export const COLUMN_LIMIT = 16_384;

/**
 * Where rows stand after the shift, as Excel moves references, merges and everything else that spans rows: what lies
 * behind moves, what an insertion falls into grows, what a deletion takes a part of shrinks.
 * @returns null when nothing is left of them, or when they leave the grid
 */
export function shiftRows([first, last]: RowSpan, { kind, row, count }: RowShift): RowSpan | null {
  if (kind === "insert") {
    const shifted: RowSpan = [first >= row ? first + count : first, last >= row ? last + count : last];
    return shifted[1] < ROW_LIMIT ? shifted : null;
  }
  const end = row + count;
  const left = first < row ? first : Math.max(row, first - count);
  const right = last < row ? last : last < end ? row - 1 : last - count;
  return left <= right ? [left, right] : null;
}

/** As {@link shiftRows}, for an area. */
export function shiftArea(area: Area, shift: RowShift): Area | null {
  const rows = shiftRows([area.row, area.lastRow], shift);
  return rows && { ...area, row: rows[0], lastRow: rows[1] };
}

/** The shift that takes this one back. */
export function oppositeOf({ kind, row, count }: RowShift): RowShift {
  return { kind: kind === "insert" ? "delete" : "insert", row, count };
}

const CELL = String.raw`(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})`;
const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
/**
 * What a formula consists of, as far as references are concerned. Texts, structured references, references into other
 * workbooks and names are consumed whole, so that nothing inside them is taken for a reference.
 */
const TOKEN = new RegExp(
  [
    String.raw`"(?:[^"]|"")*"`,
    String.raw`'?\[[^\]]*\](?:[^'!]*'?![$\p{L}\p{N}:]+)?`,
    String.raw`(${SHEET})?(?:${CELL}(?::${CELL})?|(\$?)(\d{1,7}):(\$?)(\d{1,7}))(?![\p{L}\p{N}_.(!])`,
    String.raw`(?:'(?:[^']|'')+'!)?[\p{L}_\\][\p{L}\p{N}_.\\?]*!?`,
    String.raw`\d+(?:\.\d*)?(?:[eE][+-]?\d+)?`,
  ].join("|"),
  "gu",
);

/**
 * The formula after rows of a worksheet came or went, as Excel adjusts it. A reference to deleted cells only becomes
 * #REF!.
 * @param standsIn the sheet in which the formula stands; a reference without a sheet's name means that one
 * @param changed the sheet whose rows were shifted
 */
export function shiftFormula(formula: string, shift: RowShift, standsIn: string, changed: string): string {
  return formula.replace(TOKEN, (token: string, ...groups: (string | undefined)[]) => {
    const [sheet, dollarA, columnA, fixA, rowA, dollarB, columnB, fixB, rowB, fixTop, top, fixBottom, bottom] = groups;
    if (rowA === undefined && top === undefined) return token;
    if (!isInSheet(sheet, standsIn, changed)) return token;
    const prefix = sheet ?? "";
    if (top !== undefined) {
      const rows = shiftedSpan(top, bottom!, shift);
      return rows ? `${prefix}${fixTop!}${rows[0]}:${fixBottom!}${rows[1]}` : `${prefix}#REF!`;
    }
    if (!isInGrid(columnA!, rowA!) || (rowB !== undefined && !isInGrid(columnB!, rowB))) return token;
    const rows = shiftedSpan(rowA!, rowB ?? rowA!, shift);
    if (!rows) return `${prefix}#REF!`;
    const first = `${prefix}${dollarA!}${columnA!}${fixA!}${rows[0]}`;
    return rowB === undefined ? first : `${first}:${dollarB!}${columnB!}${fixB!}${rows[1]}`;
  });
}

/** The formula after a sheet got another name. */
export function renameSheet(formula: string, from: string, to: string): string {
  return formula.replace(TOKEN, (token: string, sheet: string | undefined) =>
    sheet !== undefined && isInSheet(sheet, "", from) ? `'${to.replaceAll("'", "''")}'!${token.slice(sheet.length)}` : token,
  );
}

/**
 * The formula with ranges of a worksheet that end further down.
 * @param lastRowOf the last row, from 0, that a range should have
 * @param standsIn,changed as in {@link shiftFormula}
 */
export function withLastRows(formula: string, lastRowOf: (range: Area) => number, standsIn: string, changed: string): string {
  return formula.replace(TOKEN, (token: string, ...groups: (string | undefined)[]) => {
    const [sheet, dollarA, columnA, fixA, rowA, dollarB, columnB, fixB, rowB] = groups;
    const range = rowB !== undefined && isInSheet(sheet, standsIn, changed) ? parseArea(token) : null;
    if (!range) return token;
    const last = lastRowOf(range) + 1;
    const [a, b] = Number(rowA) > Number(rowB) ? [last, rowB] : [rowA, last];
    return `${sheet ?? ""}${dollarA!}${columnA!}${fixA!}${a!}:${dollarB!}${columnB!}${fixB!}${b!}`;
  });
}

/** Whether a reference with that name in front, or none, means the sheet that was changed. */
function isInSheet(prefix: string | undefined, standsIn: string, changed: string): boolean {
  return (prefix === undefined ? standsIn : unquoted(prefix)).toLowerCase() === changed.toLowerCase();
}

/** "'附件 1'!" → "附件 1". */
function unquoted(prefix: string): string {
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

function isInGrid(column: string, row: string): boolean {
  return columnNumber(column) < COLUMN_LIMIT && Number(row) >= 1 && Number(row) <= ROW_LIMIT;
}

/** Row numbers as a formula writes them, from 1, and in its order: "B9:B3" stays the wrong way round. */
function shiftedSpan(a: string, b: string, shift: RowShift): RowSpan | null {
  const [from, to] = [Number(a) - 1, Number(b) - 1];
  const rows = shiftRows([Math.min(from, to), Math.max(from, to)], shift);
  if (!rows) return null;
  return from <= to ? [rows[0] + 1, rows[1] + 1] : [rows[1] + 1, rows[0] + 1];
}

/** The formula as it reads so many rows further down and columns further right; whole rows and fixed references stay. */
export function moveFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(TOKEN, (token: string, ...groups: (string | undefined)[]) => {
    const [sheet, fixColumnA, columnA, fixA, rowA, fixColumnB, columnB, fixB, rowB] = groups;
    if (rowA === undefined) return token;
    const moved = (fixColumn = "", column = "", fix = "", row = ""): string =>
      `${fixColumn}${fixColumn ? column : columnName(columnNumber(column) + columns)}${fix}${fix ? row : Number(row) + rows}`;
    const first = `${sheet ?? ""}${moved(fixColumnA, columnA, fixA, rowA)}`;
    return rowB === undefined ? first : `${first}:${moved(fixColumnB, columnB, fixB, rowB)}`;
  });
}

/**
 * The formula of a row as it reads in another row, when it works with cells of its own row and with fixed ones; null when
 * it refers to other rows, whose neighbours in the new place nobody knows.
 * @param from,to rows from 0
 */
export function formulaForRow(formula: string, from: number, to: number): string | null {
  let others = 0;
  const copied = formula.replace(TOKEN, (token: string, ...groups: (string | undefined)[]) => {
    const [sheet, dollarA, columnA, fixA, rowA, dollarB, columnB, fixB, rowB, , top] = groups;
    if (top !== undefined) others++;
    if (rowA === undefined) return token;
    const moved = (fix: string, row: string): string => {
      if (fix === "$") return row;
      if (Number(row) !== from + 1 || sheet !== undefined) others++;
      return String(to + 1);
    };
    const first = `${sheet ?? ""}${dollarA!}${columnA!}${fixA!}${moved(fixA!, rowA)}`;
    return rowB === undefined ? first : `${first}:${dollarB!}${columnB!}${fixB!}${moved(fixB!, rowB)}`;
  });
  return others === 0 ? copied : null;
}
