import { formatArea, parseArea } from "../../../sheet/address";
import { type Shift, shiftSpan } from "../../../sheet/references";
import type { CellChange } from "./cell-xml";
import { changedColumns, type ColumnChange, columnRuns, columnsXml, shiftedColumns } from "./columns";
import { DamagedPartError } from "./damaged-part";
import { isSharedMaster, mapFormulas, shiftFormulas, unshareFormulas } from "./formulas";
import { movedCell, type RowAttributes, SheetRows } from "./rows";
import { replacement } from "./sections";
import { HEAD, MAIN, tag, withPrefix } from "./write-xml";
import { parseXml, spliced, type XmlElement } from "./xml";

/** The children of a worksheet as the schema wants them. */
const ORDER = [
  "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter",
  "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions",
  "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
  "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
];

export const EMPTY_WORKSHEET = HEAD + tag("worksheet", { xmlns: MAIN }, tag("sheetData", {}));

/** A worksheet's XML that is changed in place: cells, rows and columns, and the elements around them. What nobody changes stays to the letter. */
export class WorksheetPart {
  readonly root: XmlElement;
  private readonly replaced = new Map<string, string>();
  private rowsRead: SheetRows | null = null;

  /** @throws DamagedPartError */
  constructor(private readonly text: string) {
    const root = parseXml(text, ["sheetData"]);
    if (root?.localName !== "worksheet") throw new DamagedPartError("not a worksheet");
    this.root = root;
  }

  get rows(): SheetRows {
    return (this.rowsRead ??= new SheetRows(this.root.child("sheetData")?.innerXml ?? "", this.prefix));
  }

  /** Prefix of the elements. */
  get prefix(): string {
    return this.root.prefix;
  }

  /** A child of the root as it is in the file. */
  child(name: string): XmlElement | undefined {
    return this.root.child(name);
  }

  /** Replaces all children of that name by XML without prefixes, "" by nothing. */
  replace(name: string, xml: string): void {
    this.replaced.set(name, xml);
  }

  changeCell(row: number, column: number, change: CellChange): void {
    if (change.formula !== undefined && isSharedMaster(this.rows.cell(row, column))) unshareFormulas(this.rows, this.prefix);
    this.rows.change(row, column, change);
  }

  changeRow(row: number, attributes: RowAttributes): void {
    this.rows.setAttributes(row, attributes);
  }

  changeColumns(changes: ReadonlyMap<number, ColumnChange>): void {
    if (changes.size) this.replace("cols", columnsXml(changedColumns(columnRuns(this.columns), changes)));
  }

  /** Its columns as they are now. */
  get columns(): XmlElement | undefined {
    const replaced = this.replaced.get("cols");
    return replaced === undefined ? this.child("cols") : (parseXml(replaced) ?? undefined);
  }

  /** Moves cells and formulas as Excel does when rows or columns come or go, in this sheet or in another. `name` is this one's. */
  shift(name: string, shift: Shift): void {
    const isOwn = name.toLowerCase() === shift.sheetName.toLowerCase();
    if (this.hasFormulas(isOwn)) {
      unshareFormulas(this.rows, this.prefix);
      shiftFormulas(this.rows, this.prefix, name, shift, isOwn);
    }
    if (!isOwn) return;
    this.moveCells(shift);
    if (shift.axis === "column" && !shift.across && this.columns) this.replace("cols", columnsXml(shiftedColumns(columnRuns(this.columns), shift)));
  }

  changeFormulas(change: (formula: string) => string): void {
    mapFormulas(this.rows, this.prefix, change);
  }

  toString(): string {
    const all = new Map(this.replaced);
    if (this.rowsRead?.isChanged) {
      all.set("sheetData", `<${this.prefix}sheetData>${this.rowsRead.toString()}</${this.prefix}sheetData>`);
      all.set("dimension", this.dimension());
    }
    // What goes to one place goes there in the schema's order.
    const sorted = [...all].sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
    return spliced(this.text, sorted.flatMap(([name, xml]) => replacement(this.root, ORDER, name, withPrefix(xml, this.prefix))));
  }

  private hasFormulas(isOwn: boolean): boolean {
    const data = this.rowsRead?.toString() ?? this.root.child("sheetData")?.innerXml ?? "";
    return data.includes(`<${this.prefix}f`) && (isOwn || data.includes("!"));
  }

  private moveCells(shift: Shift): void {
    const { axis, at, across } = shift;
    const placeOf = (place: number): number | null => (place < at ? place : (shiftSpan(place, place, shift)?.[0] ?? null));
    if (!across && axis === "row") this.rows.moveRows(placeOf);
    else if (axis === "column") this.rows.moveColumns((row) => !across || (row >= across[0] && row <= across[1]), placeOf);
    else if (across) this.moveCellsDown(at, placeOf, across);
  }

  private moveCellsDown(at: number, placeOf: (row: number) => number | null, [first, last]: readonly [number, number]): void {
    const moved = this.rows.indexes().filter((row) => row >= at).flatMap((row) =>
      this.rows.columns(row).filter((column) => column >= first && column <= last).map((column) => ({ row, column, xml: this.rows.cell(row, column)! })),
    );
    for (const { row, column } of moved) this.rows.setCell(row, column, "");
    for (const { row, column, xml } of moved) {
      const place = placeOf(row);
      if (place !== null) this.rows.setCell(place, column, movedCell(xml, column, place));
    }
  }

  /** The used range grows with what was written; programs that trust it would not see the rest. */
  private dimension(): string {
    const dimension = this.child("dimension");
    const changed = this.rowsRead?.changedArea;
    const written = parseArea(dimension?.get("ref") ?? "");
    if (!changed || !written) return dimension?.xml ?? "";
    const area = {
      row: Math.min(changed.row, written.row),
      column: Math.min(changed.column, written.column),
      lastRow: Math.max(changed.lastRow, written.lastRow),
      lastColumn: Math.max(changed.lastColumn, written.lastColumn),
    };
    return formatArea(area) === formatArea(written) ? (dimension?.xml ?? "") : tag("dimension", { ref: formatArea(area) });
  }
}
