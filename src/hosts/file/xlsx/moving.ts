import type { Area } from "../../../sheet/address";
import { formatArea, parseArea } from "../../../sheet/address";
import { renameSheetInFormula, type Shift, shiftArea, shiftFormula } from "../../../sheet/references";
import { movedFilter, movedSort, movedTable } from "./move-tables";
import type { Package } from "./package";
import { escapeText } from "./write-xml";
import { type Splice, withAttributes, type XmlElement } from "./xml";

/**
 * What hangs on cells without standing in them moves with them: charts with their data, pictures, boxes and buttons, page breaks, what
 * newer programs keep in extensions, the sources of pivot tables, table objects and filters. Cells, formulas and what a `WorksheetPart` is told of are not here.
 */

/** How formulas and places change. `ownSheet` is the name of the sheet in which a formula stands, "" where it stands in none. */
interface Move {
  readonly formula: (text: string, ownSheet: string) => string;
  /** An area of the sheet of that name; null when nothing is left of it. */
  readonly area: (area: Area, sheet: string) => Area | null;
  readonly sheetName: (name: string) => string;
}

export function moveByShift(shift: Shift): Move {
  const isIts = (sheet: string): boolean => sheet.toLowerCase() === shift.sheetName.toLowerCase();
  return {
    formula: (text, ownSheet) => shiftFormula(text, ownSheet, shift),
    area: (area, sheet) => (isIts(sheet) ? shiftArea(area, shift) : area),
    sheetName: (name) => name,
  };
}

export function moveByName(from: string, to: string): Move {
  return {
    formula: (text) => renameSheetInFormula(text, from, to),
    area: (area) => area,
    sheetName: (name) => (name.toLowerCase() === from.toLowerCase() ? to : name),
  };
}

/** A sheet of the workbook: its part and its name. */
export interface PlacedSheet {
  readonly path: string;
  readonly name: string;
}

/** Moves everything in the package. `sheets` are all of the workbook, `workbook` is its main part. */
export function moveParts(target: Package, workbook: string, sheets: readonly PlacedSheet[], move: Move): void {
  for (const { path, name } of sheets) {
    change(target, path, (root) => inWorksheet(root, name, move), ["sheetData"]);
    for (const drawing of target.relations(path)) {
      if (drawing.type === "drawing") moveDrawing(target, drawing.target, name, move);
      else if (drawing.type === "vmlDrawing") change(target, drawing.target, (root) => inShapes(root, name, move));
      else if (drawing.type === "ctrlProp") change(target, drawing.target, (root) => formulaAttributes(root, name, move));
      else if (drawing.type === "pivotTable") change(target, drawing.target, (root) => areaAttributes(root.childrenNamed("location"), "ref", name, move));
      else if (drawing.type === "table") {
        change(target, drawing.target, (root) => formulasOfTable(root, (formula) => move.formula(formula, name)));
        change(target, drawing.target, (root) => movedTable(root, (area) => move.area(area, name)));
      }
    }
  }
  for (const cache of target.related(workbook, "pivotCacheDefinition")) change(target, cache.target, (root) => pivotSource(root, move));
}

const TABLE_FORMULAS = ["calculatedColumnFormula", "totalsRowFormula"];

/** Other formulas for those that a table keeps for its columns. */
export function formulasOfTable(table: XmlElement | null, change: (formula: string) => string): Splice[] {
  return TABLE_FORMULAS.flatMap((kind) => table?.descendants(kind) ?? []).flatMap((element) => (element.text ? content(element, change(element.text)) : []));
}

function change(target: Package, path: string, splicesOf: (root: XmlElement) => readonly Splice[], leaves?: readonly string[]): void {
  const root = target.xml(path, leaves);
  if (root) target.splice(path, splicesOf(root));
}

function moveDrawing(target: Package, path: string, sheet: string, move: Move): void {
  change(target, path, (root) => [...root.descendants("twoCellAnchor"), ...root.descendants("oneCellAnchor")].flatMap((anchor) => anchored(anchor, sheet, move)));
  for (const { type, target: chart } of target.relations(path)) {
    if (type === "chart" || type === "chartEx") change(target, chart, (root) => root.descendants("f").flatMap((element) => formulaText(element, "", move)));
  }
}

/** Moves a drawing that keeps to its cells. */
function anchored(anchor: XmlElement, sheet: string, move: Move): Splice[] {
  const [from, to] = [anchor.child("from"), anchor.child("to")];
  if (!from || anchor.get("editAs") === "absolute") return [];
  const place = (element: XmlElement, name: string): number => Number(element.child(name)?.text ?? 0);
  const end = to ?? from;
  const area = { row: place(from, "row"), column: place(from, "col"), lastRow: place(end, "row"), lastColumn: place(end, "col") };
  // Of a drawing whose cells are gone Excel leaves a line; here it stays where it is.
  const moved = move.area(area, sheet) ?? area;
  const keepsSize = anchor.get("editAs") === "oneCell" && to;
  const [lastRow, lastColumn] = keepsSize ? [moved.row + area.lastRow - area.row, moved.column + area.lastColumn - area.column] : [moved.lastRow, moved.lastColumn];
  return [
    ...content(from.child("row"), moved.row),
    ...content(from.child("col"), moved.column),
    ...(to ? [...content(to.child("row"), lastRow), ...content(to.child("col"), lastColumn)] : []),
  ];
}

