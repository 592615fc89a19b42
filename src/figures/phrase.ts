import { compact } from "./normalise";
import phrases from "./phrases.json";

/** "mostly" is what 基本, 较 and 有所 say: less than met, and too little to contradict full marks by itself. */
export type Attainment = "met" | "mostly" | "partly" | "missed" | "unknown";

/** What is left of a phrase without the words that only join or stress: 达到了应救尽救 and 应救尽救 say the same. */
function essence(text: string): string {
  return phrases.fillers.reduce((rest, filler) => rest.replaceAll(filler, ""), compact(text));
}

/** True when two phrases say the same. */
export function saySame(a: string, b: string): boolean {
  return compact(a) === compact(b) || (essence(a) !== "" && essence(a) === essence(b));
}

/** What a phrase says of its target; "unknown" when no known phrase says it. */
export function attainmentOf(text: string): Attainment {
  const phrase = compact(text).replace(/[。；;.]$/, "");
  const begins = (known: string): boolean => phrase.startsWith(known);
  if (phrases.mostly.some(begins)) return "mostly";
  if (phrases.partly.some(begins)) return "partly";
  // That nothing happened may be just what was wanted.
  if (phrases.absent.some(begins)) return "unknown";
  if (phrases.missed.some(begins)) return "missed";
  return phrases.met.some((known) => phrase === known || phrase === `${known}预期指标`) ? "met" : "unknown";
}
