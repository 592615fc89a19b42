import { addressOf, written } from "../sheet/grid";
import type { Page } from "../sheet/page";
import { type Frame, between } from "./frame";
import type { Level } from "./levels";
import { type Line, isAcross } from "./lines";
import type { Plan } from "./plan";

/** What an old program leaves in the cells that a merge covers. */
const LEFT_OVER = [85, "A", 0] as const;

/** Lines that share a name of a level; the first and the last of them from 0. */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly text: string;
  readonly part: string;
}

function runsOf(plan: Plan, level: Level, lines: readonly Line[], isSumWithin: boolean): Run[] {
  const id = (line: Line): string | null => {
    if (line.kind === "row") return isAcross(plan, line.row) ? null : (level.of?.(line.row) ?? `row ${line.index}`);
    return line.kind === "sum" && line.name === "part" && isSumWithin && level.heading === "level1" ? line.parts[0]! : null;
  };
  const runs: Run[] = [];
  for (let first = 0; first < lines.length;) {
    const own = id(lines[first]!);
    let last = first;
    while (own !== null && last + 1 < lines.length && id(lines[last + 1]!) === own) last++;
    const named = lines.slice(first, last + 1).find((line) => line.kind === "row");
    if (own !== null && named) runs.push({ first, last, text: level.text(named.row), part: named.row.part });
    first = last + 1;
  }
  return runs;
}

function layRun(page: Page, plan: Plan, { level, span }: Frame["levels"][number], { text: own, ...run }: Run, top: number): void {
  const text = level.isName ? own : Number(own);
  const { naming } = plan.choices;
  const [first, last] = [top + run.first, top + run.last];
  const below = Array.from({ length: last - first }, (_, index) => first + 1 + index);
  if (naming === "merged" || naming === "stale") page.put(span, written(text), undefined, first, last);
  else page.put(span, written(text), undefined, first);
  const covered = plan.way(2, 8) === 0 ? [text] : LEFT_OVER;
  if (naming === "stale") below.forEach((row, index) => page.grid.put({ row, column: span.first }, written(covered[index % covered.length]!)));
  if (naming === "repeated") for (const row of below) page.put(span, written(text), undefined, row);
}

/** The names of the levels beside lines that begin at a row. */
export function layNames(page: Page, plan: Plan, frame: Frame, lines: readonly Line[], top: number, isSumWithin: boolean): void {
  for (const column of frame.levels) {
    const { level, span } = column;
    for (const run of runsOf(plan, level, lines, isSumWithin)) {
      const key = `name:${run.part}`;
      if (level.heading === "level1" && !page.cells.has(key)) page.cells.set(key, addressOf(top + run.first, span.first));
      layRun(page, plan, column, run, top);
    }
  }
  lines.forEach((line, at) => {
    if (line.kind !== "row" || !isAcross(plan, line.row)) return;
    const stop = frame.columns.find(({ column }) => column.role === "actual" || column.sum)!.span;
    page.put(between(frame.levels[0]!.span, stop), written(line.row.name), undefined, top + at);
  });
}