const content = (element: XmlElement | undefined, value: number | string): Splice[] =>
  element && element.text !== String(value) ? [{ start: element.contentStart, end: element.contentEnd, text: escapeText(String(value)) }] : [];

const formulaText = (element: XmlElement, sheet: string, move: Move): Splice[] => (element.text ? content(element, move.formula(element.text, sheet)) : []);

function attribute(element: XmlElement, name: string, value: string | null): Splice[] {
  if (value === null || element.get(name) === value) return [];
  return [{ start: element.start, end: element.contentStart, text: withAttributes(element.openTag, { [name]: value }) }];
}

/** Attributes that list areas: "A1:B2 D4". */
function areaAttributes(elements: readonly XmlElement[], name: string, sheet: string, move: Move): Splice[] {
  return elements.flatMap((element) => attribute(element, name, movedAreas(element.get(name) ?? "", sheet, move)));
}

/** null where nothing is left, or an area is none that we read: whole rows and columns stay as they are. */
function movedAreas(list: string, sheet: string, move: Move): string | null {
  const moved = list.split(/\s+/).filter(Boolean).flatMap((text) => {
    const area = parseArea(text);
    if (!area) return [text];
    const place = move.area(area, sheet);
    return place ? [formatArea(place)] : [];
  });
  return moved.length ? moved.join(" ") : null;
}

function inWorksheet(root: XmlElement, sheet: string, move: Move): Splice[] {
  const inChild = (parent: string, name: string): XmlElement[] => root.child(parent)?.descendants(name) ?? [];
  const extensions = root.child("extLst");
  const filter = root.child("autoFilter");
  return [
    ...(filter ? movedFilter(filter, (area) => move.area(area, sheet)) : []),
    ...areaAttributes(inChild("ignoredErrors", "ignoredError"), "sqref", sheet, move),
    ...areaAttributes(inChild("protectedRanges", "protectedRange"), "sqref", sheet, move),
    ...areaAttributes(inChild("cellWatches", "cellWatch"), "r", sheet, move),
    ...root.childrenNamed("sortState").flatMap((sort) => movedSort(sort, (area) => move.area(area, sheet))),
    ...breaks(inChild("rowBreaks", "brk"), (id) => move.area({ row: id, column: 0, lastRow: id, lastColumn: 0 }, sheet)?.row),
    ...breaks(inChild("colBreaks", "brk"), (id) => move.area({ row: 0, column: id, lastRow: 0, lastColumn: id }, sheet)?.column),
    ...root.descendants("anchor").flatMap((anchor) => anchored(anchor, sheet, move)),
    ...(extensions?.descendants("f") ?? []).flatMap((element) => formulaText(element, sheet, move)),
    ...(extensions?.descendants("sqref") ?? []).flatMap((element) => content(element, movedAreas(element.text, sheet, move) ?? element.text)),
  ];
}

/** A break stands behind the row or column that it names, counted from 1: before the one of that index. */
function breaks(elements: readonly XmlElement[], placeOf: (id: number) => number | undefined): Splice[] {
  return elements.flatMap((element) => {
    const place = placeOf(Number(element.get("id")));
    return place === undefined ? [] : attribute(element, "id", String(place));
  });
}

const SHAPE_FORMULAS = ["FmlaLink", "FmlaRange", "FmlaGroup", "FmlaTxbx", "FmlaPict"];

/** Buttons and boxes; the shapes of notes move with the notes. */
function inShapes(root: XmlElement, sheet: string, move: Move): Splice[] {
  return root.descendants("ClientData").filter((data) => data.get("ObjectType") !== "Note").flatMap((data) => {
    const anchor = data.child("Anchor");
    const numbers = anchor?.text.split(",").map(Number) ?? [];
    const [column, left, row, top, lastColumn, right, lastRow, bottom] = numbers as [number, number, number, number, number, number, number, number];
    const moved = numbers.length === 8 ? move.area({ row, column, lastRow, lastColumn }, sheet) : null;
    const places = moved ? [moved.column, left, moved.row, top, moved.lastColumn, right, moved.lastRow, bottom] : numbers;
    return [
      ...(places.some((place, index) => place !== numbers[index]) ? content(anchor, places.join(", ")) : []),
      ...SHAPE_FORMULAS.flatMap((name) => data.childrenNamed(name)).flatMap((element) => formulaText(element, sheet, move)),
    ];
  });
}

const CONTROL_FORMULAS = ["fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx"];

function formulaAttributes(root: XmlElement, sheet: string, move: Move): Splice[] {
  const changes = CONTROL_FORMULAS.flatMap((name) => {
    const formula = root.get(name);
    return formula === undefined ? [] : [[name, move.formula(formula, sheet)] as const];
  });
  const isSame = changes.every(([name, formula]) => root.get(name) === formula);
  return isSame ? [] : [{ start: root.start, end: root.contentStart, text: withAttributes(root.openTag, Object.fromEntries(changes)) }];
}

function pivotSource(root: XmlElement, move: Move): Splice[] {
  return root.descendants("worksheetSource").flatMap((source): Splice[] => {
    const sheet = source.get("sheet") ?? "";
    const ref = source.get("ref") === undefined ? undefined : movedAreas(source.get("ref")!, sheet, move);
    const openTag = withAttributes(source.openTag, { ...(ref === undefined || ref === null ? {} : { ref }), ...(sheet ? { sheet: move.sheetName(sheet) } : {}) });
    return openTag === source.openTag ? [] : [{ start: source.start, end: source.contentStart, text: openTag }];
  });
}
