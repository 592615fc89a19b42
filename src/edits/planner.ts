import { type Area, overlaps, type Position } from "../sheet/address";
import type { DefinedName, Sheet, StoredValue } from "../sheet/sheet";
import { tryEdit } from "./apply";
import { isApplied, type Outcome, type Refused } from "./outcome";
import { Draft } from "./draft";
import type { Content, Edit, EditLabel, EditPlan, PlacedContent } from "./edit";
import { ROW_LIMIT } from "./shift";

const TEXT_FORMAT = "@";

/**
 * Writes a plan edit by edit. It keeps the sheet as the edits so far would leave it, and takes from there what the next
 * one has to expect; so a caller says what it wants and nothing twice.
 */
export class Planner {
  private readonly draft: Draft;
  private readonly outcomes: Outcome[] = [];
  private readonly premises: PlacedContent[] = [];
  private readonly times: ReadonlyMap<string, number>;

  constructor(sheet: Sheet) {
    this.draft = new Draft(sheet.snapshot);
    this.times = countWords(this.draft);
  }

  /** The sheet as the edits so far leave it. */
  get sheet(): Sheet {
    return this.draft.toSheet();
  }

  /** What cannot be done as things stand; the plan says it again when it is carried out. */
  get refusals(): readonly Refused[] {
    return this.outcomes.filter((outcome) => !isApplied(outcome));
  }

  /** Names cells from which values were worked out. They mean the sheet before the first edit. */
  require(cells: readonly Position[]): this {
    const missing = cells.filter(({ row, column }) => !this.premises.some(({ cell }) => cell.row === row && cell.column === column));
    this.premises.push(...missing.map((cell) => ({ cell, ...this.contentAt(cell) })));
    return this;
  }

  /** Empties the cell with null. `numberFormat` null leaves the cell's own, but in a cell for texts a number would become one: such a cell becomes General. */
  setValue(cell: Position, value: StoredValue, numberFormat: string | null = null): this {
    return this.setContent(cell, { value, formula: null }, numberFormat ?? (typeof value === "number" ? this.formatForFigures(cell) : null));
  }

  /** `value` is what the formula should calculate to. In a cell for texts a formula would stay a text: such a cell becomes General. */
  setFormula(cell: Position, formula: string, value: StoredValue, numberFormat: string | null = null): this {
    return this.setContent(cell, { value, formula }, numberFormat ?? this.formatForFigures(cell));
  }

  /** New rows in front of `row`, formatted as row `formatOf` (counted before the insertion), or as the row above. */
  insertRows(row: number, count: number, formatOf: number | null = null): this {
    return this.add({ kind: "insert-rows", row, count, formatOf, beside: this.labelsBeside(row - 1, row) });
  }

  /** `formatOf`, counted after the deletion, formats the rows when they come back. */
  deleteRows(row: number, count: number, formatOf: number | null = null): this {
    return this.add({
      kind: "delete-rows",
      row,
      count,
      formatOf,
      beside: this.labelsBeside(row - 1, row + count),
      expected: this.draft.contentsOf(row, count),
    });
  }

  /** Makes `merges` the only merged areas within `area`. */
  setMerges(area: Area, merges: readonly Area[]): this {
    const expected = this.draft.merges.filter((merge) => overlaps(merge, area));
    return this.add({ kind: "set-merges", area, expected, merges });
  }

  /** Makes the area one merged area, in place of those that it overlaps; a single cell is none. */
  mergeOnly(area: Area): this {
    return area.row === area.lastRow && area.column === area.lastColumn ? this : this.setMerges(area, [area]);
  }

  /** In points. */
  setRowHeight(row: number, height: number): this {
    return this.add({ kind: "set-row-height", row, expected: this.draft.rowHeight(row), height });
  }

  /** Without a print area everything is printed already. */
  setPrintArea(area: Area): this {
    const expected = this.draft.editing?.printArea;
    return expected ? this.add({ kind: "set-print-area", expected, area }) : this;
  }

  /** Has a defined name mean what the formula says. */
  setName({ name, isLocal, formula: expected }: DefinedName, formula: string): this {
    return this.add({ kind: "set-name", name, isLocal, expected, formula });
  }

  finish(label: EditLabel, isAtomic = false): EditPlan {
    return { label, edits: this.outcomes.map(({ edit }) => edit), isAtomic, premises: this.premises };
  }

  private formatForFigures(cell: Position): string | null {
    return this.draft.contentAt(cell).numberFormat === TEXT_FORMAT ? "General" : null;
  }

  private setContent(cell: Position, content: Content, numberFormat: string | null): this {
    const beside = this.label(cell.row, cell.column);
    return this.add({ kind: "set-cell", cell, merge: this.draft.mergeAt(cell), beside, expected: this.contentAt(cell), content, numberFormat });
  }

  private add(edit: Edit): this {
    this.outcomes.push(tryEdit(this.draft, edit));
    return this;
  }

  private contentAt(cell: Position): Content {
    const { value, formula } = this.draft.contentAt(cell);
    return { value, formula };
  }

  private labelsBeside(...rows: readonly number[]): PlacedContent[] {
    return rows.flatMap((row) => this.label(row) ?? []);
  }

  /**
   * Words change less than figures, and what names a row stands at its left; but many rows may begin alike: what tells the row from
   * the others is the text that stands least often in its column.
   */
  private label(row: number, besides = -1): PlacedContent | null {
    const words = this.draft.contentsOf(row, 1).filter((content) => isWord(content) && content.cell.column !== besides);
    const [first, ...others] = words;
    if (!first) return null;
    return others.reduce((best, word) => (this.timesOf(word) < this.timesOf(best) ? word : best), first);
  }

  /** How often the text stood in its column before the first edit. */
  private timesOf({ cell, value }: PlacedContent): number {
    return this.times.get(placeKey(cell.column, value)) ?? 0;
  }
}

const isWord = ({ value, formula }: PlacedContent): boolean => typeof value === "string" && formula === null;

const placeKey = (column: number, value: StoredValue): string => `${column} ${String(value)}`;

function countWords(draft: Draft): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const content of draft.contentsOf(0, ROW_LIMIT)) {
    if (!isWord(content)) continue;
    const key = placeKey(content.cell.column, content.value);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
}
