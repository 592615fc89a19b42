import { overlaps } from "../../../sheet/address";
import type { Validation } from "../../sheet-parts";
import { type ClassTable, textOf } from "../class-table";
import { invalidArgument } from "../error";
import type { Cells } from "../grid";
import { refuseWhenProtected } from "../range-cells";
import { isWithin, withAreas, withoutArea } from "../../cell-rules";

/** Kinds of rule as a program names them, as Excel answers them, and as files write them. */
const KINDS = [
  ["list", "List", "list"],
  ["custom", "Custom", "custom"],
  ["wholeNumber", "WholeNumber", "whole"],
  ["decimal", "Decimal", "decimal"],
  ["date", "Date", "date"],
  ["time", "Time", "time"],
  ["textLength", "TextLength", "textLength"],
] as const;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The validation of the range's first cell. */
function validationOf({ sheet, area }: Cells): Validation | null {
  const first = { ...area, lastRow: area.row, lastColumn: area.column };
  return sheet.parts.validations.find(({ areas }) => areas.some((one) => overlaps(one, first))) ?? null;
}

type Condition = Omit<Validation, "areas">;

/** Cells that are validated alike have one validation, as Excel lists them. */
function write(cells: Cells, condition: Condition | null): void {
  refuseWhenProtected(cells);
  const { parts } = cells.sheet;
  const isSame = (one: Validation): boolean => condition !== null && sameCondition(withAreas(one, [cells.area]), condition);
  if (parts.validations.some((one) => isWithin(cells.area, one.areas) && isSame(one))) return;
  const others = withoutArea(parts.validations, cells.area);
  const same = others.find(isSame);
  if (same) parts.validations = others.map((one) => (one === same ? { ...one, areas: [...one.areas, cells.area] } : one));
  else parts.validations = condition ? [...others, { ...condition, areas: [cells.area] }] : others;
}

/** What holds for attributes that a validation does not have. */
const DEFAULTS: Readonly<Record<string, string>> = { operator: "between", errorStyle: "stop", errorTitle: "", error: "", promptTitle: "", prompt: "", showDropDown: "0" };

function sameCondition(a: Condition, b: Condition): boolean {
  const told = ({ attributes, formulas }: Condition): string => JSON.stringify([Object.entries(attributes).filter(([name, value]) => DEFAULTS[name] !== value).sort(), formulas]);
  return told(a) === told(b);
}

/** Changes the attributes of a rule that is there; without one there is nothing to change. */
function changeAttributes(cells: Cells, changes: Readonly<Record<string, string>>): void {
  const validation = validationOf(cells);
  if (validation) write(cells, { ...validation, attributes: { ...validation.attributes, ...changes } });
}

function isList(text: string): boolean {
  return text.startsWith('"');
}

function readRule(cells: Cells): Record<string, unknown> {
  const validation = validationOf(cells);
  const kind = KINDS.find(([, , file]) => file === validation?.attributes["type"]);
  if (!validation || !kind) return {};
  const { attributes, formulas } = validation;
  const [first = "", second] = formulas;
  if (kind[0] === "custom") return { custom: { formula: `=${first}` } };
  if (kind[0] === "list") {
    const source = isList(first) ? first.slice(1, -1).replaceAll('""', '"') : `=${first}`;
    return { list: { inCellDropDown: attributes["showDropDown"] !== "1", source } };
  }
  const operand = (text: string): unknown => (text !== "" && Number.isFinite(Number(text)) ? Number(text) : `=${text}`);
  const bounds = { formula1: operand(first), ...(second === undefined ? {} : { formula2: operand(second) }) };
  return { [kind[0]]: { ...bounds, operator: capital(attributes["operator"] ?? "between") } };
}

interface Rule {
  readonly source?: unknown;
  readonly inCellDropDown?: boolean;
  readonly formula?: unknown;
  readonly formula1?: unknown;
  readonly formula2?: unknown;
  readonly operator?: string;
}

function setRule(cells: Cells, value: unknown): void {
  const [name, rule] = Object.entries((value ?? {}) as Record<string, Rule | null>).find(([, one]) => one) ?? [];
  const validation = name && rule ? validationOfRule(name, rule) : null;
  write(cells, validation);
}

function validationOfRule(name: string, rule: Rule): Condition {
  const kind = KINDS.find(([own]) => own === name);
  if (!kind) throw invalidArgument(`the rule ${name}`);
  const formula = (one: unknown): string => (textOf(one) ?? "").replace(/^=/, "");
  const base = { type: kind[2], allowBlank: "1", showInputMessage: "1", showErrorMessage: "1" };
  if (kind[0] === "custom") return { attributes: base, formulas: [formula(rule.formula)] };
  if (kind[0] === "list") {
    const source = textOf(rule.source) ?? "";
    const list = source.startsWith("=") ? source.slice(1) : `"${source.replaceAll('"', '""')}"`;
    return { attributes: { ...base, ...(rule.inCellDropDown === false ? { showDropDown: "1" } : {}) }, formulas: [list] };
  }
  const operator = small(rule.operator ?? "Between");
  const formulas = [rule.formula1, rule.formula2].filter((one) => one !== undefined && one !== null && one !== "").map(formula);
  return { attributes: { ...base, operator }, formulas };
}

const isOn = (value: string | undefined): boolean => value === "1" || value === "true";
const flag = (value: unknown): string => (value === true ? "1" : "0");

export const DATA_VALIDATION: ClassTable<Cells> = {
  scalars: {
    Rule: readRule,
    Type: (cells) => KINDS.find(([, , file]) => file === validationOf(cells)?.attributes["type"])?.[1] ?? "None",
    IgnoreBlanks: (cells) => isOn(validationOf(cells)?.attributes["allowBlank"] ?? "1"),
    ErrorAlert: (cells) => {
      const { showErrorMessage, errorStyle, errorTitle, error } = validationOf(cells)?.attributes ?? {};
      return { showAlert: isOn(showErrorMessage ?? "1"), style: capital(errorStyle ?? "stop"), title: errorTitle ?? "", message: error ?? "" };
    },
    Prompt: (cells) => {
      const { showInputMessage, promptTitle, prompt } = validationOf(cells)?.attributes ?? {};
      return { showPrompt: isOn(showInputMessage ?? "1"), title: promptTitle ?? "", message: prompt ?? "" };
    },
  },
  setters: {
    Rule: setRule,
    IgnoreBlanks: (cells, value) => changeAttributes(cells, { allowBlank: flag(value) }),
    ErrorAlert: (cells, value) => {
      const { showAlert, style, title, message } = (value ?? {}) as Record<string, unknown>;
      changeAttributes(cells, {
        showErrorMessage: flag(showAlert),
        errorStyle: small(textOf(style) ?? "Stop"),
        errorTitle: textOf(title) ?? "",
        error: textOf(message) ?? "",
      });
    },
    Prompt: (cells, value) => {
      const { showPrompt, title, message } = (value ?? {}) as Record<string, unknown>;
      changeAttributes(cells, { showInputMessage: flag(showPrompt), promptTitle: textOf(title) ?? "", prompt: textOf(message) ?? "" });
    },
  },
  methods: {
    Clear: (cells) => {
      write(cells, null);
      return undefined;
    },
  },
};
