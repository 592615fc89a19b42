import { Draft } from "../../edits/draft";
import type { Mark } from "../../edits/mark";
import { renameSheet, type RowShift, type RowSpan, shiftArea } from "../../edits/shift";
import { type Area, formatCell, type Position } from "../../sheet/address";
import type { SheetSnapshot, StoredValue } from "../../sheet/sheet";
import { HostError, type HostErrorCode, type HostEvent, type SheetInfo } from "../port";

/** What a workbook in memory holds, and what a person may do to it. */
export class MemoryWorkbook {
  /** Rows of the active sheet in which the person has cells selected. */
  selectedRows: readonly RowSpan[] = [[0, 0]];
  /** The cell of the active sheet that the person has selected. */
  selectedCell: Position = { row: 0, column: 0 };
  /** Cells that look like something, by the sheet's id. */
  readonly formatted = new Map<string, readonly Area[]>();
  /** What is kept in the workbook outside its cells. */
  readonly settings = new Map<string, string>();
  /** Our marks, by the sheet's id. */
  readonly marks = new Map<string, readonly Mark[]>();
  /** Sheets, by id, that cannot be read among others, with the reason. */
  readonly unreadable = new Map<string, HostErrorCode>();
  /** Without one, pages cannot be set up. */
  hasPrinter = true;
  protected snapshots = new Map<string, SheetSnapshot>();
  protected active = "sheet-1";
  private readonly listeners = new Set<(event: HostEvent) => void>();
  /** Number in the id of the latest sheet. */
  private latest: number;

  /** The first sheet is the active one; a sheet's id is "sheet-1" and so on, in the order given. */
  constructor(sheets: readonly SheetSnapshot[]) {
    sheets.forEach((snapshot, index) => this.snapshots.set(`sheet-${index + 1}`, snapshot));
    this.latest = sheets.length;
  }

  /** Whether anybody watches. */
  get isWatched(): boolean {
    return this.listeners.size > 0;
  }

  /** Stores a value as the person would by typing it, or a formula that comes to it. */
  edit(sheetId: string, cell: Position, value: StoredValue, formula: string | null = null): void {
    this.change(sheetId, (draft) => draft.put(cell, { value, formula }, draft.contentAt(cell).numberFormat));
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
    this.formatted.delete(sheetId);
    if (sheetId === this.active && this.snapshots.size > 0) this.activate(ids[Math.max(0, ids.indexOf(sheetId) - 1)]!);
  }

  /** Puts rows in, or takes rows out, as the person would. */
  shiftRows(sheetId: string, shift: RowShift): void {
    this.change(sheetId, (draft) => draft.shift(shift, null));
    this.followRows(sheetId, shift);
    this.tell({ kind: "changed", sheetId, address: null });
  }

  /** Hides or protects a sheet, or lets it be seen or changed again. */
  set(sheetId: string, change: Partial<Pick<SheetSnapshot, "visibility" | "isProtected">>): void {
    this.snapshots.set(sheetId, { ...this.snapshotOf(sheetId), ...change });
  }

  /** Gives a sheet another name, which every formula and every name follows. */
  rename(sheetId: string, name: string): void {
    const { name: before } = this.snapshotOf(sheetId);
    const renamed = (formula: unknown): unknown => (typeof formula === "string" ? renameSheet(formula, before, name) : formula);
    for (const [id, snapshot] of this.snapshots) {
      const { formulas, editing } = snapshot;
      const names = editing?.names.map((defined) => ({ ...defined, formula: renameSheet(defined.formula, before, name) })) ?? [];
      this.snapshots.set(id, { ...snapshot, ...(id === sheetId ? { name } : {}), formulas: formulas.map((row) => row.map(renamed)), ...(editing ? { editing: { ...editing, names } } : {}) });
    }
  }

  /** Moves a sheet in front of all others. */
  moveToFront(sheetId: string): void {
    const snapshot = this.snapshotOf(sheetId);
    this.snapshots = new Map([[sheetId, snapshot], ...[...this.snapshots].filter(([id]) => id !== sheetId)]);
  }

  protected listen(listener: (event: HostEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Adds a sheet behind the last one. */
  protected add(snapshot: SheetSnapshot): string {
    const id = `sheet-${++this.latest}`;
    this.snapshots.set(id, snapshot);
    return id;
  }

  protected change(sheetId: string, work: (draft: Draft) => void): void {
    const draft = new Draft(this.snapshotOf(sheetId));
    work(draft);
    this.snapshots.set(sheetId, draft.toSheet().snapshot);
  }

  /** Looks of the sheet, and formulas of the others, follow rows that came or went. */
  protected followRows(sheetId: string, shift: RowShift): void {
    this.formatted.set(sheetId, (this.formatted.get(sheetId) ?? []).flatMap((area) => shiftArea(area, shift) ?? []));
    const { name } = this.snapshotOf(sheetId);
    for (const id of this.snapshots.keys()) if (id !== sheetId) this.change(id, (draft) => draft.shiftFormulas(shift, name));
  }

  protected snapshotOf(id: string): SheetSnapshot {
    const snapshot = this.snapshots.get(id);
    if (!snapshot) throw new HostError("sheet-gone", id);
    return snapshot;
  }

  protected infoOf(id: string): SheetInfo {
    const { name, visibility } = this.snapshotOf(id);
    return { id, name, visibility };
  }

  private tell(event: HostEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}
