import type { Area } from "../../../sheet/address";
import { LAST_COLUMN, LAST_ROW } from "../../../sheet/references";
import { type ApiObject, type ClassTable, object, targetOf } from "../class-table";
import { ApiError, invalidArgument } from "../error";
import { areaAt, boundingRect, type Cells, columnCount, existing, fullAddress, intersection, isEntireColumn, isEntireRow, rowCount } from "../grid";
import { readPlace } from "../places";
import { cellTypes, readFormulas, readNumberFormats, readTexts, readValues, refuseWhenProtected, writeNumberFormats, writeValues } from "../range-cells";
import { clearRange, copyFrom, deleteCells, hyperlinkOf, insertCells, mergeCells, setHyperlink } from "../range-edits";
import { columnHidden, columnProperties, rowHidden, rowProperties } from "../range-hidden";

/** More merged areas than this Excel does not list in one call. */
const MOST_MERGED_AREAS = 512;

const at = (cells: Cells, area: Area): ApiObject => object("Range", { sheet: cells.sheet, area });

function other(argument: unknown, cells: Cells): Area {
  const target = targetOf("Range", argument);
  if (!target) throw invalidArgument("a range was expected");
  if (target.sheet.id !== cells.sheet.id) throw invalidArgument("ranges of two worksheets");
  return target.area;
}

const number = (argument: unknown, otherwise: number): number => (argument === undefined || argument === null ? otherwise : Number(argument));

