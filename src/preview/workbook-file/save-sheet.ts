import { type Area, columnName, formatArea, formatCell } from "../../sheet/address";
import type { StoredValue } from "../../sheet/sheet";
import type { SheetBackend } from "../backend";
import { writeAddress } from "../richapi/grid";
import type { ConditionalFormat, Table } from "../sheet-parts";
import { child, children } from "./archive";
import type { Package } from "./package";
import type { SharedStrings } from "./save-strings";
import type { StyleSheet } from "./save-styles";
import { attributesOf, escapeText, HEAD, innerXml, MAIN, rebuild, tag, without } from "./xml";

/** The children of a worksheet as the schema wants them. */
const ORDER = [
  "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter",
  "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions",
  "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
  "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
];

export interface SheetTarget {
  readonly path: string;
  readonly target: Package;
  readonly styles: StyleSheet;
  readonly strings: SharedStrings;
  /** The element that shows comments, null when there are none. */
  readonly legacyDrawing: string | null;
}

/** A worksheet of the file that was opened, or a new one, with what the preview knows of it; the rest of it stays. */
export function sheetXml(sheet: SheetBackend, opened: Document | null, { path, target, styles, strings, legacyDrawing }: SheetTarget): string {
  const document = opened ?? new DOMParser().parseFromString(`${HEAD}${tag("worksheet", { xmlns: MAIN }, tag("sheetData", {}))}`, "application/xml");
  const root = document.documentElement;
  const { page, protection, validations } = sheet.parts;
  const used = sheet.usedArea(false);
  const list = (name: string, items: readonly string[], attributes = {}): string | null => (items.length ? tag(name, { ...attributes, count: items.length }, items.join("")) : null);
  const record = (name: string, attributes: Readonly<Record<string, string>>): string | null => (Object.keys(attributes).length ? tag(name, attributes) : null);
  return rebuild(document, ORDER, {
    sheetPr: sheetProperties(sheet, child(root, "sheetPr")),
    dimension: tag("dimension", { ref: used ? formatArea(used) : "A1" }),
    sheetViews: views(sheet, child(root, "sheetViews")),
    cols: columns(sheet, child(root, "cols")),
    sheetData: tag("sheetData", {}, rows(sheet, used, child(root, "sheetData"), styles, strings)),
    autoFilter: filter(sheet, child(root, "autoFilter")),
    sheetProtection: protection && tag("sheetProtection", protection),
    mergeCells: list("mergeCells", sheet.merges().map((area) => tag("mergeCell", { ref: formatArea(area) }))),
    conditionalFormatting: sheet.parts.conditionalFormats.map((format, index) => conditionalFormat(format, index + 1, styles)).join(""),
    dataValidations: list(
      "dataValidations",
      validations.map(({ areas, attributes, formulas }) =>
        tag("dataValidation", { ...attributes, sqref: references(areas) }, formulas.map((formula, index) => tag(`formula${index + 1}`, {}, escapeText(formula))).join("")),
      ),
      attributesOf(child(root, "dataValidations")),
    ),
    hyperlinks: hyperlinks(sheet, path, target),
    printOptions: record("printOptions", page.options),
    pageMargins: record("pageMargins", page.margins),
    pageSetup: pageSetup(page.setup, child(root, "pageSetup")),
    legacyDrawing: legacyDrawing,
  });
}

/** As the file had it, where it stands now. */
function filter({ parts }: SheetBackend, element: Element | null): string | null {
  return element && parts.filter && tag("autoFilter", { ...attributesOf(element), ref: formatArea(parts.filter.area) }, innerXml(element));
}

/** A table as the file had it, where it stands now. */
export function tableXml({ area }: Table, opened: Document): string {
  const document = opened.cloneNode(true) as Document;
  const root = document.documentElement;
  for (const element of [root, child(root, "autoFilter")]) element?.setAttribute("ref", formatArea(area));
  return HEAD + new XMLSerializer().serializeToString(root);
}

