import type { SheetBackend, Visibility, WorkbookBackend } from "../../backend";
import { LAST_COLUMN, LAST_ROW } from "../../../sheet/references";
import { type ClassTable, object, type TablePlace, targetOf, textOf } from "../class-table";
import { readColor } from "../colors";
import { ApiError, invalidArgument, itemNotFound } from "../error";
import { eventMethods, SHEET_EVENTS, WORKBOOK_EVENTS, WORKBOOK_TARGET } from "../event-types";
import { areaAt, isEntireColumn, isEntireRow, readAddress } from "../grid";
import { findSheet, readPlace } from "../places";

const VISIBILITY: Readonly<Record<Visibility, string>> = { visible: "Visible", hidden: "Hidden", "very-hidden": "VeryHidden" };

/** What a program may leave free, and the attribute of the protection whose "0" says so. */
const FREEDOMS: Readonly<Record<string, string>> = {
  allowAutoFilter: "autoFilter",
  allowDeleteColumns: "deleteColumns",
  allowDeleteRows: "deleteRows",
  allowFormatCells: "formatCells",
  allowFormatColumns: "formatColumns",
  allowFormatRows: "formatRows",
  allowInsertColumns: "insertColumns",
  allowInsertHyperlinks: "insertHyperlinks",
  allowInsertRows: "insertRows",
  allowPivotTables: "pivotTables",
  allowSort: "sort",
};

export const PROTECTION: ClassTable<SheetBackend> = {
  scalars: { Protected: (sheet) => sheet.isProtected() },
  methods: {
    Protect: (sheet, [options]) => {
      if (sheet.isProtected()) throw new ApiError("InvalidOperation", "InvalidOperation: the worksheet is protected already");
      const free = Object.entries((options ?? {}) as Record<string, unknown>).filter(([name, isFree]) => isFree === true && FREEDOMS[name]);
      sheet.setProtection({ sheet: "1", objects: "1", scenarios: "1", ...Object.fromEntries(free.map(([name]) => [FREEDOMS[name]!, "0"])) });
      return undefined;
    },
    Unprotect: (sheet) => {
      sheet.setProtection(null);
      return undefined;
    },
  },
};

export const FREEZE_PANES: ClassTable<SheetBackend> = {
  methods: {
    FreezeRows: (sheet, [count]) => {
      sheet.freeze(Number(count ?? 1), 0);
      return undefined;
    },
    FreezeColumns: (sheet, [count]) => {
      sheet.freeze(0, Number(count ?? 1));
      return undefined;
    },
    FreezeAt: (sheet, [range], { workbook }) => {
      const { area } = targetOf("Range", range) ?? readPlace(workbook, range, sheet);
      sheet.freeze(isEntireColumn(area) ? 0 : area.lastRow + 1, isEntireRow(area) ? 0 : area.lastColumn + 1);
      return undefined;
    },
    Unfreeze: (sheet) => {
      sheet.freeze(0, 0);
      return undefined;
    },
    GetLocationOrNullObject: (sheet) => {
      const { rows, columns } = sheet.frozen();
      if (rows === 0 && columns === 0) return null;
      return object("Range", { sheet, area: { row: 0, column: 0, lastRow: rows ? rows - 1 : LAST_ROW, lastColumn: columns ? columns - 1 : LAST_COLUMN } });
    },
  },
};

const tablesOf = (sheets: readonly SheetBackend[]): TablePlace[] => sheets.flatMap((sheet) => sheet.parts.tables.map(({ name }) => ({ sheet, name })));
const findTable = (sheets: readonly SheetBackend[], key: unknown): TablePlace | undefined => tablesOf(sheets).find(({ name }) => name === textOf(key));

/** Tables are not drawn, but a file may have some. */
export const TABLES: ClassTable<readonly SheetBackend[]> = {
  items: (sheets) => tablesOf(sheets).map((table) => object("Table", table)),
  item: (sheets, key) => {
    const table = findTable(sheets, key);
    if (!table) throw itemNotFound(`no table ${textOf(key) ?? ""}`);
    return object("Table", table);
  },
  methods: {
    GetCount: (sheets) => ({ value: tablesOf(sheets).length }),
    GetItemOrNullObject: (sheets, [key]) => {
      const table = findTable(sheets, key);
      return table ? object("Table", table) : null;
    },
  },
};

