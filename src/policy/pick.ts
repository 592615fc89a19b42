import type { Problem } from "./json-place";
import type { Policy } from "./policy";
import { parsePolicy, POLICIES } from "./published";

/** A bureau's own policy, and the JSON document that says it. */
export interface OwnPolicy {
  readonly policy: Policy;
  readonly document: unknown;
}

/** Which policy a person chose, as it is kept in a workbook or on a computer. */
export interface PolicyPick {
  /** Id of a policy; null: whatever follows a published one is accepted. */
  readonly chosen: string | null;
  readonly own: OwnPolicy | null;
}

/** Why a pick cannot be read. */
export type PickProblem =
  | { readonly kind: "unsound"; readonly problems: readonly Problem[] }
  | { readonly kind: "unknown-version" }
  | { readonly kind: "unknown-policy"; readonly id: string };

export function parseOwnPolicy(document: unknown): { readonly own: OwnPolicy } | { readonly problems: readonly Problem[] } {
  const parsed = parsePolicy(document);
  return "policy" in parsed ? { own: { policy: parsed.policy, document } } : parsed;
}

/** The policy that was chosen; null for any that is published. */
export function chosenPolicy({ chosen, own }: PolicyPick): Policy | null {
  return [...POLICIES, ...(own ? [own.policy] : [])].find(({ id }) => id === chosen) ?? null;
}

/** A JSON document, or the problem that it is none. */
export function parseDocument(text: string): { readonly document: unknown } | { readonly problems: readonly Problem[] } {
  try {
    return { document: JSON.parse(text) as unknown };
  } catch (error) {
    return { problems: [{ path: "", id: "syntax", values: { detail: error instanceof Error ? error.message : String(error) } }] };
  }
}

/** Reads what `formatPick` wrote. */
export function parsePick(text: string): { readonly pick: PolicyPick } | { readonly problem: PickProblem } {
  const json = parseDocument(text);
  if ("problems" in json) return { problem: { kind: "unsound", problems: json.problems } };
  const { version, chosen, own } = (json.document ?? {}) as Partial<Record<"version" | "chosen" | "own", unknown>>;
  if (version !== 1 || (chosen !== null && typeof chosen !== "string")) return { problem: { kind: "unknown-version" } };
  const parsed = own === null || own === undefined ? { own: null } : parseOwnPolicy(own);
  if ("problems" in parsed) return { problem: { kind: "unsound", problems: parsed.problems } };
  const pick: PolicyPick = { chosen, own: parsed.own };
  return chosen !== null && !chosenPolicy(pick) ? { problem: { kind: "unknown-policy", id: chosen } } : { pick };
}

export function formatPick({ chosen, own }: PolicyPick): string {
  return JSON.stringify({ version: 1, chosen, own: own?.document ?? null });
}
