import { formatArea, formatCell } from "../sheet/address";
import type { Edit } from "./edit";

/** What an edit is about, as a person finds it: "G13", rows "12:14", a range "A5:A8", a defined name; "" for a whole sheet. */
export function editPlace(edit: Edit): string {
  switch (edit.kind) {
    case "set-cell":
      return formatCell(edit.cell);
    case "insert-rows":
    case "delete-rows":
      return `${edit.row + 1}:${edit.row + edit.count}`;
    case "set-row-height":
      return `${edit.row + 1}:${edit.row + 1}`;
    case "set-merges":
    case "set-print-area":
      return formatArea(edit.area);
    case "fill-place":
    case "clear-place":
      return formatArea(edit.placed.area);
    case "set-name":
      return edit.name;
    case "add-sheet":
    case "remove-sheet":
      return "";
  }
}
