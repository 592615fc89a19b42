import type { WorkbookBackend } from "../../backend";
import { type Answer, type ClassTable, object } from "../class-table";
import { ApiError } from "../error";
import { readEventReference } from "../events";
import type { ExcelState } from "../excel-state";
import { type Cells, readAddress } from "../grid";

export const APPLICATION: ClassTable<WorkbookBackend> = {
  scalars: {
    CalculationMode: (_, { state }) => state.calculationMode,
    CalculationState: (_, { state }) => state.calculationState,
    DecimalSeparator: () => ".",
    ThousandsSeparator: () => ",",
    UseSystemSeparators: () => true,
  },
  setters: {
    CalculationMode: (_, mode, { state }) => state.setManual(mode === "Manual"),
  },
  methods: {
    // Both are promises about speed, not about results: keeping neither is right.
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
    // Univer calculates after every write of its own accord; what it found is shown from now on.
    Calculate: (_, __, { state }) => {
      state.calculate();
      return undefined;
    },
  },
};

function selectedRange(workbook: WorkbookBackend, { isPictureSelected, isChartInFront }: ExcelState): Cells {
  if (isPictureSelected || isChartInFront) throw new ApiError("InvalidSelection", "InvalidSelection: no cells are selected");
  return { sheet: workbook.activeSheet(), area: workbook.selection().area };
}

function eventRange(workbook: WorkbookBackend, [reference]: readonly unknown[]): Answer {
  const place = readEventReference(reference);
  const sheet = place && workbook.sheets().find(({ id }) => id === place.sheetId);
  return sheet ? object("Range", { sheet, area: readAddress(place.address) }) : null;
}

export const WORKBOOK_PROTECTION: ClassTable<null> = {
  scalars: { Protected: (_, { state }) => state.isStructureProtected },
  methods: {
    Protect: (_, __, { state }) => {
      state.isStructureProtected = true;
      return undefined;
    },
    Unprotect: (_, __, { state }) => {
      state.isStructureProtected = false;
      return undefined;
    },
  },
};

export const WORKBOOK: ClassTable<WorkbookBackend> = {
  scalars: {
    Name: (workbook) => workbook.name,
    ReadOnly: () => false,
  },
  parts: {
    Application: (workbook) => object("Application", workbook),
    Worksheets: (workbook) => object("WorksheetCollection", workbook),
    Protection: () => object("WorkbookProtection", null),
    Names: (workbook) => object("NamedItemCollection", { workbook, sheetId: null }),
    Comments: (workbook) => object("CommentCollection", workbook.sheets()),
    Tables: (workbook) => object("TableCollection", workbook.sheets()),
    Settings: (_, { store }) => object("SettingCollection", store.settings),
  },
  methods: {
    GetSelectedRange: (workbook, _, { state }) => {
      if (state.moreSelected.length > 0) throw new ApiError("InvalidSelection", "InvalidSelection: several areas are selected");
      return object("Range", selectedRange(workbook, state));
    },
    GetSelectedRanges: (workbook, _, { state }) => {
      const { sheet, area } = selectedRange(workbook, state);
      return object("RangeAreas", { sheet, areas: [area, ...state.moreSelected] });
    },
    GetActiveCell: (workbook, _, { state }) => {
      const { sheet, area } = selectedRange(workbook, state);
      return object("Range", { sheet, area: { ...area, lastRow: area.row, lastColumn: area.column } });
    },
    _GetRangeForEventByReferenceId: eventRange,
    _GetRangeOrNullObjectForEventByReferenceId: eventRange,
  },
};
