import type { Reason } from "../../form/form";

export interface Evidence {
  readonly reason: Reason;
  /** How likely this alone makes it that the reading is right, 0..1. */
  readonly certainty: number;
}

/** Noisy-or: independent pieces of evidence, of which each alone would do. Strongest reasons first. */
export function combine(evidence: readonly Evidence[]): { confidence: number; reasons: Reason[] } {
  const doubt = evidence.reduce((product, { certainty }) => product * (1 - certainty), 1);
  const ordered = [...evidence].sort((a, b) => b.certainty - a.certainty);
  return { confidence: Math.round((1 - doubt) * 100) / 100, reasons: ordered.map(({ reason }) => reason) };
}
