import { type Area, parseArea } from "../../src/sheet/address";
import { Sheet, type StoredValue } from "../../src/sheet/sheet";

export interface SheetOptions {
  readonly name?: string;
  readonly merges?: readonly string[];
  /** Number formats by A1 address. */
  readonly formats?: Readonly<Record<string, string>>;
  /** What a cell shows, by A1 address, where that is not its value as it stands. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Formulas by A1 address, with their "=". */
  readonly formulas?: Readonly<Record<string, string>>;
  /** Rows from 0. */
  readonly hiddenRows?: readonly number[];
  /** Columns from 0. */
  readonly hiddenColumns?: readonly number[];
  readonly origin?: { readonly row: number; readonly column: number };
}

/** A sheet from rows of stored values; rows may have different lengths. */
export function sheetOf(rows: readonly (readonly StoredValue[])[], options: SheetOptions = {}): Sheet {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const origin = options.origin ?? { row: 0, column: 0 };
  const grid = rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? null));
  const formats = grid.map((row) => row.map(() => "General"));
  const texts = grid.map((row) => row.map((value) => (value === null ? "" : String(value))));
  const put = (matrix: string[][], content: Readonly<Record<string, string>> = {}): void => {
    for (const [address, text] of Object.entries(content)) {
      const area = parseArea(address);
      const row = area && matrix[area.row - origin.row];
      if (row) row[area.column - origin.column] = text;
    }
  };
  put(formats, options.formats);
  put(texts, options.texts);
  const formulas = grid.map((row) => row.map(() => ""));
  put(formulas, options.formulas);
  return new Sheet({
    name: options.name ?? "Sheet1",
    origin,
    values: grid,
    texts,
    formulas,
    numberFormats: formats,
    merges: (options.merges ?? []).map(parseArea).filter((area): area is Area => area !== null),
    hiddenRows: options.hiddenRows ?? [],
    hiddenColumns: options.hiddenColumns ?? [],
    visibility: "visible",
    isProtected: false,
  });
}
