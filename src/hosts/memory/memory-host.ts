import { type Application, applyToSheet, changesOf, isApplied } from "../../edits/apply";
import { Draft, sheetMade } from "../../edits/draft";
import type { Edit, EditPlan } from "../../edits/edit";
import type { Mark } from "../../edits/mark";
import { type NewSheet, sheetName } from "../../edits/new-sheet";
import { applyToPlace, type PlaceFacts } from "../../edits/place-facts";
import { settle } from "../../edits/settle";
import type { RowShift, RowSpan } from "../../edits/shift";
import { type Area, formatCell, type Position } from "../../sheet/address";
import { Sheet, type SheetSnapshot, type StoredValue } from "../../sheet/sheet";
import { type AddedSheet, type AppliedPlan, type HostAbilities, HostError, type HostErrorCode, type HostEvent, type MarkedSheet, type MarksReport, type SelectedCells, type SheetInfo, type SheetReading, type WorkbookHost } from "../port";
import { placeFacts } from "./place-facts";

const ABILITIES: HostAbilities = { version: "", canReadMerges: true, canWatch: true, canKeepSettings: true, canComment: true };

const NO_COMMENTS: Pick<MarksReport, "answered" | "uncommented" | "commentFailure"> = { answered: [], uncommented: [], commentFailure: null };

/** A workbook in memory, for tests and for looking at the pane without a spreadsheet program. */
export class MemoryHost implements WorkbookHost {
  /** Every selection that was asked for, oldest first. */
  readonly selections: { readonly sheetId: string; readonly address: string }[] = [];
  /** Rows of the active sheet in which the person has cells selected. */
  selectedRows: readonly RowSpan[] = [[0, 0]];
  /** The cell of the active sheet that the person has selected. */
  selectedCell: Position = { row: 0, column: 0 };
  /** Cells that look like something, by the sheet's id. */
  readonly formatted = new Map<string, readonly Area[]>();
  /** How often a sheet was read. */
  reads = 0;
  /** What is kept in the workbook outside its cells. */
  readonly settings = new Map<string, string>();
  /** Our marks, by the sheet's id. */
  readonly marks = new Map<string, readonly Mark[]>();
  /** Sheets, by id, that cannot be read among others, with the reason. */
  readonly unreadable = new Map<string, HostErrorCode>();
  /** Without one, pages cannot be set up. */
  hasPrinter = true;
  private readonly snapshots = new Map<string, SheetSnapshot>();
  private readonly listeners = new Set<(event: HostEvent) => void>();
  private readonly failures: HostError[] = [];
  private interruption: { readonly edits: number; readonly error: HostError } | null = null;
  private gate: Promise<void> | null = null;
  private active: string;
  /** Number in the id of the latest sheet. */
  private latest: number;

  /** The first sheet is the active one; a sheet's id is "sheet-1" and so on, in the order given. */
  constructor(
    sheets: readonly SheetSnapshot[],
    readonly abilities: HostAbilities = ABILITIES,
  ) {
    sheets.forEach((snapshot, index) => this.snapshots.set(`sheet-${index + 1}`, snapshot));
    this.active = "sheet-1";
    this.latest = sheets.length;
  }

  /** Whether anybody watches. */
  get isWatched(): boolean {
    return this.listeners.size > 0;
  }

  async listSheets(): Promise<readonly SheetInfo[]> {
    await this.answer();
    return [...this.snapshots.keys()].map((id) => this.infoOf(id));
  }

  async readSheet(id: string): Promise<Sheet> {
    this.reads += 1;
    const snapshot = this.snapshotOf(id);
    const gate = this.gate;
    await this.answer();
    await gate;
    return new Sheet(snapshot);
  }

  async *readSheets(ids: readonly string[]): AsyncGenerator<SheetReading> {
    for (const id of ids) {
      const failure = this.snapshots.has(id) ? this.unreadable.get(id) : "sheet-gone";
      if (failure) yield { id, failure };
      else yield { id, info: this.infoOf(id), sheet: await this.readSheet(id) };
    }
  }

