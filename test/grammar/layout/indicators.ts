import type { Row } from "../facts/facts";
import type { Points } from "../facts/figures";
import { EMPTY, addressOf, written } from "../sheet/grid";
import type { Page, Span } from "../sheet/page";
import { type Frame, between, firstSum, frameOf } from "./frame";
import { layHeadings } from "./headings";
import { type Plan } from "./plan";

/** A line of the indicators: one of them, or what a part of them adds up to. */
type Line = { readonly kind: "row"; readonly row: Row; readonly index: number } | { readonly kind: "sum"; readonly part: string };

function linesOf({ facts, choices }: Plan): Line[] {
  const rows = facts.rows.map((row, index): Line & { kind: "row" } => ({ kind: "row", row, index }));
  const parts = [...new Set(facts.rows.map(({ part }) => part))];
  return parts.flatMap((part): Line[] => {
    const own = rows.filter(({ row }) => row.part === part);
    if (isAcross(own[0]!.row, choices.execution) || choices.subtotal === "none" || choices.subtotal === "all") return own;
    const sum: Line = { kind: "sum", part };
    return choices.subtotal === "below" ? [...own, sum] : [sum, ...own];
  });
}

/** The execution as a line of its own, named across all levels. */
const isAcross = (row: Row, execution: string): boolean => row.isExecution && execution === "row";

const partOf = (line: Line): string => (line.kind === "row" ? line.row.part : line.part);

class Writer {
  private serial = 0;

  constructor(
    private readonly page: Page,
    private readonly plan: Plan,
    private readonly frame: Frame,
  ) {}

  /** A sum's figures, in the columns that have one. */
  sums(points: Points, key: string, formula: ((span: Span, role: string) => string) | null = null): void {
    for (const { column, span } of this.frame.columns) {
      if (!column.sum) continue;
      const content = column.sum(points);
      const isSummed = formula && column.role && typeof content.value === "number" && content.format === undefined;
      this.page.put(
        span,
        isSummed ? { ...content, formula: formula(span, column.role) } : content,
        column.role ? `${key}.${column.role}` : undefined,
      );
    }
  }

  private row(row: Row, index: number): void {
    const { page, frame } = this;
    if (frame.serial) page.put(frame.serial, written(++this.serial));
    for (const { column, span } of frame.columns) {
      const isPassed = isAcross(row, this.plan.choices.execution) && (column.role === "target" || column.role === "sign" || column.role === "unit");
      page.put(span, isPassed ? EMPTY : column.cell(row, index), column.role ? `row${index}.${column.role}` : undefined);
    }
    page.cells.set(`row${index}`, String(page.row + 1));
    if (row.isLeftOver) page.grid.hideRow(page.row);
  }

  /** A sum beside the name of its part, or named after it across the levels. */
  private subtotal(part: string): void {
    const { page, frame, plan } = this;
    const isGroupRow = plan.choices.subtotal === "group-row";
    const isWithin = !isGroupRow && this.isNameBeside();
    const from = frame.levels[isWithin ? 1 : 0]!.span;
    const name = isGroupRow ? part.replace(/指标$/, "") : part;
    const text = isGroupRow ? `${name}类` : isWithin ? plan.label("subtotal") : `${name}小计`;
    page.put(between(from, firstSum(frame)), written(text));
    this.sums(plan.figures.parts.get(part)!, `part:${part}`);
  }

  isNameBeside(): boolean {
    return this.plan.choices.subtotal !== "group-row" && this.plan.way(2, 7) === 0 && this.frame.levels.length > 1;
  }

  lines(lines: readonly Line[]): void {
    for (const line of lines) {
      if (line.kind === "row") this.row(line.row, line.index);
      else this.subtotal(line.part);
      this.page.row++;
    }
  }
}

/** Names of levels down the lines that share them; `first` is the row of the first line. */
function layNames(page: Page, plan: Plan, frame: Frame, lines: readonly Line[], first: number, isNameBeside: boolean): void {
  const { naming } = plan.choices;
  for (const { level, span } of frame.levels) {
    const isFor = (line: Line): boolean =>
      line.kind === "row" ? !isAcross(line.row, plan.choices.execution) : level.heading === "level1" && isNameBeside;
    const id = (line: Line): string | null =>
      !isFor(line) ? null : level.heading === "level1" ? partOf(line) : line.kind === "row" ? (level.of?.(line.row) ?? `${line.index}`) : null;
    for (let at = 0; at < lines.length;) {
      const own = id(lines[at]!);
      let end = at;
      while (own !== null && end + 1 < lines.length && id(lines[end + 1]!) === own) end++;
      const named = lines.slice(at, end + 1).find((line) => line.kind === "row");
      if (own !== null && named?.kind === "row")
        layName({
          page,
          naming,
          span,
          top: first + at,
          bottom: first + end,
          text: level.text(named.row),
          part: level.heading === "level1" ? named.row.part : null,
        });
      at = end + 1;
    }
  }
}

interface Name {
  readonly page: Page;
  readonly naming: Plan["choices"]["naming"];
  readonly span: Span;
  readonly top: number;
  readonly bottom: number;
  readonly text: string;
  readonly part: string | null;
}

function layName({ page, naming, span, top, bottom, text, part }: Name): void {
  if (part !== null && !page.cells.has(`name:${part}`)) page.cells.set(`name:${part}`, addressOf(top, span.first));
  const isMerged = naming === "merged" || naming === "stale";
  if (isMerged) page.put(span, written(text), undefined, top, bottom);
  if (naming === "stale") for (let row = top + 1; row <= bottom; row++) page.grid.put({ row, column: span.first }, written(text));
  if (naming === "first-only") page.put(span, written(text), undefined, top);
  if (naming === "repeated") for (let row = top; row <= bottom; row++) page.put(span, written(text), undefined, row);
}

/** Headings, indicators, sums and the total. */
export function layIndicators(page: Page, plan: Plan): void {
  const frame = frameOf(page, plan);
  const top = page.row;
  layHeadings(page, frame, plan);
  const writer = new Writer(page, plan, frame);
  const lines = linesOf(plan);
  const first = page.row;
  writer.lines(lines);
  layNames(page, plan, frame, lines, first, writer.isNameBeside());
  for (const [at, line] of lines.entries()) {
    if (line.kind !== "row" || !isAcross(line.row, plan.choices.execution)) continue;
    const stop = frame.columns.find(({ column }) => column.role === "actual" || column.sum)!.span;
    page.put(between(frame.levels[0]!.span, stop), written(line.row.name), undefined, first + at);
  }
  if (plan.choices.subtotal === "all") {
    page.put(between(frame.levels[0]!.span, firstSum(frame)), written(plan.label("allSubtotal")));
    writer.sums(plan.figures.indicators, "all");
    page.row++;
  }
  if (frame.block) page.put(frame.block, written(plan.label("block")), undefined, top, page.row - 1);
  if (frame.columns.some(({ column: { heading } }) => heading === "score") && plan.choices.hidden === "column") {
    const old = frame.columns.find(({ column }) => column.heading === "score" && column.role === null);
    if (old) for (let column = old.span.first; column <= old.span.last; column++) page.grid.hideColumn(column);
  }
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
  writer.sums(plan.figures.total, "total", plan.choices.totalValue === "formula" ? (span, role) => totalFormula(page, span, role) : null);
  page.cells.set("total", String(page.row + 1));
  const beside = frame.columns.at(-1)!;
  if (grade === "beside-total" && !beside.column.sum) page.put(beside.span, written(plan.figures.grade), "grade");
  page.row++;
}
