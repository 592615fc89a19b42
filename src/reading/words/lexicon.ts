import amountHeadings from "./lexicon/amount-headings.json";
import fundHeadings from "./lexicon/fund-headings.json";
import fundRows from "./lexicon/fund-rows.json";
import indicatorHeadings from "./lexicon/indicator-headings.json";
import labels from "./lexicon/labels.json";
import modifiers from "./lexicon/modifiers.json";
import { compact } from "../../figures/normalise";
import type { IndicatorColumn } from "../../form/form";
import { type Label, labelOf } from "./label";

export interface HeadingMatch<Role extends string> {
  readonly role: Role;
  /** How sure the words alone make us, 0..1. */
  readonly certainty: number;
  readonly label: Label;
}

interface HeadingEntry {
  readonly exact: readonly string[];
  readonly patterns?: readonly string[];
  /** Names of the column in a row that other headings make a heading row; anywhere else they mean something else. */
  readonly loose?: readonly string[];
}

export type IndicatorHeading = keyof typeof indicatorHeadings;
export type FundHeading = keyof typeof fundHeadings;

const CERTAINTY_EXACT = 0.95;
const CERTAINTY_PATTERN = 0.7;
/** The longest heading seen has 17 characters; whole sentences that end like a heading are none. */
const LONGEST_HEADING = 24;
const MOST_REMEMBERED = 20_000;

/** A heading that names another time is history, whatever follows: 上年完成值, 历史值. */
const HISTORY = new RegExp(modifiers.history.join("|"));
const PLANNED = new RegExp(`^(?:${modifiers.planned.join("|")}).*(?:值|数|水平)$`);
const FINAL = new RegExp(`^(?:${modifiers.final.join("|")})(?:的)?(?=.)`);
/** 单项得分 is of 100, what was converted by the weight is what the total adds up. */
const CONVERTED = new RegExp(`(?:${modifiers.converted.join("|")}).*分(?:数|值)?$`);
/** 年度调整指标值, 中期调整后指标值: what the target became during the year. */
const ADJUSTED = /调整后?的?/;
/** What was fixed last stands above what was planned first: 核定分值 before 设定分值, 调整后指标值 before 年初指标值. */
const CERTAINTY_OF_FINAL = 0.02;
const YEAR = /20\d\d年?度?/;

/** The year that a heading names; null for most. */
export function yearIn(text: string): number | null {
  const year = /20\d\d/.exec(labelOf(text).name)?.[0];
  return year === undefined ? null : Number(year);
}

const NAMES_MEASURE = /(?:值|数|水平|情况|得分|分值|权重|目标)$/;

/** What a heading says that begins with a word of time or of stage. `find` looks up the heading without it. */
const ofStage: Stages<IndicatorHeading> = (name, find) => {
  if (HISTORY.test(name)) return NAMES_MEASURE.test(name) ? { role: "other", certainty: CERTAINTY_EXACT } : null;
  const plain = name.replace(YEAR, "");
  if (CONVERTED.test(plain)) return { role: "score", certainty: CERTAINTY_EXACT + CERTAINTY_OF_FINAL };
  if (PLANNED.test(plain)) {
    const known = find(plain);
    // 预期完成值 is a target, 计划分值 is not.
    if (known === null || known.role === "actual") return { role: "target", certainty: CERTAINTY_PATTERN };
    return known;
  }
  const [stage = ""] = FINAL.exec(plain) ?? [];
  const final = stage === "" ? null : find(plain.slice(stage.length));
  // 实际指标值 is what was reached.
  if (final?.role === "weight" || (final?.role === "target" && stage !== "实际")) return { role: final.role, certainty: CERTAINTY_EXACT + CERTAINTY_OF_FINAL };
  if (isAdjusted(plain) && find(plain.replace(ADJUSTED, ""))?.role === "target") return { role: "target", certainty: CERTAINTY_EXACT + CERTAINTY_OF_FINAL };
  return plain === name ? null : find(plain);
};

/** Whether a heading names what was changed during the year. */
export function isAdjusted(name: string): boolean {
  return ADJUSTED.test(name);
}

function joined(own: HeadingEntry, shared: HeadingEntry): HeadingEntry {
  return { exact: [...own.exact, ...shared.exact], patterns: [...(own.patterns ?? []), ...(shared.patterns ?? [])] };
}

interface Told<Role> {
  readonly role: Role;
  readonly certainty: number;
}

