import type { WorkbookBackend } from "../../backend";
import { type Answer, type ClassTable, object } from "../class-table";
import { readEventReference } from "../events";
import { readAddress } from "../grid";
import { range } from "./range";
import { RANGE_AREAS } from "./range-areas";
import { SETTINGS } from "./settings";
import { WORKSHEETS } from "./worksheet";

const APPLICATION: ClassTable<WorkbookBackend> = {
  name: "Application",
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
  },
};

function selectedRange(workbook: WorkbookBackend): { sheet: ReturnType<WorkbookBackend["activeSheet"]>; area: ReturnType<WorkbookBackend["selection"]>["area"] } {
  return { sheet: workbook.activeSheet(), area: workbook.selection().area };
}

function eventRange(workbook: WorkbookBackend, [reference]: readonly unknown[]): Answer {
  const place = readEventReference(reference);
  const sheet = place && workbook.sheets().find(({ id }) => id === place.sheetId);
  return sheet ? range({ sheet, area: readAddress(place.address) }) : null;
}

export const WORKBOOK: ClassTable<WorkbookBackend> = {
  name: "Workbook",
  scalars: {
    Name: (workbook) => workbook.name,
    ReadOnly: () => false,
  },
  parts: {
    Application: (workbook) => object(APPLICATION, workbook),
    Worksheets: (workbook) => object(WORKSHEETS, workbook),
    Settings: (_, { store }) => object(SETTINGS, store.settings),
  },
  methods: {
    GetSelectedRange: (workbook) => range(selectedRange(workbook)),
    GetSelectedRanges: (workbook) => {
      const { sheet, area } = selectedRange(workbook);
      return object(RANGE_AREAS, { sheet, areas: [area] });
    },
    GetActiveCell: (workbook) => {
      const { sheet, area } = selectedRange(workbook);
      return range({ sheet, area: { ...area, lastRow: area.row, lastColumn: area.column } });
    },
    _GetRangeForEventByReferenceId: eventRange,
    _GetRangeOrNullObjectForEventByReferenceId: eventRange,
  },
};
