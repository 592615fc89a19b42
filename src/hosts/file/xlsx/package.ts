import { packZip } from "./pack-zip";
import { appending, parseXml, replacing, type Splice, spliced, type XmlElement } from "./xml";
import { HEAD, PACKAGE, RELATIONSHIPS, tag, withPrefix } from "./write-xml";

/** A relation of a part to another, or to an address outside. */
export interface Relation {
  readonly id: string;
  /** The last word of its type: "worksheet", "hyperlink". */
  readonly type: string;
  /** A path in the archive, or an address when it is external. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** The part that says of each part what it is. */
export const CONTENT_TYPES = "[Content_Types].xml";
/** The relations of the package itself. */
const ROOT = "";
/** Of relations and of elements that name them, in files that keep to the letter of the ISO standard. */
const STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/**
 * An archive of the Open Packaging Conventions that is changed in place: its parts by their paths, what they are, and how they hang
 * together. Parts that nobody sets stay as they are, byte by byte.
 */
export class Package {
  private readonly parts: Map<string, Uint8Array>;
  /** Roots of documents as long as nobody changes them; null for what is no XML. */
  private readonly roots = new Map<string, XmlElement | null>();

  constructor(parts: ReadonlyMap<string, Uint8Array>) {
    this.parts = new Map(parts);
  }

  /** Its parts as they are now. */
  get all(): ReadonlyMap<string, Uint8Array> {
    return this.parts;
  }

  has(path: string): boolean {
    return this.parts.has(path);
  }

  text(path: string): string | null {
    const content = this.parts.get(path);
    return content ? new TextDecoder().decode(content) : null;
  }

  /** The root of a part, null when there is no such part or it is not well formed. */
  xml(path: string, leaves?: readonly string[]): XmlElement | null {
    let root = this.roots.get(path);
    if (root === undefined) {
      const text = this.text(path);
      this.roots.set(path, (root = text === null ? null : parseXml(text, leaves)));
    }
    return root;
  }

  set(path: string, text: string): void {
    this.parts.set(path, new TextEncoder().encode(text));
    this.roots.delete(path);
  }

  /** Changes a part's text; does nothing where it says the same then. */
  update(path: string, change: (text: string) => string): void {
    const text = this.text(path);
    if (text === null) return;
    const changed = change(text);
    if (changed !== text) this.set(path, changed);
  }

  splice(path: string, splices: readonly Splice[]): void {
    if (splices.length) this.update(path, (text) => spliced(text, splices));
  }

  /** Adds a part under the first free number: "xl/comments" becomes "xl/comments1.xml". */
  add(stem: string, text: string, contentType: string | null, extension = "xml"): string {
    let number = 1;
    while (this.parts.has(`${stem}${number}.${extension}`)) number++;
    const path = `${stem}${number}.${extension}`;
    this.set(path, text);
    if (contentType) this.declare("Override", "PartName", `/${path}`, contentType);
    return path;
  }

  /** Says of all parts with an extension what they are, where nobody has said that yet. */
  declareExtension(extension: string, contentType: string): void {
    this.declare("Default", "Extension", extension, contentType);
  }

  /** What a part is, "" when nothing says so. */
  contentType(path: string): string {
    const types = this.xml(CONTENT_TYPES)?.children ?? [];
    const own = types.find((element) => element.get("PartName")?.toLowerCase() === `/${path}`.toLowerCase());
    const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
    return (own ?? types.find((element) => element.get("Extension")?.toLowerCase() === extension))?.get("ContentType") ?? "";
  }

  relations(from: string): Relation[] {
    return (this.xml(relationsPath(from))?.childrenNamed("Relationship") ?? []).map((relation) => {
      const isExternal = relation.get("TargetMode") === "External";
      const target = relation.get("Target") ?? "";
      return { id: relation.get("Id") ?? "", type: lastWord(relation.get("Type") ?? ""), target: isExternal ? target : this.found(resolvePath(from, target)), isExternal };
    });
  }

  /** The part's relations of that kind. */
  related(from: string, type: string): Relation[] {
    return this.relations(from).filter((relation) => relation.type === type);
  }