const references = (areas: readonly Area[]): string => areas.map(writeAddress).join(" ");

function sheetProperties(sheet: SheetBackend, element: Element | null): string | null {
  const { tabColor, page } = sheet.parts;
  const others = [...(element?.children ?? [])].filter(({ localName }) => localName !== "tabColor" && localName !== "pageSetUpPr").map((one) => new XMLSerializer().serializeToString(one));
  const rest = without(attributesOf(child(element, "pageSetUpPr")), "fitToPage");
  const wanted = page.fitToPage ? { ...rest, fitToPage: "1" } : rest;
  const content = (tabColor ? tag("tabColor", { rgb: `FF${tabColor.slice(1)}` }) : "") + others.join("") + (Object.keys(wanted).length ? tag("pageSetUpPr", wanted) : "");
  const attributes = attributesOf(element);
  return content || Object.keys(attributes).length ? tag("sheetPr", attributes, content) : null;
}

/** Keeps the file's view but for what stays in view when scrolling and the lines of the grid. */
function views(sheet: SheetBackend, element: Element | null): string | null {
  const view = child(element, "sheetView");
  const { rows, columns } = sheet.frozen();
  const pane = child(view, "pane");
  const isFrozen = (pane?.getAttribute("state") ?? "").startsWith("frozen");
  const isSame = isFrozen ? Number(pane?.getAttribute("xSplit") ?? 0) === columns && Number(pane?.getAttribute("ySplit") ?? 0) === rows : rows === 0 && columns === 0;
  if (!view && isSame && sheet.hasGridlines()) return null;
  const attributes = without(attributesOf(view), "showGridLines");
  const kept = [...(view?.children ?? [])].filter(({ localName }) => isSame || (localName !== "pane" && localName !== "selection"));
  const own = isSame || (rows === 0 && columns === 0) ? "" : tag("pane", {
    xSplit: columns || null,
    ySplit: rows || null,
    topLeftCell: formatCell({ row: rows, column: columns }),
    activePane: rows && columns ? "bottomRight" : rows ? "bottomLeft" : "topRight",
    state: "frozen",
  });
  const content = own + kept.map((one) => new XMLSerializer().serializeToString(one)).join("");
  return tag("sheetViews", {}, tag("sheetView", { workbookViewId: "0", ...attributes, showGridLines: sheet.hasGridlines() ? null : "0" }, content));
}

function columns(sheet: SheetBackend, element: Element | null): string | null {
  const { columns: count } = sheet.drawnSize();
  const items: string[] = [];
  for (let column = 0; column < count; column++) {
    const { size, isHidden, format } = sheet.columnLayout(column);
    if (size === null && !isHidden && format === undefined) continue;
    const width = size ?? DEFAULT_WIDTH;
    items.push(tag("col", { min: column + 1, max: column + 1, width, style: format, hidden: isHidden ? "1" : null, customWidth: size === null ? null : "1" }));
  }
  // Beyond what is drawn the file's own columns stay.
  for (const beyond of children(element, "col")) {
    const attributes = attributesOf(beyond);
    if (Number(attributes["max"]) > count) items.push(tag("col", { ...attributes, min: Math.max(count + 1, Number(attributes["min"])) }));
  }
  return items.length ? tag("cols", {}, items.join("")) : null;
}

const DEFAULT_WIDTH = 9.140625;

