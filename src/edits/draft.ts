import { type Area, contains, type Position } from "../sheet/address";
import { numberText } from "../sheet/number-text";
import { type DefinedName, type EditingFacts, Sheet, type SheetSnapshot, type StoredValue } from "../sheet/sheet";
import type { Content, FormattedContent, PlacedContent } from "./edit";
import { Matrix } from "./matrix";
import type { NewSheet, SheetContents } from "./new-sheet";
import { type RowShift, shiftArea, shiftFormula, shiftRows } from "./shift";

const GENERAL = "General";

/** A worksheet on which edits are tried out. It counts from A1, whatever the snapshot began with. */
export class Draft {
  readonly name: string;
  readonly isProtected: boolean;
  private readonly values: Matrix<StoredValue>;
  private readonly texts: Matrix<string>;
  private readonly formulas: Matrix<unknown>;
  private readonly numberFormats: Matrix<string>;
  private areas: readonly Area[];
  private hiddenRows: readonly number[];
  private facts: EditingFacts | null;

  constructor(private readonly source: SheetSnapshot) {
    const { origin } = source;
    const width = origin.column + (source.values[0]?.length ?? 0);
    this.name = source.name;
    this.isProtected = source.isProtected;
    this.values = new Matrix<StoredValue>(source.values, origin, width, null);
    this.texts = new Matrix<string>(source.texts, origin, width, "");
    this.formulas = new Matrix<unknown>(source.formulas, origin, width, "");
    this.numberFormats = new Matrix<string>(source.numberFormats, origin, width, GENERAL);
    this.areas = source.merges;
    this.hiddenRows = source.hiddenRows;
    this.facts = source.editing ?? null;
  }

  get merges(): readonly Area[] {
    return this.areas;
  }

  get editing(): EditingFacts | null {
    return this.facts;
  }

  /** The sheet as it stands now. Rows and columns at the end that hold nothing do not belong to it. */
  toSheet(): Sheet {
    const [height, width] = this.extent();
    return new Sheet({
      ...this.source,
      origin: { row: 0, column: 0 },
      values: this.values.cut(height, width),
      texts: this.texts.cut(height, width),
      formulas: this.formulas.cut(height, width),
      numberFormats: this.numberFormats.cut(height, width),
      merges: this.areas,
      hiddenRows: this.hiddenRows,
      ...(this.facts ? { editing: this.facts } : {}),
    });
  }

  mergeAt(cell: Position): Area | null {
    return this.areas.find((area) => contains(area, cell)) ?? null;
  }

  /** What the cell holds; nothing when a merge covers it. */
  contentAt({ row, column }: Position): FormattedContent {
    const numberFormat = this.numberFormats.at(row, column) || GENERAL;
    const stored = this.values.at(row, column);
    const value = stored === "" ? null : stored;
    const formula = this.formulaAt(row, column);
    const merge = value === null && formula === null ? null : this.mergeAt({ row, column });
    const isCovered = merge && (merge.row !== row || merge.column !== column);
    return isCovered ? { value: null, formula: null, numberFormat } : { value, formula, numberFormat };
  }

  /** Every cell of the rows that the sheet has. */
  cellsOf(row: number, count: number): Position[] {
    const cells: Position[] = [];
    for (let i = row; i < Math.min(row + count, this.values.height); i++) {
      for (let j = 0; j < this.values.width; j++) cells.push({ row: i, column: j });
    }
    return cells;
  }

  /** Every cell of the rows that holds something. */
  contentsOf(row: number, count: number): PlacedContent[] {
    return this.cellsOf(row, count).flatMap((cell) => {
      const { value, formula } = this.contentAt(cell);
      return value === null && formula === null ? [] : [{ cell, value, formula }];
    });
  }

  /** Every formula of the sheet. */
  formulaCells(): PlacedContent[] {
    return this.contentsOf(0, this.values.height).filter(({ formula }) => formula !== null);
  }

  rowHeight(row: number): number | null {
    return this.facts?.rowHeights[row] ?? null;
  }

  put({ row, column }: Position, { value, formula }: Content, numberFormat: string): void {
    for (const matrix of [this.values, this.texts, this.formulas, this.numberFormats]) matrix.reach(row, column);
    this.values.set(row, column, value);
    this.formulas.set(row, column, formula ?? "");
    this.numberFormats.set(row, column, numberFormat);
    this.texts.set(row, column, textOf(value, numberFormat));
  }

  /** Puts what is to stand on a new sheet, or in a place of this one, where there is nothing yet. */
  layOut({ cells, merges, links = [] }: SheetContents & Partial<Pick<NewSheet, "links">>): void {
    for (const { cell, numberFormat, ...content } of cells) this.put(cell, content, numberFormat ?? GENERAL);
    for (const { cell, text } of links) this.put(cell, { value: text, formula: null }, GENERAL);
    this.areas = [...this.areas, ...merges];
  }

  /** Leaves nothing of what stands in the area. */
  clear(area: Area): void {
    const isWithin = (cell: Position): boolean => contains(area, cell);
    for (const cell of this.cellsOf(area.row, area.lastRow - area.row + 1).filter(isWithin)) this.put(cell, { value: null, formula: null }, GENERAL);
    this.areas = this.areas.filter((merge) => !isWithin(merge));
  }