  async readActiveSheet(): Promise<{ readonly info: SheetInfo; readonly sheet: Sheet }> {
    const info = this.infoOf(this.active);
    return { info, sheet: await this.readSheet(info.id) };
  }

  async readSelection(): Promise<SelectedCells> {
    await this.answer();
    return { info: this.infoOf(this.active), spans: this.selectedRows, cell: this.selectedCell };
  }

  async readPlace(sheetId: string, area: Area): Promise<PlaceFacts> {
    const sheet = await this.readSheet(sheetId);
    return placeFacts(sheet, this.formatted.get(sheetId) ?? [], area, this.hasPrinter);
  }

  async select(sheetId: string, address: string): Promise<void> {
    await this.answer();
    if (this.snapshotOf(sheetId).visibility !== "visible") throw new HostError("sheet-hidden", sheetId);
    this.selections.push({ sheetId, address });
    this.activate(sheetId);
  }

  /** Formulas have been worked out by whoever made the sheets; only that this is told to be awaited goes. */
  async calculate(): Promise<void> {
    await this.answer();
    for (const [id, snapshot] of this.snapshots) this.snapshots.set(id, { ...snapshot, isCalculationPending: false });
  }

  async watch(listener: (event: HostEvent) => void): Promise<() => Promise<void>> {
    await this.answer();
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      return Promise.resolve();
    };
  }

  async apply(sheetId: string, plan: EditPlan): Promise<AppliedPlan> {
    await this.answer();
    const before = new Sheet(this.snapshotOf(sheetId));
    const place = plan.edits.find((edit) => edit.kind === "fill-place");
    const intended = place ? applyToPlace(placeFacts(before, this.formatted.get(sheetId) ?? [], place.placed.area, this.hasPrinter), plan) : applyToSheet(before, plan);
    const failure = this.interruption;
    this.interruption = null;
    const written = failure ? applyToSheet(before, { ...plan, edits: firstApplied(intended, failure.edits) }) : intended;
    this.snapshots.set(sheetId, written.sheet.snapshot);
    if (changesOf(written.outcomes).some(({ kind }) => kind === "sheet-removed")) this.remove(sheetId);
    this.followRows(sheetId, written);
    return { sheet: written.sheet, outcomes: settle(before, intended, written.sheet, failure !== null), failure: failure?.error.code ?? null };
  }

  async addSheet(sheet: NewSheet): Promise<AddedSheet> {
    await this.answer();
    const name = sheetName(sheet.name, [...this.snapshots.values()].map((snapshot) => snapshot.name));
    const id = `sheet-${++this.latest}`;
    this.snapshots.set(id, sheetMade(name, sheet).snapshot);
    this.activate(id);
    return { ...this.infoOf(id), isPageSetUp: this.hasPrinter };
  }

  async setMarks(sheets: readonly MarkedSheet[]): Promise<MarksReport> {
    await this.answer();
    const isLocked = ({ sheetId }: MarkedSheet): boolean => this.snapshotOf(sheetId).isProtected;
    for (const { sheetId, marks } of sheets.filter((sheet) => !isLocked(sheet))) this.marks.set(sheetId, marks);
    return { ...NO_COMMENTS, marks: this.markCount, refused: sheets.filter(isLocked).map(({ sheetId }) => ({ sheetId, reason: "protected" })) };
  }

  async clearMarks(): Promise<MarksReport> {
    await this.answer();
    this.marks.clear();
    return { ...NO_COMMENTS, marks: 0, refused: [] };
  }

  async countMarks(): Promise<number> {
    await this.answer();
    return this.markCount;
  }

  async readSetting(key: string): Promise<string | null> {
    await this.answer();
    this.requireSettings();
    return this.settings.get(key) ?? null;
  }

  async writeSetting(key: string, value: string | null): Promise<void> {
    await this.answer();
    this.requireSettings();
    if (value === null) this.settings.delete(key);
    else this.settings.set(key, value);
  }

  /** Makes the next call fail; told several times, as many calls fail, in that order. */
  failNext(error: HostError): void {
    this.failures.push(error);
  }

  /** Makes the next plan stop after that many edits were carried out. */
  interruptNext(edits: number, error: HostError): void {
    this.interruption = { edits, error };
  }

  /** Holds back the answers of all reads that begin from now on, until the returned function is called. */
  hold(): () => void {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    this.gate = gate;
    return () => {
      if (this.gate === gate) this.gate = null;
      open();
    };
  }

  /** Stores a value as the person would by typing it, or a formula that comes to it. */
  edit(sheetId: string, cell: Position, value: StoredValue, formula: string | null = null): void {
    const draft = new Draft(this.snapshotOf(sheetId));
    draft.put(cell, { value, formula }, draft.contentAt(cell).numberFormat);
    this.snapshots.set(sheetId, draft.toSheet().snapshot);
    this.tell({ kind: "changed", sheetId, address: formatCell(cell) });
  }

  /** Shows a sheet as the person would by clicking its tab. */
  activate(sheetId: string): void {
    if (sheetId === this.active) return;
    this.active = sheetId;
    this.tell({ kind: "activated", sheetId });
  }

  /** Deletes a sheet as the person would; the one before it is shown then. */
  remove(sheetId: string): void {
    const ids = [...this.snapshots.keys()];
    this.snapshots.delete(sheetId);
    if (sheetId === this.active && this.snapshots.size > 0) this.activate(ids[Math.max(0, ids.indexOf(sheetId) - 1)]!);
  }

  /** Puts rows in, or takes rows out, as the person would. */
  shiftRows(sheetId: string, shift: RowShift): void {
    const draft = new Draft(this.snapshotOf(sheetId));
    draft.shift(shift, null);
    this.snapshots.set(sheetId, draft.toSheet().snapshot);
    this.shiftOthers(sheetId, shift);
    this.tell({ kind: "changed", sheetId, address: null });
  }

  private get markCount(): number {
    return [...this.marks.values()].flat().length;
  }

  /** Formulas of the other sheets follow rows that came or went. */
  private followRows(sheetId: string, written: Application): void {
    for (const change of changesOf(written.outcomes)) {
      if (change.kind === "rows-inserted") this.shiftOthers(sheetId, { kind: "insert", row: change.row, count: change.count });
      else if (change.kind === "rows-deleted") this.shiftOthers(sheetId, { kind: "delete", row: change.row, count: change.count });
    }
  }

  private shiftOthers(sheetId: string, shift: RowShift): void {
    const { name } = this.snapshotOf(sheetId);
    for (const [id, snapshot] of this.snapshots) {
      if (id === sheetId) continue;
      const draft = new Draft(snapshot);
      draft.shiftFormulas(shift, name);
      this.snapshots.set(id, draft.toSheet().snapshot);
    }
  }

  private tell(event: HostEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  /** No host answers before the caller has gone on. */
  private async answer(): Promise<void> {
    const failure = this.failures.shift();
    await Promise.resolve();
    if (failure) throw failure;
  }

  private requireSettings(): void {
    if (!this.abilities.canKeepSettings) throw new HostError("unsupported");
  }

  private snapshotOf(id: string): SheetSnapshot {
    const snapshot = this.snapshots.get(id);
    if (!snapshot) throw new HostError("sheet-gone", id);
    return snapshot;
  }

  private infoOf(id: string): SheetInfo {
    const { name, visibility } = this.snapshotOf(id);
    return { id, name, visibility };
  }
}

function firstApplied({ outcomes }: Application, count: number): Edit[] {
  return outcomes.filter(isApplied).slice(0, count).map(({ edit }) => edit);
}
