import { type CellStyle, type Horizontal, type Line, type LineKind, type Side, type StyleChange, type Vertical } from "../../cell-style";
import { type BorderPlace, type ClassTable, object, textOf } from "../class-table";
import { readColor } from "../colors";
import { invalidArgument } from "../error";
import { type Cells, intersection } from "../grid";
import { refuseWhenProtected } from "../range-cells";

const POINTS_PER_PIXEL = 0.75;

/** The same for all, or null when they differ, as Excel answers. */
function common<T>(first: number, last: number, read: (index: number) => T): T | null {
  const answer = read(first);
  for (let index = first + 1; index <= last; index++) if (read(index) !== answer) return null;
  return answer;
}

/** What all cells have in common, null when they differ. Of whole rows and columns the used cells speak. */
function commonStyle<T extends string | number | boolean | null>({ sheet, area }: Cells, pick: (style: CellStyle) => T): T | null {
  const first = { ...area, lastRow: area.row, lastColumn: area.column };
  const used = intersection(area, sheet.usedArea(false) ?? first) ?? first;
  return common(used.row, used.lastRow, (row) => common(used.column, used.lastColumn, (column) => pick(sheet.style(row, column))));
}

function setAll(cells: Cells, change: StyleChange): void {
  refuseWhenProtected(cells, "formatCells");
  cells.sheet.setStyles(cells.area, () => change);
}

const HORIZONTAL: Readonly<Record<Horizontal, string>> = {
  general: "General", left: "Left", center: "Center", right: "Right", justify: "Justify", distributed: "Distributed",
};
const VERTICAL: Readonly<Record<Vertical, string>> = { top: "Top", center: "Center", bottom: "Bottom" };

function keyOf<Key extends string>(table: Readonly<Record<Key, string>>, value: unknown): Key {
  const key = (Object.keys(table) as Key[]).find((candidate) => table[candidate] === value);
  if (!key) throw invalidArgument(textOf(value) ?? "");
  return key;
}

function pixels(value: unknown): number {
  const points = Number(value);
  if (!(points >= 0)) throw invalidArgument("a size in points");
  return Math.round(points / POINTS_PER_PIXEL);
}

export const FORMAT: ClassTable<Cells> = {
  scalars: {
    RowHeight: ({ sheet, area }) => common(area.row, area.lastRow, (row) => sheet.rowHeight(row) * POINTS_PER_PIXEL),
    ColumnWidth: ({ sheet, area }) => common(area.column, area.lastColumn, (column) => sheet.columnWidth(column) * POINTS_PER_PIXEL),
    UseStandardHeight: ({ sheet, area }) => common(area.row, area.lastRow, (row) => sheet.rowLayout(row).size === null),
    UseStandardWidth: ({ sheet, area }) => common(area.column, area.lastColumn, (column) => sheet.columnLayout(column).size === null),
    HorizontalAlignment: (cells) => commonStyle(cells, ({ horizontal }) => HORIZONTAL[horizontal]),
    VerticalAlignment: (cells) => commonStyle(cells, ({ vertical }) => VERTICAL[vertical]),
    WrapText: (cells) => commonStyle(cells, ({ wrap }) => wrap),
  },
  setters: {
    RowHeight: (cells, value) => {
      refuseWhenProtected(cells, "formatRows");
      cells.sheet.setRowHeight(cells.area.row, cells.area.lastRow, pixels(value));
    },
    ColumnWidth: (cells, value) => {
      refuseWhenProtected(cells, "formatColumns");
      cells.sheet.setColumnWidth(cells.area.column, cells.area.lastColumn, pixels(value));
    },
    UseStandardWidth: (cells, value) => {
      refuseWhenProtected(cells, "formatColumns");
      if (value === true) cells.sheet.resetColumns(cells.area.column, cells.area.lastColumn);
    },
    HorizontalAlignment: (cells, value) => setAll(cells, { horizontal: keyOf(HORIZONTAL, value) }),
    VerticalAlignment: (cells, value) => setAll(cells, { vertical: keyOf(VERTICAL, value) }),
    WrapText: (cells, value) => setAll(cells, { wrap: value === true }),
  },
  parts: {
    Fill: (cells) => object("RangeFill", cells),
    Font: (cells) => object("RangeFont", cells),
    Borders: (cells) => object("RangeBorderCollection", cells),
    Protection: (cells) => object("FormatProtection", cells),
  },
  methods: {
    AutofitRows: (cells) => {
      refuseWhenProtected(cells, "formatRows");
      cells.sheet.fitRows(cells.area.row, cells.area.lastRow);
      return undefined;
    },
    AutofitColumns: (cells) => {
      refuseWhenProtected(cells, "formatColumns");
      cells.sheet.fitColumns(cells.area.column, cells.area.lastColumn);
      return undefined;
    },
  },
};

export const FILL: ClassTable<Cells> = {
  scalars: { Color: (cells) => commonStyle(cells, ({ fill }) => fill ?? "#FFFFFF") },
  setters: { Color: (cells, value) => setAll(cells, { fill: readColor(value) }) },
  methods: {
    Clear: (cells) => {
      setAll(cells, { fill: null });
      return undefined;
    },
  },
};