type Stages<Role> = (name: string, find: (name: string) => Told<Role> | null) => Told<Role> | null;

function matcher<Role extends string>(entries: Readonly<Record<Role, HeadingEntry>>, stages: Stages<Role> = () => null) {
  const exact = new Map<string, { role: Role; order: number }>();
  const patterns: { role: Role; pattern: RegExp }[] = [];
  for (const [role, entry] of Object.entries(entries) as [Role, HeadingEntry][]) {
    entry.exact.forEach((name, order) => exact.set(name, { role, order }));
    for (const pattern of entry.patterns ?? []) patterns.push({ role, pattern: new RegExp(pattern) });
  }
  const known = new Map<string, HeadingMatch<Role> | null>();
  const byName = (name: string): Told<Role> | null => {
    const hit = exact.get(name);
    // Earlier synonyms are the more telling ones: 折算得分 before 单项得分 where a table has both.
    if (hit) return { role: hit.role, certainty: CERTAINTY_EXACT - hit.order / 1000 };
    const loose = patterns.find(({ pattern }) => pattern.test(name));
    return loose ? { role: loose.role, certainty: CERTAINTY_PATTERN } : null;
  };
  const find = (text: string): HeadingMatch<Role> | null => {
    const label = labelOf(text);
    if (label.name === "" || label.name.length > LONGEST_HEADING) return null;
    const told = stages(label.name, byName) ?? byName(label.name);
    return told && { ...told, label };
  };
  return (text: string): HeadingMatch<Role> | null => {
    let match = known.get(text);
    if (match !== undefined) return match;
    // A sheet of distinct texts must not fill the memory.
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, (match = find(text)));
    return match;
  };
}

export const indicatorHeading = matcher<IndicatorHeading>(indicatorHeadings, ofStage);

const LOOSE = new Map(
  Object.entries(indicatorHeadings as Readonly<Record<string, HeadingEntry>>).flatMap(([role, { loose = [] }]) =>
    loose.map((name) => [name, role as IndicatorColumn] as const),
  ),
);

/** The role of a column in a row that is known to be a heading row; null when the text tells none. */
export function looseHeading(text: string): IndicatorColumn | null {
  return LOOSE.get(labelOf(text).name) ?? null;
}

/** Points have the same names in both blocks; the funds block adds some of its own. */
export const fundHeading = matcher<FundHeading>(
  {
    ...fundHeadings,
    weight: joined(fundHeadings.weight, indicatorHeadings.weight),
    score: joined(fundHeadings.score, indicatorHeadings.score),
  },
  (name, find) => {
    const [stage = ""] = FINAL.exec(name) ?? [];
    return stage !== "" && find(name.slice(stage.length))?.role === "weight" ? { role: "weight", certainty: CERTAINTY_EXACT + CERTAINTY_OF_FINAL } : null;
  },
);

const { arrived, ...moneyOfLists } = fundHeadings;
export type AmountHeading = keyof typeof moneyOfLists | keyof typeof amountHeadings;
/** Lists of amounts know the money columns of the funds block and some of their own, which win. */
export const amountHeading = matcher<AmountHeading>({
  ...moneyOfLists,
  other: joined(moneyOfLists.other, arrived),
  weight: joined(fundHeadings.weight, indicatorHeadings.weight),
  score: joined(fundHeadings.score, indicatorHeadings.score),
  ...amountHeadings,
  quantity: joined(fundHeadings.quantity, amountHeadings.quantity),
});

const INLINE_AMOUNT = /^([^::]{2,20})[::](\d[\d.,]*(?:%|[^\d.%]{0,3}))$/;

/** "其中:财政拨款:6200": a label with its figure in one cell; the label is empty for anything else. */
export function labelAndAmount(text: string): { lead: string; amount: string } {
  const [, lead = "", amount = ""] = INLINE_AMOUNT.exec(compact(text).replace(/^其中[::]/, "")) ?? [];
  return { lead, amount };
}

/** "预算资金(万元):98": a heading of the funds block with its figure in one cell; null for anything else. */
export function inlineAmount(text: string): { match: HeadingMatch<FundHeading>; amount: string } | null {
  const { lead, amount } = labelAndAmount(text);
  const match = lead === "" ? null : fundHeading(lead);
  return match && { match, amount };
}

const MONEY_WORDS = /资金|预算|经费|金额|拨款|支出/;

