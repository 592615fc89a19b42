import type { Comparator } from "../figures/comparator";
import type { Decimal } from "../figures/decimal";
import { compact } from "../figures/normalise";
import { type AmountInText, quantitiesIn } from "../figures/prose";
import { areComparable, type Unit } from "../figures/units";
import type { Indicator } from "../form/form";

/** The bar from which an indicator's own scoring rule gives full marks: 达到90%及以上得满分. */
interface Bar {
  readonly side: "floor" | "ceiling" | "around";
  /** For "around" how far off one may be. */
  readonly number: Decimal;
  readonly unit: Unit;
  readonly isOfTarget: boolean;
}

/** What an indicator reached, as it was compared with its target. */
interface Reached {
  readonly comparator: Comparator;
  /** Both in the unit's base. */
  readonly actual: Decimal;
  readonly target: Decimal;
  readonly unit: Unit;
}

const FULL = "满分(?!(?:值|为|是|[::])?\\d)|全分|不扣分|不予扣分";
/** What stands before one of these is about something else: another step of the rule, or what a shortfall costs. */
const STEP_ENDS = /[;。!\n]|(?<!不)(?<!不予)扣|每|否则|[得计记给]\d+(?:\.\d+)?分/;
/** 完成率达到90%, 不超过计划的110%: a share of the target. */
const OF_TARGET = /完成率|目标|计划|指标值/;
const CEILING = /不超过|不高于|不大于|不多于|控制在/;
const AROUND = /偏差|误差|偏离|±|正负/;
const PLUS_MINUS = /±|正负/g;
/** 得8分, 扣0.5分, 不得分: points of the rule's own besides full marks. */
const OWN_POINTS = /(?:得|计|记|给|扣|减)\d+(?:\.\d+)?分|(?:得|计|扣)\d+(?:\.\d+)?%|(?<!不)扣|不得分|不计分/;

/** "得10分" grants full marks where the indicator's weight is 10. */
function grantOf(weight: Decimal | undefined): RegExp {
  const points = weight ? `|[得计记给]${weight.toFixed().replace(".", "\\.")}分` : "";
  return new RegExp(`${FULL}${points}`, "g");
}

/** The words that belong to a grant: those of its step and of no grant before it. */
function conditionsIn(text: string, weight: Decimal | undefined): string[] {
  let start = 0;
  return [...text.matchAll(grantOf(weight))].map((match) => {
    const before = text.slice(start, match.index);
    start = match.index + match[0].length;
    return before.split(STEP_ENDS).at(-1) ?? "";
  });
}

function barIn(condition: string): Bar | null {
  const isAround = AROUND.test(condition);
  const amounts = quantitiesIn(condition.replace(PLUS_MINUS, " ")).filter((one): one is AmountInText => one.kind === "amount" && one.sense !== "points");
  const isCeiling = CEILING.test(condition) || (amounts.length > 0 && amounts.every(({ comparator }) => comparator === "≤" || comparator === "<"));
  const [first, ...others] = amounts;
  if (!first) return null;
  // Of the two ends of a step the more generous one holds.
  const { number, unit } = others.reduce((bar, other) => ((isCeiling || isAround) === other.number.gt(bar.number) ? other : bar), first);
  return { side: isAround ? "around" : isCeiling ? "ceiling" : "floor", number, unit, isOfTarget: OF_TARGET.test(condition) };
}

function isCleared({ side, number, unit, isOfTarget }: Bar, { comparator, actual, target, unit: own }: Reached): boolean {
  const value = number.times(unit.name === "" ? own.factor : unit.factor);
  const clears = (reached: Decimal, wanted: Decimal) => (side === "floor" ? reached.gte(value) : side === "ceiling" ? reached.lte(value) : reached.minus(wanted).abs().lte(value));
  const isComparable = areComparable(unit, own);
  if (isComparable && clears(actual, target)) return true;
  const isShare = unit.family === "percent" && target.gt(0) && (isOfTarget || !isComparable);
  const isSameSide = side === "around" || (side === "ceiling") === (comparator === "≤" || comparator === "<");
  return isShare && isSameSide && clears(actual.div(target), target.div(target));
}

const OF_EXECUTION = /执行率|执行进度|支出进度/;
const SENTENCE_END = /[。;!\n]/;
/** 数量指标完成率达到95%: a note may be about some of the indicators. */
const CATEGORY = /(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|满意度)指标/g;
/** What a note has to speak of to be about indicators at all. */
const OF_COMPLETION = /完成率|完成值|完成比例|完成程度|未完成/;

/** Whether a sentence of the form's notes is about the indicator. */
function isAbout(sentence: string, { levels }: Indicator): boolean {
  if (!OF_COMPLETION.test(sentence) || OF_EXECUTION.test(sentence)) return false;
  const named = [...sentence.matchAll(CATEGORY)].map(([, category]) => category!);
  return named.length === 0 || levels.some(({ text }) => named.some((category) => text.includes(category)));
}

/**
 * Whether the form's own rule, in the indicator's row or in its notes, gives full marks for what was reached, though the target was missed.
 * @param notes the form's notes; of these only what they say of a share of the target counts
 */
export function grantsFullMarks(indicator: Indicator, reached: Reached, notes: readonly string[]): boolean {
  const weight = indicator.weight?.figure?.value;
  const ofNotes = notes.flatMap((note) => conditionsIn(compact(note), undefined)).filter((condition) => isAbout(condition, indicator));
  return [...conditionsIn(compact(indicator.rule?.text ?? ""), weight), ...ofNotes].some((condition) => {
    const bar = barIn(condition);
    return bar !== null && isCleared(bar, reached);
  });
}

/** Whether the rule, or a note about the indicator, gives points by steps or takes them off by its own measure: then no published formula applies. */
export function hasOwnSteps(indicator: Indicator, notes: readonly string[] = []): boolean {
  const sentences = notes.flatMap((note) => note.split(SENTENCE_END)).map(compact);
  return OWN_POINTS.test(compact(indicator.rule?.text ?? "")) || sentences.some((sentence) => isAbout(sentence, indicator) && OWN_POINTS.test(sentence));
}

/** "执行率达到90%以上得满分" in a note: whether what the form says of the execution rate gives full marks for this one. */
export function grantsFullMarksForRate(note: string, rate: Decimal, weight: Decimal): boolean {
  return conditionsIn(compact(note), weight).some((condition) => {
    const bar = OF_EXECUTION.test(condition) ? barIn(condition) : null;
    return bar?.side === "floor" && rate.gte(bar.number.times(bar.unit.factor));
  });
}

/** Whether a note says of any execution rate that it earns full marks. */
export function mentionsFullMarksForRate(note: string): boolean {
  return conditionsIn(compact(note), undefined).some((condition) => OF_EXECUTION.test(condition));
}

/** Whether a note scores the execution rate by steps or a measure of its own: 执行率每低1%扣0.5分. */
export function scoresRateByOwnSteps(note: string): boolean {
  return note.split(SENTENCE_END).map(compact).some((sentence) => OF_EXECUTION.test(sentence) && OWN_POINTS.test(sentence));
}
