import type { ICellDataForSheetInterceptor, IStyleData } from "@univerjs/core";
import { contains, type Position } from "../../sheet/address";
import type { ConditionalFormat, SheetParts } from "../sheet-parts";
import { univerStyle } from "./style";

/** What is drawn of a cell besides what it holds. */
export type Overlay = Pick<ICellDataForSheetInterceptor, "interceptorStyle" | "markers">;

/** The corner that Excel draws on cells with a comment. */
const COMMENT_CORNER = { color: "#7719AA", size: 7 };
const NOTE_CORNER = { color: "#C00000", size: 7 };

/** Conditions that always hold. The preview evaluates no others: it keeps and saves those formats, and does not draw them. */
const ALWAYS = /^(?:TRUE|N\("[^"]*"\)=0)$/i;

function holds({ attributes, formulas: [formula] }: ConditionalFormat): boolean {
  return attributes["type"] === "expression" && formula !== undefined && ALWAYS.test(formula.replace(/\s/g, ""));
}

/** What the sheet's conditional formats and comments draw over a cell; null for nothing. Of several formats the first one wins. */
export function overlayAt({ conditionalFormats, comments }: SheetParts, cell: Position): Overlay | null {
  const looks = conditionalFormats.filter((format) => format.areas.some((area) => contains(area, cell)) && holds(format)).map(({ look }) => look);
  const comment = comments.find(({ row, column }) => row === cell.row && column === cell.column);
  if (looks.length === 0 && !comment) return null;
  const interceptorStyle: IStyleData = univerStyle(Object.assign({}, ...looks.reverse()) as ConditionalFormat["look"]);
  return { interceptorStyle, ...(comment ? { markers: { tr: comment.isThreaded ? COMMENT_CORNER : NOTE_CORNER } } : {}) };
}
