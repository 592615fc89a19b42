import { formatCell } from "../../sheet/address";
import type { Comment } from "../sheet-parts";
import { WORKBOOK } from "./archive";
import { SPREADSHEET } from "./blank";
import type { Package } from "./package";
import { HEAD, MAIN, tag, textElement } from "./xml";

const OFFICE_2017 = "http://schemas.microsoft.com/office/2017/10/relationships";
const THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";

/**
 * Writes the comments of a sheet: notes for every program, threads for those that know them, and the shapes that notes are
 * drawn in. Answers the element by which the sheet names the shapes.
 */
export function writeComments(target: Package, sheetPath: string, comments: readonly Comment[]): string | null {
  for (const type of ["comments", "threadedComment", "vmlDrawing"]) {
    for (const relation of target.related(sheetPath, type)) target.removeRelated(sheetPath, relation.target);
  }
  if (comments.length === 0) return null;
  target.relate(sheetPath, "comments", target.add("xl/comments", notesXml(comments), `${SPREADSHEET}.comments+xml`));
  const threads = comments.filter(({ isThreaded }) => isThreaded);
  if (threads.length) {
    const path = target.add("xl/threadedComments/threadedComment", threadsXml(threads, persons(target, threads)), "application/vnd.ms-excel.threadedcomments+xml");
    target.relate(sheetPath, `${OFFICE_2017}/threadedComment`, path);
  }
  target.declareExtension("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");
  const id = target.relate(sheetPath, "vmlDrawing", target.add("xl/drawings/vmlDrawing", shapesXml(comments), null, "vml"));
  return tag("legacyDrawing", { "r:id": id });
}

function notesXml(comments: readonly Comment[]): string {
  // A program that knows threads finds a note's thread by its author.
  const authorOf = ({ isThreaded, id, author }: Comment): string => (isThreaded ? `tc=${id}` : author);
  const authors = [...new Set(comments.map(authorOf))];
  const list = comments.map((comment) =>
    tag("comment", { ref: formatCell(comment), authorId: authors.indexOf(authorOf(comment)) }, tag("text", {}, comment.rich ?? textElement("t", comment.text))),
  );
  return HEAD + tag("comments", { xmlns: MAIN }, tag("authors", {}, authors.map((author) => textElement("author", author)).join("")) + tag("commentList", {}, list.join("")));
}

/** One person for each author; answers their ids. */
function persons(target: Package, threads: readonly Comment[]): ReadonlyMap<string, string> {
  for (const { target: path } of target.related(WORKBOOK, "person")) target.removeRelated(WORKBOOK, path);
  const ids = new Map([...new Set(threads.map(({ author }) => author))].map((author, index) => [author, `{00000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}}`]));
  const list = [...ids].map(([author, id]) => tag("person", { displayName: author, id, userId: author, providerId: "None" }));
  const path = target.add("xl/persons/person", HEAD + tag("personList", { xmlns: THREADS }, list.join("")), "application/vnd.ms-excel.person+xml");
  target.relate(WORKBOOK, `${OFFICE_2017}/person`, path);
  return ids;
}

function threadsXml(threads: readonly Comment[], persons: ReadonlyMap<string, string>): string {
  const list = threads.map((thread) => tag("threadedComment", { ref: formatCell(thread), personId: persons.get(thread.author), id: thread.id }, textElement("text", thread.text)));
  return HEAD + tag("ThreadedComments", { xmlns: THREADS }, list.join(""));
}

/** Excel draws notes with shapes of an older language, and needs one for each. */
function shapesXml(comments: readonly Comment[]): string {
  const shape = ({ row, column }: Comment, index: number): string =>
    tag(
      "v:shape",
      { id: `_x0000_s${1025 + index}`, type: "#_x0000_t202", style: "position:absolute;width:108pt;height:59pt;visibility:hidden", fillcolor: "#ffffe1" },
      tag("x:ClientData", { ObjectType: "Note" }, ["MoveWithCells", "SizeWithCells"].map((name) => tag(`x:${name}`, {})).join("") + tag("x:Row", {}, String(row)) + tag("x:Column", {}, String(column))),
    );
  const type = tag("v:shapetype", { id: "_x0000_t202", coordsize: "21600,21600", "o:spt": "202", path: "m,l,21600r21600,l21600,xe" });
  const names = { "xmlns:v": "urn:schemas-microsoft-com:vml", "xmlns:o": "urn:schemas-microsoft-com:office:office", "xmlns:x": "urn:schemas-microsoft-com:office:excel" };
  return tag("xml", names, type + comments.map(shape).join(""));
}
