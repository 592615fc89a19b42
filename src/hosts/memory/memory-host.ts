import { applyToSheet } from "../../edits/apply";
import { sheetMade } from "../../edits/draft";
import type { EditPlan } from "../../edits/edit";
import { type NewSheet, sheetName } from "../../edits/new-sheet";
import { isApplied } from "../../edits/outcome";
import { applyToPlace, type PlaceFacts } from "../../edits/place-facts";
import { settle } from "../../edits/settle";
import type { Area } from "../../sheet/address";
import { Sheet, type SheetSnapshot } from "../../sheet/sheet";
import { afterFailure } from "../after-failure";
import { type AddedSheet, type AppliedPlan, failureCode, type HostAbilities, HostError, type HostErrorCode, type HostEvent, type MarkedSheet, type MarksReport, type SelectedCells, type SheetInfo, type SheetReading, type WorkbookHost } from "../port";
import { snapshotOf } from "./memory-sheet";
import { placeFacts } from "./place-facts";
import { NO_WATCH, type RequestWatch } from "./requests";
import { WrittenWorkbook } from "./written-workbook";

const ABILITIES: HostAbilities = { version: "", canReadMerges: true, canWatch: true, canKeepSettings: true, canComment: true };

const NO_COMMENTS: Pick<MarksReport, "answered" | "uncommented" | "commentFailure"> = { answered: [], uncommented: [], commentFailure: null };

/** A workbook in memory, for tests and for looking at the pane without a spreadsheet program. */
export class MemoryHost extends WrittenWorkbook implements WorkbookHost {
  /** Every selection that was asked for, oldest first. */
  readonly selections: { readonly sheetId: string; readonly address: string }[] = [];
  /** How often a sheet was read. */
  reads = 0;
  /** Is told of every request. */
  requests: RequestWatch = NO_WATCH;
  private readonly failures: HostError[] = [];
  private interruption: { readonly edits: number; readonly error: HostError } | null = null;
  private gate: Promise<void> | null = null;

  /** The first sheet is the active one; a sheet's id is "sheet-1" and so on, in the order given. */
  constructor(
    sheets: readonly SheetSnapshot[],
    readonly abilities: HostAbilities = ABILITIES,
  ) {
    super(sheets);
  }

  listSheets(): Promise<readonly SheetInfo[]> {
    return this.call("list sheets", () => [...this.snapshots.keys()].map((id) => this.infoOf(id)));
  }

