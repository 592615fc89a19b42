import type { Row } from "../facts/facts";
import { type Content, written } from "../sheet/grid";
import type { Plan } from "./plan";

const SIGNS = { "≥": ["≥", "≥", ">=", "≧", "不低于"], "≤": ["≤", "≤", "<=", "≦", "不高于"], "=": ["", "=", "", "=", "等于"] } as const;
type Sign = keyof typeof SIGNS;

/** A target in one cell; `times` for one that was otherwise at first. */
export function targetOf(plan: Plan, { sign, unit, target }: Row, times = 1): Content {
  if (typeof target === "string") return written(target);
  const marks = SIGNS[(sign ?? "=") as Sign];
  const mark = sign === null ? "" : marks[plan.way(marks.length, 4)]!;
  return written(`${mark}${Math.floor(target * times)}${unit ?? ""}`);
}

/** A result: with its unit, or as a number whose unit the target says. */
export function actualOf(plan: Plan, { unit, actual, shown }: Pick<Row, "unit" | "actual" | "shown">): Content {
  if ("actual" in shown) return written(shown.actual ?? null);
  if (typeof actual === "string") return written(actual);
  const way = plan.way(3, 5);
  if (unit === "%" && way === 2) return { value: actual / 100, text: `${actual}%`, format: Number.isInteger(actual) ? "0%" : "0.00%" };
  return way === 0 || unit === "%" ? written(`${actual}${unit ?? ""}`) : written(actual);
}

/** A result with the reason for it in the same cell, where the form has no other place. */
export function explained(plan: Plan, row: Row): Content {
  const result = actualOf(plan, row);
  if (plan.choices.reason !== "in-result" || row.reason === null || result.value === null) return result;
  return written(`${result.text ?? String(result.value)}（${row.reason}）`);
}

/** Every way to say the target of a row that is not wrong. */
export function targetTexts(plan: Plan, row: Row): string[] {
  if (plan.choices.target !== "split") return [String(targetOf(plan, row).value)];
  const value = String(row.target);
  const withUnit = [value, `${value}${row.unit ?? ""}`];
  return [...withUnit, ...withUnit.map((text) => `${row.sign ?? ""}${text}`)];
}

export function actualTexts(plan: Plan, row: Row): (string | null)[] {
  const { value, text } = explained(plan, row);
  if (value === null) return [null];
  const shown = text ?? String(value);
  return [shown, String(value), ...(plan.choices.target === "split" ? [`${shown}${row.unit ?? ""}`] : [])];
}
