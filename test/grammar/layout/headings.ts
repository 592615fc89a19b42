import { written } from "../sheet/grid";
import type { Page, Span } from "../sheet/page";
import type { Frame } from "./frame";
import type { Plan } from "./plan";

interface Head {
  readonly span: Span;
  readonly text: string;
  readonly key: string;
  readonly over: string | null;
}

const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

function headsOf(frame: Frame, plan: Plan): Head[] {
  const overLevels = plan.choices.heads === "levels" ? "绩效指标" : null;
  return [
    ...(frame.serial ? [{ span: frame.serial, text: plan.heading("serial"), key: "heading.serial", over: null }] : []),
    ...frame.levels.map(({ level, span }) => ({ span, text: plan.heading(level.heading), key: `heading.${level.heading}`, over: overLevels })),
    ...frame.columns.map(({ column, span }, index) => ({
      span,
      text: plan.heading(column.heading),
      key: `heading.${column.role ?? `column${index}`}`,
      over: column.over,
    })),
  ];
}

/** Headings that stand side by side below the same one. */
function runs(heads: readonly Head[]): Head[][] {
  const found: Head[][] = [];
  for (const head of heads) {
    const run = found.at(-1);
    if (run && head.over !== null && run[0]!.over === head.over) run.push(head);
    else found.push([head]);
  }
  return found;
}

/** One line of headings, or two; returns the rows they take. */
function layNames(page: Page, heads: readonly Head[]): { readonly first: number; readonly last: number } {
  const first = page.row;
  if (heads.every(({ over }) => over === null)) {
    page.line(
      heads.map(({ span }) => span),
      heads.map(({ text }) => written(text)),
      heads.map(({ key }) => key),
    );
    return { first, last: first };
  }
  for (const run of runs(heads)) {
    const { over } = run[0]!;
    if (over !== null) page.put({ first: run[0]!.span.first, last: run.at(-1)!.span.last }, written(over), undefined, first);
    for (const { span, text, key } of run) page.put(span, written(text), key, over === null ? first : first + 1, first + 1);
  }
  page.row = first + 2;
  return { first, last: first + 1 };
}

/** The headings of the indicators and, below them, their numbers. */
export function layHeadings(page: Page, frame: Frame, plan: Plan, again: "" | "again" = ""): void {
  const heads = headsOf(frame, plan).map((head) => ({ ...head, key: `${again}${head.key}` }));
  const rows = layNames(page, heads);
  page.cells.set(`${again}headings.first`, String(rows.first + 1));
  page.cells.set(`${again}headings.last`, String(rows.last + 1));
  if (plan.choices.columnNumbers === "none") return;
  const number = (index: number) => (plan.choices.columnNumbers === "circled" ? CIRCLED[index]! : index + 1);
  page.line(
    heads.map(({ span }) => span),
    heads.map((_, index) => written(number(index))),
  );
  page.cells.set(`${again}headings.numbers`, String(page.row));
}
