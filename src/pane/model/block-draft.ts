import { type Block, type BlockIndicator, FEWEST_LEVELS, MOST_LEVELS, WEIGHT } from "../../blocks/block";
import { partsOf } from "../../blocks/target";
import type { Comparator } from "../../figures/comparator";
import { compact } from "../../figures/normalise";
import { parseQuantity } from "../../figures/quantity";
import type { BlockNames } from "./own-blocks";

/** An indicator of a block while it is edited; what it does not say is "". */
export interface IndicatorDraft {
  /** Tells it from the others wherever it is moved. */
  readonly key: number;
  /** In frameworks that number their indicators; not edited. */
  readonly code: string;
  /** Names from level 1 down: always as many as a block can have. */
  readonly levels: readonly string[];
  readonly comparator: Comparator | "";
  readonly value: string;
  readonly unit: string;
  readonly weight: string;
  readonly meaning: string;
  readonly formula: string;
}

/** A block of one's own while it is edited. */
export interface BlockDraft {
  readonly names: BlockNames;
  readonly indicators: readonly IndicatorDraft[];
}

/** Why an indicator cannot be kept as it stands; each has a text for the person. */
export interface DraftProblems {
  /** Index of the level that has to be filled in. */
  readonly level: number | null;
  /** A comparator stands before words. */
  readonly comparator: boolean;
  /** Not a number of points. */
  readonly weight: boolean;
}

export function draftOf({ title, field, form, indicators }: Block): BlockDraft {
  return { names: { title, field, form }, indicators: indicators.map(indicatorDraft) };
}

/** The block with what the draft says in place of its own; targets are taken apart, so that "≥80%" typed as a value is ≥, 80 and %. */
export function draftedBlock(block: Block, { names, indicators }: BlockDraft): Block {
  return { ...block, title: names.title.trim(), field: names.field.trim(), form: names.form, indicators: indicators.map(draftedIndicator) };
}

export function draftedIndicator({ code, levels, comparator: sign, value: typed, unit: usual, weight, meaning, formula }: IndicatorDraft): BlockIndicator {
  const { comparator, value, unit } = partsOf({ ...(sign ? { comparator: sign } : {}), value: typed.trim(), unit: usual.trim() });
  const texts = { code, value, unit, weight: compact(weight), meaning: meaning.trim(), formula: formula.trim() };
  return {
    levels: levels.map((name) => name.trim()).filter((name) => name !== ""),
    ...(comparator ? { comparator } : {}),
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== "")),
  };
}

/** @param all the indicators of the block: what they stand under is a group, and no indicator itself */
export function problemsOfDraft({ levels, comparator, value, weight }: IndicatorDraft, all: readonly IndicatorDraft[]): DraftProblems {
  const names = levels.map((name) => name.trim());
  const last = names.findLastIndex((name) => name !== "");
  const blank = names.findIndex((name, index) => name === "" && (index < FEWEST_LEVELS || index < last));
  const isGroup = all.some((other) => names.every((name, index) => index > last || other.levels[index]?.trim() === name) && (other.levels[last + 1] ?? "").trim() !== "");
  return {
    level: blank >= 0 ? blank : isGroup ? last + 1 : null,
    comparator: comparator !== "" && parseQuantity(value).kind === "phrase",
    weight: weight.trim() !== "" && !WEIGHT.test(compact(weight)),
  };
}

/** Whether anything stands against keeping it. */
export function isFaulty({ level, comparator, weight }: DraftProblems): boolean {
  return level !== null || comparator || weight;
}

/** The draft with a blank indicator at its end, in the group of the last one. */
export function withNew({ names, indicators }: BlockDraft): BlockDraft {
  const group = (indicators.at(-1)?.levels ?? []).slice(0, FEWEST_LEVELS);
  return { names, indicators: [...indicators, indicatorDraft({ levels: group }, freshKey(indicators))] };
}

/** The key of the indicator that {@link withNew} adds. */
export function freshKey(indicators: readonly IndicatorDraft[]): number {
  return Math.max(-1, ...indicators.map(({ key }) => key)) + 1;
}

/** The draft with an indicator and its neighbour behind or before it changed round. */
export function withMoved({ names, indicators }: BlockDraft, key: number, by: -1 | 1): BlockDraft {
  const index = indicators.findIndex((indicator) => indicator.key === key);
  const [moved, neighbour] = [indicators[index], indicators[index + by]];
  if (!moved || !neighbour) return { names, indicators };
  return { names, indicators: indicators.map((indicator) => (indicator === moved ? neighbour : indicator === neighbour ? moved : indicator)) };
}

function indicatorDraft({ code = "", levels, comparator, value = "", unit = "", weight = "", meaning = "", formula = "" }: BlockIndicator, key: number): IndicatorDraft {
  const names = Array.from({ length: MOST_LEVELS }, (_, level) => levels[level] ?? "");
  return { key, code, levels: names, comparator: comparator ?? "", value, unit, weight, meaning, formula };
}
