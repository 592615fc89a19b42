import { type Decimal, rounded, sum } from "../figures/decimal";
import type { FigureAt } from "../form/form";
import type { ExpectedScore } from "../recompute/expected-score";
import type { Addition, RecomputedGroup, RecomputedIndicator } from "../recompute/recompute";
import type { CheckedForm } from "../rules/check";
import { type CheckedFinding, type Severity, openFindings } from "../rules/finding";
import { followsFormula } from "../rules/points";
import { statesOneOf } from "../rules/totals";
import type { Position } from "../sheet/address";
import { SCORE_DECIMALS, shownPercent, shownPoints } from "./shown";

/** How many open findings there are of each severity. */
export function countBySeverity(findings: readonly CheckedFinding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of openFindings(findings)) counts[severity] += 1;
  return counts;
}

export type SummaryLineId = "total-score" | "weight-sum" | "execution-rate" | "execution-score" | "grade";

/** A figure as the form states it beside what its own figures come to; both as a person reads them. */
export interface SummaryLine {
  readonly id: SummaryLineId;
  readonly reported: string | null;
  readonly recomputed: string | null;
  /** Where the reported value stands. */
  readonly cell: Position | null;
  /** Whether an error would be corrected in this very cell. */
  readonly isFlagged: boolean;
  /** Whether the two differ and no rule calls it a contradiction: the form may count what its rows do not show. */
  readonly isUndecided: boolean;
}

/** Lines that neither the form nor the recomputation knows are left out. */
export function summaryLines({ form, summary, recomputed, findings }: CheckedForm): SummaryLine[] {
  const { scores, weights, execution } = recomputed;
  const lines: (Omit<SummaryLine, "isFlagged" | "isUndecided"> & { readonly agrees?: boolean })[] = [
    {
      id: "total-score",
      reported: shownPoints(summary.reportedScore),
      recomputed: shownPoints(summary.scoreSum),
      cell: form.total?.score ?? null,
      agrees: isSum(form.total?.score, scores),
    },
    {
      id: "weight-sum",
      reported: shownPoints(summary.reportedWeight),
      recomputed: shownPoints(summary.weightSum),
      cell: form.total?.weight ?? null,
      agrees: isSum(form.total?.weight, weights),
    },
    {
      id: "execution-rate",
      reported: shownPercent(summary.reportedExecutionRate),
      recomputed: shownPercent(summary.executionRate),
      cell: form.funds?.executionRate ?? null,
    },
    {
      id: "execution-score",
      reported: form.funds?.executionScore?.text || null,
      recomputed: shownPoints(summary.executionScore, SCORE_DECIMALS),
      cell: form.funds?.executionScore ?? null,
      agrees: isScoreOf(form.funds?.executionScore, execution?.expected ?? []),
    },
    { id: "grade", reported: form.grade?.text || null, recomputed: summary.grade, cell: form.grade },
  ];
  return lines
    .filter(({ reported, recomputed }) => reported !== null || recomputed !== null)
    .map(({ agrees = true, ...line }) => ({
      ...line,
      isFlagged: openFindings(findings).some(({ severity, cells: [first] }) => severity === "error" && isSameCell(first, line.cell)),
      isUndecided: !agrees && !findings.some(({ cells }) => cells.some((cell) => isSameCell(cell, line.cell))),
    }));
}

function isSameCell(one: Position | null | undefined, other: Position | null): boolean {
  return one != null && other !== null && one.row === other.row && one.column === other.column;
}

/** True as well where there is nothing to compare. */
function isSum(stated: FigureAt | null | undefined, addition: Addition | null): boolean {
  return !stated?.figure || !addition || statesOneOf(stated.figure, [addition.sum]);
}

function isScoreOf(stated: FigureAt | null | undefined, expected: readonly ExpectedScore[]): boolean {
  return !stated?.figure || expected.length === 0 || followsFormula(stated.figure, expected);
}

/** Points of a level-1 group, or of the execution rate. */
export interface GroupLine {
  /** As the form names it; null for the execution rate. */
  readonly name: string | null;
  readonly weight: Decimal | null;
  /** The subtotal that the form prints; else what its scores add up to. */
  readonly reported: Decimal;
  /** The scores that a formula gives, and where none does, or the score follows one, those of the form. */
  readonly byFormula: Decimal;
}

const valuesOf = (cells: readonly (FigureAt | null)[]): Decimal[] => cells.flatMap((cell) => (cell?.figure ? [cell.figure.value] : []));

/** The score as it stands when it follows any formula or there is none; else what the first formula gives. */
function scoreByFormula(score: FigureAt | null | undefined, expected: readonly ExpectedScore[]): Decimal | null {
  const figure = score?.figure;
  if (!figure) return null;
  const follows = expected.length === 0 || followsFormula(figure, expected);
  const value = expected.find((other) => other.value !== null)?.value;
  return follows || !value ? figure.value : rounded(value, SCORE_DECIMALS);
}

function groupLine({ group }: RecomputedGroup, indicators: readonly RecomputedIndicator[]): GroupLine[] {
  const own = indicators.filter(({ indicator }) => group.rows.includes(indicator.row));
  const scores = valuesOf(own.map(({ indicator }) => indicator.score));
  if (scores.length === 0) return [];
  const weights = valuesOf(own.map(({ indicator }) => indicator.weight));
  return [
    {
      name: group.label.text,
      weight: weights.length > 0 ? sum(weights) : (group.label.points?.value ?? null),
      reported: group.declaredScore?.figure?.value ?? sum(scores),
      byFormula: sum(own.flatMap(({ indicator, expected }) => scoreByFormula(indicator.score, expected) ?? [])),
    },
  ];
}

function executionLine({ form: { funds }, recomputed: { execution } }: CheckedForm): GroupLine[] {
  const reported = funds?.executionScore?.figure?.value;
  if (!reported) return [];
  const byFormula = scoreByFormula(funds.executionScore, execution?.expected ?? []) ?? reported;
  return [{ name: null, weight: execution?.weight ?? funds.executionWeight?.figure?.value ?? null, reported, byFormula }];
}

/** The execution rate, then the level-1 groups that have scores, in the order of the form. */
export function groupLines(checked: CheckedForm): GroupLine[] {
  const { groups, indicators } = checked.recomputed;
  return [...executionLine(checked), ...groups.filter(({ group }) => group.depth === 1).flatMap((group) => groupLine(group, indicators))];
}
