import { formatCell, type Position } from "../../sheet/address";
import { Sheet, type SheetSnapshot, type StoredValue } from "../../sheet/sheet";
import { type HostAbilities, HostError, type HostEvent, type SheetInfo, type WorkbookHost } from "../port";
import { withValue } from "./memory-sheet";

const ABILITIES: HostAbilities = { version: "", canReadMerges: true, canWatch: true, canKeepSettings: true };

/** A workbook in memory, for tests and for looking at the pane without a spreadsheet program. */
export class MemoryHost implements WorkbookHost {
  /** Every selection that was asked for, oldest first. */
  readonly selections: { readonly sheetId: string; readonly address: string }[] = [];
  /** How often a sheet was read. */
  reads = 0;
  /** What is kept in the workbook outside its cells. */
  readonly settings = new Map<string, string>();
  private readonly snapshots = new Map<string, SheetSnapshot>();
  private readonly listeners = new Set<(event: HostEvent) => void>();
  private readonly failures: HostError[] = [];
  private gate: Promise<void> | null = null;
  private active: string;

  /** The first sheet is the active one; a sheet's id is "sheet-1" and so on, in the order given. */
  constructor(
    sheets: readonly SheetSnapshot[],
    readonly abilities: HostAbilities = ABILITIES,
  ) {
    sheets.forEach((snapshot, index) => this.snapshots.set(`sheet-${index + 1}`, snapshot));
    this.active = "sheet-1";
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

  async readActiveSheet(): Promise<{ readonly info: SheetInfo; readonly sheet: Sheet }> {
    const info = this.infoOf(this.active);
    return { info, sheet: await this.readSheet(info.id) };
  }

  async select(sheetId: string, address: string): Promise<void> {
    await this.answer();
    this.snapshotOf(sheetId);
    this.selections.push({ sheetId, address });
    this.activate(sheetId);
  }

  async watch(listener: (event: HostEvent) => void): Promise<() => Promise<void>> {
    await this.answer();
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      return Promise.resolve();
    };
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

  /** Stores a value as the person would by typing it. */
  edit(sheetId: string, cell: Position, value: StoredValue): void {
    this.snapshots.set(sheetId, withValue(this.snapshotOf(sheetId), cell.row, cell.column, value));
    this.tell({ kind: "changed", sheetId, address: formatCell(cell) });
  }

  /** Shows a sheet as the person would by clicking its tab. */
  activate(sheetId: string): void {
    if (sheetId === this.active) return;
    this.active = sheetId;
    this.tell({ kind: "activated", sheetId });
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
