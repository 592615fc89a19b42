import type { SheetCheck } from "../rules/check";
import { openFindings, SEVERITIES, type Severity } from "../rules/finding";
import type { Position } from "../sheet/address";

/** How often a rule found something of one severity on one sheet, and where to begin with it. */
export interface RuleCount {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
  /** The first of these findings: the form's index on its sheet, and the cell that a person would correct. */
  readonly first: { readonly form: number; readonly cell: Position | null };
}

/** One rule over many sheets. */
export interface RuleTotal<Place> {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
  /** The sheets on which it found something, in their order. */
  readonly places: readonly { readonly place: Place; readonly count: RuleCount }[];
}

const keyOf = ({ severity, rule }: Pick<RuleCount, "severity" | "rule">): string => `${severity} ${rule}`;
const bySeverity = (one: Pick<RuleCount, "severity">, other: Pick<RuleCount, "severity">): number =>
  SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);

/** What the rules found on a sheet, by severity and within it in the order of the check; what was acknowledged counts nowhere. */
export function ruleCounts({ forms }: SheetCheck): RuleCount[] {
  const counts = new Map<string, RuleCount>();
  for (const [form, { findings }] of forms.entries()) {
    for (const { rule, severity, cells } of openFindings(findings)) {
      const key = keyOf({ rule, severity });
      const known = counts.get(key);
      counts.set(key, known ? { ...known, count: known.count + 1 } : { rule, severity, count: 1, first: { form, cell: cells[0] ?? null } });
    }
  }
  return [...counts.values()].sort(bySeverity);
}

/** The same counts rule by rule: by severity, and within it the rule that found most first. */
export function ruleTotals<Place>(sheets: readonly { readonly place: Place; readonly counts: readonly RuleCount[] }[]): RuleTotal<Place>[] {
  const totals = new Map<string, RuleTotal<Place>>();
  for (const { place, counts } of sheets) {
    for (const count of counts) {
      const key = keyOf(count);
      const { rule, severity } = count;
      const known = totals.get(key) ?? { rule, severity, count: 0, places: [] };
      totals.set(key, { ...known, count: known.count + count.count, places: [...known.places, { place, count }] });
    }
  }
  return [...totals.values()].sort((one, other) => bySeverity(one, other) || other.count - one.count);
}
