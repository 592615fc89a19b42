import { compact } from "../figures/normalise";
import type { Block } from "./block";
import { levelName } from "./names";
import { pinyinInitials } from "./pinyin";

export interface BlockQuery {
  /** Words of a title, a field or an indicator, or the pinyin initials of one. */
  readonly text: string;
  /** Null for all fields. */
  readonly field: string | null;
  /** The name of level 1 that an indicator must belong to, as in 产出指标; null for all. */
  readonly level1: string | null;
}

export const EVERYTHING: BlockQuery = { text: "", field: null, level1: null };

/** Fields in the order of the library, each once. */
export function fieldsOf(blocks: readonly Block[]): string[] {
  return [...new Set(blocks.map(({ field }) => field))];
}

/** Names of level 1 without "指标" and codes, each once. */
export function levels1Of(blocks: readonly Block[]): string[] {
  return [...new Set(blocks.flatMap(({ indicators }) => indicators.map(({ levels }) => levelName(levels[0]!))))];
}

/**
 * The blocks that fit, those first whose title or field is meant; of a block that is only meant by single indicators,
 * those indicators.
 */
export function findBlocks(blocks: readonly Block[], { text, field, level1 }: BlockQuery): Block[] {
  const wanted = compact(text).toLowerCase();
  const says = (name: string) => compact(name).toLowerCase().includes(wanted) || (/^[a-z]{2,}$/.test(wanted) && pinyinInitials(name).includes(wanted));
  const [named, others]: [Block[], Block[]] = [[], []];
  for (const block of blocks) {
    if (field !== null && block.field !== field) continue;
    const inLevel = block.indicators.filter(({ levels }) => level1 === null || levelName(levels[0]!) === levelName(level1));
    const isNamed = wanted === "" || says(block.title) || says(block.field);
    const indicators = isNamed ? inLevel : inLevel.filter(({ levels }) => says(levels.at(-1)!));
    if (indicators.length > 0) (isNamed ? named : others).push({ ...block, indicators });
  }
  return [...named, ...others];
}
