import type { Choice, Correction, Subject } from "../edits/correction";
import { contentIn } from "../edits/content";
import { fittedAmount, fittedRate, isCalculable, sumExpression } from "../edits/fitting";
import { type Decimal, plain, sum } from "../figures/decimal";
import type { FigureAt, FundColumn, FundRow } from "../form/form";
import type { ExpectedScore, ScoreFormula } from "../recompute/expected-score";
import { rateOf, totalFundRow } from "../recompute/funds";
import { mentionsFullMarksForRate, scoresRateByOwnSteps } from "../recompute/own-rule";
import type { RecomputedIndicator } from "../recompute/recompute";
import { formatCell, type Position } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import { type Filled, isFilled, standsAlone } from "./filled";
import { sourcesOf } from "./fund-parts";
import { MONEY_COLUMNS } from "./money";
import type { Finding } from "./finding";
import { type Fix, fixOf, type RuleContext } from "./rule";
import { hasOwnCell, isOwnIndicator } from "./rows";
import { countsExecution } from "./totals";

/** What a correction is worked out from: the checked form, and the sheet for how its cells write figures. */
export interface FixContext extends Omit<RuleContext, "workbook"> {
  readonly sheet: Sheet;
}

/** Money is kept to the last 分 even where the unit is 亿元. */
const MONEY_ROUNDING_DIGITS = 6;

/** What all computed cells of a form should hold, from top to bottom; those that hold it already are among them. */
export function correctionsOf(context: FixContext): Correction[] {
  const { form, recomputed } = context;
  const all = [
    ...MONEY_COLUMNS.map((column) => moneyTotal(context, column)),
    // Sources need no rate of their own.
    ...(form.funds?.rows ?? []).filter(({ role, figures }) => role === "total" || isFilled(figures.rate)).map((row) => executionRateOf(context, row)),
    executionScoreOf(context),
    ...recomputed.indicators.map((row) => expectedScoreOf(context, row)),
    ...form.groups.map(({ declaredScore }) => declaredScore && groupScore(context, declaredScore)),
    totalWeight(context),
    totalScore(context),
  ].filter((correction) => correction !== null);
  return all.sort((a, b) => a.cell.row - b.cell.row || a.cell.column - b.cell.column);
}

interface SumOptions {
  /** Of what is summed up. */
  readonly name?: string;
  /** What a formula adds where that is more than the parts: cells that are still empty. */
  readonly cells?: readonly Position[];
}

/** The sum of the cells, where they all write their figures in one way. */
export function sumCorrection(context: FixContext, subject: Subject, total: FigureAt, parts: readonly FigureAt[], { name = "", cells = parts }: SumOptions = {}): Correction | null {
  const filled = parts.filter(isFilled);
  if (filled.length === 0 || !areAlike(filled, total) || !standsAlone(total)) return null;
  const { sheet, policy } = context;
  const isMoney = subject === "money-total" || subject === "sum";
  const rounding = isMoney ? { ...policy.rounding, digits: MONEY_ROUNDING_DIGITS } : policy.rounding;
  const wanted = { value: sum(filled.map(({ figure }) => figure.value)), expression: sumExpression(sheet, cells === parts ? filled : cells), isRounded: false };
  const choice = fittedAmount(sheet, total, wanted, rounding);
  return { cell: placeOf(total), subject, name, choices: [choice], basis: filled.map(placeOf) };
}

export function totalScore(context: FixContext): Correction | null {
  const { form, recomputed, policy } = context;
  const total = form.total?.score;
  // Sections with scores of their own cannot be added up from here.
  if (!total || !recomputed.scores || form.isSectioned || isScoreElsewhere(context)) return null;
  // Scores of more than full marks are the person's to change, not their sum.
  if (recomputed.scores.sum.gt(policy.weights.full)) return null;
  return sumCorrection(context, "total-score", total, recomputed.scores.addends, { cells: withBlanks(context, "score", recomputed.scores.addends) });
}

export function totalWeight(context: FixContext): Correction | null {
  const { form, recomputed, policy } = context;
  const total = form.total?.weight;
  // Weights that do not make the full score are the person's to change, not their sum.
  if (!total || !recomputed.weights || form.isSectioned || !recomputed.weights.sum.eq(policy.weights.full)) return null;
  return sumCorrection(context, "total-weight", total, recomputed.weights.addends, { cells: withBlanks(context, "weight", recomputed.weights.addends) });
}

/** The addends with the cells of rows that are not filled in yet, so that a formula counts those too once they are. */
function withBlanks({ form, sheet }: FixContext, role: "score" | "weight", addends: readonly FigureAt[]): Position[] {
  const blanks = form.indicators.filter((indicator) => isOwnIndicator(indicator) && hasOwnCell(indicator, role)).flatMap(({ cells }) => cells[role] ?? []);
  const added = blanks.filter(({ row, column }) => sheet.cellAt(row, column) === null && !sheet.isCovered(row, column));
  const isInColumn = ({ column }: Position): boolean => added.some((cell) => cell.column === column);
  const inColumn = [...addends.filter(isInColumn), ...added].sort((a, b) => a.column - b.column || a.row - b.row);
  return [...addends.filter((cell) => !isInColumn(cell)), ...inColumn];
}

