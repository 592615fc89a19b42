import type { Area } from "../../sheet/address";
import { Sheet, type SheetSnapshot, type StoredValue } from "../../sheet/sheet";

/** What a sheet in memory may be given beside its cells. */
export type SheetExtras = Partial<
  Pick<SheetSnapshot, "texts" | "formulas" | "numberFormats" | "hiddenRows" | "hiddenColumns" | "visibility" | "isProtected" | "isCalculationPending" | "editing">
> & { readonly merges?: readonly Area[] };

/** A snapshot whose first row starts at A1; rows may differ in length. Shown texts default to the stored values. */
export function snapshotOf(name: string, rows: readonly (readonly StoredValue[])[], extras: SheetExtras = {}): SheetSnapshot {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const values = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
  const texts = values.map((row) => row.map((value) => String(value ?? "")));
  return {
    name,
    origin: { row: 0, column: 0 },
    values,
    texts,
    formulas: texts.map((row) => row.map(() => "")),
    numberFormats: texts.map((row) => row.map(() => "General")),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    visibility: "visible",
    isProtected: false,
    ...extras,
  };
}

/** As {@link snapshotOf}, wrapped as a sheet. */
export function sheetOf(name: string, rows: readonly (readonly StoredValue[])[], extras: SheetExtras = {}): Sheet {
  return new Sheet(snapshotOf(name, rows, extras));
}
