import type { SheetBackend, Visibility, WorkbookBackend } from "../../backend";
import { type ClassTable, object } from "../class-table";
import { ApiError, invalidArgument, itemNotFound } from "../error";
import { eventMethods, SHEET_EVENTS, WORKBOOK_EVENTS, WORKBOOK_TARGET } from "../event-types";
import { areaAt, readAddress } from "../grid";
import { range } from "./range";
import { RANGE_AREAS } from "./range-areas";

const VISIBILITY: Readonly<Record<Visibility, string>> = { visible: "Visible", hidden: "Hidden", "very-hidden": "VeryHidden" };

const PROTECTION: ClassTable<SheetBackend> = {
  name: "WorksheetProtection",
  scalars: { Protected: (sheet) => sheet.isProtected() },
  methods: {
    Protect: (sheet) => sheet.setProtected(true),
    Unprotect: (sheet) => sheet.setProtected(false),
  },
};

export const WORKSHEET: ClassTable<SheetBackend> = {
  name: "Worksheet",
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
      if (!visibility) throw invalidArgument(`the visibility ${String(value)}`);
      const others = workbook.sheets().filter(({ id }) => id !== sheet.id);
      if (visibility !== "visible" && !others.some((other) => other.visibility() === "visible")) throw invalidArgument("one worksheet must stay visible");
      sheet.setVisibility(visibility);
    },
  },
  parts: { Protection: (sheet) => object(PROTECTION, sheet) },
  methods: {
    Activate: (sheet, _, { workbook }) => {
      if (sheet.visibility() !== "visible") throw new ApiError("InvalidOperation", "InvalidOperation: the worksheet is hidden");
      workbook.activate(sheet.id);
    },
    GetRange: (sheet, [address]) => range({ sheet, area: readAddress(address) }),
    GetRanges: (sheet, [address]) =>
      object(RANGE_AREAS, { sheet, areas: String(address ?? "").split(",").map(readAddress) }),
    GetCell: (sheet, [row, column]) => range({ sheet, area: areaAt(Number(row), Number(column), Number(row), Number(column)) }),
    GetRangeByIndexes: (sheet, args) => {
      const [row, column, rows, columns] = args.map(Number) as [number, number, number, number];
      return range({ sheet, area: areaAt(row, column, row + rows - 1, column + columns - 1) });
    },
    // Excel answers A1 for an empty sheet here, and no object below.
    GetUsedRange: (sheet, [valuesOnly]) => range({ sheet, area: sheet.usedArea(valuesOnly === true) ?? areaAt(0, 0, 0, 0) }),
    GetUsedRangeOrNullObject: (sheet, [valuesOnly]) => {
      const area = sheet.usedArea(valuesOnly === true);
      return area && range({ sheet, area });
    },
    ...eventMethods<SheetBackend>(SHEET_EVENTS, (sheet) => sheet.id),
  },
};

export const WORKSHEETS: ClassTable<WorkbookBackend> = {
  name: "WorksheetCollection",
  items: (workbook) => workbook.sheets().map((sheet) => object(WORKSHEET, sheet)),
  item: (workbook, key) => {
    const sheet = findSheet(workbook, key);
    if (!sheet) throw itemNotFound(`no worksheet ${String(key)}`);
    return object(WORKSHEET, sheet);
  },
  methods: {
    GetItemOrNullObject: (workbook, [key]) => {
      const sheet = findSheet(workbook, key);
      return sheet ? object(WORKSHEET, sheet) : null;
    },
    GetActiveWorksheet: (workbook) => object(WORKSHEET, workbook.activeSheet()),
    GetCount: (workbook, [visibleOnly]) => ({ value: listed(workbook, visibleOnly).length }),
    GetFirst: (workbook, [visibleOnly]) => object(WORKSHEET, listed(workbook, visibleOnly)[0]!),
    GetLast: (workbook, [visibleOnly]) => object(WORKSHEET, listed(workbook, visibleOnly).at(-1)!),
    Add: (workbook, [name]) => object(WORKSHEET, workbook.addSheet(newSheetName(workbook, name, null))),
    ...eventMethods<WorkbookBackend>(WORKBOOK_EVENTS, () => WORKBOOK_TARGET),
  },
};

function listed(workbook: WorkbookBackend, visibleOnly: unknown): readonly SheetBackend[] {
  return visibleOnly === true ? workbook.sheets().filter((sheet) => sheet.visibility() === "visible") : workbook.sheets();
}

/** By name, in any case, or by id. */
function findSheet(workbook: WorkbookBackend, key: unknown): SheetBackend | undefined {
  const name = String(key).toLowerCase();
  return workbook.sheets().find((sheet) => sheet.id === key || sheet.name().toLowerCase() === name);
}

function newSheetName(workbook: WorkbookBackend, wanted: unknown, ownId: string | null): string {
  const taken = new Set(workbook.sheets().filter(({ id }) => id !== ownId).map((sheet) => sheet.name().toLowerCase()));
  if (wanted === undefined || wanted === null || wanted === "") {
    for (let number = 1; ; number++) if (!taken.has(`sheet${number}`)) return `Sheet${number}`;
  }
  const name = String(wanted);
  if (name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name)) throw invalidArgument(`the worksheet name ${name}`);
  if (taken.has(name.toLowerCase())) throw new ApiError("ItemAlreadyExists", `ItemAlreadyExists: there is a worksheet ${name}`);
  return name;
}
