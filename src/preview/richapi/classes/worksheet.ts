import type { SheetBackend, Visibility, WorkbookBackend } from "../../backend";
import { type ClassTable, object, textOf } from "../class-table";
import { ApiError, invalidArgument, itemNotFound } from "../error";
import { eventMethods, SHEET_EVENTS, WORKBOOK_EVENTS, WORKBOOK_TARGET } from "../event-types";
import { areaAt, readAddress } from "../grid";

const VISIBILITY: Readonly<Record<Visibility, string>> = { visible: "Visible", hidden: "Hidden", "very-hidden": "VeryHidden" };

export const PROTECTION: ClassTable<SheetBackend> = {
  scalars: { Protected: (sheet) => sheet.isProtected() },
  methods: {
    Protect: (sheet) => {
      sheet.setProtected(true);
      return undefined;
    },
    Unprotect: (sheet) => {
      sheet.setProtected(false);
      return undefined;
    },
  },
};

export const WORKSHEET: ClassTable<SheetBackend> = {
  id: (sheet) => sheet.id,
  scalars: {
    Id: (sheet) => sheet.id,
    Name: (sheet) => sheet.name(),
    Visibility: (sheet) => VISIBILITY[sheet.visibility()],
    Position: (sheet, { workbook }) => workbook.sheets().findIndex(({ id }) => id === sheet.id),
  },
  setters: {
    Name: (sheet, name, { workbook }) => sheet.rename(newSheetName(workbook, name, sheet.id)),
    Visibility: (sheet, value, { workbook }) => {
      const visibility = (Object.keys(VISIBILITY) as Visibility[]).find((key) => VISIBILITY[key] === value);
      if (!visibility) throw invalidArgument(`the visibility ${textOf(value) ?? ""}`);
      const others = workbook.sheets().filter(({ id }) => id !== sheet.id);
      if (visibility !== "visible" && !others.some((other) => other.visibility() === "visible")) throw invalidArgument("one worksheet must stay visible");
      sheet.setVisibility(visibility);
    },
  },
  parts: { Protection: (sheet) => object("WorksheetProtection", sheet) },
  methods: {
    Activate: (sheet, _, { workbook }) => {
      if (sheet.visibility() !== "visible") throw new ApiError("InvalidOperation", "InvalidOperation: the worksheet is hidden");
      workbook.activate(sheet.id);
      return undefined;
    },
    GetRange: (sheet, [address]) => object("Range", { sheet, area: readAddress(address) }),
    GetRanges: (sheet, [address]) =>
      object("RangeAreas", { sheet, areas: (textOf(address) ?? "").split(",").map(readAddress) }),
    GetCell: (sheet, [row, column]) => object("Range", { sheet, area: areaAt(Number(row), Number(column), Number(row), Number(column)) }),
    GetRangeByIndexes: (sheet, args) => {
      const [row, column, rows, columns] = args.map(Number) as [number, number, number, number];
      return object("Range", { sheet, area: areaAt(row, column, row + rows - 1, column + columns - 1) });
    },
    // Excel answers A1 for an empty sheet here, and no object below.
    GetUsedRange: (sheet, [valuesOnly]) => object("Range", { sheet, area: sheet.usedArea(valuesOnly === true) ?? areaAt(0, 0, 0, 0) }),
    GetUsedRangeOrNullObject: (sheet, [valuesOnly]) => {
      const area = sheet.usedArea(valuesOnly === true);
      return area && object("Range", { sheet, area });
    },
    ...eventMethods<SheetBackend>(SHEET_EVENTS, (sheet) => sheet.id),
  },
};

export const WORKSHEETS: ClassTable<WorkbookBackend> = {
  items: (workbook) => workbook.sheets().map((sheet) => object("Worksheet", sheet)),
  item: (workbook, key) => {
    const sheet = findSheet(workbook, key);
    if (!sheet) throw itemNotFound(`no worksheet ${textOf(key) ?? ""}`);
    return object("Worksheet", sheet);
  },
  methods: {
    GetItemOrNullObject: (workbook, [key]) => {
      const sheet = findSheet(workbook, key);
      return sheet ? object("Worksheet", sheet) : null;
    },
    GetActiveWorksheet: (workbook) => object("Worksheet", workbook.activeSheet()),
    GetCount: (workbook, [visibleOnly]) => ({ value: listed(workbook, visibleOnly).length }),
    GetFirst: (workbook, [visibleOnly]) => object("Worksheet", listed(workbook, visibleOnly)[0]!),
    GetLast: (workbook, [visibleOnly]) => object("Worksheet", listed(workbook, visibleOnly).at(-1)!),
    Add: (workbook, [name]) => object("Worksheet", workbook.addSheet(newSheetName(workbook, name, null))),
    ...eventMethods<WorkbookBackend>(WORKBOOK_EVENTS, () => WORKBOOK_TARGET),
  },
};

function listed(workbook: WorkbookBackend, visibleOnly: unknown): readonly SheetBackend[] {
  return visibleOnly === true ? workbook.sheets().filter((sheet) => sheet.visibility() === "visible") : workbook.sheets();
}

/** By name, in any case, or by id. */
function findSheet(workbook: WorkbookBackend, key: unknown): SheetBackend | undefined {
  const name = textOf(key)?.toLowerCase();
  return workbook.sheets().find((sheet) => sheet.id === key || sheet.name().toLowerCase() === name);
}

function newSheetName(workbook: WorkbookBackend, wanted: unknown, ownId: string | null): string {
  const taken = new Set(workbook.sheets().filter(({ id }) => id !== ownId).map((sheet) => sheet.name().toLowerCase()));
  if (ownId === null && (wanted === undefined || wanted === null || wanted === "")) {
    for (let number = 1; ; number++) if (!taken.has(`sheet${number}`)) return `Sheet${number}`;
  }
  const name = textOf(wanted) ?? "";
  if (name === "") throw invalidArgument("a worksheet's name is a text");
  if (name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name)) throw invalidArgument(`the worksheet name ${name}`);
  if (taken.has(name.toLowerCase())) throw new ApiError("ItemAlreadyExists", `ItemAlreadyExists: there is a worksheet ${name}`);
  return name;
}
