import { hundredths, share } from "../facts/points";
import { written } from "../sheet/grid";
import { type Page, spread } from "../sheet/page";
import type { Plan } from "./plan";

/** The cells that the parts side by side need: a name, the parts, the sum. */
export const summaryWidth = (plan: Plan): number => plan.figures.parts.size + 2;

const WHOLE = 10_000;

/** Parts side by side, their weights and scores below each other. */
export function laySummary(page: Page, plan: Plan): void {
  const { parts, total } = plan.figures;
  const spans = spread([false, ...[...parts].map(() => false), false], page.width, page.left);
  const all = [...parts.values(), total];
  page.line(spans, [written("指标"), ...[...parts.keys()].map(written), written(plan.label("total"))]);
  page.cells.set("headings.first", String(page.row));
  page.cells.set("headings.last", String(page.row));
  page.line(spans, [written("权重"), ...all.map(({ weight }) => plan.weight(weight))], [null, ...[...parts.keys()].map(() => null), "total.weight"]);
  page.line(
    spans,
    [written("得分"), ...all.map(({ score }) => written(score / 100))],
    [null, ...[...parts.keys()].map((part) => `part:${part}.score`), "total.score"],
  );
  page.cells.set("total", String(page.row));
  if (plan.choices.scoreRate === "none") return;
  page.line(spans, [written("得分率"), ...all.map(({ score, weight }) => written(`${hundredths(share(score, WHOLE, weight))}%`))]);
}
