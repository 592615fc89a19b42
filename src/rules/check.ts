import { plain, sum } from "../figures/decimal";
import { compact } from "../figures/normalise";
import type { FigureAt, Form } from "../form/form";
import type { Policy } from "../policy/policy";
import { choosePolicy, type PolicyChoice } from "../policy/published";
import type { Layout } from "../reading/layouts/layout";
import { readForms } from "../reading/read";
import { type Trace, findTraces } from "../reading/traces";
import { type Recomputed, recompute } from "../recompute/recompute";
import type { Sheet } from "../sheet/sheet";
import type { RunningText } from "../text/running-text";
import { type Settled, checkAcross, checkForm } from "./catalogue";
import { inPoints } from "./points";
import { isOwnIndicator } from "./rows";
import { weightOf } from "../recompute/weight";
import type { CheckedFinding } from "./finding";
import { seenIn } from "./visible";

/** Figures as a form should give them, and as it gives them. Exact decimals; null where the form has none. */
export interface Summary {
  /** Points, the execution rate's own included. */
  readonly weightSum: string | null;
  readonly scoreSum: string | null;
  /** Fraction of 1. */
  readonly executionRate: string | null;
  readonly executionScore: string | null;
  readonly grade: string | null;
  readonly reportedWeight: string | null;
  readonly reportedScore: string | null;
  /** Fraction of 1. */
  readonly reportedExecutionRate: string | null;
}

export interface CheckedForm {
  readonly form: Form;
  readonly summary: Summary;
  /** What the summary sums up, with every operand and its cell. */
  readonly recomputed: Recomputed;
  /** What it was checked against. */
  readonly choice: PolicyChoice;
  readonly findings: readonly CheckedFinding[];
}

export type { Trace };

export interface SheetCheck {
  readonly forms: readonly CheckedForm[];
  /** What was seen although no form was recognised; empty when there are forms. */
  readonly traces: readonly Trace[];
}

export interface CheckOptions extends Settled {
  /** Null, or none: whatever follows any published policy is accepted. */
  readonly policy?: Policy | null;
  /** What persons set right for templates they know. */
  readonly layouts?: readonly Layout[];
}

/** Reads the sheet and checks every form on it. Never throws on any content. */
export function checkSheet(sheet: Sheet, { policy = null, layouts = [], ...settled }: CheckOptions = {}): SheetCheck {
  const choice = choosePolicy(policy);
  const forms = readForms(sheet, layouts).map((form) => checkedForm(form, choice, settled));
  return { forms, traces: forms.length > 0 ? [] : findTraces(sheet) };
}

/** Checks the running text of a document by itself; `checkWorkbook` holds it against the forms. */
export function checkText({ form }: RunningText, { policy = null, ...settled }: Omit<CheckOptions, "layouts"> = {}): SheetCheck {
  return { forms: [checkedForm(form, choosePolicy(policy), settled)], traces: [] };
}

function checkedForm(form: Form, choice: PolicyChoice, settled: Settled): CheckedForm {
  const seen = seenIn(form);
  const recomputed = recompute(seen.form, choice);
  const findings = checkForm({ ...seen, recomputed, workbook: [seen.form], ...choice }, settled);
  return { form, summary: summarise(form, recomputed), recomputed, choice, findings };
}

/**
 * Adds what the forms of a workbook say of each other to the form in which a person would correct it.
 * @param checks of all sheets in their order, each by `checkSheet` with the same options; the text of a document by `checkText`
 * @param others forms of other files that belong to the same project
 */
export function checkWorkbook(checks: readonly SheetCheck[], { policy = null, ...settled }: Omit<CheckOptions, "layouts"> = {}, others: readonly Form[] = []): SheetCheck[] {
  const choice = choosePolicy(policy);
  const workbook = [...checks.flatMap(({ forms }) => forms.map(({ form }) => seenIn(form).form)), ...others];
  return checks.map(({ forms, traces }) => ({
    traces,
    forms: forms.map((checked) => ({ ...checked, findings: checkAcross({ ...seenIn(checked.form), recomputed: checked.recomputed, workbook, ...choice }, checked.findings, settled) })),
  }));
}

function summarise(form: Form, recomputed: Recomputed): Summary {
  const text = (figure: Parameters<typeof plain>[0] | null | undefined) => (figure ? plain(figure) : null);
  const reported = (cell: FigureAt | null | undefined) => text(cell?.figure?.value);
  return {
    weightSum: text(weightSumOf(form, recomputed)),
    scoreSum: text(recomputed.scores?.sum),
    executionRate: text(recomputed.executionRate?.value),
    executionScore: text(recomputed.executionScore),
    grade: recomputed.grade,
    reportedWeight: text(form.total?.weight?.figure && inPoints(form.total.weight.figure)),
    reportedScore: reported(form.total?.score),
    reportedExecutionRate: reportedRate(form.funds?.executionRate),
  };
}

/** In points of 100: weights of 35% and 65% are 100, and points in names count with those that the money's heading declares. */
function weightSumOf({ columns, funds, indicators }: Form, { weights }: Recomputed) {
  if (weights) return weights.addends.every(({ figure }) => figure?.isPercent) ? weights.sum.times(100) : weights.sum;
  const own = indicators.filter(isOwnIndicator).map((indicator) => (columns.weight === undefined ? weightOf(indicator) : null));
  if (own.length === 0 || !own.every((weight) => weight !== null)) return null;
  const named = sum(own.map(({ figure }) => figure.value));
  return funds?.declaredWeight ? named.plus(funds.declaredWeight.value) : named;
}

/** A bare "99.97" in a rate cell is a percentage; "1" and "0.98" are fractions. */
function reportedRate(cell: FigureAt | null | undefined): string | null {
  const figure = cell?.figure;
  if (!figure) return null;
  const isPercentPoints = !figure.isPercent && !compact(cell.text).includes("%") && figure.value.gt(2);
  return plain(isPercentPoints ? figure.value.div(100) : figure.value);
}
