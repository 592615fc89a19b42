import type { Comparator } from "../figures/comparator";
import { compactSigns, dropThousandsSeparators } from "../figures/normalise";
import { parseQuantity } from "../figures/quantity";
import type { Columns } from "../form/form";
import type { StoredValue } from "../sheet/sheet";
import type { BlockIndicator } from "./block";

/** A target taken apart; what it does not say is "". */
export interface TargetParts {
  readonly comparator: Comparator | "";
  /** A number, a phrase or a date. */
  readonly value: string;
  readonly unit: string;
}

const SIGN = /^[≥≤><=]/;
const NUMBER = String.raw`[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const PLAIN_NUMBER = new RegExp(`^${NUMBER}$`);
/** "5-10", "±3": figures that a unit may stand behind, but no comparator in front. */
const FIGURES = /^[±\d][\d.,]*(?:[-~—–至到][\d.,]+)?$/;
const WITH_UNIT = new RegExp(String.raw`^(${NUMBER})([^\d\s.,;；。，、()（）]{1,8})$`);

/** "≥80%" is ≥, 80 and %; what is no plain amount ("12月31日前", "稳步拓展") is a value as a whole. */
export function partsOfText(text: string): TargetParts {
  const spelled = compactSigns(text);
  const comparator = (SIGN.exec(spelled)?.[0] ?? "") as TargetParts["comparator"];
  const rest = spelled.slice(comparator.length);
  const [, number, unit] = WITH_UNIT.exec(rest) ?? [];
  const quantity = parseQuantity(rest);
  const isAmount = quantity.kind === "amount" && quantity.comparator === null;
  if (isAmount && number !== undefined && unit !== undefined) return { comparator, value: number, unit };
  // Words keep their spaces and signs as they were typed.
  return { comparator, value: comparator !== "" || PLAIN_NUMBER.test(rest) ? rest : text.trim(), unit: "" };
}

/** Comparator, value and unit as a form is to say them, each once: what the value says of the others itself counts. */
export function partsOf({ comparator, value, unit }: Pick<BlockIndicator, "comparator" | "value" | "unit">): TargetParts {
  const own = partsOfText(value ?? "");
  return { comparator: own.comparator || (comparator ?? ""), value: own.value, unit: own.unit || (unit ?? "") };
}

/** The indicator with the target that a person typed: a number keeps comparator and unit unless she typed others, a phrase stands alone. */
export function withTarget(indicator: BlockIndicator, typed: string): BlockIndicator {
  if (typed.trim() === "") return { ...indicator, value: "" };
  const { comparator: usual, unit: usualUnit, ...others } = indicator;
  const own = partsOfText(typed);
  const isNumber = PLAIN_NUMBER.test(own.value);
  const comparator = own.comparator || (isNumber ? usual : undefined);
  const unit = own.unit || (isNumber || FIGURES.test(own.value) ? usualUnit : undefined);
  return { ...others, ...(comparator ? { comparator } : {}), value: own.value, ...(unit ? { unit } : {}) };
}

/** "≥70%", "12月31日前", "": the target as one cell of a form holds it. */
export function targetText(indicator: Pick<BlockIndicator, "comparator" | "value" | "unit">): string {
  const { comparator, value, unit } = partsOf(indicator);
  if (value !== "") return `${comparator}${value}${unit}`;
  // Room for the figure that the unit has to fill in.
  return comparator && `${comparator}  ${unit}`.trimEnd();
}

/** The target in the cells of a form: comparator and unit are "" where the form has no column of their own for them. */
export function targetCells(indicator: BlockIndicator, columns: Columns<"sign" | "unit">): { readonly sign: string; readonly target: StoredValue; readonly unit: string } {
  const { comparator, value, unit } = partsOf(indicator);
  const [hasSign, hasUnit] = [columns.sign !== undefined, columns.unit !== undefined];
  if (!hasSign && !hasUnit) return { sign: "", target: targetText(indicator), unit: "" };
  const text = `${hasSign ? "" : comparator}${value}${hasUnit ? "" : unit}`;
  const number = dropThousandsSeparators(text);
  return { sign: hasSign ? comparator : "", target: PLAIN_NUMBER.test(number) ? Number(number) : text, unit: hasUnit ? unit : "" };
}
