import type { Row } from "../facts/facts";
import type { Points } from "../facts/figures";
import { EMPTY, written } from "../sheet/grid";
import type { Page, Span } from "../sheet/page";
import { type Frame, between, firstSum } from "./frame";
import { type Line, isAcross } from "./lines";
import type { Plan } from "./plan";

const FULL: Points = { weight: 10_000, score: 10_000, planned: 10_000, review: 10_000 };

const added = (points: readonly Points[]): Points => {
  const of = (figure: keyof Points): number => points.reduce((sum, part) => sum + part[figure], 0);
  return { weight: of("weight"), score: of("score"), planned: of("planned"), review: of("review") };
};

/** Writes the figures of lines, one below the other; names of levels are laid out apart. */
export class Writer {
  private serial = 0;

  constructor(
    private readonly page: Page,
    private readonly plan: Plan,
    private readonly frame: Frame,
  ) {}

  /** Whether a part's sum has its name in the second level, beside the part's own. */
  get isSumWithin(): boolean {
    return this.plan.choices.subtotal !== "group-row" && this.plan.way(2, 7) === 0 && this.frame.levels.length > 1;
  }

  /** A sum's figures, in the columns that have one. */
  sums(points: Points, key: string, formula: ((span: Span, role: string) => string) | null = null): void {
    for (const { column, span } of this.frame.columns) {
      if (!column.sum) continue;
      const content = column.sum(points);
      const isSummed = formula && column.role && typeof content.value === "number" && content.format === undefined;
      const role = column.role ? `${key}.${column.role}` : undefined;
      this.page.put(span, isSummed ? { ...content, formula: formula(span, column.role) } : content, role);
    }
  }

  private row(row: Row, index: number): void {
    const { page, frame } = this;
    if (frame.serial) page.put(frame.serial, written(++this.serial));
    for (const { column, span } of frame.columns) {
      const isPassed = isAcross(this.plan, row) && (column.role === "target" || column.role === "sign" || column.role === "unit");
      page.put(span, isPassed ? EMPTY : column.cell(row, index), `row${index}.${column.role ?? column.heading}`);
    }
    page.cells.set(`row${index}`, String(page.row + 1));
    if (row.isLeftOver) page.grid.hideRow(page.row);
  }

  /** A name before the figures of a sum, from a level on. */
  private name(text: string, depth: number): void {
    this.page.put(between(this.frame.levels[depth]!.span, firstSum(this.frame)), written(text));
  }

  private sum({ parts, name }: Line & { readonly kind: "sum" }): void {
    const { plan } = this;
    const part = parts[0]!;
    const points = added(parts.map((one) => plan.figures.parts.get(one)!));
    if (name === "several") this.name(`${parts.map((one) => one.replace(/指标$/, "")).join("、")}小计`, 0);
    else if (plan.choices.subtotal === "group-row") this.name(`${part.replace(/指标$/, "")}类`, 0);
    else this.name(this.isSumWithin ? plan.label("subtotal") : `${part}小计`, this.isSumWithin ? 1 : 0);
    this.sums(points, name === "several" ? "several" : `part:${part}`);
  }

  lines(lines: readonly Line[]): void {
    for (const line of lines) {
      if (line.kind === "row") this.row(line.row, line.index);
      if (line.kind === "sum") this.sum(line);
      if (line.kind === "full") {
        this.name("满分", 0);
        this.sums(FULL, "full");
      }
      this.page.row++;
    }
  }
}
