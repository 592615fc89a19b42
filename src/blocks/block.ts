import { Decimal } from "../figures/decimal";
import { compact } from "../figures/normalise";
import type { Comparator } from "../figures/comparator";

/** Kinds of forms that a block is made for; it can be put into any. */
export const BLOCK_FORMS = ["self-evaluation", "transfer", "score-table", "target-table", "department"] as const;
export type BlockForm = (typeof BLOCK_FORMS)[number];

/** One standard indicator. Texts are Chinese, as the forms print them. */
export interface BlockIndicator {
  /** "A11" and the like, in frameworks that number their indicators. */
  readonly code?: string;
  /** Names from level 1 down to the indicator's own: three or four. */
  readonly levels: readonly string[];
  readonly comparator?: Comparator;
  /** The suggested target: a number, a phrase or a date. Absent where each unit has its own. */
  readonly value?: string;
  /** Of `value`; "%" for percentages. */
  readonly unit?: string;
  /** Suggested points, a decimal as a string. Absent where the source gives none. */
  readonly weight?: string;
  /** 指标解释 */
  readonly meaning?: string;
  /** 计算公式 */
  readonly formula?: string;
}

/** Indicators that belong together, with the document that they come from. */
export interface Block {
  readonly id: string;
  readonly title: string;
  /** 医疗救助, 教育, 农业农村 … */
  readonly field: string;
  readonly form: BlockForm;
  readonly source: { readonly document: string; readonly address: string };
  /** What a person should know before using it. */
  readonly note?: string;
  readonly indicators: readonly BlockIndicator[];
}

/** Where a file of blocks departs from the format; `path` is as in "blocks[0].indicators[3].weight". */
export interface BlockProblem {
  readonly id: "not-json" | "not-blocks" | "newer-version" | "missing" | "wrong-kind" | "wrong-levels" | "wrong-comparator" | "wrong-weight" | "duplicate-id";
  readonly path: string;
}

const SCHEMA = 1;
export const COMPARATORS: readonly Comparator[] = ["≥", ">", "≤", "<", "="];
/** How many names an indicator may have, from level 1 down to its own. */
export const [FEWEST_LEVELS, MOST_LEVELS] = [2, 4];
/** Points as a block writes them. */
export const WEIGHT = /^\d+(?:\.\d+)?$/;

/**
 * Reads a file of blocks, the built-in ones and those that a bureau hands out alike. All problems are told at once.
 */
export function parseBlocks(json: string): { readonly blocks: readonly Block[] } | { readonly problems: readonly BlockProblem[] } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problems: [{ id: "not-json", path: "" }] };
  }
  return blocksOf(value);
}

/** As {@link parseBlocks}, of what was parsed already. */
export function blocksOf(value: unknown): { readonly blocks: readonly Block[] } | { readonly problems: readonly BlockProblem[] } {
  if (!isRecord(value) || !Array.isArray(value["blocks"])) return { problems: [{ id: "not-blocks", path: "" }] };
  if (typeof value["schema"] === "number" && value["schema"] > SCHEMA) return { problems: [{ id: "newer-version", path: "schema" }] };
  const blocks: readonly unknown[] = value["blocks"];
  const problems = blocks.flatMap((block, index) => problemsOfBlock(block, `blocks[${index}]`));
  const ids = blocks.map((block) => (isRecord(block) ? block["id"] : undefined));
  ids.forEach((id, index) => {
    if (typeof id === "string" && ids.indexOf(id) < index) problems.push({ id: "duplicate-id", path: `blocks[${index}].id` });
  });
  return problems.length > 0 ? { problems } : { blocks: blocks as readonly Block[] };
}

export function formatBlocks(blocks: readonly Block[]): string {
  return `${JSON.stringify({ schema: SCHEMA, blocks }, null, 2)}\n`;
}

/** Sum of the suggested points; null where no indicator has any. */
export function weightOf({ indicators }: Block): Decimal | null {
  const weights = indicators.flatMap(({ weight }) => (weight === undefined ? [] : [new Decimal(weight)]));
  return weights.length > 0 ? weights.reduce((total, weight) => total.plus(weight)) : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFilled(value: unknown): value is string {
  return typeof value === "string" && compact(value) !== "";
}

function problemsOfBlock(block: unknown, path: string): BlockProblem[] {
  if (!isRecord(block)) return [{ id: "wrong-kind", path }];
  const problems: BlockProblem[] = [];
  for (const key of ["id", "title", "field"]) if (!isFilled(block[key])) problems.push({ id: "missing", path: `${path}.${key}` });
  if (!(BLOCK_FORMS as readonly unknown[]).includes(block["form"])) problems.push({ id: "wrong-kind", path: `${path}.form` });
  const { source, note, indicators } = block;
  if (!isRecord(source) || typeof source["document"] !== "string" || typeof source["address"] !== "string") {
    problems.push({ id: "missing", path: `${path}.source` });
  }
  if (note !== undefined && typeof note !== "string") problems.push({ id: "wrong-kind", path: `${path}.note` });
  if (!Array.isArray(indicators) || indicators.length === 0) return [...problems, { id: "missing", path: `${path}.indicators` }];
  return [...problems, ...indicators.flatMap((indicator, index) => problemsOfIndicator(indicator, `${path}.indicators[${index}]`))];
}

function problemsOfIndicator(indicator: unknown, path: string): BlockProblem[] {
  if (!isRecord(indicator)) return [{ id: "wrong-kind", path }];
  const problems: BlockProblem[] = [];
  const { levels, comparator, weight } = indicator;
  const areLevels = Array.isArray(levels) && levels.length >= FEWEST_LEVELS && levels.length <= MOST_LEVELS && levels.every(isFilled);
  if (!areLevels) problems.push({ id: "wrong-levels", path: `${path}.levels` });
  if (comparator !== undefined && !(COMPARATORS as readonly unknown[]).includes(comparator)) {
    problems.push({ id: "wrong-comparator", path: `${path}.comparator` });
  }
  if (weight !== undefined && !(typeof weight === "string" && WEIGHT.test(weight))) problems.push({ id: "wrong-weight", path: `${path}.weight` });
  for (const key of ["code", "value", "unit", "meaning", "formula"]) {
    if (indicator[key] !== undefined && typeof indicator[key] !== "string") problems.push({ id: "wrong-kind", path: `${path}.${key}` });
  }
  return problems;
}
