import type { Area } from "../../sheet/address";
import { readAddress } from "../richapi/grid";
import { type Comment, type ConditionalFormat, type ConditionalLook, emptyParts, type Filter, type Hyperlink, type PageSetup, type SheetParts, type Table, type Validation } from "../sheet-parts";
import { type Archive, child, children, elements, relationId, WORKBOOK } from "./archive";
import { color } from "./appearance";
import { attributesOf, innerXml, without } from "./xml";

/** What an .xlsx worksheet has besides its cells. `looks` are those that its conditional formats name by their number. */
export function readParts(archive: Archive, path: string, looks: readonly ConditionalLook[]): SheetParts {
  const document = archive.xml(path);
  const root = document?.documentElement ?? null;
  const protection = attributesOf(child(root, "sheetProtection"));
  return {
    ...emptyParts(),
    protection: ["1", "true"].includes(protection["sheet"] ?? "") ? protection : null,
    tabColor: color(child(child(root, "sheetPr"), "tabColor")),
    conditionalFormats: children(root, "conditionalFormatting").flatMap((element) => conditionalFormats(element, looks)).sort(byPriority).map(({ format }) => format),
    validations: children(child(root, "dataValidations"), "dataValidation").map(validation),
    hyperlinks: hyperlinks(archive, path, child(root, "hyperlinks")),
    comments: comments(archive, path),
    page: page(root),
    filter: filter(child(root, "autoFilter")),
    tables: tables(archive, path),
  };
}

function filter(element: Element | null): Filter | null {
  return element && { area: readAddress(element.getAttribute("ref")), isFiltering: children(element, "filterColumn").length > 0 };
}

function tables(archive: Archive, path: string): Table[] {
  const paths = archive.relations(path).filter(({ type }) => type === "table").map(({ target }) => target);
  return paths.flatMap((own): Table[] => {
    const root = archive.xml(own)?.documentElement;
    return root ? [{ name: root.getAttribute("displayName") ?? "", area: readAddress(root.getAttribute("ref")), path: own }] : [];
  });
}

function readAreas(references: string): Area[] {
  return references.split(/\s+/).filter(Boolean).map(readAddress);
}

const areasOf = (element: Element): Area[] => readAreas(element.getAttribute("sqref") ?? "");

interface Prioritised {
  readonly format: ConditionalFormat;
  readonly priority: number;
}

const byPriority = (a: Prioritised, b: Prioritised): number => a.priority - b.priority;

function conditionalFormats(element: Element, looks: readonly ConditionalLook[]): Prioritised[] {
  return children(element, "cfRule").map((rule) => {
    const attributes = attributesOf(rule);
    const number = rule.getAttribute("dxfId");
    const others = [...rule.children].filter(({ localName }) => localName !== "formula");
    const format: ConditionalFormat = {
      id: crypto.randomUUID(),
      areas: areasOf(element),
      attributes: without(attributes, "dxfId", "priority"),
      formulas: children(rule, "formula").map((formula) => formula.textContent),
      fileLook: number === null ? null : Number(number),
      look: looks[Number(number ?? -1)] ?? {},
      rest: others.map((other) => new XMLSerializer().serializeToString(other)).join(""),
    };
    return { format, priority: Number(attributes["priority"] ?? 0) };
  });
}

function validation(element: Element): Validation {
  const formulas = ["formula1", "formula2"].flatMap((name) => children(element, name)).map((formula) => formula.textContent);
  return { areas: areasOf(element), attributes: without(attributesOf(element), "sqref"), formulas };
}

function hyperlinks(archive: Archive, path: string, list: Element | null): Hyperlink[] {
  const targets = new Map(archive.relations(path).map(({ id, target }) => [id, target]));
  return children(list, "hyperlink").map((element) => {
    const attributes = without(attributesOf(element), "ref", "location");
    return { area: readAddress(element.getAttribute("ref")), target: targets.get(relationId(element)) ?? null, location: element.getAttribute("location"), attributes };
  });
}

function comments(archive: Archive, path: string): Comment[] {
  const part = (type: string) => archive.xml(archive.relations(path).find((relation) => relation.type === type)?.target ?? "");
  const persons = archive.xml(archive.relations(WORKBOOK).find(({ type }) => type === "person")?.target ?? "");
  const names = new Map(elements(persons, "person").map((person) => [person.getAttribute("id"), person.getAttribute("displayName")]));
  const threads = elements(part("threadedComment"), "threadedComment")
    .filter((element) => !element.hasAttribute("parentId"))
    .map((element): Comment => ({
      id: element.getAttribute("id") ?? "",
      ...place(element),
      author: names.get(element.getAttribute("personId")) ?? "",
      text: child(element, "text")?.textContent ?? "",
      isThreaded: true,
      rich: null,
    }));
  const document = part("comments");
  const authors = elements(document, "author").map((author) => author.textContent);
  const notes = elements(document, "comment").map((element): Comment => {
    const text = child(element, "text");
    return {
      id: crypto.randomUUID(),
      ...place(element),
      author: authors[Number(element.getAttribute("authorId") ?? 0)] ?? "",
      text: elements(text, "t").map((run) => run.textContent).join(""),
      isThreaded: false,
      rich: text && innerXml(text),
    };
  });
  // Beside each thread a file has a note for programs that know no threads.
  const hasThread = ({ row, column }: Comment): boolean => threads.some((thread) => thread.row === row && thread.column === column);
  return [...threads, ...notes.filter((note) => !hasThread(note))];
}

function place(element: Element): { row: number; column: number } {
  const { row, column } = readAddress(element.getAttribute("ref"));
  return { row, column };
}

function page(root: Element | null): PageSetup {
  return {
    setup: attributesOf(child(root, "pageSetup")),
    margins: attributesOf(child(root, "pageMargins")),
    options: attributesOf(child(root, "printOptions")),
    fitToPage: ["1", "true"].includes(child(child(root, "sheetPr"), "pageSetUpPr")?.getAttribute("fitToPage") ?? ""),
    printArea: [],
    titleRows: null,
    titleColumns: null,
  };
}
