import { type Acknowledgement, acknowledgedAs } from "./acknowledgement";
import { actualCopied } from "./actual-copied/rule";
import { actualMissing } from "./actual-missing/rule";
import { actualNotComparable } from "./actual-not-comparable/rule";
import { allFullMarks } from "./all-full-marks/rule";
import { amountWithText } from "./amount-with-text/rule";
import { budgetAdjusted } from "./budget-adjusted/rule";
import { budgetZero } from "./budget-zero/rule";
import { withCauses } from "./causes";
import { costVsFunds } from "./cost-vs-funds/rule";
import { crossSheet } from "./cross-sheet/rule";
import type { Form } from "../form/form";
import { deadlineMissed } from "./deadline-missed/rule";
import { deductionUnexplained } from "./deduction-unexplained/rule";
import { duplicateIndicator } from "./duplicate-indicator/rule";
import { executionRate } from "./execution-rate/rule";
import { executionScore } from "./execution-score/rule";
import { type CheckedFinding, type Finding, SEVERITIES } from "./finding";
import { formulaError } from "./formula-error/rule";
import { formulaRange } from "./formula-range/rule";
import { fundsSum } from "./funds-sum/rule";
import { gradeMismatch } from "./grade-mismatch/rule";
import { levelSum } from "./level-sum/rule";
import { lowExecutionUnexplained } from "./low-execution-unexplained/rule";
import { narrativeMismatch } from "./narrative-mismatch/rule";
import { numberAsText } from "./number-as-text/rule";
import { overCompletionUnexplained } from "./over-completion-unexplained/rule";
import { overspent } from "./overspent/rule";
import { percentScale } from "./percent-scale/rule";
import { placeholderLeft } from "./placeholder-left/rule";
import { qualitativeBand } from "./qualitative-band/rule";
import { rankMismatch } from "./rank-mismatch/rule";
import { rateOver100 } from "./rate-over-100/rule";
import { reasonMismatch } from "./reason-mismatch/rule";
import { requiredMissing } from "./required-missing/rule";
import type { Draft, Rule, RuleContext } from "./rule";
import { scoreFormula } from "./score-formula/rule";
import { scoreInvalid } from "./score-invalid/rule";
import { scoreMissing } from "./score-missing/rule";
import { scoreOverWeight } from "./score-over-weight/rule";
import { scoreRate } from "./score-rate/rule";
import { DEFAULT_SETTINGS, type RuleSettings, isOn, optionValueOf, severityOf } from "./settings";
import { subtotalScore } from "./subtotal-score/rule";
import { tableArithmetic } from "./table-arithmetic/rule";
import { targetDirection } from "./target-direction/rule";
import { targetMissedFullScore } from "./target-missed-full-score/rule";
import { targetMissing } from "./target-missing/rule";
import { templateTextLeft } from "./template-text-left/rule";
import { textAmounts } from "./text-amounts/rule";
import { textScores } from "./text-scores/rule";
import { totalOverFull } from "./total-over-full/rule";
import { totalScore } from "./total-score/rule";
import { unitMismatch } from "./unit-mismatch/rule";
import { weightMissing } from "./weight-missing/rule";
import { weightSum } from "./weight-sum/rule";
import { yearMismatch } from "./year-mismatch/rule";

/**
 * Every rule, in the order in which a person would correct what they find: a figure that is no figure or is missing
 * makes every later question moot, a row comes before the sums it is part of, and a grade hangs on the total.
 */
