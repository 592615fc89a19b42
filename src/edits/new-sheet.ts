import type { Area, Position } from "../sheet/address";
import type { StoredValue } from "../sheet/sheet";
import type { RowSpan } from "./shift";

/** What stands in the cells of a worksheet, and how it looks. Everything that is not said is as Excel has it. */
export interface SheetContents {
  readonly cells: readonly NewCell[];
  /** Later ones go over earlier ones. */
  readonly styles: readonly { readonly area: Area; readonly style: CellStyle }[];
  readonly merges: readonly Area[];
  /** In points, by column. */
  readonly columnWidths: readonly Measure[];
  /** In points, by row. Rows without one grow with their texts. */
  readonly rowHeights: readonly Measure[];
}

/** A worksheet to be made: a report, or an empty form. */
export interface NewSheet extends SheetContents {
  /** The name that is wanted; where it is taken, a number is put behind it. Made fit by {@link sheetName}. */
  readonly name: string;
  readonly links: readonly CellLink[];
  /** Rows that stay in view at the top; 0 for none. */
  readonly frozenRows: number;
  readonly showsGridlines: boolean;
  readonly print: PrintSetup | null;
}

export interface NewCell {
  readonly cell: Position;
  readonly value: StoredValue;
  /** Begins with "="; `value` is what it should calculate to. */
  readonly formula: string | null;
  readonly numberFormat: string | null;
}

export interface Measure {
  readonly index: number;
  readonly points: number;
}

export interface CellStyle {
  readonly bold?: boolean;
  /** In points. */
  readonly fontSize?: number;
  /** "#RRGGBB", as are all colours. */
  readonly color?: string;
  readonly fill?: string;
  readonly horizontal?: "Left" | "Center" | "Right";
  readonly vertical?: "Top" | "Center" | "Bottom";
  readonly wraps?: boolean;
  /** The colour of thin lines around every cell. */
  readonly border?: string;
}

/** Makes a cell lead to another one of the workbook. */
export interface CellLink {
  readonly cell: Position;
  readonly sheetName: string;
  readonly target: Position;
  /** What the cell shows. */
  readonly text: string;
}

export interface PrintSetup {
  readonly orientation: "Portrait" | "Landscape";
  /** Rows at the top that are repeated on each page; 0 for none. */
  readonly titleRows: number;
  /** As many pages as it takes, each as wide as the sheet. */
  readonly fitsWidth: boolean;
}

/** From the first cell that holds something or looks like something to the last. */
export function areaOf({ cells, styles, merges }: SheetContents): Area {
  const areas = [...cells.map(({ cell }): Area => ({ ...cell, lastRow: cell.row, lastColumn: cell.column })), ...styles.map(({ area }) => area), ...merges];
  return {
    row: Math.min(...areas.map(({ row }) => row)),
    column: Math.min(...areas.map(({ column }) => column)),
    lastRow: Math.max(...areas.map(({ lastRow }) => lastRow)),
    lastColumn: Math.max(...areas.map(({ lastColumn }) => lastColumn)),
  };
}

/** The rows without a height of their own, in stretches. */
export function growingRows(contents: SheetContents): RowSpan[] {
  const { row: first, lastRow } = areaOf(contents);
  const fixed = [...contents.rowHeights.map(({ index }) => index), lastRow + 1].sort((a, b) => a - b);
  return fixed.flatMap((row, index): RowSpan[] => {
    const begin = index === 0 ? first : fixed[index - 1]! + 1;
    return begin < row ? [[begin, row - 1]] : [];
  });
}

/** All that the cells of the sheet hold, in the order in which they are written. */
export function contentsOf({ cells, links = [] }: SheetContents & Partial<Pick<NewSheet, "links">>): Omit<NewCell, "numberFormat">[] {
  const isFilled = ({ value, formula }: NewCell): boolean => (value !== null && value !== "") || formula !== null;
  return [
    ...cells.filter(isFilled).map(({ cell, value, formula }) => ({ cell, value, formula })),
    ...links.map(({ cell, text }) => ({ cell, value: text, formula: null })),
  ];
}

const LONGEST_NAME = 31;

/** A name that Excel accepts for a worksheet beside those that are taken. */
export function sheetName(wanted: string, taken: readonly string[]): string {
  const clean = wanted.replace(/[[\]:*?/\\]/g, " ").replace(/^'+|'+$/g, "").trim() || "Sheet";
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const name = `${clean.slice(0, LONGEST_NAME - suffix.length)}${suffix}`;
    if (!used.has(name.toLowerCase())) return name;
  }
}

/** "'附件 1'!J14": how formulas, links and comments name a cell of another sheet. */
export function qualifiedAddress(name: string, address: string): string {
  return `'${name.replaceAll("'", "''")}'!${address}`;
}