  async readSheet(id: string): Promise<Sheet> {
    this.reads += 1;
    const snapshot = this.snapshotOf(id);
    const gate = this.gate;
    await this.call("read sheet", () => undefined);
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

  readSelection(): Promise<SelectedCells> {
    return this.call("read selection", () => ({ info: this.infoOf(this.active), spans: this.selectedRows, cell: this.selectedCell }));
  }

  async readPlace(sheetId: string, area: Area): Promise<PlaceFacts> {
    return this.factsOf(sheetId, await this.readSheet(sheetId), area);
  }

  select(sheetId: string, address: string): Promise<void> {
    return this.call("select", () => {
      if (this.snapshotOf(sheetId).visibility !== "visible") throw new HostError("sheet-hidden", sheetId);
      this.selections.push({ sheetId, address });
      this.activate(sheetId);
    });
  }

  /** Formulas have been worked out by whoever made the sheets; only that this is told to be awaited goes. */
  calculate(): Promise<void> {
    return this.call("calculate", () => {
      for (const [id, snapshot] of this.snapshots) this.snapshots.set(id, { ...snapshot, isCalculationPending: false });
    });
  }

  async watch(listener: (event: HostEvent) => void): Promise<() => Promise<void>> {
    const stop = await this.call("watch", () => this.listen(listener));
    return async () => {
      stop();
    };
  }

  async apply(sheetId: string, plan: EditPlan): Promise<AppliedPlan> {
    const before = new Sheet(await this.call("look at sheet", () => this.snapshotOf(sheetId)));
    const place = plan.edits.find((edit) => edit.kind === "fill-place")?.placed;
    const intended = place ? applyToPlace(this.factsOf(sheetId, before, place.area), plan) : applyToSheet(before, plan);
    const edits = intended.outcomes.filter(isApplied).map(({ edit }) => edit);
    if (edits.length === 0) return { sheet: before, outcomes: intended.outcomes, failure: null, isInDoubt: false };
    const { interruption } = this;
    this.interruption = null;
    let isWritten = false;
    try {
      for (const [index, edit] of edits.entries()) {
        if (index === interruption?.edits) throw interruption.error;
        for (const [name, work] of this.writing(sheetId, edit)) this.request(name, work);
      }
      if (interruption) throw interruption.error;
      isWritten = true;
      const found = this.request("read back", () => this.found(sheetId));
      isWritten = false;
      this.requests.answer();
      return { sheet: found, outcomes: settle(before, intended, found, false).outcomes, failure: null, isInDoubt: false };
    } catch (error) {
      const isTakenBack = place !== undefined && !isWritten && (await this.takeBack(() => this.clearing(sheetId, place)));
      if (isTakenBack) throw error;
      const found = await this.call("look at sheet again", () => this.found(sheetId)).catch(() => "unreadable" as const);
      if (place && !isWritten) return { sheet: found === "unreadable" ? null : found, outcomes: intended.outcomes, failure: failureCode(error), isInDoubt: true };
      const isGone = found === null && edits.some(({ kind }) => kind === "remove-sheet");
      return afterFailure(before, intended, found === "unreadable" ? null : found, inOurWords(error), isWritten || isGone);
    }
  }

  async addSheet(sheet: NewSheet): Promise<AddedSheet> {
    const name = await this.call("read names", () => sheetName(sheet.name, [...this.snapshots.values()].map((snapshot) => snapshot.name)));
    const idOf = (): string | undefined => [...this.snapshots.keys()].find((id) => this.snapshotOf(id).name === name);
    try {
      const id = this.request("add sheet", () => this.add(snapshotOf(name, [])));
      this.request("write sheet", () => this.snapshots.set(id, sheetMade(name, sheet).snapshot));
      this.request("show sheet", () => this.activate(id));
      this.requests.answer();
      return { ...this.infoOf(id), isPageSetUp: this.hasPrinter, failure: null };
    } catch (error) {
      const isTakenBack = await this.takeBack(() => [["remove sheet", () => this.remove(idOf() ?? "")]]);
      if (isTakenBack) throw error;
      return { id: idOf() ?? "", name, visibility: "visible", isPageSetUp: true, failure: failureCode(error) };
    }
  }

  setMarks(sheets: readonly MarkedSheet[]): Promise<MarksReport> {
    return this.call("set marks", () => {
      const isLocked = ({ sheetId }: MarkedSheet): boolean => this.snapshotOf(sheetId).isProtected;
      for (const { sheetId, marks } of sheets.filter((sheet) => !isLocked(sheet))) this.marks.set(sheetId, marks);
      return { ...NO_COMMENTS, marks: this.markCount, refused: sheets.filter(isLocked).map(({ sheetId }) => ({ sheetId, reason: "protected" })) };
    });
  }

  clearMarks(): Promise<MarksReport> {
    return this.call("clear marks", () => {
      this.marks.clear();
      return { ...NO_COMMENTS, marks: 0, refused: [] };
    });
  }

  countMarks(): Promise<number> {
    return this.call("count marks", () => this.markCount);
  }

  readSetting(key: string): Promise<string | null> {
    return this.call("read setting", () => {
      this.requireSettings();
      return this.settings.get(key) ?? null;
    });
  }

  writeSetting(key: string, value: string | null): Promise<void> {
    return this.call("write setting", () => {
      this.requireSettings();
      if (value === null) this.settings.delete(key);
      else this.settings.set(key, value);
    });
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

  private get markCount(): number {
    return [...this.marks.values()].flat().length;
  }

  private factsOf(sheetId: string, sheet: Sheet, area: Area): PlaceFacts {
    return placeFacts(sheet, this.formatted.get(sheetId) ?? [], area, this.hasPrinter);
  }

  private found(sheetId: string): Sheet | null {
    const snapshot = this.snapshots.get(sheetId);
    return snapshot ? new Sheet(snapshot) : null;
  }

  /** No host answers before the caller has gone on. */
  private async call<Result>(name: string, work: () => Result): Promise<Result> {
    const failure = this.failures.shift();
    await Promise.resolve();
    if (failure) throw failure;
    const result = this.request(name, work);
    this.requests.answer();
    return result;
  }

  private request<Result>(name: string, work: () => Result): Result {
    this.requests.before(name);
    const result = work();
    this.requests.after(name);
    return result;
  }

  /** Whether what was begun is gone for certain. */
  private async takeBack(requests: () => readonly (readonly [string, () => void])[]): Promise<boolean> {
    await Promise.resolve();
    try {
      for (const [name, work] of requests()) this.request(name, work);
      this.requests.answer();
      return true;
    } catch {
      return false;
    }
  }

  private requireSettings(): void {
    if (!this.abilities.canKeepSettings) throw new HostError("unsupported");
  }
}

function inOurWords(error: unknown): HostError {
  return error instanceof HostError ? error : new HostError(failureCode(error) satisfies HostErrorCode);
}
