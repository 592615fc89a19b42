import type { Package } from "../../hosts/file/xlsx/package";
import { relationAttributes } from "../../hosts/file/xlsx/sections";
import { SPREADSHEET, WorkbookPart } from "../../hosts/file/xlsx/workbook-part";
import type { WorksheetPart } from "../../hosts/file/xlsx/worksheet-part";
import { HEAD, MAIN, tag, textElement, withPrefix } from "../../hosts/file/xlsx/write-xml";
import { appending, replacing, type Splice, withAttributes, type XmlElement } from "../../hosts/file/xlsx/xml";
import { formatCell, parseArea, type Position } from "../../sheet/address";
import type { Comment } from "../sheet-parts";
import { LAST_NUMBER, movedShapes, noteShape, removedShapes, SHAPE_TYPE, SHAPES } from "./note-shapes";

const OFFICE_2017 = "http://schemas.microsoft.com/office/2017/10/relationships";
const THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";
const VML = "application/vnd.openxmlformats-officedocument.vmlDrawing";

export interface CommentTarget {
  readonly path: string;
  readonly target: Package;
  readonly part: WorksheetPart;
}

/**
 * Writes the comments of a sheet that are not as they were opened: notes for every program, threads for those that know them, and the
 * shapes that notes are drawn in. Replies, formatted texts and all other shapes stay.
 */
export function writeComments(opened: readonly Comment[], now: readonly Comment[], { path, target, part }: CommentTarget): void {
  const before = new Map(opened.map((comment) => [comment.id, comment]));
  const after = new Map(now.map((comment) => [comment.id, comment]));
  const isSame = (a: Comment, b: Comment | undefined): boolean => b !== undefined && a.text === b.text && a.isThreaded === b.isThreaded;
  const gone = opened.filter((comment) => !isSame(comment, after.get(comment.id)));
  const added = now.filter((comment) => !isSame(comment, before.get(comment.id)));
  const moved = new Map(opened.flatMap((comment) => {
    const place = after.get(comment.id);
    return place && !gone.includes(comment) && formatCell(place) !== formatCell(comment) ? [[formatCell(comment), place] as const] : [];
  }));
  if (gone.length + added.length + moved.size === 0) return;
  const at = (comments: readonly Comment[]): ReadonlySet<string> => new Set(comments.map(formatCell));
  changeThreads(target, path, gone, moved, added.filter(({ isThreaded }) => isThreaded));
  changeNotes(target, path, at(gone), moved, added);
  changeShapes(target, path, part, at(gone), moved, added);
}

type Moves = ReadonlyMap<string, Position>;

const pathOf = (target: Package, sheet: string, type: string): string | undefined => target.related(sheet, type)[0]?.target;

/** Elements of a list that name a cell: away, or at the place where it stands now. */
function changedList(elements: readonly XmlElement[], isGone: (element: XmlElement) => boolean, moved: Moves): Splice[] {
  return elements.flatMap((element): Splice[] => {
    if (isGone(element)) return [replacing(element, "")];
    const place = moved.get(cellOf(element));
    return place ? [{ start: element.start, end: element.contentStart, text: withAttributes(element.openTag, { ref: formatCell(place) }) }] : [];
  });
}

function cellOf(element: XmlElement): string {
  const area = parseArea(element.get("ref") ?? "");
  return area ? formatCell(area) : "";
}

function changeNotes(target: Package, sheet: string, gone: ReadonlySet<string>, moved: Moves, added: readonly Comment[]): void {
  const path = pathOf(target, sheet, "comments") ?? (added.length ? newNotes(target, sheet) : undefined);
  const [root, list, authors] = [target.xml(path ?? ""), target.xml(path ?? "")?.child("commentList"), target.xml(path ?? "")?.child("authors")];
  if (!path || !root || !list || !authors) return;
  const names = authors.childrenNamed("author").map(({ text }) => text);
  const known = names.length;
  // A program that knows threads finds a note's thread by its author.
  const notes = added.map((comment) => {
    const author = comment.isThreaded ? `tc=${comment.id}` : comment.author;
    const index = names.indexOf(author);
    return tag("comment", { ref: formatCell(comment), authorId: index >= 0 ? index : names.push(author) - 1 }, tag("text", {}, comment.rich ?? textElement("t", comment.text)));
  });
  const newAuthors = names.slice(known).map((name) => textElement("author", name)).join("");
  target.splice(path, [
    ...(newAuthors ? [appending(authors, withPrefix(newAuthors, root.prefix))] : []),
    ...changedList(list.childrenNamed("comment"), (element) => gone.has(cellOf(element)), moved),
    ...(notes.length ? [appending(list, withPrefix(notes.join(""), root.prefix))] : []),
  ]);
  if (target.xml(path)?.child("commentList")?.children.length === 0) target.removeRelated(sheet, path);
}

