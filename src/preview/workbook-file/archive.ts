import { resolvePath } from "./xml";

/** A relation of a part to another, or to an address outside. */
export interface Relation {
  readonly id: string;
  /** The last word of its type: "worksheet", "hyperlink". */
  readonly type: string;
  /** A path in the archive, or an address when it is external. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** The parts of an .xlsx archive by their path. */
export class Archive {
  /** Read once and never changed: opening asks for a worksheet more than once. */
  private readonly documents = new Map<string, Document | null>();

  constructor(readonly parts: ReadonlyMap<string, Uint8Array>) {}

  text(path: string): string | null {
    const content = this.parts.get(path);
    return content ? new TextDecoder().decode(content) : null;
  }

  /** null when there is no such part or it is not XML. */
  xml(path: string): Document | null {
    let document = this.documents.get(path);
    if (document === undefined) this.documents.set(path, (document = this.parse(path)));
    return document;
  }

  relations(path: string): Relation[] {
    return elements(this.xml(relationsPath(path)), "Relationship").map((relation) => {
      const isExternal = relation.getAttribute("TargetMode") === "External";
      const target = relation.getAttribute("Target") ?? "";
      return {
        id: relation.getAttribute("Id") ?? "",
        type: (relation.getAttribute("Type") ?? "").split("/").at(-1)!,
        target: isExternal ? target : resolvePath(path, target),
        isExternal,
      };
    });
  }

  /** The parts of the worksheets by the sheets' names. */
  worksheetPaths(): ReadonlyMap<string, string> {
    const targets = new Map(this.relations(WORKBOOK).map(({ id, target }) => [id, target]));
    const paths = new Map<string, string>();
    for (const sheet of elements(this.xml(WORKBOOK), "sheet")) {
      const path = targets.get(relationId(sheet));
      if (path) paths.set(sheet.getAttribute("name") ?? "", path);
    }
    return paths;
  }

  private parse(path: string): Document | null {
    const text = this.text(path);
    if (text === null) return null;
    const document = new DOMParser().parseFromString(text, "application/xml");
    return document.querySelector("parsererror") ? null : document;
  }
}

export const WORKBOOK = "xl/workbook.xml";

export const relationsPath = (path: string): string => path.replace(/([^/]*)$/, "_rels/$1.rels");

/** The id by which an element names another part. */
export function relationId(element: Element): string {
  return [...element.attributes].find(({ localName, prefix }) => localName === "id" && prefix)?.value ?? "";
}

/** Elements of any namespace prefix, in document order. */
export function elements(parent: Document | Element | null, name: string): Element[] {
  return parent ? [...parent.getElementsByTagNameNS("*", name)] : [];
}

/** The first child of that name. */
export function child(parent: Element | null | undefined, name: string): Element | null {
  return parent ? ([...parent.children].find(({ localName }) => localName === name) ?? null) : null;
}

/** Children of that name. */
export function children(parent: Element | null | undefined, name: string): Element[] {
  return parent ? [...parent.children].filter(({ localName }) => localName === name) : [];
}
