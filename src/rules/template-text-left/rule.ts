import type { Form, TextAt } from "../../form/form";
import { isGuidance } from "../guidance";
import { type Draft, FUNDED, type Rule } from "../rule";
import { isUntouched } from "../untouched";

/** Texts that somebody was to write; notes below a form are guidance by their nature. */
function writtenTexts({ asked, goals, indicators, funds }: Form): TextAt[] {
  const answers = [...asked.flatMap(({ answer }) => answer ?? []), ...goals.planned, ...goals.achieved, ...(funds?.remarks ?? [])];
  return [...answers, ...indicators.flatMap(({ target, actual, reason }) => [target, actual, reason].filter((cell) => cell !== null))];
}

function check(form: Form): Draft[] {
  if (isUntouched(form)) return [];
  const left = writtenTexts(form).filter(({ text }) => isGuidance(text));
  const cells = [...new Map(left.map((cell) => [`${cell.row}:${cell.column}`, cell])).values()];
  const [first] = cells;
  return first ? [{ message: "left", values: { shown: first.text.trim(), count: String(cells.length) }, cells }] : [];
}

export const templateTextLeft: Rule = {
  id: "template-text-left",
  severity: "info",
  kinds: [...FUNDED, "target-table"],
  check: ({ form }) => check(form),
};
