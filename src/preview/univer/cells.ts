import type { CellValueType as TypeNumber, ICellData, Nullable } from "@univerjs/core";
import type { StoredValue } from "../../sheet/sheet";
import type { CellContent } from "../backend";
import { CellValueType } from "./enums";

const LOOKS_LIKE_A_NUMBER = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?%?\s*$/;

/** Univer would turn a text such as "10" into a number when it is edited; Excel keeps it a text. */
export function textType(text: string): TypeNumber {
  return LOOKS_LIKE_A_NUMBER.test(text) ? CellValueType.FORCE_STRING : CellValueType.STRING;
}

/** What the cell stores, rich text as its plain text. */
export function storedValue(cell: Nullable<ICellData>): StoredValue {
  if (!cell) return null;
  if (cell.p) return cell.p.body?.dataStream.replace(/\r\n$/, "").replaceAll("\r", "\n") || null;
  if (cell.v === null || cell.v === undefined || cell.v === "") return null;
  if (cell.t === CellValueType.BOOLEAN) return cell.v === true || Number(cell.v) === 1;
  if (cell.t === CellValueType.NUMBER) return Number(cell.v);
  return cell.v;
}

export function hasContent(cell: Nullable<ICellData>): boolean {
  return Boolean(cell && (cell.f || cell.si || storedValue(cell) !== null));
}

/** Every field of the old content is named, so that nothing of it stays. */
export function cellData(content: CellContent): ICellData {
  const nothing: ICellData = { v: null, f: null, si: null, p: null, t: null };
  switch (content.kind) {
    case "empty":
      return nothing;
    case "formula":
      return { ...nothing, f: content.formula };
    case "value": {
      const { value } = content;
      if (typeof value === "number") return { ...nothing, v: value, t: CellValueType.NUMBER };
      if (typeof value === "boolean") return { ...nothing, v: value ? 1 : 0, t: CellValueType.BOOLEAN };
      return { ...nothing, v: value, t: textType(value) };
    }
  }
}

/** True when a mutation of the cell is about more than its looks. null clears everything. */
export function isContentChange(cell: Nullable<ICellData>): boolean {
  return !cell || "v" in cell || "f" in cell || "si" in cell || "p" in cell;
}
