import { hundredths } from "../facts/points";
import { type Content, EMPTY, written } from "../sheet/grid";
import { type Page, spread } from "../sheet/page";
import labels from "../words/labels.json";
import type { Plan } from "./plan";

/** The cells that a head needs side by side. */
export const HEAD_WIDTH = 4;

function titleText({ choices, recipe }: Plan, title: string): string {
  return choices.title === "with-year" ? `${recipe.year}年度${title}` : title;
}

/** Title, year and money unit, above everything else. */
export function layTitle(page: Page, plan: Plan, again = ""): void {
  const { choices, recipe } = plan;
  if (choices.title === "after-attachment" && again === "") page.line([page.across], [written("附件2：")], ["attachment"]);
  const title = titleText(plan, plan.name(labels.title[choices.kind]));
  if (again !== "") {
    page.line([page.across], [written(`${title}${again}`)]);
    return;
  }
  if (choices.title !== "missing") page.line([page.across], [written(title)], ["title"]);
  if (choices.title === "own-line") page.line([page.across], [written(`（${recipe.year}年度）`)], ["year"]);
  if (choices.moneyUnit !== "own-line" || !plan.facts.money) return;
  const unit = written(`${plan.way(2) === 0 ? "金额单位" : "单位"}：${plan.moneyUnit}`);
  page.line(spread([true, false], page.width, page.left), [null, unit], [null, "unit"]);
}

type Pair = readonly [label: string, answer: Content, key: string];

/** Two labels with their answers in one line, or one alone. */
function layPairs(page: Page, pairs: readonly Pair[]): void {
  const spans = spread(
    pairs.flatMap(() => [false, true]),
    page.width,
    page.left,
  );
  page.line(
    spans,
    pairs.flatMap(([label, answer]) => [written(label), answer]),
    pairs.flatMap(([, , key]) => [null, key]),
  );
}

function layInOneCell(page: Page, pairs: readonly Pair[]): void {
  const spans = spread(
    pairs.map(() => true),
    page.width,
    page.left,
  );
  page.line(
    spans,
    pairs.map(([label, { value }]) => written(`${label}：${String(value)}`)),
    pairs.map(([, , key]) => key),
  );
}

/** What the form is about and who answers for it; the score and the grade where the head has them. */
export function layHead(page: Page, plan: Plan): void {
  const { choices, figures } = plan;
  if (choices.head === "none") return;
  const lay = choices.head === "one-cell" ? layInOneCell : layPairs;
  const project: Pair = [plan.label("projectName"), written(plan.name(labels.projects)), "project"];
  // Nobody filled it in; another label comes next.
  const unanswered: Pair = [plan.label("person"), EMPTY, "person"];
  const person: Pair = [plan.label("person"), written("某某"), "person"];
  const first = { person: [project, person], unanswered: [unanswered, project], "two-lines": [project], "one-cell": [project] }[choices.head];
  lay(page, first);
  lay(page, [
    [plan.label("department"), written(plan.name(labels.bureaus)), "department"],
    [plan.label("implementer"), written(plan.name(labels.units)), "implementer"],
  ]);
  const results: Pair[] = [];
  if (choices.total === "head" || choices.total === "both") results.push([plan.label("headTotal"), written(figures.headTotal / 100), "headTotal"]);
  if (choices.grade === "head") results.push([plan.label("grade"), written(figures.grade), "grade"]);
  if (results.length > 0) layPairs(page, results);
}

export const pointsLabel = (name: string, count: number): string => `${name}（${hundredths(count)}分）`;
