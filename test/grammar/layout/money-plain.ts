import type { Money } from "../facts/money";
import { type Content, written } from "../sheet/grid";
import { type Page, spread } from "../sheet/page";
import type { Heading, Plan } from "./plan";

type Amount = "initial" | "budget" | "executed";

const amounts = (plan: Plan): Amount[] => (plan.choices.initial === "absent" ? ["budget", "executed"] : ["initial", "budget", "executed"]);

const headed = (plan: Plan, heading: Heading, unit: boolean): Content =>
  written(unit ? `${plan.heading(heading)}（${plan.moneyUnit}）` : plan.heading(heading));

const label = (plan: Plan): Content =>
  written(plan.choices.moneyUnit === "label" ? `${plan.label("funds")}（${plan.moneyUnit}）` : plan.label("funds"));

/** Headings and amounts in turns, in one line: 年初预算数 | 60 | 全年执行数 | 48. */
export function layPairs(page: Page, plan: Plan, [total]: readonly Money[]): void {
  const roles = amounts(plan);
  const spans = spread([false, ...roles.flatMap(() => [false, true]), false, true], page.width, page.left);
  const pairs = roles.flatMap((role) => [headed(plan, role, plan.choices.moneyUnit === "headings"), plan.amount(total![role])]);
  const keys = roles.flatMap((role) => [`fundHeading.${role}`, `fund0.${role}`]);
  page.line(spans, [label(plan), ...pairs, headed(plan, "rate", false), plan.rate(plan.figures.rates[0]!)], ["funds", ...keys, null, "fund0.rate"]);
}

export const pairsWidth = (plan: Plan): number => 3 + 2 * amounts(plan).length;

/** The sources side by side, their amounts below each other. */
export function layTurned(page: Page, plan: Plan, money: readonly Money[]): void {
  const roles = amounts(plan);
  const spans = spread([false, false, ...money.map(() => true)], page.width, page.left);
  page.put(spans[0]!, label(plan), "funds", page.row, page.row + roles.length + 1);
  page.line(spans.slice(1), [null, ...money.map(({ name }) => written(name || plan.label("fundSum")))]);
  for (const role of roles)
    page.line(
      spans.slice(1),
      [headed(plan, role, false), ...money.map((line) => plan.amount(line[role]))],
      [null, ...money.map((_, index) => `turned${index}.${role}`)],
    );
  page.line(
    spans.slice(1),
    [headed(plan, "rate", false), ...plan.figures.rates.map((rate) => plan.rate(rate))],
    [null, ...money.map((_, index) => `turned${index}.rate`)],
  );
}

export const turnedWidth = (money: readonly Money[]): number => 2 + money.length;

/** All of it in one sentence. */
export function laySentence(page: Page, plan: Plan, [total, ...sources]: readonly Money[]): void {
  const said = (hundreds: number): string => `${String(plan.amount(hundreds).value)}${plan.moneyUnit}`;
  const parts = sources.map(({ name, budget }) => `${name}${said(budget)}`).join("、");
  const rate = plan.rate(plan.figures.rates[0]!);
  const done = `全年执行${said(total!.executed)}，执行率${rate.text ?? String(rate.value)}`;
  const text = `年度资金总额${said(total!.budget)}，其中：${parts}；${done}。`;
  page.line(spread([false, true], page.width, page.left), [label(plan), written(text)], ["funds", "sentence"]);
}
