import { compact } from "../figures/normalise";
import guidance from "./guidance.json";

const GUIDANCE = guidance.patterns.map((source) => new RegExp(source));

/** Whether the template says in the text what is to be written there, or how. */
export function isGuidance(text: string): boolean {
  const said = compact(text);
  return GUIDANCE.some((pattern) => pattern.test(said));
}
