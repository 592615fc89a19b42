import type { Area } from "../../sheet/address";
import type { BackendEvent, ChangeKind, DefinedName, SheetBackend, SheetShift, WorkbookBackend } from "../backend";
import { emptyParts, type SheetParts, shiftParts } from "../sheet-parts";
import type { Shift } from "../../sheet/references";
import { areaOf, rangeOf } from "./areas";
import { type Executed, type ExecutedOptions, eventsOf } from "./changes";
import { UniverSheet } from "./sheet";
import type { Facade, FacadeWorkbook } from "./start";

/** A recalculation that takes longer is no longer waited for. */
const RECALCULATION_LIMIT = 10_000;
/** A name may stand for cells, which Univer writes without "=", or for a formula. */
const IS_REFERENCE = /^(?:'(?:[^']|'')+'|[^!'"()+*/&=<>,]+)!\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?$/;
/** As Univer says that a name belongs to no sheet. */
const SCOPE_OF_WORKBOOK = "AllDefaultWorkbook";

const SHIFTS: Readonly<Partial<Record<ChangeKind, { readonly axis: "row" | "column"; readonly sign: 1 | -1 }>>> = {
  "rows-inserted": { axis: "row", sign: 1 },
  "rows-deleted": { axis: "row", sign: -1 },
  "columns-inserted": { axis: "column", sign: 1 },
  "columns-deleted": { axis: "column", sign: -1 },
};

const NEW_SHEET_ROWS = 200;
const NEW_SHEET_COLUMNS = 26;

/** The workbook that is open in Univer, as the preview's Excel sees it. */
export class UniverWorkbook implements WorkbookBackend {
  readonly name: string;
  readonly shifts: SheetShift[] = [];
  private readonly listeners = new Set<(event: BackendEvent) => void>();
  private readonly parts = new Map<string, SheetParts>();
  private isProgramWriting = false;
  /** How many changes there were, how many the latest calculation knows, and how many were waited for. */
  private changes = 0;
  private calculating = 0;
  private calculated = 0;
  private activeSheetId: string | null;
  /** What was last drawn over the cells. */
  private drawn: Pick<SheetParts, "conditionalFormats" | "comments"> = emptyParts();
  private readonly disposables: { dispose(): void }[] = [];

  constructor(
    private readonly facade: Facade,
    private readonly workbook: FacadeWorkbook,
    private readonly about: {
      readonly name: string;
      readonly parts: ReadonlyMap<string, SheetParts>;
      /** Whether cells with this format of the file are locked. */
      readonly isLocked: (format: number | undefined) => boolean;
    },
  ) {
    this.name = about.name;
    for (const [id, sheetParts] of about.parts) this.parts.set(id, sheetParts);
    this.activeSheetId = workbook.getActiveSheet().getSheetId();
    for (const sheet of this.sheets()) if (sheet.isProtected()) sheet.setProtection(sheet.parts.protection);
    this.disposables.push(
      facade.addEvent(facade.Event.CommandExecuted, ({ id, params, options }) => this.hear({ id, params }, options)),
      facade.getFormula().calculationStart(() => (this.calculating = this.changes)),
    );
  }

  partsOf(sheetId: string): SheetParts | undefined {
    return this.parts.get(sheetId);
  }

  refresh(): void {
    const sheet = this.workbook.getActiveSheet();
    const parts = this.parts.get(sheet.getSheetId());
    const { conditionalFormats, comments } = parts ?? emptyParts();
    if (this.drawn.conditionalFormats === conditionalFormats && this.drawn.comments === comments) return;
    this.drawn = { conditionalFormats, comments };
    sheet.refreshCanvas();
  }

  sheets(): readonly SheetBackend[] {
    return this.workbook.getSheets().map((sheet) => this.sheet(sheet));
  }

  activeSheet(): SheetBackend {
    return this.sheet(this.workbook.getActiveSheet());
  }

  activate(sheetId: string): void {
    this.workbook.setActiveSheet(sheetId);
  }

  addSheet(name: string): SheetBackend {
    return this.sheet(this.workbook.create(name, NEW_SHEET_ROWS, NEW_SHEET_COLUMNS));
  }

  removeSheet(sheetId: string): void {
    this.workbook.deleteSheet(sheetId);
    this.parts.delete(sheetId);
  }

  moveSheet(sheetId: string, position: number): void {
    const sheet = this.workbook.getSheetBySheetId(sheetId);
    if (sheet) this.workbook.moveSheet(sheet, position);
  }

  names(): readonly DefinedName[] {
    return this.workbook.getDefinedNames().map((name) => {
      const { formulaOrRefString, localSheetId, comment, hidden } = name.toBuilder().build();
      return {
        name: name.getName(),
        formula: formulaOrRefString.replace(/^=/, ""),
        sheetId: name.isWorkbookScope() ? null : (localSheetId ?? null),
        comment: comment ?? "",
        isHidden: hidden === true,
      };
    });
  }

  addName({ name, formula, sheetId, comment, isHidden }: DefinedName): void {
    this.workbook.insertDefinedNameBuilder({
      unitId: this.workbook.getId(),
      id: crypto.randomUUID(),
      name,
      formulaOrRefString: IS_REFERENCE.test(formula) ? formula : `=${formula}`,
      localSheetId: sheetId ?? SCOPE_OF_WORKBOOK,
      comment,
      hidden: isHidden,
    });
  }