export const RULE_GROUPS = [
  {
    // What stands in a single cell, or does not.
    id: "cells",
    rules: [
      formulaError,
      numberAsText,
      amountWithText,
      scoreInvalid,
      weightMissing,
      scoreMissing,
      targetMissing,
      actualMissing,
    ],
  },
  {
    // One row: its weight, its score, its target and its actual value.
    id: "rows",
    rules: [
      scoreOverWeight,
      duplicateIndicator,
      placeholderLeft,
      rateOver100,
      unitMismatch,
      percentScale,
      targetDirection,
      actualNotComparable,
      actualCopied,
    ],
  },
  {
    // Sums of weights.
    id: "weights",
    rules: [
      weightSum,
      levelSum,
    ],
  },
  {
    // Funds.
    id: "funds",
    rules: [
      formulaRange,
      fundsSum,
      budgetZero,
      overspent,
      executionRate,
      executionScore,
      costVsFunds,
      lowExecutionUnexplained,
      budgetAdjusted,
      tableArithmetic,
    ],
  },
  {
    // What the figures of a row say of each other.
    id: "achievement",
    rules: [
      targetMissedFullScore,
      deadlineMissed,
      scoreFormula,
      qualitativeBand,
      overCompletionUnexplained,
      deductionUnexplained,
      reasonMismatch,
    ],
  },
  {
    // Sums of scores, and what follows from them.
    id: "scores",
    rules: [
      subtotalScore,
      totalScore,
      totalOverFull,
      scoreRate,
      gradeMismatch,
      rankMismatch,
    ],
  },
  {
    // What the form says besides its figures.
    id: "rest",
    rules: [
      requiredMissing,
      yearMismatch,
      narrativeMismatch,
      textAmounts,
      textScores,
      templateTextLeft,
      allFullMarks,
    ],
  },
  {
    // What the sheets of a workbook say of each other.
    id: "sheets",
    rules: [crossSheet],
  },
] as const satisfies readonly { readonly id: string; readonly rules: readonly Rule[] }[];

export const RULES: readonly Rule[] = RULE_GROUPS.flatMap<Rule>(({ rules }) => rules);

export function ruleOf(id: string): Rule | undefined {
  return RULES.find((rule) => rule.id === id);
}

function findingsOf(rule: Rule, context: RuleContext, settings: RuleSettings): Finding[] {
  const severity = severityOf(rule, settings);
  const asFinding = (draft: Draft): Finding => ({ ...draft, rule: rule.id, severity: severity ?? draft.severity ?? rule.severity });
  return [...rule.check(context, optionValueOf(rule, settings))].map(asFinding);
}

/** What a person settled before the check. */
export interface Settled {
  readonly settings?: RuleSettings;
  readonly acknowledgements?: readonly Acknowledgement[];
}

function checkedBy(rules: readonly Rule[], context: RuleContext, { settings = DEFAULT_SETTINGS, acknowledgements = [] }: Settled): CheckedFinding[] {
  const { form } = context;
  const asked = rules.filter((rule) => rule.kinds.includes(form.kind) && isOn(rule, settings));
  return withCauses(asked.flatMap((rule) => findingsOf(rule, context, settings)), ruleOf)
    .map((finding): CheckedFinding => ({ ...finding, acknowledged: acknowledgedAs(finding, form, acknowledgements) }));
}

/** Acknowledged ones last, by severity, then in the catalogue's order, then from top to bottom. */
function inOrder(findings: readonly CheckedFinding[]): CheckedFinding[] {
  const order = RULES.map(({ id }) => id);
  const rank = ({ acknowledged, severity, rule, cells }: CheckedFinding): number[] => [
    acknowledged ? 1 : 0,
    SEVERITIES.indexOf(severity),
    order.indexOf(rule),
    cells[0]?.row ?? 0,
    cells[0]?.column ?? 0,
  ];
  return [...findings].sort((a, b) => firstDifference(rank(a), rank(b)));
}

/** The text of a document is asked once all its tables were read: that is what it speaks of. */
const isAskedLast = ({ isAcrossSheets }: Rule, { kind }: Form): boolean => kind === "report-text" || isAcrossSheets === true;

/** All findings of a form by itself. */
export function checkForm(context: RuleContext, settled: Settled = {}): CheckedFinding[] {
  return inOrder(checkedBy(RULES.filter((rule) => !isAskedLast(rule, context.form)), context, settled));
}

/** The findings of a form by itself and what the other forms of its workbook add to them. */
export function checkAcross(context: RuleContext, findings: readonly CheckedFinding[], settled: Settled = {}): CheckedFinding[] {
  return inOrder([...findings, ...checkedBy(RULES.filter((rule) => isAskedLast(rule, context.form)), context, settled)]);
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  return a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
