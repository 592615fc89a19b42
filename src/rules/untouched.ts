import type { Form } from "../form/form";
import { isFilled } from "./filled";
import { MONEY_COLUMNS } from "./money";

/** A form that nobody has begun to fill in: no name, no money, no result. Nothing can be missing in it. */
export function isUntouched({ asked, funds, indicators }: Form): boolean {
  const hasMoney = (funds?.rows ?? []).some(({ figures }) => MONEY_COLUMNS.some((column) => isFilled(figures[column]) && !figures[column].figure.value.eq(0)));
  const hasResult = indicators.some(({ actual, score }) => actual !== null || isFilled(score));
  const hasName = asked.some(({ role, answer }) => role !== "year" && answer !== null);
  return !hasMoney && !hasResult && !hasName;
}
