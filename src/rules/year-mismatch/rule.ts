import { compact } from "../../figures/normalise";
import { type Quantity, parseQuantity } from "../../figures/quantity";
import type { Form, TextAt } from "../../form/form";
import { type Draft, PLANNED, type Rule } from "../rule";

const YEAR_OF_TITLE = /(20\d\d)年?度/;
const YEARS = /(?<!\d)(20\d\d)(?=年|[./-]\d)/g;

function yearOf(quantity: Quantity): number | null {
  return quantity.kind === "date" ? quantity.year : null;
}

/** How often the form speaks of each year, its head aside. */
function mentions({ indicators, goals, title }: Form): Map<number, number> {
  const texts = [title, ...goals.planned, ...goals.achieved, ...indicators.flatMap(({ target, actual }) => [target, actual])];
  const years = texts.flatMap((cell) => [...compact(cell?.text ?? "").matchAll(YEARS)].map((match) => Number(match[1])));
  return years.reduce((counts, year) => counts.set(year, (counts.get(year) ?? 0) + 1), new Map<number, number>());
}

function titleAgainstHead({ title, year }: Form): Draft[] {
  const inTitle = title && YEAR_OF_TITLE.exec(compact(title.text))?.[1];
  if (!title || !year || inTitle === undefined || inTitle === null || Number(inTitle) === year.value) return [];
  return [{ message: "title", values: { title: inTitle, year: String(year.value) }, cells: [year, title] }];
}

/** Deadlines that were over before the year began: most often the target was copied from the form of the year before. */
function pastDeadlines(form: Form): Draft[] {
  const { year } = form;
  if (!year) return [];
  const past = form.indicators.flatMap(({ target }): (TextAt & { readonly year: number })[] => {
    const deadline = target && yearOf(parseQuantity(target.text));
    return target && deadline !== null && deadline < year.value ? [{ ...target, year: deadline }] : [];
  });
  const [first] = past;
  if (!first) return [];
  // Where the form speaks more of the other year than of its own, its head may be that of the year in which it was written.
  const counts = mentions(form);
  const isSure = (counts.get(year.value) ?? 0) >= (counts.get(first.year) ?? 0);
  const values = { shown: first.text.trim(), year: String(year.value), count: String(past.length) };
  return [{ ...(!isSure && { severity: "info" as const }), message: "deadline", values, cells: [...past, year] }];
}

export const yearMismatch: Rule = {
  id: "year-mismatch",
  severity: "warning",
  kinds: PLANNED,
  check: ({ form }) => [...titleAgainstHead(form), ...pastDeadlines(form)],
};
