import type { Choices } from "../choices/choices";
import { type Facts, hasScores, hasWeights } from "../facts/facts";
import type { Figures } from "../facts/figures";
import { hundredths } from "../facts/points";
import type { Recipe } from "../recipe";
import { type Content, EMPTY, written } from "../sheet/grid";
import headings from "../words/headings.json";
import labels from "../words/labels.json";

export type Heading = keyof typeof headings;
export type Label = Exclude<keyof typeof labels, "title">;

const HEADINGS = Object.keys(headings);
/** How to fill a column in, as its heading may say. */
const GUIDANCE: Partial<Record<Heading, string>> = {
  target: "（包含数字及文字描述）",
  reason: "（未完成的须填写，100字以内）",
  executed: "（截至12月31日）",
  score: "（不得超过分值）",
};
/** Headings that a form words alike. */
const ALIKE: readonly Heading[] = ["level1", "level2", "level3", "level4", "name"];

/** What is to be laid out, and in which words. */
export class Plan {
  readonly choices: Choices;

  constructor(
    readonly recipe: Recipe,
    readonly facts: Facts,
    readonly figures: Figures,
  ) {
    this.choices = recipe.choices;
  }

  get isScored(): boolean {
    return hasScores(this.choices);
  }

  get isWeighted(): boolean {
    return hasWeights(this.choices);
  }

  /** One of `count` ways to do something that nobody would call another layout. */
  way(count: number, salt = 0): number {
    return Math.floor(this.recipe.words / (1 + salt)) % count;
  }

  heading(role: Heading): string {
    const words = headings[role][this.choices.wording];
    const word = words[this.way(words.length, ALIKE.includes(role) ? 0 : HEADINGS.indexOf(role))]!;
    return this.choices.guidance === "headings" ? `${word}${GUIDANCE[role] ?? ""}` : word;
  }

  label(name: Label): string {
    const words = labels[name];
    return this.choices.wording === "common" ? words[0]! : words[this.way(words.length)]!;
  }

  /** A name of some place or thing: nothing depends on which. */
  name(list: readonly string[]): string {
    return list[this.way(list.length, 3)]!;
  }

  get moneyUnit(): string {
    return this.choices.yuan === "yes" ? "元" : "万元";
  }

  /** An amount in the form's unit. */
  amount(hundreds: number): Content {
    const amount = this.choices.yuan === "yes" ? hundreds * 100 : hundreds / 100;
    if (this.choices.amounts === "numbers") return written(amount);
    return written(this.choices.amounts === "text" ? String(amount) : `${amount}${this.moneyUnit}`);
  }

  /** A percentage in the form's manner. */
  rate(count: number | null): Content {
    if (count === null) return EMPTY;
    if (this.choices.rate === "points") return written(count / 100);
    if (this.choices.rate === "number") return { value: count / 10_000, text: `${(count / 100).toFixed(2)}%`, format: "0.00%" };
    return written(`${hundredths(count)}%`);
  }

  /** A weight, in per cent where the form has them so. */
  weight(count: number): Content {
    if (this.choices.points !== "percent") return written(count / 100);
    if (this.way(2) === 0) return written(`${hundredths(count)}%`);
    return { value: count / 10_000, text: `${hundredths(count)}%`, format: "0%" };
  }
}

export const figure = (count: number): Content => written(count / 100);