/** The score that a group's own row declares, which stands in that cell. */
export function groupScore(context: FixContext, { row, column }: Position): Correction | null {
  const { form } = context;
  const group = form.groups.find(({ declaredScore }) => declaredScore?.row === row && declaredScore.column === column);
  if (!group?.declaredScore) return null;
  const members = form.indicators.filter((indicator) => group.rows.includes(indicator.row) && !indicator.isSubItem);
  if (members.some(({ score }) => !isFilled(score))) return null;
  return sumCorrection(context, "group-score", group.declaredScore, members.flatMap(({ score }) => score ?? []), { name: group.label.text.trim() });
}

/** The annual total of a money column from its sources. */
export function moneyTotal(context: FixContext, column: FundColumn): Correction | null {
  const { funds } = context.form;
  const total = funds && totalFundRow(funds)?.figures[column];
  return !total ? null : sumCorrection(context, "money-total", total, sourcesOf(funds, column));
}

/** Executed ÷ budget of the row; of its sources where the total row has no budget. */
export function executionRateOf({ form: { funds }, sheet, policy }: FixContext, row: FundRow): Correction | null {
  const { rate } = row.figures;
  if (!funds || !rate || !standsAlone(rate)) return null;
  const ofRow = rateOf(row, funds.base);
  const ofSources = row.role === "total" && !ofRow;
  const [executed, budget] = ofRow ? [[ofRow.executed], [ofRow.base]] : [sourcesOf(funds, "executed"), sourcesOf(funds, funds.base)];
  const [above, below] = [executed, budget].map((cells) => sum(cells.flatMap(({ figure }) => figure?.value ?? [])));
  if (!(ofRow ?? ofSources) || above!.lt(0) || below!.lte(0)) return null;
  const expression = quotient(sheet, executed, budget);
  const choice = fittedRate(sheet, rate, { value: above!.div(below!), expression: expression && `IFERROR(${expression},0)` }, policy.rounding);
  return { cell: placeOf(rate), subject: "execution-rate", name: row.label?.text.trim().replace(/[:：]$/, "") ?? "", choices: [choice], basis: [...executed, ...budget].map(placeOf) };
}

/** Whoever scores by steps of the place's own gives all or nothing on purpose: the published formula can only be proposed. */
export function executionFixKind({ notes }: FixContext["form"]): Fix["kind"] {
  return notes.some(({ text }) => scoresRateByOwnSteps(text) || mentionsFullMarksForRate(text)) ? "suggestion" : "safe";
}

export function executionScoreOf(context: FixContext): Correction | null {
  const { form: { funds }, recomputed: { execution } } = context;
  const score = funds?.executionScore;
  if (!score || !standsAlone(score) || !execution || !(execution.weightCell ?? funds.declaredWeight)) return null;
  const { rate, weight, weightCell, expected } = execution;
  const basis = [rate.executed, rate.base, ...(weightCell ? [weightCell] : [])];
  const points = weightCell ? termOf(context.sheet, weightCell) : plain(weight);
  const [executed, base] = [termOf(context.sheet, rate.executed), termOf(context.sheet, rate.base)];
  const linear = executed && base && points && (rate.value.gt(1) ? `MIN(${executed}/${base},1)*${points}` : `${executed}/${base}*${points}`);
  const expressionOf = (formula: ScoreFormula) => (formula === "execution-linear" ? linear : null);
  return scoreCorrection(context, "execution-score", score, expected, basis, expressionOf);
}

/** The score of an indicator by its own figures; null where no policy gives one figure. */
function expectedScoreOf(context: FixContext, { indicator, expected }: RecomputedIndicator): Correction | null {
  const { score, target, actual, cells, name } = indicator;
  const weight = indicator.weight;
  const place = score ?? (cells.score?.row === indicator.row ? { ...cells.score, text: "", figure: null, formula: null } : null);
  if (!place || !isOwnIndicator(indicator)) return null;
  const terms = [actual, target, weight].map((cell) => cell && termOf(context.sheet, cell));
  const basis = [actual, target, weight].filter((cell) => cell !== null);
  return scoreCorrection(context, "expected-score", place, expected, basis, (formula, { operands }) => {
    const [a, t, w] = terms;
    if (formula === "full") return w ?? null;
    // Amounts in other units than the cells show were converted, which a formula of the cells would not do.
    const isAsShown = operands.every(({ role, value }) => role === "weight" || (role === "actual" ? actual : target)?.figure?.value.eq(value) === true);
    return a && t && w && isAsShown ? (INDICATOR_EXPRESSIONS[formula]?.(a, t, w) ?? null) : null;
  }, name ?? "");
}

/** A score is the person's to give: by the formula it can only be proposed. */
export function expectedScoreFix({ cells: [score] }: Finding, context: FixContext): Fix | null {
  const row = context.recomputed.indicators.find(({ indicator }) => indicator.score?.row === score?.row && indicator.score?.column === score?.column);
  return fixOf("suggestion", [row ? expectedScoreOf(context, row) : null]);
}

