import type { Recipe, SourceDraw } from "../recipe";
import labels from "../words/labels.json";
import { sum } from "./points";

/** One line of the money, in hundreds of 元. */
export interface Money {
  readonly name: string;
  /** 0 for the total, 1 for its sources, 2 for what a source consists of, 3 for what that consists of. */
  readonly depth: 0 | 1 | 2 | 3;
  initial: number;
  budget: number;
  executed: number;
}

const WHOLE = 1000;
const FEW = 4;
/** The part of a source that the first of the two within it takes, per mille. */
const LARGER = 640;

type Amounts = Pick<Money, "initial" | "budget" | "executed">;

function amountsOf({ budget, spent, planned }: SourceDraw, isChanged: boolean): Amounts {
  return { initial: isChanged ? Math.floor((budget * planned) / WHOLE) : budget, budget, executed: Math.floor((budget * spent) / WHOLE) };
}

const each = (change: (amount: keyof Amounts) => number): Amounts => ({
  initial: change("initial"),
  budget: change("budget"),
  executed: change("executed"),
});

/** What a part of a source consists of. */
function halves(part: Money): Money[] {
  const larger = each((amount) => Math.floor((part[amount] * LARGER) / WHOLE));
  return [
    { name: "经常性项目支出", depth: 3, ...larger },
    { name: "一次性项目支出", depth: 3, ...each((amount) => part[amount] - larger[amount]) },
  ];
}

/** A source and what it consists of. */
function withParts(source: Money, words: number, isDeep: boolean): Money[] {
  const larger = each((amount) => Math.floor((source[amount] * LARGER) / WHOLE));
  const smaller = each((amount) => source[amount] - larger[amount]);
  const names = [labels.within[words % 3]!, labels.within[(words + 1) % 3]!];
  const first: Money = { name: names[0]!, depth: 2, ...larger };
  const last: Money = { name: names[1]!, depth: 2, ...smaller };
  return isDeep ? [source, first, ...halves(first), last] : [source, first, last];
}

/** The total and its sources, adding up. */
export function moneyOf({ choices, sources, words, rows }: Recipe): Money[] {
  const count = choices.sources === "none" ? 0 : choices.sources === "many" ? sources.length : Math.min(FEW, sources.length);
  const drawn = sources.slice(0, Math.max(1, count)).map((source) => amountsOf(source, choices.initial === "changed"));
  const total: Money = { name: "", depth: 0, ...each((amount) => sum(drawn.map((source) => source[amount]))) };
  if (count === 0) return [total];
  const named = drawn.map((amounts, index): Money => ({ name: labels.sources[index]!, depth: 1, ...amounts }));
  const nested = choices.sources === "nested" || choices.sources === "deep" ? rows.length % named.length : -1;
  return [total, ...named.flatMap((source, index) => (index === nested ? withParts(source, words, choices.sources === "deep") : [source]))];
}
