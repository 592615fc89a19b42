/** Addresses of cells and areas. Rows and columns count from 0 here and from 1 (and A) in A1 notation. */

export interface Position {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells; `lastRow` and `lastColumn` belong to it. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

const LETTERS = 26;
const CODE_OF_A = 65;

/** 0 → "A", 26 → "AA". */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
    name = String.fromCharCode(CODE_OF_A + ((rest - 1) % LETTERS)) + name;
  }
  return name;
}

/** "A" → 0, "AA" → 26. The letters must already be A–Z. */
export function columnNumber(name: string): number {
  let column = 0;
  for (const letter of name.toUpperCase()) column = column * LETTERS + letter.charCodeAt(0) - CODE_OF_A + 1;
  return column - 1;
}

export function formatCell({ row, column }: Position): string {
  return `${columnName(column)}${row + 1}`;
}

export function formatArea(area: Area): string {
  const first = formatCell(area);
  const last = formatCell({ row: area.lastRow, column: area.lastColumn });
  return first === last ? first : `${first}:${last}`;
}

const AREA = /^(?:.*!)?\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?$/;

/**
 * Reads "B2", "B2:D5" or "Sheet1!$B$2:$D$5"; the sheet name is dropped.
 * @returns null for anything else, whole rows and whole columns included.
 */
export function parseArea(text: string): Area | null {
  const match = AREA.exec(text.trim());
  if (!match) return null;
  const [, left, top, right = left, bottom = top] = match;
  const rows = [Number(top) - 1, Number(bottom) - 1] as const;
  const columns = [columnNumber(left!), columnNumber(right!)] as const;
  return {
    row: Math.min(...rows),
    column: Math.min(...columns),
    lastRow: Math.max(...rows),
    lastColumn: Math.max(...columns),
  };
}

export function contains(area: Area, { row, column }: Position): boolean {
  return row >= area.row && row <= area.lastRow && column >= area.column && column <= area.lastColumn;
}

export function overlaps(a: Area, b: Area): boolean {
  return a.row <= b.lastRow && b.row <= a.lastRow && a.column <= b.lastColumn && b.column <= a.lastColumn;
}
