import { written } from "../sheet/grid";
import { type Grid } from "../sheet/grid";
import { Page, spread } from "../sheet/page";
import labels from "../words/labels.json";
import { frameWidth } from "./frame";
import { HEAD_WIDTH, layHead, layTitle } from "./head";
import { layIndicators } from "./indicators";
import { layMoney, moneyWidth } from "./money";
import type { Plan } from "./plan";

function layGoals(page: Page, plan: Plan): void {
  if (plan.choices.goals === "none") return;
  const isTarget = plan.choices.kind === "target-table";
  const spans = spread(isTarget ? [false, true] : [false, true, true], page.width, page.left);
  const [goal, achieved] = [plan.name(labels.goalText), plan.name(labels.achievedText)];
  if (isTarget) {
    page.line(spans, [written(plan.label("goals")), written(goal)]);
    return;
  }
  page.put(spans[0]!, written(plan.label("goals")), undefined, page.row, page.row + 1);
  page.line(spans.slice(1), [written(plan.label("goal")), written(plan.label("achieved"))]);
  page.line(spans.slice(1), [written(goal), written(achieved)]);
}

function layFoot(page: Page, plan: Plan): void {
  const { foot } = plan.choices;
  if (foot === "notes" || foot === "both") page.line([page.across], [written(plan.name(labels.notes))]);
  if (foot === "signature" || foot === "both") page.line(spread([true, true, true], page.width, page.left), labels.signature.map(written));
}

/** Why points were lost, in one line for all indicators. */
function layReasons(page: Page, plan: Plan): void {
  if (plan.choices.reason !== "foot") return;
  const texts = plan.facts.rows.flatMap(({ name, reason }) => (reason === null ? [] : [`${name}：${reason}`]));
  page.line(spread([false, true], page.width, page.left), [
    written("偏差大或目标未完成原因分析"),
    written(texts.length > 0 ? `${texts.join("；")}。` : "无"),
  ]);
}

/** Lays a form out from a cell on; its page tells where what stands. */
export function layForm(grid: Grid, plan: Plan, left: number, top: number): Page {
  const hasHead = plan.choices.head !== "none";
  const page = new Page(grid, left, Math.max(frameWidth(plan), moneyWidth(plan), hasHead ? HEAD_WIDTH : 2), top);
  const { gaps } = plan.choices;
  const gap = (where: "before-indicators" | "between-sections"): void => {
    if (gaps === "between-sections" || gaps === where) page.row++;
  };
  layTitle(page, plan);
  layHead(page, plan);
  if (hasHead && plan.facts.money) gap("between-sections");
  layMoney(page, plan);
  if (plan.choices.goals !== "none" && page.row > 1) gap("between-sections");
  layGoals(page, plan);
  if (hasHead || plan.facts.money) gap("before-indicators");
  layIndicators(page, plan);
  layReasons(page, plan);
  page.cells.set("end", String(page.row));
  layFoot(page, plan);
  return page;
}
