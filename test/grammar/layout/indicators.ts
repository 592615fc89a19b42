import { addressOf, written } from "../sheet/grid";
import type { Page, Span } from "../sheet/page";
import { type Frame, between, firstSum, frameOf } from "./frame";
import { layTitle } from "./head";
import { layHeadings } from "./headings";
import { halves, linesOf } from "./lines";
import { layNames } from "./names";
import type { Plan } from "./plan";
import { Writer } from "./writer";

/** The rest of a form on its second page: title and headings again. */
function layAgain(page: Page, plan: Plan, frame: Frame): void {
  page.row++;
  layTitle(page, plan, "（续表）");
  layHeadings(page, frame, plan, "again");
}

function hideOldScore(page: Page, { columns }: Frame): void {
  const old = columns.find(({ column }) => column.heading === "score" && column.role === null);
  if (old) for (let column = old.span.first; column <= old.span.last; column++) page.grid.hideColumn(column);
}

/** Headings, indicators, sums and the total. */
export function layIndicators(page: Page, plan: Plan): void {
  const frame = frameOf(page, plan);
  const top = page.row;
  layHeadings(page, frame, plan);
  const writer = new Writer(page, plan, frame);
  const lines = linesOf(plan);
  const [before, after] = plan.choices.more === "continued" ? halves(lines) : [lines, []];
  for (const [index, portion] of [before, after].entries()) {
    if (portion.length === 0) continue;
    if (index === 1) layAgain(page, plan, frame);
    const first = page.row;
    writer.lines(portion);
    layNames(page, plan, frame, portion, first, writer.isSumWithin);
  }
  if (plan.choices.subtotal === "all") {
    page.put(between(frame.levels[0]!.span, firstSum(frame)), written(plan.label("allSubtotal")));
    writer.sums(plan.figures.indicators, "all");
    page.row++;
  }
  if (frame.block) page.put(frame.block, written(plan.label("block")), undefined, top, page.row - 1);
  if (plan.choices.hidden === "column") hideOldScore(page, frame);
  layTotal(page, plan, frame, writer);
}

/** Adds the indicators, and what the money earns beside them. */
function totalFormula(page: Page, { first }: Span, role: string): string {
  const rows = [...page.cells].flatMap(([key, address]) => (/^row\d+$/.test(key) ? [Number(address)] : []));
  const beside = page.cells.get(`fund0.${role}`);
  return `=SUM(${addressOf(Math.min(...rows) - 1, first)}:${addressOf(Math.max(...rows) - 1, first)})${beside === undefined ? "" : `+${beside}`}`;
}

function layTotal(page: Page, plan: Plan, frame: Frame, writer: Writer): void {
  const { total, grade } = plan.choices;
  if (total === "none" || total === "head" || !plan.isWeighted) return;
  const start = frame.block ?? frame.serial ?? frame.levels[0]!.span;
  const label = between(start, firstSum(frame));
  page.put(total === "foot-beside" ? { first: label.last, last: label.last } : label, written(plan.label("total")), "total.label");
  if (plan.choices.naming === "stale" && total !== "foot-beside" && label.last > label.first)
    page.grid.put({ row: page.row, column: label.last }, written(85));
  writer.sums(plan.figures.total, "total", plan.choices.totalValue === "formula" ? (span, role) => totalFormula(page, span, role) : null);
  page.cells.set("total", String(page.row + 1));
  const beside = frame.columns.at(-1)!;
  if (grade === "beside-total" && !beside.column.sum) page.put(beside.span, written(plan.figures.grade), "grade");
  page.row++;
}
