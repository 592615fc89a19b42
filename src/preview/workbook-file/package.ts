import { CFB } from "@e965/xlsx";
import { type Archive, elements, relationsPath } from "./archive";
import { CONTENT_TYPES } from "./blank";
import { HEAD, PACKAGE, RELATIONSHIPS, tag } from "./xml";

interface RelationEntry {
  readonly id: string;
  /** The whole address of the type. */
  readonly type: string;
  readonly target: string;
  readonly isExternal: boolean;
}

/** An .xlsx archive that is being written: its parts, what they are, and how they hang together. */
export class Package {
  private readonly parts: Map<string, Uint8Array>;
  private readonly types = new Map<string, string>();
  private readonly defaults = new Map<string, string>();
  private readonly relations = new Map<string, RelationEntry[]>();

  constructor(private readonly archive: Archive) {
    this.parts = new Map(archive.parts);
    const document = archive.xml(CONTENT_TYPES);
    for (const element of elements(document, "Override")) this.types.set(element.getAttribute("PartName")!.slice(1), element.getAttribute("ContentType")!);
    for (const element of elements(document, "Default")) this.defaults.set(element.getAttribute("Extension")!, element.getAttribute("ContentType")!);
  }

  set(path: string, text: string): void {
    this.parts.set(path, new TextEncoder().encode(text));
  }

  /** Adds a part under the first free number: "xl/comments" becomes "xl/comments1.xml". */
  add(stem: string, text: string, contentType: string | null, extension = "xml"): string {
    let number = 1;
    while (this.parts.has(`${stem}${number}.${extension}`)) number++;
    const path = `${stem}${number}.${extension}`;
    this.set(path, text);
    if (contentType) this.declare(path, contentType);
    return path;
  }

  declare(path: string, contentType: string): void {
    this.types.set(path, contentType);
  }

  declareExtension(extension: string, contentType: string): void {
    this.defaults.set(extension, contentType);
  }

  contentType(path: string): string | undefined {
    return this.types.get(path);
  }

  remove(path: string): void {
    this.parts.delete(path);
    this.parts.delete(relationsPath(path));
    this.types.delete(path);
    this.relations.delete(path);
  }

  /** Relates a part to another, or to an address outside, and answers the relation's id. */
  relate(from: string, type: string, target: string, isExternal = false): string {
    const list = this.relationsOf(from);
    const taken = new Set(list.map(({ id }) => id));
    let number = list.length + 1;
    while (taken.has(`rId${number}`)) number++;
    const id = `rId${number}`;
    list.push({ id, type: type.includes(":") ? type : `${RELATIONSHIPS}/${type}`, target, isExternal });
    return id;
  }

  /** The part's relations of that kind: the last word of their type. */
  related(from: string, type: string): readonly RelationEntry[] {
    return this.relationsOf(from).filter((relation) => relation.type.split("/").at(-1) === type);
  }

  unrelate(from: string, isMeant: (relation: RelationEntry) => boolean): void {
    this.relations.set(from, this.relationsOf(from).filter((relation) => !isMeant(relation)));
  }

  removeRelated(from: string, path: string): void {
    this.unrelate(from, ({ target, isExternal }) => !isExternal && target === path);
    this.remove(path);
  }

  /** The archive as a file. */
  bytes(): Uint8Array<ArrayBuffer> {
    for (const [from, list] of this.relations) this.writeRelations(from, list);
    const overrides = [...this.types].filter(([path]) => this.parts.has(path)).map(([path, type]) => tag("Override", { PartName: `/${path}`, ContentType: type }));
    const defaults = [...this.defaults].map(([extension, type]) => tag("Default", { Extension: extension, ContentType: type }));
    this.set(CONTENT_TYPES, HEAD + tag("Types", { xmlns: `${PACKAGE}/content-types` }, [...defaults, ...overrides].join("")));
    const file = ZIP.utils.cfb_new();
    for (const [path, content] of this.parts) ZIP.utils.cfb_add(file, `/${path}`, content);
    return new Uint8Array(ZIP.write(file, { type: "array", fileType: "zip", compression: true }));
  }

  private relationsOf(from: string): RelationEntry[] {
    let list = this.relations.get(from);
    if (!list) {
      const types = new Map(elements(this.archive.xml(relationsPath(from)), "Relationship").map((element) => [element.getAttribute("Id"), element.getAttribute("Type") ?? ""]));
      list = this.archive.relations(from).map(({ id, target, isExternal }) => ({ id, type: types.get(id) ?? "", target, isExternal }));
      this.relations.set(from, list);
    }
    return list;
  }

  private writeRelations(from: string, list: readonly RelationEntry[]): void {
    const path = relationsPath(from);
    if (list.length === 0) {
      this.parts.delete(path);
      return;
    }
    const items = list.map(({ id, type, target, isExternal }) =>
      tag("Relationship", { Id: id, Type: type, Target: isExternal ? target : `/${target}`, TargetMode: isExternal ? "External" : null }),
    );
    this.set(path, HEAD + tag("Relationships", { xmlns: `${PACKAGE}/relationships` }, items.join("")));
  }
}

/** The part of SheetJS that writes zip archives, which it does not describe. */
const ZIP = CFB as {
  readonly utils: { cfb_new: () => object; cfb_add: (file: object, name: string, content: Uint8Array) => void };
  readonly write: (file: object, options: { type: "array"; fileType: "zip"; compression: boolean }) => ArrayBuffer;
};
