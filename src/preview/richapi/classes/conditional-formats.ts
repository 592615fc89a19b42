import { overlaps } from "../../../sheet/address";
import type { ConditionalFormat, ConditionalLook } from "../../sheet-parts";
import { type ClassTable, type FormatPlace, object, textOf } from "../class-table";
import { readColor } from "../colors";
import { itemNotFound, notServed } from "../error";
import type { Cells } from "../grid";
import { refuseWhenProtected } from "../range-cells";
import { withoutArea } from "../../cell-rules";

/** Excel's names for the kinds of rule that files name otherwise. */
const TYPES: Readonly<Record<string, string>> = {
  expression: "Custom", cellIs: "CellValue", colorScale: "ColorScale", dataBar: "DataBar", iconSet: "IconSet", top10: "TopBottom",
  containsText: "ContainsText", notContainsText: "ContainsText", beginsWith: "ContainsText", endsWith: "ContainsText",
};

const typeOf = ({ attributes }: ConditionalFormat): string => TYPES[attributes["type"] ?? ""] ?? "PresetCriteria";

/** Formats of the sheet that touch the range. */
const within = ({ sheet, area }: Cells): ConditionalFormat[] =>
  sheet.parts.conditionalFormats.filter(({ areas }) => areas.some((one) => overlaps(one, area)));

function find({ sheet, id }: FormatPlace): ConditionalFormat {
  const format = sheet.parts.conditionalFormats.find((candidate) => candidate.id === id);
  if (!format) throw itemNotFound(`no conditional format ${id}`);
  return format;
}

function change(place: FormatPlace, changes: Partial<ConditionalFormat>): void {
  find(place);
  const { parts } = place.sheet;
  parts.conditionalFormats = parts.conditionalFormats.map((format) => (format.id === place.id ? { ...format, ...changes } : format));
}

function changeLook(place: FormatPlace, look: ConditionalLook): void {
  change(place, { look: { ...find(place).look, ...look }, fileLook: null });
}

export const CONDITIONAL_FORMATS: ClassTable<Cells> = {
  items: (cells) => within(cells).map(({ id }) => object("ConditionalFormat", { sheet: cells.sheet, id })),
  item: ({ sheet }, id) => object("ConditionalFormat", { sheet, id: find({ sheet, id: textOf(id) ?? "" }).id }),
  methods: {
    Add: (cells, [type]) => {
      if (type !== "Custom") throw notServed(`ConditionalFormatCollection.Add(${textOf(type) ?? ""})`);
      refuseWhenProtected(cells, "formatCells");
      const { sheet, area } = cells;
      const format: ConditionalFormat = { id: crypto.randomUUID(), areas: [area], attributes: { type: "expression" }, formulas: [], fileLook: null, look: {}, rest: "" };
      // A new rule goes before the others.
      sheet.parts.conditionalFormats = [format, ...sheet.parts.conditionalFormats];
      return object("ConditionalFormat", { sheet, id: format.id });
    },
    ClearAll: (cells) => {
      refuseWhenProtected(cells, "formatCells");
      cells.sheet.parts.conditionalFormats = withoutArea(cells.sheet.parts.conditionalFormats, cells.area);
      return undefined;
    },
    GetCount: (cells) => ({ value: within(cells).length }),
    GetItemAt: (cells, [index]) => {
      const format = within(cells)[Number(index)];
      if (!format) throw itemNotFound(`no conditional format at ${textOf(index) ?? ""}`);
      return object("ConditionalFormat", { sheet: cells.sheet, id: format.id });
    },
    GetItemOrNullObject: ({ sheet }, [id]) =>
      sheet.parts.conditionalFormats.some((format) => format.id === id) ? object("ConditionalFormat", { sheet, id: textOf(id) ?? "" }) : null,
  },
};

const custom = (place: FormatPlace) => (typeOf(find(place)) === "Custom" ? object("CustomConditionalFormat", place) : null);

export const CONDITIONAL_FORMAT: ClassTable<FormatPlace> = {
  id: ({ id }) => id,
  scalars: {
    Id: ({ id }) => id,
    Type: (place) => typeOf(find(place)),
    Priority: (place) => place.sheet.parts.conditionalFormats.findIndex(({ id }) => id === place.id),
    StopIfTrue: (place) => find(place).attributes["stopIfTrue"] === "1",
  },
  setters: {
    StopIfTrue: (place, value) => {
      change(place, { attributes: { ...find(place).attributes, stopIfTrue: value === true ? "1" : "0" } });
    },
  },
  parts: {
    Custom: (place) => {
      const part = custom(place);
      if (!part) throw itemNotFound("the rule is not one of a formula");
      return part;
    },
    CustomOrNullObject: custom,
  },
  methods: {
    Delete: (place) => {
      const format = find(place);
      refuseWhenProtected({ sheet: place.sheet, area: format.areas[0]! }, "formatCells");
      const { parts } = place.sheet;
      parts.conditionalFormats = parts.conditionalFormats.filter(({ id }) => id !== place.id);
      return undefined;
    },
    GetRange: (place) => object("Range", { sheet: place.sheet, area: find(place).areas[0]! }),
    GetRangeOrNullObject: (place) => {
      const { areas } = find(place);
      return areas.length === 1 ? object("Range", { sheet: place.sheet, area: areas[0]! }) : null;
    },
    GetRanges: (place) => object("RangeAreas", { sheet: place.sheet, areas: find(place).areas }),
  },
};

export const CUSTOM_FORMAT: ClassTable<FormatPlace> = {
  parts: {
    Rule: (place) => object("ConditionalFormatRule", place),
    Format: (place) => object("ConditionalRangeFormat", place),
  },
};

const formulaOf = (place: FormatPlace): string => (find(place).formulas[0] === undefined ? "" : `=${find(place).formulas[0]}`);
const setFormula = (place: FormatPlace, value: unknown): void => change(place, { formulas: [(textOf(value) ?? "").replace(/^=/, "")] });

export const FORMAT_RULE: ClassTable<FormatPlace> = {
  scalars: { Formula: formulaOf, FormulaLocal: formulaOf },
  setters: { Formula: setFormula, FormulaLocal: setFormula },
};

export const CONDITIONAL_LOOK: ClassTable<FormatPlace> = {
  parts: {
    Fill: (place) => object("ConditionalRangeFill", place),
    Font: (place) => object("ConditionalRangeFont", place),
  },
};

export const CONDITIONAL_FILL: ClassTable<FormatPlace> = {
  scalars: { Color: (place) => find(place).look.fill ?? "" },
  setters: { Color: (place, value) => changeLook(place, { fill: readColor(value) }) },
};

export const CONDITIONAL_FONT: ClassTable<FormatPlace> = {
  scalars: {
    Color: (place) => find(place).look.fontColor ?? "",
    Bold: (place) => find(place).look.bold ?? null,
    Italic: (place) => find(place).look.italic ?? null,
  },
  setters: {
    Color: (place, value) => changeLook(place, { fontColor: readColor(value) }),
    Bold: (place, value) => changeLook(place, { bold: value === true }),
    Italic: (place, value) => changeLook(place, { italic: value === true }),
    Strikethrough: (place, value) => changeLook(place, { strikethrough: value === true }),
    Underline: (place, value) => changeLook(place, { underline: value !== "None" }),
  },
};
