import { type Page, type Span, spread } from "../sheet/page";
import { type Column, columnsOf } from "./columns";
import { type Level, levelsOf } from "./levels";
import type { Plan } from "./plan";

/** The columns of the indicators on the sheet. */
export interface Frame {
  readonly block: Span | null;
  readonly serial: Span | null;
  readonly levels: readonly { readonly level: Level; readonly span: Span }[];
  readonly columns: readonly { readonly column: Column; readonly span: Span }[];
}

interface Parts {
  readonly before: number;
  readonly levels: Level[];
  readonly columns: Column[];
}

function partsOf(plan: Plan): Parts {
  const { block, extra } = plan.choices;
  return { before: (block === "none" ? 0 : 1) + (extra === "serial" ? 1 : 0), levels: levelsOf(plan), columns: columnsOf(plan) };
}

/** The columns that the indicators need. */
export function frameWidth(plan: Plan): number {
  const { before, levels, columns } = partsOf(plan);
  return before + levels.length + columns.length;
}

export function frameOf(page: Page, plan: Plan): Frame {
  const { before, levels, columns } = partsOf(plan);
  const isLast = (list: readonly unknown[], index: number): boolean => index === list.length - 1;
  const grows = [
    ...Array<boolean>(before).fill(false),
    ...levels.map((_, index) => isLast(levels, index)),
    ...columns.map(({ role }) => role === "reason"),
  ];
  const spans = spread(grows, page.width, page.left);
  const hasBlock = plan.choices.block !== "none";
  return {
    block: hasBlock ? spans[0]! : null,
    serial: plan.choices.extra === "serial" ? spans[hasBlock ? 1 : 0]! : null,
    levels: levels.map((level, index) => ({ level, span: spans[before + index]! })),
    columns: columns.map((column, index) => ({ column, span: spans[before + levels.length + index]! })),
  };
}

/** All columns from a span on, up to before another. */
export const between = (from: Span, before: Span): Span => ({ first: from.first, last: before.first - 1 });

/** The first column whose figures are added up: what names a sum stands before it. */
export function firstSum({ columns }: Frame): Span {
  return columns.find(({ column }) => column.sum)!.span;
}
