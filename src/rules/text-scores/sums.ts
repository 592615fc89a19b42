import { Decimal, plain, sum } from "../../figures/decimal";
import { exactly, meets, printed, scaled } from "../../figures/interval";
import { compact } from "../../figures/normalise";
import type { TextAt } from "../../form/form";
import { figureOf, isOf, spanOf } from "../../text/claims";
import { type FigureInSentence, FULL_STOP, type Sentence, sentencesIn } from "../../text/sentences";
import { withoutParts } from "../text-amounts/sums";
import { sumOfFigures, textsOf } from "../text-amounts/paragraph";
import { contradiction } from "../grade-mismatch/rule";
import { printsOwnScale } from "../grades";
import type { Draft, RuleContext } from "../rule";
import type { Account } from "./accounts";

const points = ({ amount }: FigureInSentence): Decimal => amount.number;
/** The execution rate has ten points of its own, which a text that goes through the indicators may leave out. */
const OF_EXECUTION = new Decimal(10);
const FEWEST_ITEMS = 3;
const EARNED_OR_ALONE = /得分?(?:为|是|[::])?$/;

const isTotal = (figure: FigureInSentence): boolean => figure.amount.sense === "points" && !figure.amount.isApproximate && isOf(figure, "total");

/** "决策得18分，过程得19分，产出得28.5分，效益得27分，综合得分为93.5分". */
function brokenTotal(sentences: readonly Sentence[]): Draft[] {
  return sentences.flatMap((sentence, place) =>
    sentence.figures.filter(isTotal).flatMap((total): Draft[] => {
      const told = sentences.slice(0, place + 1).flatMap(({ figures }) => figures);
      const items = told.filter((figure) => figure.amount.sense === "points" && figure.amount.end <= total.amount.start && EARNED_OR_ALONE.test(figure.lead) && !isTotal(figure));
      const span = spanOf(total.amount);
      if (items.length < FEWEST_ITEMS || items.some((_, from) => meets(sumOfFigures(items.slice(from)), span) || meets(sumOfFigures(withoutParts(items.slice(from))), span))) return [];
      const together = sum(items.map(points));
      const missing = points(total).minus(together);
      const words = compact(total.cell.text);
      if (missing.gt(0) && missing.lte(OF_EXECUTION) && !/执行|过程/.test(words)) return [];
      const isOneSentence = items.every((item) => sentence.figures.includes(item));
      return [{ severity: isOneSentence ? "error" : "warning", message: "total", values: { shown: total.amount.text, addends: textsOf(items, " + "), expected: plain(together) }, cells: [total.cell] }];
    }),
  );
}

const GRADE = /(?:等级|评级|等次|档次)[^,,。;;]{0,6}?(?:为|是|[::])["“”'「《]*(优秀?|良好?|中等?|合格|不合格|差|一般|较差)(?=$|[^\p{Script=Han}])/u;

/** "综合得分88.6分，评价等级为优". */
function brokenGrade(sentence: Sentence, context: RuleContext): Draft[] {
  const grade = GRADE.exec(sentence.words)?.[1];
  const totals = sentence.figures.filter((figure) => figure.amount.sense === "points" && !figure.amount.isApproximate && (isOf(figure, "total") || isOf(figure, "sum")));
  const [total, ...others] = totals;
  if (!grade || !total || others.length > 0) return [];
  const values = contradiction(grade, [points(total)], context);
  return values ? [{ severity: "error", message: "grade", values: { ...values, shown: total.amount.text }, cells: [sentence.cell] }] : [];
}

export function brokenTotals(notes: readonly TextAt[], context: RuleContext): Draft[] {
  const hasOwnScale = notes.some(({ text }) => printsOwnScale(text));
  return notes.flatMap((cell) => {
    const sentences = sentencesIn(cell, FULL_STOP);
    return [...brokenTotal(sentences), ...(hasOwnScale ? [] : sentences.flatMap((sentence) => brokenGrade(sentence, context)))];
  });
}

/** "满分8分，扣3分，得6分", and "扣权重的25%，扣1分" of 3 points. */
export function brokenDeductions(accounts: readonly Account[]): Draft[] {
  return accounts.flatMap(({ full: [full, ...fulls], lost, earned: [earned, ...others], shares }): Draft[] => {
    if (!full || fulls.length > 0 || lost.length === 0) return [];
    const losses = [...lost.map(points), sum(lost.map(points))];
    const shown = textsOf(lost, " + ");
    const isWrong = earned !== undefined && others.length === 0 && !losses.some((loss) => meets(printed(figureOf(earned.amount)), exactly(points(full).minus(loss))));
    const wrongSum: Draft[] = isWrong
      ? [{ severity: "error", message: "deduction", values: { shown: earned.amount.text, full: full.amount.text, lost: shown, expected: plain(points(full).minus(sum(lost.map(points)))) }, cells: [earned.cell] }]
      : [];
    const [share] = shares;
    if (!share || shares.length > 1 || losses.some((loss) => meets(scaled(spanOf(share.amount), points(full)), exactly(loss)))) return wrongSum;
    const expected = plain(points(full).times(share.amount.number).div(100));
    return [...wrongSum, { message: "share", values: { shown, share: share.amount.text, full: full.amount.text, expected }, cells: [lost[0]!.cell] }];
  });
}
