import { compact } from "../../figures/normalise";
import type { CategoryScores, Form, Indicator } from "../../form/form";
import { formatCell } from "../../sheet/address";
import { type Filled, isFilled } from "../filled";
import { mergeRows } from "../merge";
import { areSamePoints } from "../points";
import { isOwnIndicator } from "../rows";
import type { Draft } from "../rule";
import { uniqueBy } from "./projects";

function differ(a: Filled, b: Filled): boolean {
  return a.figure.isPercent === b.figure.isPercent && !areSamePoints(a.figure, b.figure);
}

const LEVEL_CODE = /^[A-Z]\d*[.、]?/;

function wordOf({ label }: CategoryScores): string {
  return compact(label.text).replace(LEVEL_CODE, "");
}

/** Score tables of one category each, by the category that their title names. */
function tablesByCategory(categories: readonly CategoryScores[], workbook: readonly Form[]): ReadonlyMap<string, Form> {
  const words = categories.map(wordOf);
  const tables = workbook.filter(({ kind, title, total }) => kind === "score-table" && title && total);
  const namesIn = ({ title }: Form) => words.filter((word) => word.length > 1 && compact(title?.text ?? "").includes(word));
  return uniqueBy(tables.filter((table) => namesIn(table).length === 1), namesIn);
}

/** A summary of categories beside the table of each. */
export function summaryAgainstTables({ summary }: Form, workbook: readonly Form[]): Draft[] {
  if (!summary) return [];
  const tables = tablesByCategory(summary.categories, workbook);
  return summary.categories.flatMap((category) => {
    const table = tables.get(wordOf(category));
    return (["weight", "score"] as const).flatMap((role): Draft[] => {
      const [own, other] = [category[role], table?.total?.[role]];
      if (!table || !isFilled(own) || !isFilled(other) || !differ(own, other)) return [];
      const values = { column: role, name: category.label.text.trim(), shown: own.text.trim(), other: other.text.trim(), sheet: table.sheet, cell: formatCell(other) };
      return [{ message: "category", values, cells: [own], elsewhere: [{ sheet: table.sheet, row: other.row, column: other.column }] }];
    });
  });
}

function weightedByName({ indicators }: Form): ReadonlyMap<string, Indicator & { readonly weight: Filled }> {
  const weighted = indicators.filter((indicator): indicator is Indicator & { readonly weight: Filled } => isOwnIndicator(indicator) && isFilled(indicator.weight));
  return uniqueBy(weighted, ({ name }) => [compact(name ?? "")]);
}

/** A score table beside the only 指标体系 of the workbook: each indicator has the weight that the system gives it. */
export function weightsAgainstSystem(form: Form, workbook: readonly Form[]): Draft[] {
  const systems = workbook.filter(({ kind }) => kind === "weights-only");
  const [system] = systems;
  if (form.kind !== "score-table" || !system || systems.length > 1) return [];
  const given = weightedByName(system);
  const pairs = [...weightedByName(form)].flatMap(([name, indicator]) => {
    const other = given.get(name);
    return other ? [{ indicator, other }] : [];
  });
  const wrong = pairs.filter(({ indicator, other }) => differ(indicator.weight, other.weight));
  const [first] = wrong;
  // Where more rows differ than agree, the one is not the system of the other.
  if (!first || wrong.length * 2 >= pairs.length) return [];
  const values = { shown: first.indicator.weight.text.trim(), other: first.other.weight.text.trim(), sheet: system.sheet, cell: formatCell(first.other.weight) };
  const facts = wrong.map(({ indicator }) => ({ name: indicator.name ?? "", cells: [indicator.weight] as const }));
  const elsewhere = wrong.map(({ other: { weight } }) => ({ sheet: system.sheet, row: weight.row, column: weight.column }));
  return mergeRows(facts, { message: "weight", values }).map((draft) => ({ ...draft, elsewhere }));
}