export const RANGE: ClassTable<Cells> = {
  scalars: {
    Address: fullAddress,
    AddressLocal: fullAddress,
    RowIndex: ({ area }) => area.row,
    ColumnIndex: ({ area }) => area.column,
    RowCount: ({ area }) => rowCount(area),
    ColumnCount: ({ area }) => columnCount(area),
    // Excel says -1 for more cells than fit into 31 bits.
    CellCount: ({ area }) => (rowCount(area) * columnCount(area) > 2 ** 31 - 1 ? -1 : rowCount(area) * columnCount(area)),
    IsEntireRow: ({ area }) => isEntireRow(area),
    IsEntireColumn: ({ area }) => isEntireColumn(area),
    Values: readValues,
    Text: readTexts,
    Formulas: readFormulas,
    NumberFormat: readNumberFormats,
    ValueTypes: cellTypes,
    RowHidden: rowHidden,
    ColumnHidden: columnHidden,
    Hyperlink: hyperlinkOf,
    SavedAsArray: ({ sheet, area }, { state }) => state.isInArray(sheet.id, area, { isSpilled: false }),
    HasSpill: ({ sheet, area }, { state }) => state.isInArray(sheet.id, area, { isSpilled: true }),
    Hidden: (cells) => rowHidden(cells) || columnHidden(cells),
  },
  setters: {
    Values: writeValues,
    Formulas: writeValues,
    NumberFormat: writeNumberFormats,
    Hyperlink: setHyperlink,
    RowHidden: (cells, value) => {
      refuseWhenProtected(cells, "formatRows");
      cells.sheet.setRowsHidden(cells.area.row, cells.area.lastRow, value === true);
    },
    ColumnHidden: (cells, value) => {
      refuseWhenProtected(cells, "formatColumns");
      cells.sheet.setColumnsHidden(cells.area.column, cells.area.lastColumn, value === true);
    },
  },
  parts: {
    Worksheet: ({ sheet }) => object("Worksheet", sheet),
    Format: (cells) => object("RangeFormat", cells),
    ConditionalFormats: (cells) => object("ConditionalFormatCollection", cells),
    DataValidation: (cells) => object("DataValidation", cells),
  },
  methods: {
    Select: ({ sheet, area }, _, { workbook }) => {
      if (sheet.visibility() !== "visible") throw new ApiError("InvalidOperation", "InvalidOperation: the worksheet is hidden");
      workbook.select(sheet.id, area);
      return undefined;
    },
    GetCell: (cells, [row, column]) => {
      const [i, j] = [cells.area.row + Number(row), cells.area.column + Number(column)];
      return at(cells, areaAt(i, j, i, j));
    },
    GetRow: (cells, [row]) => at(cells, { ...cells.area, row: cells.area.row + Number(row), lastRow: cells.area.row + Number(row) }),
    GetColumn: (cells, [column]) =>
      at(cells, { ...cells.area, column: cells.area.column + Number(column), lastColumn: cells.area.column + Number(column) }),
    GetLastCell: (cells) => at(cells, { ...cells.area, row: cells.area.lastRow, column: cells.area.lastColumn }),
    GetLastRow: (cells) => at(cells, { ...cells.area, row: cells.area.lastRow }),
    GetLastColumn: (cells) => at(cells, { ...cells.area, column: cells.area.lastColumn }),
    GetEntireRow: (cells) => at(cells, { ...cells.area, column: 0, lastColumn: LAST_COLUMN }),
    GetEntireColumn: (cells) => at(cells, { ...cells.area, row: 0, lastRow: LAST_ROW }),
    GetOffsetRange: (cells, [rows, columns]) => {
      const { row, column, lastRow, lastColumn } = cells.area;
      const [down, right] = [Number(rows), Number(columns)];
      return at(cells, areaAt(row + down, column + right, lastRow + down, lastColumn + right));
    },
    GetResizedRange: (cells, [rows, columns]) => {
      const { row, column, lastRow, lastColumn } = cells.area;
      return at(cells, areaAt(row, column, lastRow + Number(rows), lastColumn + Number(columns)));
    },
    GetAbsoluteResizedRange: (cells, [rows, columns]) => {
      const { row, column } = cells.area;
      return at(cells, areaAt(row, column, row + Number(rows) - 1, column + Number(columns) - 1));
    },
    GetRowsBelow: (cells, [count]) => {
      const { lastRow, column, lastColumn } = cells.area;
      return at(cells, areaAt(lastRow + 1, column, lastRow + number(count, 1), lastColumn));
    },
    GetBoundingRect: (cells, [another]) => at(cells, boundingRect(cells.area, other(another, cells))),
    GetIntersection: (cells, [another]) => at(cells, existing(intersection(cells.area, other(another, cells)), "no cell in common")),
    GetIntersectionOrNullObject: (cells, [another]) => {
      const area = intersection(cells.area, other(another, cells));
      return area && at(cells, area);
    },
    GetUsedRange: (cells, [valuesOnly]) => {
      const used = cells.sheet.usedArea(valuesOnly === true);
      const area = used && intersection(cells.area, used);
      return at(cells, area ?? { ...cells.area, lastRow: cells.area.row, lastColumn: cells.area.column });
    },
    GetUsedRangeOrNullObject: (cells, [valuesOnly]) => {
      const used = cells.sheet.usedArea(valuesOnly === true);
      const area = used && intersection(cells.area, used);
      return area && at(cells, area);
    },
    GetMergedAreasOrNullObject: (cells) => {
      const areas = cells.sheet.merges().filter(({ row, column }) => intersection(cells.area, { row, column, lastRow: row, lastColumn: column }));
      if (areas.length > MOST_MERGED_AREAS) throw new ApiError("GeneralException", `GeneralException: more than ${MOST_MERGED_AREAS} merged areas`);
      return areas.length ? object("RangeAreas", { sheet: cells.sheet, areas }) : null;
    },
    Insert: (cells, [direction]) => at(cells, insertCells(cells, direction)),
    Delete: (cells, [direction]) => {
      deleteCells(cells, direction);
      return undefined;
    },
    Clear: (cells, [what]) => {
      clearRange(cells, what);
      return undefined;
    },
    CopyFrom: (cells, [source, what], { workbook }) => {
      const from = targetOf("Range", source) ?? readPlace(workbook, source, cells.sheet);
      copyFrom(cells, from, what);
      return undefined;
    },
    Merge: (cells, [isAcross]) => {
      mergeCells(cells, isAcross === true);
      return undefined;
    },
    Unmerge: (cells) => {
      refuseWhenProtected(cells, "formatCells");
      cells.sheet.unmerge(cells.area);
      return undefined;
    },
    GetRowProperties: (cells, [options]) => ({ value: rowProperties(cells, options) }),
    GetColumnProperties: (cells, [options]) => ({ value: columnProperties(cells, options) }),
    _ValidateArraySize: ({ area }, [rows, columns]) => {
      if (Number(rows) !== rowCount(area) || Number(columns) !== columnCount(area)) throw invalidArgument("the array does not have the range's size");
      return undefined;
    },
  },
};
