import { compact, isBlankText } from "../figures/normalise";
import type { Form, TextAt } from "../form/form";
import words from "./explanations.json";

/** Every text in which a form may explain its figures. */
function explanationsIn({ indicators, goals, notes }: Form): TextAt[] {
  return [...indicators.flatMap(({ reason }) => reason ?? []), ...goals.achieved, ...notes].filter(({ text }) => !isBlankText(text));
}

/** What an explanation may be about; the words that tell so are data. */
export type Subject = keyof typeof words.subjects;

/** True when a text names the subject and says why. Whether the reason is good is for a person to judge. */
export function isExplained(form: Form, subject: Subject): boolean {
  const names = (text: string, list: readonly string[]) => list.some((word) => text.includes(word));
  return explanationsIn(form).some((cell) => {
    const text = compact(cell.text);
    return names(text, words.subjects[subject]) && names(text, words.causes);
  });
}
