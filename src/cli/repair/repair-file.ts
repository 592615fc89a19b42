import { applyToSheet } from "../../edits/apply";
import { dependents, formulaCells, isWritten, planOf, previewOf, type PreviewLine, writingOf } from "../../edits/correction";
import { contentIn, sameContent } from "../../edits/content";
import type { SetCell } from "../../edits/edit";
import { isApplied } from "../../edits/outcome";
import { readCheckableFile } from "../../hosts/file/checkable-file";
import { DEFAULT_LIMITS, type FileLimits, readWorkbook } from "../../hosts/file/workbook";
import { DamagedPartError } from "../../hosts/file/xlsx/damaged-part";
import { type SheetWriting, UnchangeableFileError, withCellsWritten } from "../../hosts/file/xlsx/write-cells";
import { checkSheet, type CheckOptions } from "../../rules/check";
import { safeFixes } from "../../rules/fix";
import { readKept } from "../../rules/kept";
import { formatCell, type Position } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import { FileFailure, type FileOptions, load, settle } from "../check-file";

/** What a repair makes of a worksheet. */
export interface RepairedSheet {
  readonly name: string;
  /** Every cell that is written, or that cannot be written. */
  readonly lines: readonly PreviewLine[];
  /** Cells whose formulas hang on those: they show something only when a program has worked them out. */
  readonly stale: readonly Position[];
}

export interface RepairedWorkbook {
  /** Those on which there is something to mend. */
  readonly sheets: readonly RepairedSheet[];
  /** The file as it would be; null where nothing can be written. */
  readonly bytes: Uint8Array | null;
}

interface SheetRepair extends RepairedSheet {
  readonly writing: SheetWriting;
  /** As the sheet has to be read afterwards. */
  readonly expected: Sheet;
}

const NO_LABEL = { id: "", values: {} };

/**
 * The workbook with all its safe repairs. Nothing is written to the disk.
 * @throws FileFailure, WorkbookFileError, or what the file system throws
 */
export async function repairedWorkbook(path: string, { maxBytes, called, asksWorkbook }: FileOptions): Promise<RepairedWorkbook> {
  const bytes = await load(path, maxBytes);
  const limits = { ...DEFAULT_LIMITS, maxBytes };
  const { sheets, settings, document } = await readCheckableFile(bytes, limits);
  const settled = settle(called, readKept(asksWorkbook ? settings : new Map()));
  const repairs = sheets.map((sheet) => repairOf(sheet, settled)).filter(({ lines }) => lines.length > 0);
  if (repairs.length > 0 && document) throw new FileFailure("not-changeable");
  const written = repairs.filter(({ writing }) => writing.cells.length > 0);
  if (written.length === 0) return { sheets: repairs, bytes: null };
  const changed = await withCellsWritten(bytes, withOtherSheets(sheets, written), maxBytes).catch((error: unknown) => {
    throw error instanceof UnchangeableFileError || error instanceof DamagedPartError ? new FileFailure("not-changeable") : error;
  });
  await requireAsExpected(changed, sheets.map((sheet) => repairs.find(({ name }) => name === sheet.name)?.expected ?? sheet), written, limits);
  return { sheets: repairs, bytes: changed };
}

/** All safe repairs of all forms of a sheet, one form after another. */
function repairOf(sheet: Sheet, options: CheckOptions): SheetRepair {
  const lines = new Map<string, PreviewLine>();
  const written = new Map<string, SetCell>();
  let now = sheet;
  for (const index of checkSheet(sheet, options).forms.keys()) {
    const formOf = (tried: Sheet) => checkSheet(tried, options).forms[index];
    const form = formOf(now);
    if (!form) break;
    const { corrections } = safeFixes(now, form, formOf, "value");
    const writings = corrections.map((correction) => writingOf(correction, "value")).filter((writing) => !isWritten(now, writing));
    for (const line of previewOf(now, writings)) lines.set(formatCell(line.writing.cell), line);
    const applied = applyToSheet(now, planOf(now, writings, NO_LABEL));
    for (const { edit } of applied.outcomes.filter(isApplied)) if (edit.kind === "set-cell") written.set(formatCell(edit.cell), edit);
    now = applied.sheet;
  }
  const cells = [...written.values()];
  const stale = dependents(now, cells.map(({ cell }) => cell));
  return { name: sheet.name, lines: [...lines.values()], stale, expected: now, writing: { name: sheet.name, cells, stale } };
}

/** Formulas of other sheets that name a changed one come to something else too. */
function withOtherSheets(sheets: readonly Sheet[], repairs: readonly SheetRepair[]): SheetWriting[] {
  const names = repairs.map(({ name }) => name.toLowerCase());
  const isNamed = (formula: string): boolean => formula.includes("!") && names.some((name) => formula.toLowerCase().includes(name));
  const own = new Map(repairs.map(({ name, writing }) => [name, writing]));
  return sheets.flatMap((sheet): SheetWriting[] => {
    const writing = own.get(sheet.name) ?? { name: sheet.name, cells: [], stale: [] };
    const naming = formulaCells(sheet).filter(({ formula }) => isNamed(formula)).map(({ cell }) => cell);
    const isOwn = (position: Position): boolean => writing.cells.some(({ cell }) => formatCell(cell) === formatCell(position));
    const stale = [...writing.stale, ...naming, ...dependents(sheet, naming)].filter((position) => !isOwn(position));
    return writing.cells.length + stale.length > 0 ? [{ ...writing, stale }] : [];
  });
}

/** Reads the changed file as anybody would, and compares every cell: what is not as it was meant is not handed out. */
async function requireAsExpected(bytes: Uint8Array, expected: readonly Sheet[], repairs: readonly SheetRepair[], limits: FileLimits): Promise<void> {
  const found = await readWorkbook(bytes, limits);
  const isSame = (sheet: Sheet, other: Sheet | undefined): boolean => {
    if (other?.name !== sheet.name) return false;
    const written = repairs.find(({ name }) => name === sheet.name)?.writing.cells ?? [];
    const { row, column, lastRow, lastColumn } = sheet.used;
    for (let r = row; r <= lastRow; r++) {
      for (let c = column; c <= lastColumn; c++) {
        const [one, two] = [contentIn(sheet, { row: r, column: c }), contentIn(other, { row: r, column: c })];
        // What a formula comes to is the program's to say.
        const isFormula = one.formula !== null && one.formula === two.formula;
        if (!isFormula && !sameContent(one, two)) return false;
      }
    }
    return written.every(({ cell, content }) => content.formula !== null || sameContent(contentIn(other, cell), content));
  };
  if (found.length !== expected.length || !expected.every((sheet, index) => isSame(sheet, found[index]))) throw new FileFailure("not-changeable");
}