  shift(shift: RowShift, formatOf: number | null): void {
    const { kind, row, count } = shift;
    if (kind === "insert") this.insertRows(row, count, formatOf ?? row - 1);
    else for (const matrix of [this.values, this.texts, this.formulas, this.numberFormats]) matrix.delete(row, count);
    this.areas = this.areas.flatMap((area) => {
      const shifted = shiftArea(area, shift);
      return shifted && (shifted.lastRow > shifted.row || shifted.lastColumn > shifted.column) ? [shifted] : [];
    });
    this.hiddenRows = this.hiddenRows.flatMap((hidden) => shiftRows([hidden, hidden], shift)?.[0] ?? []);
    this.facts = this.facts && shiftFacts(this.facts, shift, formatOf, this.name);
    this.shiftFormulas(shift, this.name);
  }

  /** Adjusts the formulas of this sheet to rows that were shifted in the sheet of that name. */
  shiftFormulas(shift: RowShift, changed: string): void {
    for (const { cell, formula } of this.formulaCells()) {
      const shifted = shiftFormula(formula!, shift, this.name, changed);
      if (shifted !== formula) this.formulas.set(cell.row, cell.column, shifted);
    }
  }

  setMerges(removed: readonly Area[], added: readonly Area[]): void {
    this.areas = [...this.areas.filter((area) => !removed.includes(area)), ...added];
  }

  setRowHeight(row: number, height: number): void {
    if (!this.facts) return;
    const rowHeights = [...this.facts.rowHeights];
    while (rowHeights.length <= row) rowHeights.push(null);
    rowHeights[row] = height;
    this.facts = { ...this.facts, rowHeights };
  }

  setPrintArea(printArea: Area | null): void {
    this.facts = this.facts && { ...this.facts, printArea };
  }

  setName(name: DefinedName, formula: string): void {
    this.facts = this.facts && { ...this.facts, names: this.facts.names.map((other) => (other === name ? { ...name, formula } : other)) };
  }

  private formulaAt(row: number, column: number): string | null {
    const formula = this.formulas.at(row, column);
    return typeof formula === "string" && formula.startsWith("=") ? formula : null;
  }

  private insertRows(row: number, count: number, model: number): void {
    // Behind the last row there is nothing to push down, but the new rows may take a number format.
    if (row > this.values.height) for (const matrix of [this.values, this.texts, this.formulas, this.numberFormats]) matrix.reach(row - 1, 0);
    const times = <Item>(line: readonly Item[]): (readonly Item[])[] => new Array<readonly Item[]>(count).fill(line);
    const formats = this.numberFormats.copyOf(model);
    this.values.insert(row, times(this.values.blankRow()));
    this.texts.insert(row, times(this.texts.blankRow()));
    this.formulas.insert(row, times(this.formulas.blankRow()));
    this.numberFormats.insert(row, times(formats));
  }

  /** How many rows and columns from A1 hold something. */
  private extent(): [number, number] {
    let [height, width] = [0, 0];
    for (let row = 0; row < this.values.height; row++) {
      for (let column = this.values.width - 1; column >= 0; column--) {
        const value = this.values.at(row, column);
        if ((value === null || value === "") && this.formulaAt(row, column) === null) continue;
        height = row + 1;
        width = Math.max(width, column + 1);
        break;
      }
    }
    return [height, width];
  }
}

const BLANK: Omit<SheetSnapshot, "name"> = {
  origin: { row: 0, column: 0 },
  values: [],
  texts: [],
  formulas: [],
  numberFormats: [],
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
  visibility: "visible",
  isProtected: false,
};

/** A sheet that is to be made, as it will be read; formulas show what they should calculate to. */
export function sheetMade(name: string, sheet: NewSheet): Sheet {
  const draft = new Draft({ ...BLANK, name });
  draft.layOut(sheet);
  return draft.toSheet();
}

function textOf(value: StoredValue, numberFormat: string): string {
  if (typeof value === "number") return numberText(value, numberFormat) ?? String(value);
  return typeof value === "boolean" ? String(value).toUpperCase() : (value ?? "");
}

function shiftFacts({ rowHeights, tables, printArea, filtered, names }: EditingFacts, shift: RowShift, formatOf: number | null, sheetName: string): EditingFacts {
  const { kind, row, count } = shift;
  const heights = [...rowHeights];
  if (kind === "delete") heights.splice(row, count);
  // A hidden row has no height that a new one could take.
  else if (row <= heights.length) heights.splice(row, 0, ...new Array<number | null>(count).fill(heights[formatOf ?? row - 1] || null));
  return {
    rowHeights: heights,
    tables: tables.flatMap((table) => shiftArea(table, shift) ?? []),
    printArea: printArea && shiftArea(printArea, shift),
    filtered: filtered && shiftArea(filtered, shift),
    names: names.map((name) => ({ ...name, formula: shiftFormula(name.formula, shift, sheetName, sheetName) })),
  };
}