  removeName({ name, sheetId }: DefinedName): void {
    this.workbook.getDefinedNames().find((candidate) => candidate.getName() === name && (candidate.isWorkbookScope() ? null : candidate.getLocalSheetId()) === sheetId)?.delete();
  }

  selection(): { sheetId: string; area: Area } {
    const range = this.workbook.getActiveRange()?.getRange();
    return {
      sheetId: this.workbook.getActiveSheet().getSheetId(),
      area: range ? areaOf(range) : { row: 0, column: 0, lastRow: 0, lastColumn: 0 },
    };
  }

  select(sheetId: string, area: Area): void {
    const sheet = this.workbook.getSheetBySheetId(sheetId);
    if (!sheet) return;
    if (this.activeSheetId !== sheetId) this.workbook.setActiveSheet(sheet);
    sheet.getRange(rangeOf(area)).activate();
    sheet.scrollToCell(area.row, area.column);
  }

  isEditing(): boolean {
    return this.workbook.isCellEditing();
  }

  async recalculated(): Promise<void> {
    const latest = performance.now() + RECALCULATION_LIMIT;
    while (this.calculated < this.changes && performance.now() < latest) {
      const [known, isOlderRunning] = [this.changes, this.calculating > this.calculated];
      // Ends with the latest calculation, also with one that changes nothing, or when none has begun for half a second.
      await this.facade.getFormula().onCalculationResultApplied(RECALCULATION_LIMIT);
      this.calculated = isOlderRunning ? this.calculating : known;
    }
    this.calculated = this.changes;
  }

  watch(listener: (event: BackendEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  scrollTo({ row, column }: Area): void {
    this.workbook.getActiveSheet().scrollToCell(row, column);
  }

  /** Where an area of the active sheet is drawn, in CSS pixels of the page; `container` is the element of the grid. */
  rectOf(area: Area, container: HTMLElement): { x: number; y: number; width: number; height: number } {
    const sheet = this.workbook.getActiveSheet();
    const cell = (row: number, column: number): DOMRect => sheet.getRange(row, column).getCellRect();
    const { sheetViewStartRow, sheetViewStartColumn, offsetX, offsetY } = sheet.getScrollState();
    // Univer gives the place in the unscrolled sheet, below the headings.
    const [origin, first] = [cell(0, 0), cell(sheetViewStartRow, sheetViewStartColumn)];
    const [start, end] = [cell(area.row, area.column), cell(area.lastRow, area.lastColumn)];
    const canvas = container.querySelector('canvas[id^="univer-sheet-main-canvas"]')?.getBoundingClientRect();
    return {
      x: start.x - (first.x - origin.x) - offsetX + (canvas?.x ?? 0),
      y: start.y - (first.y - origin.y) - offsetY + (canvas?.y ?? 0),
      width: end.x + end.width - start.x,
      height: end.y + end.height - start.y,
    };
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    this.listeners.clear();
  }

  private sheet(sheet: ReturnType<FacadeWorkbook["getActiveSheet"]>): SheetBackend {
    const id = sheet.getSheetId();
    let parts = this.parts.get(id);
    if (!parts) this.parts.set(id, (parts = emptyParts()));
    return new UniverSheet(sheet, this.workbook.getId(), {
      parts,
      cellsMoved: (area, axis, count) => {
        const across = axis === "row" ? ([area.column, area.lastColumn] as const) : ([area.row, area.lastRow] as const);
        this.shift(id, { sheetName: sheet.getSheetName(), axis, at: axis === "row" ? area.row : area.column, count, across });
      },
      styleOf: (data) => this.workbook.getWorkbook().getStyles().get(data?.s),
      isLocked: this.about.isLocked,
      execute: (command, params) => this.asProgram(() => void this.facade.syncExecuteCommand(command, params)),
      asProgram: (write) => this.asProgram(write),
    });
  }

  private shift(sheetId: string, { sheetName, ...moved }: Shift): void {
    this.shifts.push({ sheetId, ...moved });
    for (const sheet of this.workbook.getSheets()) {
      const parts = this.parts.get(sheet.getSheetId());
      if (parts) shiftParts(parts, sheet.getSheetName(), { sheetName, ...moved });
    }
  }

  private asProgram(write: () => void): void {
    this.isProgramWriting = true;
    try {
      write();
    } finally {
      this.isProgramWriting = false;
    }
  }

  private hear(command: Executed, options: ExecutedOptions | undefined): void {
    const events = eventsOf(command, options, {
      unitId: this.workbook.getId(),
      activeSheetId: () => this.activeSheetId,
      usedArea: (id) => this.sheets().find((sheet) => sheet.id === id)?.usedArea(false) ?? null,
      isProgramWriting: () => this.isProgramWriting,
    });
    for (const event of events) {
      if (event.kind === "activated") {
        if (event.previousId === event.sheetId) continue;
        this.activeSheetId = event.sheetId;
      }
      if (event.kind === "changed") {
        this.changes++;
        const shift = SHIFTS[event.change];
        const { row, column, lastRow, lastColumn } = event.area;
        const [at, count] = shift?.axis === "row" ? [row, lastRow - row + 1] : [column, lastColumn - column + 1];
        const sheetName = this.workbook.getSheetBySheetId(event.sheetId)?.getSheetName();
        if (shift && sheetName !== undefined) this.shift(event.sheetId, { sheetName, axis: shift.axis, at, count: count * shift.sign });
      }
      for (const listener of this.listeners) listener(event);
    }
  }
}
