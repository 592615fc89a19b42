import { Decimal, fromStoredNumber, plain, sum } from "../figures/decimal";
import { compact } from "../figures/normalise";
import { parseUnit } from "../figures/units";
import type { Form, FundRow, Indicator, MoneyUnit } from "../form/form";
import type { Policy } from "../policy/policy";
import { moneyUnitIn } from "../reading/page/money-unit";
import { inPoints } from "../rules/points";
import type { NewSheet } from "../edits/new-sheet";
import type { BlockIndicator } from "./block";
import { indicatorOf } from "./from-form";
import { FORM_LAYOUTS, type NewFormIndicator, type NewFormKind } from "./form-layouts";
import { newForm } from "./new-form";
import type { NewFormContent, NewFormFund } from "./new-form-content";
import { targetText } from "./target";
import { digitsFor, shared } from "./weights";

/** What a target or monitoring table says that a self-evaluation begins with. */
export interface Targets extends NewFormContent {
  /** The same indicators as a block holds them, comparator and unit apart. */
  readonly blockIndicators: readonly BlockIndicator[];
  /** Of the funds; null where the table names none. */
  readonly unit: MoneyUnit | null;
}

/** Whether the form sets targets that a self-evaluation can be made from. */
export function hasTargets({ kind, indicators }: Form): boolean {
  return kind === "target-table" && indicators.some(({ name, target }) => name !== null && target !== null);
}

/** Names, targets and funds of the form; the policy's points shared out; what was reached is left to the person. */
export function targetsOf(form: Form, policy: Policy): Targets {
  const named = form.indicators.filter(({ name }) => name !== null);
  const weights = sharedOut(named, policy);
  const blockIndicators = named.map((indicator, index) => indicatorOf(indicator, weights[index]!));
  const indicators = blockIndicators.map((indicator, index): NewFormIndicator => ({ levels: indicator.levels, target: targetText(indicator), weight: weights[index]! }));
  return {
    year: form.year?.value ?? null,
    projectName: form.projectName?.text ?? "",
    department: form.department?.text ?? "",
    implementer: form.implementer?.text ?? "",
    goal: form.goals.planned.map(({ text }) => text).join("\n"),
    funds: fundsOf(form),
    indicators,
    blockIndicators,
    execution: policy.weights.execution,
    unit: form.funds?.unit ?? null,
  };
}

/** The standard form that a self-evaluation of these targets is handed in on. */
export function standardFormFor({ title }: Form): NewFormKind {
  const words = compact(title?.text ?? "");
  if (/转移支付|区域绩效/.test(words)) return "transfer-2017";
  return /(?:部门|单位)整体/.test(words) ? "department" : "project";
}

/** Money unit of a standard form. */
export function unitOfForm(kind: NewFormKind): MoneyUnit | null {
  return moneyUnitIn(FORM_LAYOUTS[kind].funds?.side ?? "");
}

/** The self-evaluation on a worksheet of its own. */
export function selfEvaluationSheet(targets: Targets, kind: NewFormKind = "project"): NewSheet {
  return newForm(kind, { ...targets, funds: fundsIn(targets, unitOfForm(kind)) });
}

/** The funds in another unit, to the last digit; as they are where one of the two forms does not name its unit. */
export function fundsIn({ funds, unit: own }: Targets, unit: MoneyUnit | null): readonly NewFormFund[] {
  if (own === null || unit === null || own === unit) return funds;
  const factor = parseUnit(own).factor.div(parseUnit(unit).factor);
  const converted = (figure: number | null): number | null => figure && Number(plain(fromStoredNumber(figure).times(factor)));
  return funds.map((fund) => ({ ...fund, initial: converted(fund.initial), budget: converted(fund.budget) }));
}

/** The sources of the money; the year's own adjustments are not known yet, so that both budgets begin alike. */
function fundsOf({ funds }: Form): NewFormFund[] {
  const figure = (row: FundRow, first: "initial" | "budget", other: "initial" | "budget"): number | null => {
    const known = row.figures[first]?.figure ?? row.figures[other]?.figure;
    return known ? Number(plain(known.value)) : null;
  };
  const sources = (funds?.rows ?? []).filter(({ role }) => role === "sub");
  return sources.map((row) => ({ label: row.label?.text.trim() ?? "", initial: figure(row, "initial", "budget"), budget: figure(row, "budget", "initial") }));
}

/** What the total of the sources is. */
export function totalOf(funds: readonly NewFormFund[], role: "initial" | "budget"): number | null {
  const known = funds.flatMap((fund) => fund[role] ?? []);
  return known.length > 0 ? Number(plain(sum(known.map(fromStoredNumber)))) : null;
}

/**
 * The points that the execution rate leaves: in proportion to the weights of the table where all indicators have one,
 * else the policy's points for each level-1 group among its indicators. A group that the policy does not know counts with its
 * first one; what a missing group would have had goes to the others in proportion.
 */
function sharedOut(indicators: readonly Indicator[], { weights }: Policy): Decimal[] {
  const rest = weights.full.minus(weights.execution);
  const own = indicators.flatMap(({ weight }) => (weight?.figure ? [inPoints(weight.figure)] : []));
  if (own.length === indicators.length && sum(own).gt(0)) return shared(rest, own, digitsFor(rest, own.length, own));
  const levelOf = ({ levels }: Indicator): number => {
    const name = compact(levels[0]?.text ?? "");
    return Math.max(0, weights.levels.findIndex((level) => level.levels.some((word) => name.includes(word))));
  };
  const members = weights.levels.map((_, level) => [...indicators.keys()].filter((index) => levelOf(indicators[index]!) === level));
  const present = weights.levels.flatMap((level, index) => (members[index]!.length > 0 ? [{ points: level.points, members: members[index]! }] : []));
  const result = indicators.map(() => new Decimal(0));
  const points = shared(rest, present.map((level) => level.points), 0);
  present.forEach((level, index) => {
    const ones = level.members.map(() => new Decimal(1));
    const shares = shared(points[index]!, ones, digitsFor(points[index]!, ones.length, []));
    level.members.forEach((member, at) => (result[member] = shares[at]!));
  });
  return result;
}
