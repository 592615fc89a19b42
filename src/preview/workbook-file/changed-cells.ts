import { type CellChange, isErrorText } from "../../hosts/file/xlsx/cell-xml";
import type { StoredValue } from "../../sheet/sheet";
import type { SheetBackend } from "../backend";
import { type CellStyle, PLAIN_STYLE } from "../cell-style";
import type { OpenedCell, OpenedCells } from "./opened-cells";
import type { StyleNumbers } from "./save-styles";

export interface ChangedCell {
  readonly row: number;
  readonly column: number;
  readonly change: CellChange;
  /** Nothing but what a formula comes to. */
  readonly isResult: boolean;
  /** The grid does not know what the formula comes to; programs that open the file have to work it out. */
  readonly isUnknown: boolean;
}

/** The cells of a sheet that are not as the file has them. */
export function changedCells(sheet: SheetBackend, opened: OpenedCells, styles: StyleNumbers): ChangedCell[] {
  const changed: ChangedCell[] = [];
  const seen = new Set<OpenedCell>();
  for (const { row, column, value, formula } of sheet.contents()) {
    const before = opened.get(row, column);
    if (before) seen.add(before);
    const isBlank = value === null && !formula;
    const change = { ...styleChange(sheet, row, column, { before, styles }), ...contentChange(before, value, formula.replace(/^=/, "")) };
    const { isUnknown, ...wanted } = change;
    if (!before && isBlank && !wanted.style) continue;
    if (Object.keys(wanted).length || isUnknown) changed.push({ row, column, change: wanted, isResult: formula !== "" && isResult(wanted), isUnknown: isUnknown === true });
  }
  for (const { row, column, cell } of opened) {
    if (!seen.has(cell)) changed.push({ row, column, change: { style: 0, formula: null, value: null }, isResult: false, isUnknown: false });
  }
  return changed;
}

const isResult = (change: CellChange): boolean => change.style === undefined && change.formula === undefined;

interface Looked {
  readonly before: OpenedCell | undefined;
  readonly styles: StyleNumbers;
}

function styleChange(sheet: SheetBackend, row: number, column: number, { before, styles }: Looked): CellChange {
  const { format } = sheet.fileNote(row, column);
  if (!sheet.isStyled(row, column)) return before?.format === undefined ? {} : { style: 0 };
  const style = sheet.style(row, column);
  // The grid remembers of a cell that it had a look once; one that the file gave none looks as it did.
  const isBare = format === undefined && before?.format === undefined;
  if (isBare && isPlain(style)) return {};
  const number = styles.format(style, format);
  return number === before?.format ? {} : { style: number };
}

function contentChange(before: OpenedCell | undefined, value: StoredValue, formula: string): CellChange & { readonly isUnknown?: true } {
  const isKnown = formula === "" || isKnownResult(formula, value, before);
  if (formula !== (before?.formula ?? "")) return { formula: formula || null, value: isKnown ? value : null, ...(isKnown ? {} : { isUnknown: true }) };
  if (!isKnown) return { isUnknown: true };
  if (isSame(value, before?.value ?? null)) return {};
  return { value };
}

const isPlain = (style: CellStyle): boolean => (Object.keys(PLAIN_STYLE) as (keyof CellStyle)[]).every((key) => style[key] === PLAIN_STYLE[key]);

/** Excel keeps fifteen digits of a number. */
const DIGITS = 15;

function isSame(a: StoredValue, b: StoredValue): boolean {
  return (a ?? "") === (b ?? "") || (typeof a === "number" && typeof b === "number" && a.toPrecision(DIGITS) === b.toPrecision(DIGITS));
}

/** Errors that a spreadsheet gives where it does not know what Excel knows. */
const OF_THE_GRID = new Set(["#NAME?", "#SPILL!", "#CALC!"]);

/** A formula that comes to no text says "", one that was not calculated null. Not known where the grid has not calculated, or cannot: a function that it does not know, another workbook, a table's columns. */
function isKnownResult(formula: string, value: StoredValue, before: OpenedCell | undefined): boolean {
  if (value === null || formula.includes("[")) return false;
  return typeof value !== "string" || !isErrorText(value) || !OF_THE_GRID.has(value) || before?.value === value;
}