export const TABLE: ClassTable<TablePlace> = {
  id: ({ name }) => name,
  scalars: { Name: ({ name }) => name },
  methods: {
    GetRange: ({ sheet, name }) => {
      const table = sheet.parts.tables.find((one) => one.name === name);
      if (!table) throw itemNotFound(`no table ${name}`);
      return object("Range", { sheet, area: table.area });
    },
  },
};

export const AUTO_FILTER: ClassTable<SheetBackend> = {
  scalars: {
    Enabled: ({ parts }) => parts.filter !== null,
    IsDataFiltered: ({ parts }) => parts.filter?.isFiltering ?? false,
  },
  methods: {
    GetRangeOrNullObject: (sheet) => {
      const { filter } = sheet.parts;
      return filter && object("Range", { sheet, area: filter.area });
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
    Gridlines: (sheet) => sheet.hasGridlines(),
    TabColor: (sheet) => sheet.parts.tabColor ?? "",
  },
  setters: {
    Name: (sheet, name, { workbook, state }) => {
      state.refuseStructure();
      sheet.rename(newSheetName(workbook, name, sheet.id));
    },
    Visibility: (sheet, value, { workbook, state }) => {
      state.refuseStructure();
      const visibility = (Object.keys(VISIBILITY) as Visibility[]).find((key) => VISIBILITY[key] === value);
      if (!visibility) throw invalidArgument(`the visibility ${textOf(value) ?? ""}`);
      if (visibility !== "visible" && isLastVisible(workbook, sheet)) throw invalidArgument("one worksheet must stay visible");
      sheet.setVisibility(visibility);
    },
    Position: (sheet, value, { workbook, state }) => {
      state.refuseStructure();
      const position = Number(value);
      if (!Number.isInteger(position) || position < 0 || position >= workbook.sheets().length) throw invalidArgument(`the position ${textOf(value) ?? ""}`);
      workbook.moveSheet(sheet.id, position);
    },
    Gridlines: (sheet, value) => sheet.setGridlines(value === true),
    TabColor: (sheet, value) => {
      sheet.parts.tabColor = value === "" ? null : readColor(value);
    },
  },
  parts: {
    Protection: (sheet) => object("WorksheetProtection", sheet),
    FreezePanes: (sheet) => object("WorksheetFreezePanes", sheet),
    PageLayout: (sheet) => object("PageLayout", sheet),
    Names: (sheet, { workbook, state }) => {
      if (state.isBehind) throw new ApiError("InvalidSelection", "InvalidSelection: another workbook is in front");
      return object("NamedItemCollection", { workbook, sheetId: sheet.id });
    },
    Comments: (sheet) => object("CommentCollection", [sheet]),
    Tables: (sheet) => object("TableCollection", [sheet]),
    AutoFilter: (sheet) => object("AutoFilter", sheet),
  },
  methods: {
    Delete: (sheet, _, { workbook, state }) => {
      state.refuseStructure();
      if (!isLastVisible(workbook, sheet)) workbook.removeSheet(sheet.id);
      else throw new ApiError("InvalidOperation", "InvalidOperation: one worksheet must stay visible");
      return undefined;
    },
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
    GetActiveWorksheet: (workbook, _, { state }) => {
      if (state.isChartInFront) throw new ApiError("GeneralException", "GeneralException: what is in front is no worksheet");
      return object("Worksheet", workbook.activeSheet());
    },
    GetCount: (workbook, [visibleOnly]) => ({ value: listed(workbook, visibleOnly).length }),
    GetFirst: (workbook, [visibleOnly]) => object("Worksheet", listed(workbook, visibleOnly)[0]!),
    GetLast: (workbook, [visibleOnly]) => object("Worksheet", listed(workbook, visibleOnly).at(-1)!),
    Add: (workbook, [name], { state }) => {
      state.refuseStructure();
      return object("Worksheet", workbook.addSheet(newSheetName(workbook, name, null)));
    },
    ...eventMethods<WorkbookBackend>(WORKBOOK_EVENTS, () => WORKBOOK_TARGET),
  },
};

function listed(workbook: WorkbookBackend, visibleOnly: unknown): readonly SheetBackend[] {
  return visibleOnly === true ? workbook.sheets().filter((sheet) => sheet.visibility() === "visible") : workbook.sheets();
}

function isLastVisible(workbook: WorkbookBackend, sheet: SheetBackend): boolean {
  return !workbook.sheets().some((other) => other.id !== sheet.id && other.visibility() === "visible");
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
