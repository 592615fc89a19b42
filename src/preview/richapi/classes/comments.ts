import type { SheetBackend } from "../../backend";
import { cellArea, type Comment } from "../../sheet-parts";
import { type ClassTable, type CommentPlace, object, targetOf, textOf } from "../class-table";
import { ApiError, invalidArgument, itemNotFound } from "../error";
import { refuseWhenProtected } from "../range-cells";
import { readPlace } from "../places";

/** Who writes comments by program. */
const AUTHOR = "jixiao-check";

interface Found {
  readonly sheet: SheetBackend;
  readonly comment: Comment;
}

/** Notes are no comments: Excel keeps them apart. */
const all = (sheets: readonly SheetBackend[]): Found[] =>
  sheets.flatMap((sheet) => sheet.parts.comments.filter(({ isThreaded }) => isThreaded).map((comment) => ({ sheet, comment })));

function find({ sheets, id }: CommentPlace): Found {
  const found = all(sheets).find(({ comment }) => comment.id === id);
  if (!found) throw itemNotFound(`no comment ${id}`);
  return found;
}

export const COMMENTS: ClassTable<readonly SheetBackend[]> = {
  items: (sheets) => all(sheets).map(({ comment }) => object("Comment", { sheets, id: comment.id })),
  item: (sheets, key) => object("Comment", { sheets, id: find({ sheets, id: textOf(key) ?? "" }).comment.id }),
  methods: {
    GetCount: (sheets) => ({ value: all(sheets).length }),
    Add: (sheets, [place, content], { workbook }) => {
      const cells = targetOf("Range", place) ?? readPlace(workbook, place, sheets.length === 1 ? sheets[0]! : workbook.activeSheet());
      const { row, column } = cells.area;
      if (cells.area.lastRow !== row || cells.area.lastColumn !== column) throw invalidArgument("a comment belongs to one cell");
      refuseWhenProtected(cells, "objects");
      const { parts } = cells.sheet;
      if (parts.comments.some((comment) => comment.row === row && comment.column === column)) {
        throw new ApiError("InvalidOperation", "InvalidOperation: the cell has a comment");
      }
      const comment: Comment = { id: `{${crypto.randomUUID().toUpperCase()}}`, row, column, author: AUTHOR, text: textOf(content) ?? "", isThreaded: true, rich: null };
      parts.comments = [...parts.comments, comment];
      return object("Comment", { sheets: workbook.sheets(), id: comment.id });
    },
  },
};

export const COMMENT: ClassTable<CommentPlace> = {
  id: ({ id }) => id,
  scalars: {
    Id: ({ id }) => id,
    Content: (place) => find(place).comment.text,
    AuthorName: (place) => find(place).comment.author,
  },
  setters: {
    Content: (place, value) => {
      const { sheet, comment } = find(place);
      sheet.parts.comments = sheet.parts.comments.map((one) => (one === comment ? { ...comment, text: textOf(value) ?? "" } : one));
    },
  },
  parts: { Replies: () => object("CommentReplyCollection", null) },
  methods: {
    GetLocation: (place) => {
      const { sheet, comment } = find(place);
      return object("Range", { sheet, area: cellArea(comment) });
    },
    Delete: (place) => {
      const { sheet, comment } = find(place);
      refuseWhenProtected({ sheet, area: cellArea(comment) }, "objects");
      sheet.parts.comments = sheet.parts.comments.filter((one) => one !== comment);
      return undefined;
    },
  },
};

/** Nobody replies in the preview. */
export const REPLIES: ClassTable<null> = { items: () => [], methods: { GetCount: () => ({ value: 0 }) } };