function newNotes(target: Package, sheet: string): string {
  const path = target.add("xl/comments", HEAD + tag("comments", { xmlns: MAIN }, tag("authors", {}) + tag("commentList", {})), `${SPREADSHEET}.comments+xml`);
  target.relate(sheet, "comments", path);
  return path;
}

/** A thread goes and moves with its replies. */
function changeThreads(target: Package, sheet: string, gone: readonly Comment[], moved: Moves, added: readonly Comment[]): void {
  let path = pathOf(target, sheet, "threadedComment");
  if (!path && added.length) {
    path = target.add("xl/threadedComments/threadedComment", HEAD + tag("ThreadedComments", { xmlns: THREADS }), "application/vnd.ms-excel.threadedcomments+xml");
    target.relate(sheet, `${OFFICE_2017}/threadedComment`, path);
  }
  const root = path === undefined ? null : target.xml(path);
  if (!path || !root) return;
  const ids = new Set(gone.map(({ id }) => id));
  const isGone = (element: XmlElement): boolean => ids.has(element.get("id") ?? "") || ids.has(element.get("parentId") ?? "");
  const persons = added.length ? personIds(target, added) : new Map<string, string>();
  const list = added.map((thread) => tag("threadedComment", { ref: formatCell(thread), personId: persons.get(thread.author), id: thread.id }, textElement("text", thread.text)));
  target.splice(path, [...changedList(root.childrenNamed("threadedComment"), isGone, moved), ...(list.length ? [appending(root, withPrefix(list.join(""), root.prefix))] : [])]);
  if (target.xml(path)?.children.length === 0) target.removeRelated(sheet, path);
}

/** The ids of the comments' authors; those that the workbook does not know yet are added. */
function personIds(target: Package, threads: readonly Comment[]): ReadonlyMap<string, string> {
  const workbook = new WorkbookPart(target);
  let path = workbook.related("person")?.target;
  if (!path) {
    path = target.add("xl/persons/person", HEAD + tag("personList", { xmlns: THREADS }), "application/vnd.ms-excel.person+xml");
    target.relate(workbook.path, `${OFFICE_2017}/person`, path);
  }
  const root = target.xml(path)!;
  const ids = new Map(root.childrenNamed("person").map((person) => [person.get("displayName") ?? "", person.get("id") ?? ""]));
  const added = [...new Set(threads.map(({ author }) => author))].filter((author) => !ids.has(author)).map((author) => {
    const id = `{${crypto.randomUUID().toUpperCase()}}`;
    ids.set(author, id);
    return tag("person", { displayName: author, id, userId: author, providerId: "None" });
  });
  if (added.length) target.splice(path, [appending(root, withPrefix(added.join(""), root.prefix))]);
  return ids;
}

function changeShapes(target: Package, sheet: string, part: WorksheetPart, gone: ReadonlySet<string>, moved: Moves, added: readonly Comment[]): void {
  const id = part.child("legacyDrawing")?.getPrefixed("id");
  const path = target.relations(sheet).find((relation) => relation.id === id)?.target;
  const root = path === undefined ? null : target.xml(path);
  if (path && root) {
    target.splice(path, [...removedShapes(root, gone), ...movedShapes(root, moved), ...(added.length ? [appending(root, (root.child("shapetype") ? "" : SHAPE_TYPE) + added.map((comment, index) => noteShape(comment, index, root)).join(""))] : [])]);
    if (target.xml(path)?.children.every(({ localName }) => localName === "shapetype" || localName === "shapelayout")) {
      target.removeRelated(sheet, path);
      part.replace("legacyDrawing", "");
    }
    return;
  }
  if (added.length === 0) return;
  if (path) {
    // Programs of old wrote shapes that are no XML to the letter: new ones go behind them.
    const shapes = added.map((comment, index) => noteShape(comment, LAST_NUMBER - added.length + index, null)).join("");
    target.update(path, (text) => text.replace(/<\/xml>\s*$/, (end) => shapes + end));
    return;
  }
  target.declareExtension("vml", VML);
  const shapes = tag("xml", SHAPES, SHAPE_TYPE + added.map((comment, index) => noteShape(comment, index, null)).join(""));
  const relation = target.relate(sheet, "vmlDrawing", target.add("xl/drawings/vmlDrawing", shapes, null, "vml"));
  part.replace("legacyDrawing", tag("legacyDrawing", relationAttributes(part.root, relation)));
}
