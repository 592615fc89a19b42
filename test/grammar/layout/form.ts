import { written } from "../sheet/grid";
import { type Grid } from "../sheet/grid";
import { Page, spread } from "../sheet/page";
import labels from "../words/labels.json";
import { frameWidth } from "./frame";
import { HEAD_WIDTH, layHead, layTitle } from "./head";
import { layIndicators } from "./indicators";
import { layMoney, moneyWidth } from "./money";
import type { Plan } from "./plan";
import { laySummary, summaryWidth } from "./summary";

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

const MANAGEMENT = ["分配科学性", "下达及时性", "拨付合规性", "使用规范性", "执行准确性"];

/** How the money was managed, as forms of transfers ask. */
function layManagement(page: Page, plan: Plan): void {
  if (plan.choices.management === "none") return;
  const spans = spread([false, false, true, true], page.width, page.left);
  page.put(spans[0]!, written("资金管理情况"), undefined, page.row, page.row + MANAGEMENT.length);
  page.line(spans.slice(1), [null, written("情况说明"), written("存在问题和改进措施")]);
  for (const name of MANAGEMENT) page.line(spans.slice(1), [written(name), written("按规定办理"), written("无")]);
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
  const isSummary = plan.choices.kind === "score-summary";
  const hasHead = plan.choices.head !== "none";
  const page = new Page(
    grid,
    left,
    Math.max(isSummary ? summaryWidth(plan) : frameWidth(plan), moneyWidth(plan), hasHead || plan.choices.management !== "none" ? HEAD_WIDTH : 2),
    top,
  );
  const { gaps } = plan.choices;
  const gap = (where: "before-indicators" | "between-sections"): void => {
    if (gaps === "between-sections" || gaps === where) page.row++;
  };
  page.cells.set("top", String(top));
  layTitle(page, plan);
  layHead(page, plan);
  if (hasHead && plan.facts.money) gap("between-sections");
  layMoney(page, plan);
  layManagement(page, plan);
  if (plan.choices.goals !== "none" && page.row > top + 1) gap("between-sections");
  layGoals(page, plan);
  if (hasHead || plan.facts.money) gap("before-indicators");
  if (isSummary) laySummary(page, plan);
  else layIndicators(page, plan);
  layReasons(page, plan);
  page.cells.set("end", String(page.row));
  layFoot(page, plan);
  return page;
}
