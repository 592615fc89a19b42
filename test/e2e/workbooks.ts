import { CFB, utils, type WorkSheet, write } from "@e965/xlsx";

export interface SheetSpec {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | boolean | null | CellSpec)[])[];
  readonly merges?: readonly string[];
  /** Counted from 0. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly visibility?: "visible" | "hidden" | "very-hidden";
  readonly isProtected?: boolean;
}

export interface CellSpec {
  readonly value?: string | number | boolean;
  /** Without "=". */
  readonly formula?: string;
  readonly format?: string;
  /** A cell with this error, "#DIV/0!" and the like. */
  readonly error?: number;
}

const INDICATORS = 50;

/** A project's form of some sixty rows, right but for one score above its weight if it is to be wrong: what a bureau has hundreds of. */
export function projectSheet(number: number, { isWrong }: { readonly isWrong: boolean }): SheetSpec {
  const heading = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"];
  const indicators = Array.from({ length: INDICATORS }, (_, index) => {
    const score = isWrong && index === 3 ? 3 : 2;
    return [index === 0 ? "产出指标" : null, index === 0 ? "数量指标" : null, `完成${number}号工程第${index + 1}段`, `≥${index + 10}公里`, index + 12, 2, score, "按计划提前完成"];
  });
  return {
    name: `项目${number}`,
    rows: [["项目支出绩效自评表"], ["（2024年度）"], ["项目名称", null, `${number}号工程`], heading, ...indicators, ["总分", null, null, null, null, 100, isWrong ? 101 : 100]],
    merges: ["A1:H1", "A2:H2"],
  };
}

/** A workbook file made for one test. */
export function workbookFile(sheets: readonly SheetSpec[], type: "xlsx" | "biff8" = "xlsx"): Uint8Array {
  const book = utils.book_new();
  for (const spec of sheets) utils.book_append_sheet(book, worksheet(spec), spec.name);
  const visibilities = { visible: 0, hidden: 1, "very-hidden": 2 } as const;
  book.Workbook = { Sheets: sheets.map(({ name, visibility }) => ({ name, Hidden: visibilities[visibility ?? "visible"] })) };
  return new Uint8Array(write(book, { type: "array", bookType: type, cellStyles: true }) as ArrayBuffer);
}

function worksheet({ rows, merges, hiddenRows, hiddenColumns, isProtected }: SheetSpec): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows.map((row) => row.map((cell) => (typeof cell === "object" && cell ? (cell.value ?? 0) : cell))));
  for (const [r, row] of rows.entries()) {
    for (const [c, cell] of row.entries()) {
      if (typeof cell !== "object" || !cell) continue;
      const { formula, format, error } = cell;
      Object.assign(sheet[utils.encode_cell({ r, c })] as object, {
        ...(formula ? { f: formula } : {}),
        ...(format ? { z: format } : {}),
        ...(error === undefined ? {} : { t: "e", v: error }),
      });
    }
  }
  sheet["!merges"] = (merges ?? []).map((merge) => utils.decode_range(merge));
  for (const row of hiddenRows ?? []) (sheet["!rows"] ??= [])[row] = { hidden: true };
  for (const column of hiddenColumns ?? []) (sheet["!cols"] ??= [])[column] = { hidden: true };
  if (isProtected) sheet["!protect"] = {};
  return sheet;
}

/** The part of SheetJS for compound files, which it does not describe. */
interface CompoundFiles {
  readonly utils: { cfb_new: () => object; cfb_add: (file: object, name: string, content: Uint8Array) => void };
  readonly write: (file: object, options: { type: "buffer" }) => Uint8Array;
}

/** What Excel makes of a workbook with a password, as far as it takes to be recognised. */
export function encryptedFile(): Uint8Array {
  const { utils: files, write: writeFile } = CFB as CompoundFiles;
  const file = files.cfb_new();
  files.cfb_add(file, "/EncryptedPackage", new Uint8Array(64));
  return writeFile(file, { type: "buffer" });
}