/** Whether a text speaks of money at all. */
export function namesMoney(text: string): boolean {
  return MONEY_WORDS.test(labelOf(text).name);
}

/** Whether a text heads a column of any table. */
export function namesColumn(text: string): boolean {
  return indicatorHeading(text) !== null || fundHeading(text) !== null || amountHeading(text) !== null;
}

const { nameEndings, ...labelLists } = labels;
type LabelList = keyof typeof labelLists;
const LABEL_SETS = new Map<string, ReadonlySet<string>>(
  Object.entries(labelLists).map(([list, names]) => [list, new Set(names)]),
);
const ENDINGS: Readonly<Partial<Record<LabelList, readonly string[]>>> = nameEndings;
/** A level of government and a trade may stand before 主管部门, never a sentence. */
const LONGEST_NAME_LABEL = 14;

export function isLabel(list: LabelList, text: string): boolean {
  const { name } = labelOf(text);
  if (LABEL_SETS.get(list)?.has(name)) return true;
  return name.length <= LONGEST_NAME_LABEL && (ENDINGS[list]?.some((ending) => name.endsWith(ending)) ?? false);
}

/** Whether a title names a list of money or scores, and not a register of persons or entries. */
export function titleSays(title: string): boolean {
  return labels.listTitleWords.some((word) => title.includes(word)) && !labels.registers.some((word) => title.includes(word));
}

/** Whether a text names a part of performance forms: 产出指标, 满意度, 决策. */
export function namesBlock(text: string): boolean {
  const { name } = labelOf(text);
  return labels.blockWords.some((word) => name.startsWith(word));
}

/** Labels that end or interrupt what stands beside them: names, goals, parts of the form, notes. */
const SEPARATING: readonly LabelList[] = [
  "projectName", "department", "implementer", "reportingUnit", "otherHead", "goalPlanned", "goalAchieved", "goalSide", "afterFunds", "notes",
];

export function isAnyLabel(text: string): boolean {
  return SEPARATING.some((list) => isLabel(list, text));
}

/** Whether a text asks who is in charge: 主管部门, 实施单位, 单位名称. */
export function isPartyLabel(text: string): boolean {
  return isLabel("department", text) || isLabel("implementer", text) || isLabel("reportingUnit", text);
}

export function isGoalLabel(text: string): boolean {
  return isLabel("goalPlanned", text) || isLabel("goalAchieved", text) || isLabel("goalSide", text);
}

/** Totals by what they are the money of: the year, all years of a project, or what the form does not say. */
const TOTALS_OF = { year: new Set(fundRows.yearTotal), period: new Set(fundRows.periodTotal), whole: new Set(fundRows.wholeTotal) };
const FUND_TOTALS = new Set([...fundRows.total, ...fundRows.yearTotal, ...fundRows.periodTotal, ...fundRows.wholeTotal]);
const FUND_SUBS = new Set(fundRows.sub);
const COLUMN_NUMBERS = new Set(fundRows.columnNumbers);
/** 自治区, 省级资金, 盟市本级配套资金: whose money it is, by the level of government. */
const GOVERNMENT = new RegExp(`^(?:${fundRows.government.join("|")})(?:本?级)?(?:财政|配套)?(?:资金|补助|拨款|配套)?$`);

/** "其中: 本年财政拨款" → 本年财政拨款 */
export function fundRowName(text: string): string {
  return labelOf(labelOf(text).name.replace(/^其中[::]?/, "")).name.replace(/^其中[::]?/, "");
}

export function fundRowRole(text: string): "total" | "sub" | "column-numbers" | null {
  const name = fundRowName(text);
  if (FUND_TOTALS.has(name)) return "total";
  if (COLUMN_NUMBERS.has(name)) return "column-numbers";
  return FUND_SUBS.has(name) || GOVERNMENT.test(name) || /(?:资金|拨款|补助|收入|结转|结余|基金|预算)$/.test(name) ? "sub" : null;
}

/** "2024年度资金总额:" → year; "中期资金总额" → period; "资金总额" → whole; null for anything else, 合计 included. */
export function fundTotalOf(text: string): keyof typeof TOTALS_OF | null {
  const name = fundRowName(text).replace(/^\d{4}(?=年)/, "");
  return (["year", "period", "whole"] as const).find((span) => TOTALS_OF[span].has(name)) ?? null;
}

export function namesGovernment(text: string): boolean {
  return GOVERNMENT.test(fundRowName(text));
}
