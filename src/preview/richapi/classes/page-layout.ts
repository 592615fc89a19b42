import type { SheetBackend } from "../../backend";
import type { PageSetup } from "../../sheet-parts";
import { LAST_COLUMN, LAST_ROW } from "../../../sheet/references";
import { type Answer, type ClassTable, object, targetOf, textOf } from "../class-table";
import { invalidArgument, itemNotFound } from "../error";
import { readAddress } from "../grid";

/** Excel's names for the papers that files number. */
const PAPERS: Readonly<Record<string, string>> = { "1": "Letter", "5": "Legal", "8": "A3", "9": "A4", "11": "A5", "12": "B4", "13": "B5" };

const POINTS_PER_INCH = 72;

function change({ parts }: SheetBackend, changes: Partial<PageSetup>): void {
  parts.page = { ...parts.page, ...changes };
}

function setSetup(sheet: SheetBackend, changes: Readonly<Record<string, string>>): void {
  change(sheet, { setup: { ...sheet.parts.page.setup, ...changes } });
}

const MARGINS: Readonly<Record<string, string>> = {
  LeftMargin: "left", RightMargin: "right", TopMargin: "top", BottomMargin: "bottom", HeaderMargin: "header", FooterMargin: "footer",
};
const USUAL_MARGINS: Readonly<Record<string, string>> = { left: "0.7", right: "0.7", top: "0.75", bottom: "0.75", header: "0.3", footer: "0.3" };

const OPTIONS: Readonly<Record<string, string>> = {
  CenterHorizontally: "horizontalCentered", CenterVertically: "verticalCentered", PrintGridlines: "gridLines", PrintHeadings: "headings",
};

function zoomOf({ parts }: SheetBackend): Record<string, number> {
  const { setup, fitToPage } = parts.page;
  if (!fitToPage) return { scale: Number(setup["scale"] ?? 100) };
  return { horizontalFitToPages: Number(setup["fitToWidth"] ?? 1), verticalFitToPages: Number(setup["fitToHeight"] ?? 1) };
}

function setZoom(sheet: SheetBackend, value: unknown): void {
  const { scale, horizontalFitToPages: wide, verticalFitToPages: high } = (value ?? {}) as Record<string, number | undefined>;
  if (scale !== undefined) {
    change(sheet, { fitToPage: false });
    setSetup(sheet, { scale: String(scale) });
  } else {
    change(sheet, { fitToPage: true });
    setSetup(sheet, { fitToWidth: String(wide ?? 0), fitToHeight: String(high ?? 0) });
  }
}

function printArea(sheet: SheetBackend): Answer {
  const { printArea: areas } = sheet.parts.page;
  return areas.length ? object("RangeAreas", { sheet, areas }) : null;
}

function titleRows(sheet: SheetBackend): Answer {
  const rows = sheet.parts.page.titleRows;
  return rows && object("Range", { sheet, area: { row: rows[0], lastRow: rows[1], column: 0, lastColumn: LAST_COLUMN } });
}

function titleColumns(sheet: SheetBackend): Answer {
  const columns = sheet.parts.page.titleColumns;
  return columns && object("Range", { sheet, area: { row: 0, lastRow: LAST_ROW, column: columns[0], lastColumn: columns[1] } });
}

const area = (argument: unknown) => targetOf("Range", argument)?.area ?? readAddress(argument);

export const PAGE_LAYOUT: ClassTable<SheetBackend> = {
  scalars: {
    Orientation: ({ parts }) => (parts.page.setup["orientation"] === "landscape" ? "Landscape" : "Portrait"),
    PaperSize: ({ parts }) => PAPERS[parts.page.setup["paperSize"] ?? "9"] ?? "",
    Zoom: zoomOf,
    ...Object.fromEntries(
      Object.entries(MARGINS).map(([name, key]) => [name, ({ parts }: SheetBackend) => Number(parts.page.margins[key] ?? USUAL_MARGINS[key]) * POINTS_PER_INCH]),
    ),
    ...Object.fromEntries(Object.entries(OPTIONS).map(([name, key]) => [name, ({ parts }: SheetBackend) => parts.page.options[key] === "1"])),
  },
  setters: {
    Orientation: (sheet, value) => setSetup(sheet, { orientation: value === "Landscape" ? "landscape" : "portrait" }),
    PaperSize: (sheet, value) => {
      const paper = Object.keys(PAPERS).find((number) => PAPERS[number]?.toLowerCase() === textOf(value)?.toLowerCase());
      if (!paper) throw invalidArgument(`the paper ${textOf(value) ?? ""}`);
      setSetup(sheet, { paperSize: paper });
    },
    Zoom: setZoom,
    ...Object.fromEntries(
      Object.entries(MARGINS).map(([name, key]) => [
        name,
        (sheet: SheetBackend, value: unknown) => change(sheet, { margins: { ...USUAL_MARGINS, ...sheet.parts.page.margins, [key]: String(Number(value) / POINTS_PER_INCH) } }),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(OPTIONS).map(([name, key]) => [
        name,
        (sheet: SheetBackend, value: unknown) => change(sheet, { options: { ...sheet.parts.page.options, [key]: value === true ? "1" : "0" } }),
      ]),
    ),
  },
  methods: {
    GetPrintArea: (sheet) => {
      const areas = printArea(sheet);
      if (!areas) throw itemNotFound("the worksheet has no print area");
      return areas;
    },
    GetPrintAreaOrNullObject: printArea,
    GetPrintTitleRowsOrNullObject: titleRows,
    GetPrintTitleColumnsOrNullObject: titleColumns,
    SetPrintArea: (sheet, [argument]) => {
      const areas = targetOf("RangeAreas", argument)?.areas ?? (typeof argument === "string" ? argument.split(",").map(readAddress) : [area(argument)]);
      change(sheet, { printArea: areas });
      return undefined;
    },
    SetPrintTitleRows: (sheet, [argument]) => {
      const { row, lastRow } = area(argument);
      change(sheet, { titleRows: [row, lastRow] });
      return undefined;
    },
    SetPrintTitleColumns: (sheet, [argument]) => {
      const { column, lastColumn } = area(argument);
      change(sheet, { titleColumns: [column, lastColumn] });
      return undefined;
    },
  },
};
