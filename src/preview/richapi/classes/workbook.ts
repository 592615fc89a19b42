import type { WorkbookBackend } from "../../backend";
import { type Answer, type ClassTable, object } from "../class-table";
import { readEventReference } from "../events";
import { type Cells, readAddress } from "../grid";

export const APPLICATION: ClassTable<WorkbookBackend> = {
  scalars: {
    CalculationMode: () => "Automatic",
    CalculationState: () => "Done",
    DecimalSeparator: () => ".",
    ThousandsSeparator: () => ",",
    UseSystemSeparators: () => true,
  },
  methods: {
    // Both are promises about speed, not about results: keeping neither is right.
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
    // Univer calculates after every write of its own accord.
    Calculate: () => undefined,
  },
};

function selectedRange(workbook: WorkbookBackend): Cells {
  return { sheet: workbook.activeSheet(), area: workbook.selection().area };
}

function eventRange(workbook: WorkbookBackend, [reference]: readonly unknown[]): Answer {
  const place = readEventReference(reference);
  const sheet = place && workbook.sheets().find(({ id }) => id === place.sheetId);
  return sheet ? object("Range", { sheet, area: readAddress(place.address) }) : null;
}

export const WORKBOOK: ClassTable<WorkbookBackend> = {
  scalars: {
    Name: (workbook) => workbook.name,
    ReadOnly: () => false,
  },
  parts: {
    Application: (workbook) => object("Application", workbook),
    Worksheets: (workbook) => object("WorksheetCollection", workbook),
    Names: (workbook) => object("NamedItemCollection", { workbook, sheetId: null }),
    Comments: (workbook) => object("CommentCollection", workbook.sheets()),
    Tables: (workbook) => object("TableCollection", workbook.sheets()),
    Settings: (_, { store }) => object("SettingCollection", store.settings),
  },
  methods: {
    GetSelectedRange: (workbook) => object("Range", selectedRange(workbook)),
    GetSelectedRanges: (workbook) => {
      const { sheet, area } = selectedRange(workbook);
      return object("RangeAreas", { sheet, areas: [area] });
    },
    GetActiveCell: (workbook) => {
      const { sheet, area } = selectedRange(workbook);
      return object("Range", { sheet, area: { ...area, lastRow: area.row, lastColumn: area.column } });
    },
    _GetRangeForEventByReferenceId: eventRange,
    _GetRangeOrNullObjectForEventByReferenceId: eventRange,
  },
};
