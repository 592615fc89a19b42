import { compact } from "../../figures/normalise";
import { areComparable } from "../../figures/units";
import type { Form, Indicator } from "../../form/form";
import { targetOf } from "../../recompute/attainment";
import { formatCell } from "../../sheet/address";
import { mergeRows } from "../merge";
import type { Draft } from "../rule";
import { cellOf, isOwnIndicator, labelOf, quoted } from "../rows";
import { canBeSameYear, evaluationsIn, plainProject } from "./projects";

/** With fewer rows of one name the two tables name their indicators each in their own way. */
const LEAST_SHARE = 0.5;

function keyOf(indicator: Indicator): string {
  return compact(labelOf(indicator)).replace(/^[\d.、()]+|[::]$/g, "");
}

function named({ indicators }: Form): Indicator[] {
  return indicators.filter(isOwnIndicator);
}

/** The one table of another kind for the same project, most of whose indicators this one has too. */
function counterpart(form: Form, workbook: readonly Form[], candidates: readonly Form[]): Form | null {
  const { projectName } = form;
  const project = projectName && plainProject(projectName.text);
  if (!project) return null;
  const [other, ...more] = candidates.filter((known) => known !== form && known.projectName && plainProject(known.projectName.text) === project && canBeSameYear(known, form));
  const isOneOfSeveral = workbook.some((known) => known !== form && known.kind === form.kind && known.projectName && plainProject(known.projectName.text) === project);
  if (!other || more.length > 0 || isOneOfSeveral) return null;
  const [own, others] = [new Set(named(form).map(keyOf)), new Set(named(other).map(keyOf))];
  // A name that a table has twice belongs to two rows.
  if (own.size < named(form).length || others.size < named(other).length) return null;
  const shared = [...own].filter((key) => others.has(key)).length;
  return shared > 1 && shared >= Math.max(own.size, others.size) * LEAST_SHARE ? other : null;
}

/** Whether two targets are amounts of one kind that differ. */
function differ(a: Indicator, b: Indicator): boolean {
  const [one, other] = [targetOf(a), targetOf(b)];
  if (one.kind !== "amount" || other.kind !== "amount") return false;
  const areNamed = one.unit.name !== "" && other.unit.name !== "";
  if (areNamed && !areComparable(one.unit, other.unit)) return false;
  return areNamed ? !one.number.times(one.unit.factor).eq(other.number.times(other.unit.factor)) : !one.number.eq(other.number);
}

/** What an evaluation does not keep of the approved targets. */
export function evaluationAgainstTargets(form: Form, workbook: readonly Form[]): Draft[] {
  const plan = evaluationsIn([form]).length > 0 ? counterpart(form, workbook, workbook.filter(({ kind }) => kind === "target-table")) : null;
  if (!plan) return [];
  const planned = new Map(named(plan).map((indicator) => [keyOf(indicator), indicator]));
  const changed = named(form).flatMap((indicator): Draft[] => {
    const approved = planned.get(keyOf(indicator));
    if (!approved?.target || !indicator.target || !differ(indicator, approved)) return [];
    const { row, column } = approved.target;
    const values = { name: labelOf(indicator), target: quoted(indicator).target, approved: quoted(approved).target, sheet: plan.sheet, cell: formatCell(approved.target) };
    return [{ message: "target-changed", values, cells: [indicator.target], elsewhere: [{ sheet: plan.sheet, row, column }] }];
  });
  const added = named(form).filter((indicator) => !planned.has(keyOf(indicator)));
  return [...changed, ...mergeRows(added.map(factOf), { message: "target-new", values: { sheet: plan.sheet } })];
}

/** Approved indicators of which the evaluation says nothing. */
export function targetsLeftOut(form: Form, workbook: readonly Form[]): Draft[] {
  const evaluation = form.kind === "target-table" ? counterpart(form, workbook, evaluationsIn(workbook)) : null;
  if (!evaluation) return [];
  const evaluated = new Set(named(evaluation).map(keyOf));
  return mergeRows(named(form).filter((indicator) => !evaluated.has(keyOf(indicator))).map(factOf), { message: "target-gone", values: { sheet: evaluation.sheet } });
}

function factOf(indicator: Indicator) {
  return { name: labelOf(indicator), cells: [indicator.levels.at(-1) ?? cellOf(indicator, "target")] as const };
}