function rows(sheet: SheetBackend, used: Area | null, element: Element | null, styles: StyleSheet, strings: SharedStrings): string {
  const area: Area = used ?? { row: 0, column: 0, lastRow: 0, lastColumn: 0 };
  const { values, formulas } = sheet.read(area);
  const opened = children(element, "row");
  const ofFile = new Set(opened.map((row) => Number(row.getAttribute("r"))));
  const isCustom = new Map(opened.map((row) => [Number(row.getAttribute("ht")), row.getAttribute("customHeight")]));
  const lines: string[] = [];
  for (let row = 0; row < sheet.drawnSize().rows; row++) {
    const { size, fitted, isHidden, format } = sheet.rowLayout(row);
    const cells: string[] = [];
    if (used && row >= area.row && row <= area.lastRow) {
      for (let column = area.column; column <= area.lastColumn; column++) {
        const [i, j] = [row - area.row, column - area.column];
        cells.push(cellXml(sheet, row, column, values[i]![j]!, formulas[i]![j]!, styles, strings));
      }
    }
    const content = cells.join("");
    const attributes = {
      // Excel writes heights that it found itself, too: not every program fits rows when it opens a file.
      ht: size ?? (content && !ofFile.has(row + 1) ? fitted : null),
      customHeight: size === null ? null : isCustom.has(size) ? isCustom.get(size) : "1",
      hidden: isHidden ? "1" : null,
      s: format,
      customFormat: format === undefined ? null : "1",
    };
    if (content || Object.values(attributes).some((value) => value !== null && value !== undefined)) lines.push(tag("row", { r: row + 1, ...attributes }, content));
  }
  return lines.join("");
}

const ERROR_TEXT = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/;

function cellXml(sheet: SheetBackend, row: number, column: number, value: StoredValue, formula: string, styles: StyleSheet, strings: SharedStrings): string {
  const isStyled = sheet.isStyled(row, column);
  if (value === null && !formula && !isStyled) return "";
  const { format, rich } = sheet.fileNote(row, column);
  const number = isStyled ? styles.format(sheet.style(row, column), format) : 0;
  // A look that says nothing makes no cell, unless the file had one.
  if (value === null && !formula && number === 0 && format === undefined) return "";
  const attributes = { r: `${columnName(column)}${row + 1}`, s: number || null };
  const f = formula ? tag("f", {}, escapeText(formula.slice(1))) : "";
  const v = (text: string): string => f + tag("v", {}, escapeText(text));
  if (value === null) return tag("c", attributes, f);
  if (typeof value === "number") return tag("c", attributes, v(String(value)));
  if (typeof value === "boolean") return tag("c", { ...attributes, t: "b" }, v(value ? "1" : "0"));
  if (ERROR_TEXT.test(value)) return tag("c", { ...attributes, t: "e" }, v(value));
  if (formula) return tag("c", { ...attributes, t: "str" }, v(value));
  return tag("c", { ...attributes, t: "s" }, v(String(rich?.text === value ? strings.rich(rich.xml) : strings.plain(value))));
}

function conditionalFormat({ areas, attributes, formulas, fileLook, look, rest }: ConditionalFormat, priority: number, styles: StyleSheet): string {
  const dxfId = fileLook ?? (Object.keys(look).length ? styles.look(look) : null);
  const content = formulas.map((formula) => tag("formula", {}, escapeText(formula))).join("") + rest;
  return tag("conditionalFormatting", { sqref: references(areas) }, tag("cfRule", { ...attributes, dxfId, priority }, content));
}

function hyperlinks(sheet: SheetBackend, path: string, target: Package): string | null {
  target.unrelate(path, ({ type }) => type.endsWith("/hyperlink"));
  const items = sheet.parts.hyperlinks.map(({ area, target: address, location, attributes }) =>
    tag("hyperlink", { ref: writeAddress(area), location, "r:id": address === null ? null : target.relate(path, "hyperlink", address, true), ...attributes }),
  );
  return items.length ? tag("hyperlinks", {}, items.join("")) : null;
}

/** The settings of the person's printer stay with the page. */
function pageSetup(setup: Readonly<Record<string, string>>, element: Element | null): string | null {
  const printer = [...(element?.attributes ?? [])].find(({ localName, prefix }) => localName === "id" && prefix)?.value;
  return Object.keys(setup).length || printer ? tag("pageSetup", { ...setup, "r:id": printer }) : null;
}
