import { parseArea, formatArea } from "../../../sheet/address";
import { moveFormula, type Shift, shiftArea, shiftFormula } from "../../../sheet/references";
import type { SheetRows } from "./rows";
import { escapeText } from "./write-xml";
import { opened, parseXml, spliced, withAttributes, type XmlElement } from "./xml";

/** Areas that a formula element names: the cells of an array, of a data table and its two inputs. */
const AREAS = ["ref", "r1", "r2"];

const formulaOf = (cell: string): XmlElement | undefined => parseXml(cell)?.child("f");

function withFormula(cell: string, { start, end, name }: XmlElement, openTag: string, text: string): string {
  return spliced(cell, [{ start, end, text: `${opened(openTag)}${escapeText(text)}</${name}>` }]);
}

/** Programs write a formula that many cells share once. Each gets its own, so that any of them can change or move. */
export function unshareFormulas(rows: SheetRows, prefix: string): void {
  const masters = new Map<string, { readonly row: number; readonly column: number; readonly text: string }>();
  rows.mapCells(`<${prefix}f`, (cell, row, column) => {
    const element = formulaOf(cell);
    if (element?.get("t") !== "shared") return cell;
    const number = element.get("si") ?? "";
    if (element.text) masters.set(number, { row, column, text: element.text });
    const master = masters.get(number);
    if (!master) return cell;
    const text = moveFormula(master.text, row - master.row, column - master.column);
    return withFormula(cell, element, withAttributes(element.openTag, { t: null, ref: null, si: null }), text);
  });
}

/** Whether a cell holds the formula that others share. */
export function isSharedMaster(cell: string | null): boolean {
  const element = cell === null ? undefined : formulaOf(cell);
  return element?.get("t") === "shared" && element.text !== "";
}

/** The formulas of a sheet after rows or columns came or went, in it or in another; `isOwn` when it was in this one. */
export function shiftFormulas(rows: SheetRows, prefix: string, sheetName: string, shift: Shift, isOwn: boolean): void {
  rows.mapCells(`<${prefix}f`, (cell) => {
    const element = formulaOf(cell);
    if (!element) return cell;
    const text = shiftFormula(element.text, sheetName, shift);
    const areas = isOwn ? Object.fromEntries(AREAS.flatMap((name) => shiftedArea(element, name, shift))) : {};
    const openTag = withAttributes(element.openTag, areas);
    return text === element.text && openTag === element.openTag ? cell : withFormula(cell, element, openTag, text);
  });
}

/** Puts other formulas in the place of those of a sheet. */
export function mapFormulas(rows: SheetRows, prefix: string, change: (formula: string) => string): void {
  rows.mapCells(`<${prefix}f`, (cell) => {
    const element = formulaOf(cell);
    const text = element ? change(element.text) : "";
    return !element || text === element.text ? cell : withFormula(cell, element, element.openTag, text);
  });
}

function shiftedArea(element: XmlElement, name: string, shift: Shift): [string, string][] {
  const area = parseArea(element.get(name) ?? "");
  const moved = area && shiftArea(area, shift);
  return moved ? [[name, formatArea(moved)]] : [];
}
