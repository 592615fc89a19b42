import type { WorksheetPart } from "../../hosts/file/xlsx/worksheet-part";
import { relationAttributes } from "../../hosts/file/xlsx/sections";
import { escapeText, tag, without } from "../../hosts/file/xlsx/write-xml";
import type { Package } from "../../hosts/file/xlsx/package";
import { type Area, formatArea, formatCell } from "../../sheet/address";
import type { SheetBackend } from "../backend";
import { writeAddress } from "../richapi/grid";
import type { ConditionalFormat, SheetParts } from "../sheet-parts";
import type { SheetBaseline } from "./baseline";
import { attributesOf } from "./parts";
import type { StyleNumbers } from "./save-styles";

export interface SheetTarget {
  readonly path: string;
  readonly target: Package;
  readonly styles: StyleNumbers;
}

/** Writes what a sheet has around its cells, as far as it is not as it was when the file was opened. */
export function writeSections(sheet: SheetBackend, part: WorksheetPart, before: SheetBaseline, { path, target, styles }: SheetTarget): void {
  const { parts } = sheet;
  const isChanged = (...names: readonly (keyof SheetParts)[]): boolean => names.some((name) => JSON.stringify(parts[name]) !== JSON.stringify(before.parts[name]));
  const list = (name: string, items: readonly string[], attributes = {}): string => (items.length ? tag(name, { ...attributes, count: items.length }, items.join("")) : "");
  const record = (name: string, attributes: Readonly<Record<string, string>>): string => (Object.keys(attributes).length ? tag(name, attributes) : "");
  const merges = sheet.merges();
  if (JSON.stringify(merges) !== before.merges) part.replace("mergeCells", list("mergeCells", merges.map((area) => tag("mergeCell", { ref: formatArea(area) }))));
  if (JSON.stringify(sheet.frozen()) !== before.frozen || sheet.hasGridlines() !== before.hasGridlines) part.replace("sheetViews", views(sheet, part));
  if (isChanged("tabColor") || parts.page.fitToPage !== before.parts.page.fitToPage) part.replace("sheetPr", sheetProperties(sheet, part));
  if (isChanged("filter")) part.replace("autoFilter", filter(sheet, part));
  if (isChanged("protection")) part.replace("sheetProtection", parts.protection ? tag("sheetProtection", parts.protection) : "");
  if (isChanged("conditionalFormats")) {
    part.replace("conditionalFormatting", parts.conditionalFormats.map((format, index) => conditionalFormat(format, index + 1, styles)).join(""));
  }
  if (isChanged("validations")) part.replace("dataValidations", list("dataValidations", validations(parts), attributesOf(part.child("dataValidations"))));
  if (isChanged("hyperlinks")) part.replace("hyperlinks", hyperlinks(sheet, part, path, target));
  if (isChanged("page")) {
    part.replace("printOptions", record("printOptions", parts.page.options));
    part.replace("pageMargins", record("pageMargins", parts.page.margins));
    part.replace("pageSetup", pageSetup(parts.page.setup, part));
  }
}

/** As the file had it, where it stands now. */
function filter({ parts }: SheetBackend, part: WorksheetPart): string {
  const element = part.child("autoFilter");
  return element && parts.filter ? tag("autoFilter", { ...attributesOf(element), ref: formatArea(parts.filter.area) }, element.innerXml) : "";
}

const references = (areas: readonly Area[]): string => areas.map(writeAddress).join(" ");

function sheetProperties(sheet: SheetBackend, part: WorksheetPart): string {
  const element = part.child("sheetPr");
  const { tabColor, page } = sheet.parts;
  const others = (element?.children ?? []).filter(({ localName }) => localName !== "tabColor" && localName !== "pageSetUpPr").map(({ xml }) => xml);
  const rest = without(attributesOf(element?.child("pageSetUpPr")), "fitToPage");
  const wanted = page.fitToPage ? { ...rest, fitToPage: "1" } : rest;
  const content = (tabColor ? tag("tabColor", { rgb: `FF${tabColor.slice(1)}` }) : "") + others.join("") + (Object.keys(wanted).length ? tag("pageSetUpPr", wanted) : "");
  const attributes = attributesOf(element);
  return content || Object.keys(attributes).length ? tag("sheetPr", attributes, content) : "";
}

/** Keeps the file's view but for what stays in view when scrolling and the lines of the grid. */
function views(sheet: SheetBackend, part: WorksheetPart): string {
  const element = part.child("sheetViews");
  const view = element?.child("sheetView");
  const { rows, columns } = sheet.frozen();
  const old = view?.child("pane");
  const isFrozen = (old?.get("state") ?? "").startsWith("frozen");
  const isSame = isFrozen ? Number(old?.get("xSplit") ?? 0) === columns && Number(old?.get("ySplit") ?? 0) === rows : rows === 0 && columns === 0;
  const kept = (view?.children ?? []).filter(({ localName }) => isSame || (localName !== "pane" && localName !== "selection"));
  const own = isSame || (rows === 0 && columns === 0) ? "" : tag("pane", {
    xSplit: columns || null,
    ySplit: rows || null,
    topLeftCell: formatCell({ row: rows, column: columns }),
    activePane: rows && columns ? "bottomRight" : rows ? "bottomLeft" : "topRight",
    state: "frozen",
  });
  const attributes = { workbookViewId: "0", ...without(attributesOf(view), "showGridLines"), ...(sheet.hasGridlines() ? {} : { showGridLines: "0" }) };
  const others = (element?.children ?? []).filter((child) => child !== view).map(({ xml }) => xml);
  return tag("sheetViews", {}, tag("sheetView", attributes, own + kept.map(({ xml }) => xml).join("")) + others.join(""));
}

function conditionalFormat({ areas, attributes, formulas, fileLook, look, rest }: ConditionalFormat, priority: number, styles: StyleNumbers): string {
  const dxfId = fileLook ?? (Object.keys(look).length ? styles.look(look) : null);
  const content = formulas.map((formula) => tag("formula", {}, escapeText(formula))).join("") + rest;
  return tag("conditionalFormatting", { sqref: references(areas) }, tag("cfRule", { ...attributes, dxfId, priority }, content));
}

function validations(parts: SheetParts): string[] {
  return parts.validations.map(({ areas, attributes, formulas }) =>
    tag("dataValidation", { ...attributes, sqref: references(areas) }, formulas.map((formula, index) => tag(`formula${index + 1}`, {}, escapeText(formula))).join("")),
  );
}

function hyperlinks(sheet: SheetBackend, part: WorksheetPart, path: string, target: Package): string {
  target.unrelate(path, ({ type }) => type === "hyperlink");
  const items = sheet.parts.hyperlinks.map(({ area, target: address, location, attributes }) =>
    tag("hyperlink", { ref: writeAddress(area), location, ...(address === null ? {} : relationAttributes(part.root, target.relate(path, "hyperlink", address, true))), ...attributes }),
  );
  return items.length ? tag("hyperlinks", {}, items.join("")) : "";
}

/** The settings of the person's printer stay with the page. */
function pageSetup(setup: Readonly<Record<string, string>>, part: WorksheetPart): string {
  const printer = part.child("pageSetup")?.getPrefixed("id");
  return Object.keys(setup).length || printer ? tag("pageSetup", { ...setup, ...(printer ? relationAttributes(part.root, printer) : {}) }) : "";
}
