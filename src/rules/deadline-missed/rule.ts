import type { Quantity } from "../../figures/quantity";
import type { Form, Indicator } from "../../form/form";
import { actualOf, targetOf } from "../../recompute/attainment";
import { hasFullScore, quoted } from "../rows";
import { type Draft, type Rule, SCORED } from "../rule";

type Day = Quantity & { readonly kind: "date" };

const FIRST = 0;
/** No month and no day has a higher number. */
const LAST = 99;

/** Comparable as text: year, month, day; what is not given is the first or the last there is. */
function edge({ month, day }: Day, year: number, missing: number): string {
  return [year, month ?? missing, day ?? missing].map((part) => String(part).padStart(4, "0")).join("-");
}

function draftsFor(indicator: Indicator, form: Form): Draft[] {
  const { score, target, actual } = indicator;
  if (!hasFullScore(indicator) || !score || !target || !actual) return [];
  const [deadline, done] = [targetOf(indicator), actualOf(indicator)];
  if (deadline.kind !== "date" || done.kind !== "date") return [];
  const ownYear = form.year?.value ?? null;
  // A month alone is of the year that the other date, or the form, names.
  const [due, finished] = [deadline.year ?? ownYear ?? done.year, done.year ?? ownYear ?? deadline.year];
  const isSameYear = deadline.year === null && done.year === null;
  if (!isSameYear && (due === null || finished === null)) return [];
  if (edge(done, finished ?? 0, FIRST) <= edge(deadline, due ?? 0, LAST)) return [];
  const isCertain = deadline.year !== null && done.year !== null;
  return [{ severity: isCertain ? "error" : "warning", message: "late", values: { ...quoted(indicator), score: score.text.trim() }, cells: [score, target, actual] }];
}

export const deadlineMissed: Rule = {
  id: "deadline-missed",
  severity: "error",
  kinds: SCORED,
  check: ({ form }) => form.indicators.flatMap((indicator) => draftsFor(indicator, form)),
};
