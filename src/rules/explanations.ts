import { Decimal } from "../figures/decimal";
import { compact, isBlankText } from "../figures/normalise";
import type { Form, Indicator, TextAt } from "../form/form";
import words from "./explanations.json";
import { isGuidance } from "./guidance";

/** What an explanation may be about; the words that tell so are data. */
export type Subject = keyof typeof words.subjects;

const BOILERPLATE = words.boilerplate.map((source) => new RegExp(source));
const SENTENCE_END = /[。;!\n]/;

const namesOne = (text: string, list: readonly string[]): boolean => list.some((word) => text.includes(word));

/** What a form prints for everybody: guidance, how points are worked out, what a heading means, what has to be explained. */
function isBoilerplate(text: string): boolean {
  return isGuidance(text) || BOILERPLATE.some((pattern) => pattern.test(text));
}

/** Whether somebody wrote why: 无, guidance left standing and the target said again are no reasons. Whether it is a good one is for a person to judge. */
export function isReason(text: string): boolean {
  return !isBlankText(text) && !isGuidance(text);
}

/** Whether the row says why it is as it is. */
export function hasReason({ reason, target }: Pick<Indicator, "reason" | "target">): boolean {
  return reason !== null && isReason(reason.text) && compact(reason.text) !== compact(target?.text ?? "");
}

/** Sentences that a person wrote, in `compact` form. In a cell for reasons subject and cause may stand in two sentences. */
function passagesIn({ indicators, goals, notes }: Form): string[] {
  const reasons = indicators.filter(hasReason).flatMap(({ reason }) => reason ?? []).map(({ text }) => compact(text));
  const sentences = [...goals.achieved, ...notes].flatMap(({ text }) => text.normalize("NFKC").split(SENTENCE_END)).map(compact);
  return [...reasons, ...sentences].filter((text) => text !== "" && !isBoilerplate(text));
}

/** True when a passage names the subject and says why, or when the column beside the money gives a reason. */
export function isExplained(form: Form, subject: Subject): boolean {
  const remarks = form.funds?.remarks ?? [];
  const isSaidBeside = remarks.some(({ text }) => isReason(text) && !isBoilerplate(compact(text)) && compact(text).length >= words.leastRemark);
  return isSaidBeside || passagesIn(form).some((text) => namesOne(text, words.subjects[subject]) && namesOne(text, words.causes));
}

/** What the form itself asks to be explained stands in its notes, or in the cells where the reason belongs. */
function sentencesOfForm({ notes, funds, indicators }: Form): string[] {
  const cells: TextAt[] = [...notes, ...(funds?.remarks ?? []), ...indicators.flatMap(({ reason }) => reason ?? [])];
  return cells.flatMap(({ text }) => text.normalize("NFKC").split(SENTENCE_END)).map(compact);
}

const LOW_EXECUTION = new RegExp(words.asked.lowExecution);

/** The execution rate below which the form itself asks for a reason, as a fraction of 1: 执行率未达到90%的需说明原因. Null where it prints none. */
export function askedBelow(form: Form): Decimal | null {
  const [percent] = sentencesOfForm(form).flatMap((sentence) => LOW_EXECUTION.exec(sentence)?.[1] ?? []);
  return percent === undefined ? null : new Decimal(percent).div(100);
}