const INDICATOR_EXPRESSIONS: Readonly<Partial<Record<ScoreFormula, (actual: string, target: string, weight: string) => string>>> = {
  "positive-ratio": (actual, target, weight) => `${actual}/${target}*${weight}`,
  "reverse-ratio": (actual, target, weight) => `${target}/${actual}*${weight}`,
  "reverse-linear": (actual, target, weight) => `MAX(1-(${actual}-${target})/${target},0)*${weight}`,
};

function scoreCorrection(
  { sheet, policy }: FixContext,
  subject: Subject,
  cell: FigureAt,
  expected: readonly ExpectedScore[],
  basis: readonly FigureAt[],
  expressionOf: (formula: ScoreFormula, expected: ExpectedScore) => string | null,
  name = "",
): Correction | null {
  const choices = expected.flatMap((one): (Choice & { readonly isChosen: boolean; readonly amount: Decimal })[] => {
    if (!one.value) return [];
    const wanted = { value: one.value, expression: expressionOf(one.formula, one), isRounded: one.formula !== "full" };
    return [{ ...fittedAmount(sheet, cell, wanted, policy.rounding), by: one.formula, isChosen: one.policies.includes(policy), amount: one.value }];
  });
  const ofPolicy = [...choices.filter(({ isChosen }) => isChosen), ...choices.filter(({ isChosen }) => !isChosen)];
  const distinct = ofPolicy.filter(({ amount }, index) => ofPolicy.findIndex((other) => other.amount.eq(amount)) === index);
  const [first, ...others] = distinct.map(({ by, value, formula }): Choice => ({ by, value, formula }));
  return first ? { cell: placeOf(cell), subject, name, choices: [first, ...others], basis: basis.map(placeOf) } : null;
}

/** A rate with the score and the weight that give it; `points` are both on one scale. */
export interface RatedPoints {
  readonly name: string;
  readonly rate: FigureAt;
  readonly score: Filled;
  readonly weight: Filled;
  readonly points: { readonly score: Decimal; readonly weight: Decimal };
}

/** Score ÷ weight. */
export function scoreRateOf({ sheet, policy }: FixContext, { name, rate, score, weight, points }: RatedPoints): Correction {
  // A weight of 20% beside a score of 18 is no quotient that the cells give.
  const isPlain = points.weight.eq(weight.figure.value);
  const expression = isPlain ? quotient(sheet, [score], [weight]) : null;
  const choice = fittedRate(sheet, rate, { value: points.score.div(points.weight), expression: expression && `IFERROR(${expression},0)` }, policy.rounding);
  return { cell: placeOf(rate), subject: "score-rate", name, choices: [choice], basis: [score, weight].map(placeOf) };
}

/** A number that was typed as text, as a number; what its unit or its format as text says of it goes. */
export function numberCorrection(cell: Filled): Correction {
  const value = { value: Number(plain(cell.figure.value)), formula: null, numberFormat: "General" };
  return { cell: placeOf(cell), subject: "number", name: "", choices: [{ by: null, value, formula: null }], basis: [] };
}

/** One of the grades that the scales give, written as the form's own. */
export function gradeCorrection({ sheet }: FixContext, cell: Position, grades: readonly string[], basis: readonly Position[]): Correction | null {
  const { numberFormat } = contentIn(sheet, cell);
  const [first, ...others] = grades.map((grade): Choice => ({ by: null, value: { value: grade, formula: null, numberFormat }, formula: null }));
  return first ? { cell: placeOf(cell), subject: "grade", name: "", choices: [first, ...others], basis: basis.map(placeOf) } : null;
}

function quotient(sheet: Sheet, numerator: readonly FigureAt[], denominator: readonly FigureAt[]): string | null {
  const [above, below] = [sumExpression(sheet, numerator), sumExpression(sheet, denominator)];
  const bracketed = (terms: string) => (terms.includes("+") ? `(${terms})` : terms);
  return above && below && `${bracketed(above)}/${bracketed(below)}`;
}

function termOf(sheet: Sheet, cell: FigureAt): string | null {
  return isCalculable(sheet, cell) ? formatCell(cell) : null;
}

/** One scale and one unit: 20% and 20 points, 元 and 万元 do not add up to anything. */
function areAlike(parts: readonly Filled[], { figure: own }: FigureAt): boolean {
  const units = new Set([...parts.map(({ figure }) => figure), ...(own ? [own] : [])].map(({ isPercent, unit }) => (isPercent ? "%" : unit === "分" ? "" : unit)));
  return units.size === 1;
}

/** A form that prints no points for the execution rate may count its score in the total or elsewhere, and one whose weights leave it out does. */
function isScoreElsewhere(context: FixContext): boolean {
  const { form: { funds } } = context;
  if (!isFilled(funds?.executionScore)) return false;
  return countsExecution(context) === false || (!isFilled(funds.executionWeight) && funds.declaredWeight === null);
}

function placeOf({ row, column }: Position): Position {
  return { row, column };
}
