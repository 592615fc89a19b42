import type { Money } from "../facts/money";
import { type Content, EMPTY, written } from "../sheet/grid";
import { type Page, type Span, spread } from "../sheet/page";
import { layPairs, laySentence, layTurned, pairsWidth, turnedWidth } from "./money-plain";
import type { Heading, Plan } from "./plan";

interface MoneyColumn {
  /** Its role in the report. */
  readonly role: "initial" | "budget" | "executed" | "weight" | "rate" | "score";
  readonly heading: Heading;
}

const AMOUNTS: readonly MoneyColumn[] = [
  { role: "initial", heading: "initial" },
  { role: "budget", heading: "budget" },
  { role: "executed", heading: "executed" },
];
const RATE: MoneyColumn = { role: "rate", heading: "rate" };
const WEIGHT: MoneyColumn = { role: "weight", heading: "fundWeight" };
const SCORE: MoneyColumn = { role: "score", heading: "fundScore" };

function columns(plan: Plan): MoneyColumn[] {
  if (plan.choices.kind === "target-table") return AMOUNTS.filter(({ role }) => role === "budget");
  const amounts = AMOUNTS.filter(({ role }) => role !== "initial" || plan.choices.initial !== "absent");
  if (plan.choices.execution !== "block") return [...amounts, RATE];
  return plan.way(2, 1) === 0 ? [...amounts, WEIGHT, RATE, SCORE] : [...amounts, RATE, WEIGHT, SCORE];
}

/** The cells that the money needs side by side: its label, the names of its lines, its columns. */
export function moneyWidth(plan: Plan): number {
  const { money } = plan.facts;
  if (!money) return 0;
  switch (plan.choices.funds) {
    case "pairs":
      return pairsWidth(plan);
    case "turned":
      return turnedWidth(money);
    case "sentence":
      return 2;
    case "one-row":
      return columns(plan).length + 1;
    default:
      return columns(plan).length + 2;
  }
}

function headingText(plan: Plan, { role, heading }: MoneyColumn): string {
  const isAmount = role === "initial" || role === "budget" || role === "executed";
  if (isAmount && plan.choices.moneyUnit === "headings") return `${plan.heading(heading)}（${plan.moneyUnit}）`;
  return role === "rate" && plan.choices.rate === "points" ? `${plan.heading(heading)}（%）` : plan.heading(heading);
}

/** What a line that is not the total shows under points. */
const NONE = written("—");

function cellOf(plan: Plan, { role }: MoneyColumn, line: Money, index: number): Content {
  if (role === "rate") return line.depth === 0 || plan.way(2, 2) === 0 ? plan.rate(plan.figures.rates[index]!) : EMPTY;
  if (role === "weight") return line.depth === 0 ? plan.weight(plan.facts.executionWeight) : NONE;
  if (role === "score") return line.depth === 0 ? written(plan.figures.executionScore! / 100) : NONE;
  return plan.amount(line[role]);
}

function nameOf(plan: Plan, line: Money, before: Money | undefined): string {
  if (line.depth === 0) {
    const name = plan.label(plan.choices.funds === "total-last" ? "fundSum" : "fundTotal");
    return plan.choices.moneyUnit === "total-name" ? `${name}（${plan.moneyUnit}）` : name;
  }
  const isFirst = before === undefined ? plan.choices.funds !== "total-last" : before.depth < line.depth;
  return isFirst ? `其中：${line.name}` : line.name;
}

export function layMoney(page: Page, plan: Plan): void {
  const { money } = plan.facts;
  if (!money) return;
  const lay = {
    pairs: layPairs,
    turned: layTurned,
    sentence: laySentence,
    block: layBlock,
    "total-last": layBlock,
    "one-row": layBlock,
    none: layBlock,
  };
  lay[plan.choices.funds](page, plan, money);
}

/** The block of the money: a line of headings, and one for the total and each source. */
function layBlock(page: Page, plan: Plan, money: readonly Money[]): void {
  const isOneRow = plan.choices.funds === "one-row";
  const cols = columns(plan);
  const spans = spread([false, ...(isOneRow ? [] : [true]), ...cols.map(() => isOneRow)], page.width, page.left);
  const label = plan.label("funds");
  const [first, figures] = [page.row, spans.slice(-cols.length)];
  const name: Span | null = isOneRow ? null : spans[1]!;
  const order = plan.choices.funds === "total-last" ? [...money.slice(1), money[0]!] : money;
  page.put(spans[0]!, written(plan.choices.moneyUnit === "label" ? `${label}（${plan.moneyUnit}）` : label), "funds", first, first + order.length);
  if (name) page.put(name, plan.way(3) === 0 ? written(plan.heading("source")) : EMPTY);
  page.line(
    figures,
    cols.map((column) => written(headingText(plan, column))),
    cols.map(({ role }) => `fundHeading.${role}`),
  );
  order.forEach((line, at) => {
    const index = money.indexOf(line);
    if (name) page.put(name, written(nameOf(plan, line, order[at - 1])), `fund${index}.name`);
    page.line(
      figures,
      cols.map((column) => cellOf(plan, column, line, index)),
      cols.map(({ role }) => `fund${index}.${role}`),
    );
  });
}
