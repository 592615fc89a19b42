/** The parts of an .xlsx archive as SheetJS hands them over: XML documents by their path. */
export class Archive {
  constructor(private readonly files: Readonly<Record<string, { readonly content?: Uint8Array } | undefined>>) {}

  /** null when there is no such part or it is not XML. */
  xml(path: string): Document | null {
    const content = this.files[path]?.content;
    if (!content) return null;
    const document = new DOMParser().parseFromString(new TextDecoder().decode(content), "application/xml");
    return document.querySelector("parsererror") ? null : document;
  }

  /** The parts of the worksheets by the sheets' names. */
  worksheetPaths(): ReadonlyMap<string, string> {
    const targets = new Map<string, string>();
    for (const relation of elements(this.xml("xl/_rels/workbook.xml.rels"), "Relationship")) {
      const target = relation.getAttribute("Target") ?? "";
      targets.set(relation.getAttribute("Id") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    }
    const paths = new Map<string, string>();
    for (const sheet of elements(this.xml("xl/workbook.xml"), "sheet")) {
      const id = [...sheet.attributes].find(({ localName, prefix }) => localName === "id" && prefix)?.value ?? "";
      const path = targets.get(id);
      if (path) paths.set(sheet.getAttribute("name") ?? "", path);
    }
    return paths;
  }
}

/** Elements of any namespace prefix, in document order. */
export function elements(parent: Document | Element | null, name: string): Element[] {
  return parent ? [...parent.getElementsByTagNameNS("*", name)] : [];
}

/** The first child of that name. */
export function child(parent: Element | null | undefined, name: string): Element | null {
  return parent ? ([...parent.children].find(({ localName }) => localName === name) ?? null) : null;
}