export const FONT: ClassTable<Cells> = {
  scalars: {
    Name: (cells) => commonStyle(cells, ({ fontName }) => fontName),
    Size: (cells) => commonStyle(cells, ({ fontSize }) => fontSize),
    Color: (cells) => commonStyle(cells, ({ fontColor }) => fontColor),
    Bold: (cells) => commonStyle(cells, ({ bold }) => bold),
    Italic: (cells) => commonStyle(cells, ({ italic }) => italic),
    Strikethrough: (cells) => commonStyle(cells, ({ strikethrough }) => strikethrough),
    Underline: (cells) => commonStyle(cells, ({ underline }) => (underline ? "Single" : "None")),
  },
  setters: {
    Name: (cells, value) => setAll(cells, { fontName: textOf(value) ?? "" }),
    Size: (cells, value) => setAll(cells, { fontSize: Number(value) }),
    Color: (cells, value) => setAll(cells, { fontColor: readColor(value) }),
    Bold: (cells, value) => setAll(cells, { bold: value === true }),
    Italic: (cells, value) => setAll(cells, { italic: value === true }),
    Strikethrough: (cells, value) => setAll(cells, { strikethrough: value === true }),
    Underline: (cells, value) => setAll(cells, { underline: value !== "None" }),
  },
};

export const FORMAT_PROTECTION: ClassTable<Cells> = {
  scalars: { Locked: (cells) => commonStyle(cells, ({ locked }) => locked) },
  setters: { Locked: (cells, value) => setAll(cells, { locked: value === true }) },
};

/** What Excel calls each line: its style, and how heavy it is. */
const LINES: Readonly<Record<LineKind, readonly [style: string, weight: string]>> = {
  thin: ["Continuous", "Thin"],
  hair: ["Continuous", "Hairline"],
  medium: ["Continuous", "Medium"],
  thick: ["Continuous", "Thick"],
  dotted: ["Dot", "Thin"],
  dashed: ["Dash", "Thin"],
  mediumDashed: ["Dash", "Medium"],
  dashDot: ["DashDot", "Thin"],
  mediumDashDot: ["DashDot", "Medium"],
  dashDotDot: ["DashDotDot", "Thin"],
  mediumDashDotDot: ["DashDotDot", "Medium"],
  double: ["Double", "Thick"],
  slantDashDot: ["SlantDashDot", "Medium"],
};

/** The line of that style, as heavy as the old one where there is such a line. */
function lineKind(style: unknown, weight: string | undefined): LineKind {
  const kinds = (Object.keys(LINES) as LineKind[]).filter((kind) => LINES[kind][0] === style);
  const kind = kinds.find((candidate) => LINES[candidate][1] === weight) ?? kinds[0];
  if (!kind) throw invalidArgument(`the line ${textOf(style) ?? ""}`);
  return kind;
}

const BORDER_INDICES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideVertical", "InsideHorizontal"] as const;
type BorderIndex = (typeof BORDER_INDICES)[number];

/** Which sides of a cell of the range belong to the border. */
function sidesOf(index: string, { area }: Cells, row: number, column: number): Side[] {
  const isTop = row === area.row;
  const isBottom = row === area.lastRow;
  const isLeft = column === area.column;
  const isRight = column === area.lastColumn;
  const sides: Readonly<Record<BorderIndex, readonly (readonly [Side, boolean])[]>> = {
    EdgeTop: [["top", isTop]],
    EdgeBottom: [["bottom", isBottom]],
    EdgeLeft: [["left", isLeft]],
    EdgeRight: [["right", isRight]],
    InsideHorizontal: [["top", !isTop], ["bottom", !isBottom]],
    InsideVertical: [["left", !isLeft], ["right", !isRight]],
  };
  return sides[index as BorderIndex].filter(([, isMeant]) => isMeant).map(([side]) => side);
}

function changeLines({ cells, index }: BorderPlace, change: (line: Line | null) => Line | null): void {
  refuseWhenProtected(cells, "formatCells");
  cells.sheet.setStyles(cells.area, (row, column) => {
    const style = cells.sheet.style(row, column);
    return Object.fromEntries(sidesOf(index, cells, row, column).map((side) => [side, change(style[side])]));
  });
}

/** What the lines of the border have in common. */
function commonLine<T>({ cells, index }: BorderPlace, pick: (line: Line | null) => T): T | null {
  const answers = new Set<T>();
  for (let row = cells.area.row; row <= cells.area.lastRow; row++) {
    for (let column = cells.area.column; column <= cells.area.lastColumn; column++) {
      for (const side of sidesOf(index, cells, row, column)) answers.add(pick(cells.sheet.style(row, column)[side]));
    }
  }
  return answers.size === 1 ? [...answers][0]! : answers.size === 0 ? pick(null) : null;
}

const THIN: Line = { kind: "thin", color: "#000000" };

export const BORDER: ClassTable<BorderPlace> = {
  id: ({ index }) => index,
  scalars: {
    SideIndex: ({ index }) => index,
    Style: (place) => commonLine(place, (line) => (line ? LINES[line.kind][0] : "None")),
    Weight: (place) => commonLine(place, (line) => (line ? LINES[line.kind][1] : "Thin")),
    Color: (place) => commonLine(place, (line) => line?.color ?? "#000000"),
  },
  setters: {
    Style: (place, value) =>
      changeLines(place, (line) => (value === "None" ? null : { ...(line ?? THIN), kind: lineKind(value, line ? LINES[line.kind][1] : "Thin") })),
    Weight: (place, value) => changeLines(place, (line) => ({ ...(line ?? THIN), kind: lineKind(LINES[(line ?? THIN).kind][0], textOf(value) ?? "") })),
    Color: (place, value) => {
      const color = readColor(value);
      changeLines(place, (line) => ({ ...(line ?? THIN), color }));
    },
  },
};

export const BORDERS: ClassTable<Cells> = {
  items: (cells) => BORDER_INDICES.map((index) => object("RangeBorder", { cells, index })),
  item: (cells, key) => {
    const index = BORDER_INDICES.find((candidate) => candidate === key);
    if (!index) throw invalidArgument(`the border ${textOf(key) ?? ""}`);
    return object("RangeBorder", { cells, index });
  },
  methods: { GetCount: () => ({ value: BORDER_INDICES.length }) },
};
