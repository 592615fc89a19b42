import { tryEdit } from "../../edits/apply";
import type { Edit } from "../../edits/edit";
import { isApplied } from "../../edits/outcome";
import type { PlacedSheet } from "../../edits/placed-sheet";
import { type Area, contains, overlaps } from "../../sheet/address";
import { MemoryWorkbook } from "./memory-workbook";

/** A request by its name, and what it does. */
export type Request = readonly [string, () => void];

/** A workbook in memory to which edits are written in requests, as a program carries them out one after the other. */
export class WrittenWorkbook extends MemoryWorkbook {
  /** The requests that carry an edit out. */
  protected writing(sheetId: string, edit: Edit): readonly Request[] {
    if (edit.kind === "remove-sheet") return [[edit.kind, () => this.remove(sheetId)]];
    if (edit.kind === "fill-place") return this.filling(sheetId, edit.placed);
    if (edit.kind === "clear-place") return this.clearing(sheetId, edit.placed);
    return [[edit.kind, () => this.write(sheetId, edit)]];
  }

  /** The requests that leave a place blank. */
  protected clearing(sheetId: string, { area }: PlacedSheet): readonly Request[] {
    return [
      [
        "clear contents",
        () =>
          this.change(sheetId, (draft) => {
            const merges = draft.merges.filter((merge) => overlaps(merge, area));
            draft.clear(area);
            draft.setMerges([], merges);
          }),
      ],
      ["unmerge", () => this.change(sheetId, (draft) => draft.setMerges(draft.merges.filter((merge) => overlaps(merge, area)), []))],
      ["clear looks", () => this.formatted.set(sheetId, (this.formatted.get(sheetId) ?? []).filter((other) => !contains(area, other)))],
    ];
  }

  private filling(sheetId: string, { contents }: PlacedSheet): readonly Request[] {
    const looks: Area[] = contents.styles.map(({ area }) => area);
    return [
      ["merge", () => this.change(sheetId, (draft) => draft.layOut({ ...contents, cells: [] }))],
      ["looks", () => this.formatted.set(sheetId, [...(this.formatted.get(sheetId) ?? []), ...looks])],
      ["contents", () => this.change(sheetId, (draft) => draft.layOut({ ...contents, merges: [] }))],
    ];
  }

  private write(sheetId: string, edit: Edit): void {
    this.change(sheetId, (draft) => {
      const outcome = tryEdit(draft, edit);
      if (!isApplied(outcome)) throw new Error(`${edit.kind} was refused after it had been tried out: ${outcome.reason}`);
    });
    if (edit.kind === "insert-rows" || edit.kind === "delete-rows") {
      this.followRows(sheetId, { kind: edit.kind === "insert-rows" ? "insert" : "delete", row: edit.row, count: edit.count });
    }
  }
}
