import type { Area } from "../../sheet/address";
import { readAddress } from "../richapi/grid";
import { type Comment, type ConditionalFormat, type ConditionalLook, emptyParts, type Filter, type Hyperlink, type PageSetup, type SheetParts, type Table, type Validation } from "../sheet-parts";
import type { Package } from "../../hosts/file/xlsx/package";
import { WorkbookPart } from "../../hosts/file/xlsx/workbook-part";
import { without } from "../../hosts/file/xlsx/write-xml";
import type { XmlElement } from "../../hosts/file/xlsx/xml";
import { color } from "./appearance";

/** What an .xlsx worksheet has besides its cells. `looks` are those that its conditional formats name by their number. */
export function readParts(archive: Package, path: string, looks: readonly ConditionalLook[]): SheetParts {
  const root = archive.xml(path, ["sheetData"]) ?? undefined;
  const protection = attributesOf(root?.child("sheetProtection"));
  return {
    ...emptyParts(),
    protection: ["1", "true"].includes(protection["sheet"] ?? "") ? protection : null,
    tabColor: color(root?.child("sheetPr")?.child("tabColor")),
    conditionalFormats: (root?.childrenNamed("conditionalFormatting") ?? []).flatMap((element) => conditionalFormats(element, looks)).sort(byPriority).map(({ format }) => format),
    validations: (root?.child("dataValidations")?.childrenNamed("dataValidation") ?? []).map(validation),
    hyperlinks: hyperlinks(archive, path, root?.child("hyperlinks")),
    comments: comments(archive, path),
    page: page(root),
    filter: filter(root?.child("autoFilter")),
    tables: tables(archive, path),
  };
}

function filter(element: XmlElement | undefined): Filter | null {
  return element ? { area: readAddress(element.get("ref")), isFiltering: element.childrenNamed("filterColumn").length > 0 } : null;
}

function tables(archive: Package, path: string): Table[] {
  const paths = archive.relations(path).filter(({ type }) => type === "table").map(({ target }) => target);
  return paths.flatMap((own): Table[] => {
    const root = archive.xml(own);
    return root ? [{ name: root.get("displayName") ?? "", area: readAddress(root.get("ref")), path: own }] : [];
  });
}

function readAreas(references: string): Area[] {
  return references.split(/\s+/).filter(Boolean).map(readAddress);
}

const areasOf = (element: XmlElement): Area[] => readAreas(element.get("sqref") ?? "");

interface Prioritised {
  readonly format: ConditionalFormat;
  readonly priority: number;
}

const byPriority = (a: Prioritised, b: Prioritised): number => a.priority - b.priority;

function conditionalFormats(element: XmlElement, looks: readonly ConditionalLook[]): Prioritised[] {
  return element.childrenNamed("cfRule").map((rule) => {
    const attributes = attributesOf(rule);
    const number = rule.get("dxfId");
    const others = rule.children.filter(({ localName }) => localName !== "formula");
    const format: ConditionalFormat = {
      id: crypto.randomUUID(),
      areas: areasOf(element),
      attributes: without(attributes, "dxfId", "priority"),
      formulas: rule.childrenNamed("formula").map((formula) => formula.text),
      fileLook: number === undefined ? null : Number(number),
      look: looks[Number(number ?? -1)] ?? {},
      rest: others.map(({ xml }) => xml).join(""),
    };
    return { format, priority: Number(attributes["priority"] ?? 0) };
  });
}

function validation(element: XmlElement): Validation {
  const formulas = ["formula1", "formula2"].flatMap((name) => element.childrenNamed(name)).map((formula) => formula.text);
  return { areas: areasOf(element), attributes: without(attributesOf(element), "sqref"), formulas };
}

function hyperlinks(archive: Package, path: string, list: XmlElement | undefined): Hyperlink[] {
  const targets = new Map(archive.relations(path).map(({ id, target }) => [id, target]));
  return (list?.childrenNamed("hyperlink") ?? []).map((element) => {
    const attributes = without(attributesOf(element), "ref", "location");
    return { area: readAddress(element.get("ref")), target: targets.get(element.getPrefixed("id") ?? "") ?? null, location: element.get("location") ?? null, attributes };
  });
}

function comments(archive: Package, path: string): Comment[] {
  const part = (type: string) => archive.xml(archive.relations(path).find((relation) => relation.type === type)?.target ?? "");
  const persons = archive.xml(new WorkbookPart(archive).related("person")?.target ?? "");
  const names = new Map((persons?.descendants("person") ?? []).map((person) => [person.get("id") ?? "", person.get("displayName")]));
  const threads = (part("threadedComment")?.descendants("threadedComment") ?? [])
    .filter((element) => !element.attributes.has("parentId"))
    .map((element): Comment => ({
      id: element.get("id") ?? "",
      ...place(element),
      author: names.get(element.get("personId") ?? "") ?? "",
      text: element.child("text")?.text ?? "",
      isThreaded: true,
      rich: null,
    }));
  const document = part("comments");
  const authors = (document?.descendants("author") ?? []).map((author) => author.text);
  const notes = (document?.descendants("comment") ?? []).map((element): Comment => {
    const text = element.child("text");
    return {
      id: crypto.randomUUID(),
      ...place(element),
      author: authors[Number(element.get("authorId") ?? 0)] ?? "",
      text: (text?.descendants("t") ?? []).map((run) => run.text).join(""),
      isThreaded: false,
      rich: text?.innerXml ?? null,
    };
  });
  // Beside each thread a file has a note for programs that know no threads.
  const hasThread = ({ row, column }: Comment): boolean => threads.some((thread) => thread.row === row && thread.column === column);
  return [...threads, ...notes.filter((note) => !hasThread(note))];
}

function place(element: XmlElement): { row: number; column: number } {
  const { row, column } = readAddress(element.get("ref"));
  return { row, column };
}

function page(root: XmlElement | undefined): PageSetup {
  return {
    setup: attributesOf(root?.child("pageSetup")),
    margins: attributesOf(root?.child("pageMargins")),
    options: attributesOf(root?.child("printOptions")),
    fitToPage: ["1", "true"].includes(root?.child("sheetPr")?.child("pageSetUpPr")?.get("fitToPage") ?? ""),
    printArea: [],
    titleRows: null,
    titleColumns: null,
  };
}

/** Attributes without those of other namespaces. */
export function attributesOf(element: XmlElement | undefined): Record<string, string> {
  return Object.fromEntries([...(element?.attributes ?? [])].filter(([name]) => !name.includes(":") && name !== "xmlns"));
}