  /** Relates a part to another, or to an address outside, and answers the relation's id. `type` is a last word or a whole address. */
  relate(from: string, type: string, target: string, isExternal = false): string {
    const path = relationsPath(from);
    if (!this.xml(path)) this.set(path, HEAD + tag("Relationships", { xmlns: `${PACKAGE}/relationships` }));
    const taken = new Set(this.relations(from).map(({ id }) => id));
    let number = taken.size + 1;
    while (taken.has(`rId${number}`)) number++;
    const id = `rId${number}`;
    const attributes = {
      Id: id,
      Type: type.includes(":") ? type : `${this.relationshipTypes}/${type}`,
      Target: isExternal ? target : `/${target}`,
      TargetMode: isExternal ? "External" : null,
    };
    const root = this.xml(path)!;
    this.splice(path, [appending(root, withPrefix(tag("Relationship", attributes), root.prefix))]);
    return id;
  }

  unrelate(from: string, isMeant: (relation: Relation) => boolean): void {
    const path = relationsPath(from);
    const relations = this.relations(from);
    const gone = (this.xml(path)?.childrenNamed("Relationship") ?? []).filter((_, index) => isMeant(relations[index]!));
    this.splice(path, gone.map((element) => replacing(element, "")));
    if (gone.length && gone.length === relations.length) this.remove(path);
  }

  /** Takes a relation away, and the part that it leads to with all that only this one led to. */
  removeRelated(from: string, target: string): void {
    const before = this.reachable();
    this.unrelate(from, (relation) => !relation.isExternal && relation.target === target);
    const after = this.reachable();
    for (const path of new Set([target, ...before])) if (!after.has(path)) this.remove(path);
  }

  /** The archive as a file. */
  pack(): Promise<Uint8Array<ArrayBuffer>> {
    return packZip(this.parts);
  }

  private remove(path: string): void {
    for (const gone of [path, relationsPath(path)]) {
      this.parts.delete(gone);
      this.roots.delete(gone);
    }
    const override = this.xml(CONTENT_TYPES)?.children.find((element) => element.get("PartName") === `/${path}`);
    if (override) this.splice(CONTENT_TYPES, [replacing(override, "")]);
  }

  private declare(element: string, key: string, name: string, contentType: string): void {
    const root = this.xml(CONTENT_TYPES);
    if (!root) {
      this.set(CONTENT_TYPES, HEAD + tag("Types", { xmlns: `${PACKAGE}/content-types` }, tag(element, { [key]: name, ContentType: contentType })));
      return;
    }
    if (root.children.some((one) => one.get(key)?.toLowerCase() === name.toLowerCase())) return;
    this.splice(CONTENT_TYPES, [appending(root, withPrefix(tag(element, { [key]: name, ContentType: contentType }), root.prefix))]);
  }

  /** All parts that relations lead to from the package's own. */
  private reachable(): Set<string> {
    const reached = new Set<string>();
    const visit = (from: string): void => {
      for (const { target, isExternal } of this.relations(from)) {
        if (isExternal || reached.has(target) || !this.parts.has(target)) continue;
        reached.add(target);
        visit(target);
      }
    };
    visit(ROOT);
    return reached;
  }

  /** Names of parts are the same in capitals and small letters. */
  private found(path: string): string {
    if (this.parts.has(path)) return path;
    const wanted = path.toLowerCase();
    return [...this.parts.keys()].find((candidate) => candidate.toLowerCase() === wanted) ?? path;
  }

  private get relationshipTypes(): string {
    const isStrict = this.xml(relationsPath(ROOT))?.children.some((relation) => relation.get("Type")?.startsWith(STRICT_RELATIONSHIPS)) ?? false;
    return isStrict ? STRICT_RELATIONSHIPS : RELATIONSHIPS;
  }
}

export const relationsPath = (path: string): string => path.replace(/([^/]*)$/, "_rels/$1.rels");

const lastWord = (type: string): string => type.slice(type.lastIndexOf("/") + 1);

/** A target as a relation of the part at `path` writes it, as a path in the archive. */
function resolvePath(path: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = path.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}
