import type { Package, Relation } from "./package";
import { relationAttributes, replacement, withoutAttribute } from "./sections";
import { tag, withPrefix } from "./write-xml";
import { withAttributes, type XmlElement } from "./xml";

export const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** Where programs put these parts; a file's own relations count. */
export const WORKBOOK = "xl/workbook.xml";
export const STYLES = "xl/styles.xml";

export type SheetState = "visible" | "hidden" | "veryHidden";

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly state: SheetState;
  readonly path: string;
  /** "worksheet", "chartsheet", "dialogsheet", "xlMacrosheet": the kind of the relation that leads to it. */
  readonly kind: string;
}

/** The children of a workbook as the schema wants them. */
const ORDER = [
  "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr",
  "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
];

const EXTENSIONS: readonly (readonly [RegExp, string])[] = [
  [/template\.macroEnabled/, ".xltm"],
  [/addin\.macroEnabled/, ".xlam"],
  [/macroEnabled/, ".xlsm"],
  [/\.template\.main/, ".xltx"],
];

/** The part that lists the sheets of an .xlsx workbook and its names. */
export class WorkbookPart {
  readonly path: string;

  constructor(private readonly parts: Package) {
    this.path = parts.related("", "officeDocument")[0]?.target ?? WORKBOOK;
  }

  /** Its root; null where the file is no workbook in XML. */
  get root(): XmlElement | null {
    return this.parts.xml(this.path);
  }

  /** How files with this content are called: Excel refuses those that are called otherwise. */
  get extension(): string {
    const type = this.parts.contentType(this.path);
    return EXTENSIONS.find(([pattern]) => pattern.test(type))?.[1] ?? ".xlsx";
  }

  /** Where its styles are, or belong. */
  get stylesPath(): string {
    return this.related("styles")?.target ?? STYLES;
  }

  related(type: string): Relation | undefined {
    return this.parts.related(this.path, type)[0];
  }

  /** All sheets in tab order, also those that are no worksheets. */
  sheets(): ListedSheet[] {
    const relations = new Map(this.parts.relations(this.path).map((relation) => [relation.id, relation]));
    return this.elements().flatMap((element): ListedSheet[] => {
      const relation = relations.get(element.getPrefixed("id") ?? "");
      return relation ? [{ name: element.get("name") ?? "", state: (element.get("state") ?? "visible") as SheetState, path: relation.target, kind: relation.type }] : [];
    });
  }

  /** Adds the part of a new worksheet with its whole XML, which `arrange` has to list. */
  addWorksheet(xml: string): string {
    const path = this.parts.add("xl/worksheets/sheet", xml, `${SPREADSHEET}.worksheet+xml`);
    this.parts.relate(this.path, "worksheet", path);
    return path;
  }

  addStyles(xml: string): string {
    const path = this.parts.add("xl/styles", xml, `${SPREADSHEET}.styles+xml`);
    this.parts.relate(this.path, "styles", path);
    return path;
  }

  /**
   * Lists worksheets in another order, under other names, new ones among them; those that are left out go with all their parts.
   * Sheets of other kinds stay behind the sheet that they stood behind.
   */
  arrange(wanted: readonly Pick<ListedSheet, "name" | "state" | "path">[]): void {
    const before = this.sheets();
    const active = before[Number(this.view()?.get("activeTab") ?? 0)]?.path;
    const after = withOthers(before, wanted);
    const written = this.elements();
    const ids = new Map(this.parts.relations(this.path).map(({ target, id }) => [target, id]));
    let last = Math.max(0, ...written.map((element) => Number(element.get("sheetId"))));
    const list = after.map(({ name, state, path }) => {
      const known = written[before.findIndex((sheet) => sheet.path === path)];
      const changes = { name, state: state === "visible" ? null : state };
      if (!known) return tag("sheet", { name, sheetId: ++last, state: changes.state, ...relationAttributes(this.root!, ids.get(path)!) });
      const isSame = known.get("name") === name && (known.get("state") ?? "visible") === state;
      return isSame ? known.xml : withAttributes(known.openTag, changes) + (known.isEmptyTag ? "" : `</${known.name}>`);
    });
    if (list.join("") !== written.map(({ xml }) => xml).join("")) this.replace("sheets", tag("sheets", {}, list.join("")));
    for (const { path } of before) if (!after.some((sheet) => sheet.path === path)) this.parts.removeRelated(this.path, path);
    this.activate(active, after);
  }

  /** Has programs work out everything anew when they open the file. */
  recalculateOnLoad(): void {
    const calculation = this.root?.child("calcPr");
    this.replace("calcPr", calculation ? withAttributes(calculation.openTag, { fullCalcOnLoad: "1" }) + (calculation.isEmptyTag ? "" : `</${calculation.name}>`) : tag("calcPr", { fullCalcOnLoad: 1 }));
  }

  /** Replaces a child of the root, "" takes it away. */
  replace(name: string, xml: string): void {
    const root = this.root;
    if (root) this.parts.splice(this.path, replacement(root, ORDER, name, withPrefix(xml, root.prefix)));
  }

  private elements(): XmlElement[] {
    return this.root?.child("sheets")?.childrenNamed("sheet") ?? [];
  }

  private view(): XmlElement | undefined {
    return this.root?.child("bookViews")?.child("workbookView");
  }

  /** Keeps in front what was in front; where that is gone or hidden, the first sheet that can be seen. */
  private activate(path: string | undefined, sheets: readonly ListedSheet[]): void {
    const view = this.view();
    if (!view) return;
    const isSeen = (sheet: ListedSheet): boolean => sheet.state === "visible";
    const kept = sheets.findIndex((sheet) => sheet.path === path && isSeen(sheet));
    const position = kept >= 0 ? kept : Math.max(0, sheets.findIndex(isSeen));
    if (position === Number(view.get("activeTab") ?? 0) && kept >= 0) return;
    const openTag = withAttributes(view.openTag, { activeTab: position || null, firstSheet: null });
    this.parts.splice(this.path, [{ start: view.start, end: view.contentStart, text: openTag }]);
    // Two sheets that are marked as chosen would be written to together.
    if (kept < 0) for (const sheet of sheets) if (sheet.path === path) this.parts.update(sheet.path, (text) => withoutAttribute(text, "sheetView", "tabSelected"));
  }
}

function withOthers(before: readonly ListedSheet[], wanted: readonly Pick<ListedSheet, "name" | "state" | "path">[]): ListedSheet[] {
  const result: ListedSheet[] = wanted.map((sheet) => ({ ...sheet, kind: "worksheet" }));
  for (const [index, sheet] of before.entries()) {
    if (sheet.kind === "worksheet") continue;
    const predecessors = before.slice(0, index).map(({ path }) => path);
    const place = result.findLastIndex(({ path }) => predecessors.includes(path));
    result.splice(place + 1, 0, sheet);
  }
  return result;
}
