import type { Row } from "../facts/facts";
import { addressOf } from "../sheet/grid";
import type { Page } from "../sheet/page";
import type { Accepted, IndicatorTruth, TableTruth } from "../truth";
import { levelsOf } from "./levels";
import { actualTexts, targetTexts } from "./measured";
import type { Plan } from "./plan";
import { recomputedOf } from "./recomputed";

/** "C12" → "C"; null for nothing. */
const letterOf = (address: string | undefined): string | null => address?.replace(/\d+$/, "") ?? null;

const KINDS: Readonly<Record<Plan["choices"]["kind"], readonly string[]>> = {
  "self-evaluation": ["self-evaluation"],
  unscored: ["self-evaluation-unscored"],
  "score-table": ["score-table"],
  "weights-only": ["weights-only"],
  "target-table": ["target-table"],
  "score-summary": ["score-summary"],
};

const isAcross = (plan: Plan, row: Row): boolean => row.isExecution && plan.choices.execution === "row";

function cellTexts(plan: Plan, row: Row, field: "weight" | "score"): (string | null)[] {
  if (field in row.shown) return [row.shown[field] === null ? null : String(row.shown[field])];
  const count = row[field];
  if (field === "weight" && plan.choices.points === "names") return [null, String(count / 100)];
  if (field === "weight" && plan.choices.points === "percent") return [`${count / 100}%`, String(count / 100), String(count / 10_000)];
  return [String(count / 100)];
}

function indicatorOf(page: Page, plan: Plan, row: Row, index: number): IndicatorTruth {
  const has = (field: string): boolean => page.cells.has(`row${index}.${field}`);
  const reason = has("reason") ? row.reason : null;
  return {
    row: Number(page.at(`row${index}`)),
    levels: isAcross(plan, row) ? [row.name] : levelsOf(plan).flatMap(({ text, isName }) => (isName ? [text(row)] : [])),
    target: !has("target") || isAcross(plan, row) ? [null] : targetTexts(plan, row),
    actual: has("actual") ? actualTexts(plan, row) : [null],
    weight: has("weight") || plan.choices.points === "names" ? cellTexts(plan, row, "weight") : [null],
    score: has("score") ? cellTexts(plan, row, "score") : [null],
    reason: plan.choices.reason === "foot" ? [null, row.reason] : [reason],
    mayBeMissing: isAcross(plan, row),
  };
}

function columnRoles(page: Page, plan: Plan): [string, Accepted][] {
  const heading = (key: string): string | null => letterOf(page.cells.get(`heading.${key}`));
  const roles: [string, Accepted][] = ["sign", "target", "unit", "actual", "weight", "score"].map((role) => [`columns.${role}`, [heading(role)]]);
  const isExplained = plan.facts.rows.some(({ reason }) => reason !== null);
  const reason = heading("reason");
  roles.push(["columns.reason", plan.choices.reason === "column" || isExplained ? [reason] : [reason, null]]);
  // With one level above it the name is the third or the second.
  const name = heading("name");
  const isSecond = plan.choices.levels === "two";
  roles.push(["columns.level1", [heading("level1")]]);
  roles.push(["columns.level2", isSecond ? [null, name] : [heading("level2")]]);
  roles.push(["columns.level3", isSecond ? [name, null] : [heading("level3") ?? name]]);
  roles.push(["columns.level4", [heading("level4")]]);
  return roles;
}

function unitCells(page: Page, plan: Plan): Accepted {
  if (!plan.facts.money) return [null];
  switch (plan.choices.moneyUnit) {
    case "label":
      return [page.at("funds")];
    case "own-line":
      return [page.at("unit")];
    case "headings":
      return ["initial", "budget", "executed"].flatMap((role) => page.cells.get(`fundHeading.${role}`) ?? []);
    case "total-name":
      return [page.at("fund0.name")];
    case "none":
      return plan.choices.amounts === "with-unit" || plan.choices.funds === "sentence" ? [null, ...amountCells(page)] : [null];
  }
}

/** Cells that hold an amount. */
const amountCells = (page: Page): string[] =>
  [...page.cells].flatMap(([key, address]) => (/^(?:fund|turned)\d+\.(?:initial|budget|executed)$|^sentence$/.test(key) ? [address] : []));

function headRoles(page: Page, plan: Plan): [string, Accepted][] {
  const cell = (key: string): Accepted => [page.cells.get(key) ?? null];
  return [
    ["title", cell("title")],
    ["year", [page.cells.get(plan.choices.title === "with-year" ? "title" : "year") ?? null]],
    ["unit", unitCells(page, plan)],
    ["projectName", cell("project")],
    ["department", cell("department")],
    ["implementer", cell("implementer")],
    ["grade", cell("grade")],
  ];
}

function totalRoles(page: Page, isSummary: boolean): [string, Accepted][] {
  const row = page.cells.get("total");
  const head = page.cells.get("headTotal");
  if (row !== undefined)
    return [
      ["totalRow", isSummary ? [Number(row), null] : [Number(row)]],
      ["totalWeight", isSummary ? [page.at("total.weight"), null] : [page.cells.get("total.weight") ?? null]],
      ["totalScore", [page.cells.get("total.score") ?? null]],
    ];
  return [
    ["totalRow", head === undefined ? [null] : [Number(/\d+$/.exec(head)![0]), null]],
    ["totalWeight", [null]],
    ["totalScore", [head ?? null]],
  ];
}

/** Where the execution rate and its points stand: in the block of the money, in a row of the indicators, or in both. */
function executionRoles(page: Page, { facts, choices }: Plan): [string, Accepted][] {
  const own = facts.rows.findIndex(({ isExecution }) => isExecution);
  const block = (role: string): string | null => page.cells.get(`fund0.${role}`) ?? page.cells.get(`turned0.${role}`) ?? null;
  const row = (field: string): string | null => page.cells.get(`row${own}.${field}`) ?? null;
  if (own < 0)
    return [
      ["funds.executionRate", choices.funds === "turned" ? [block("rate"), null] : [block("rate")]],
      ["funds.executionScore", [block("score")]],
      ["funds.executionWeight", [choices.execution === "block" ? block("weight") : null]],
    ];
  return [
    ["funds.executionRate", [block("rate"), row("actual")]],
    ["funds.executionScore", [row("score")]],
    ["funds.executionWeight", [row("weight")]],
  ];
}

/** Whether each kind of amount has a column and each source a row: no other block has a place in the report. */
const isInRows = ({ choices }: Plan): boolean => choices.funds !== "turned" && choices.funds !== "sentence";

function fundRoles(page: Page, plan: Plan): [string, Accepted][] {
  if (!plan.facts.money) return [];
  const columns = ["initial", "budget", "executed", "weight", "rate", "score"].map((role): [string, Accepted] => [
    `funds.columns.${role}`,
    [letterOf(page.cells.get(plan.choices.funds === "pairs" ? `fund0.${role}` : `fundHeading.${role}`))],
  ]);
  return [...(isInRows(plan) ? columns : []), ...executionRoles(page, plan)];
}

const rowOf = (address: string): number => Number(/\d+$/.exec(address)![0]);

function fundRows(page: Page, plan: Plan): TableTruth["fundRows"] {
  const { facts } = plan;
  if (!facts.money) return [];
  if (!isInRows(plan)) return null;
  const ROLES = [["total"], ["sub"], ["memo"], ["memo"]];
  return facts.money.map(({ depth }, index) => ({ row: rowOf(page.at(`fund${index}.budget`)), roles: ROLES[depth]! }));
}

/** The range, with what may belong to it and need not: what is attached above it, notes and signatures below. */
function rangeOf(page: Page): TableTruth["range"] {
  const last = page.left + page.width - 1;
  const top = Number(page.at("top"));
  const title = page.cells.has("attachment") ? top + 1 : top;
  return {
    least: `${addressOf(title, page.left)}:${addressOf(Number(page.at("end")) - 1, last)}`,
    most: `${addressOf(top, page.left)}:${addressOf(page.row - 1, last)}`,
  };
}

/** What is to be read on a form that has been laid out. */
export function truthOf(page: Page, plan: Plan): TableTruth {
  const isSummary = plan.choices.kind === "score-summary";
  const rows = plan.facts.rows.flatMap((row, index) => (isSummary || row.isLeftOver ? [] : [indicatorOf(page, plan, row, index)]));
  const certain = rows.filter(({ mayBeMissing }) => !mayBeMissing);
  const heads = { first: Number(page.at("headings.first")), last: Number(page.at("headings.last")) };
  const numbers = page.cells.get("headings.numbers");
  return {
    kinds: KINDS[plan.choices.kind],
    range: rangeOf(page),
    roles: new Map([
      ...headRoles(page, plan),
      ["headerRow", [heads.first]],
      ["headerLastRow", [heads.last, ...(heads.first === heads.last ? [null] : []), ...(numbers === undefined ? [] : [Number(numbers)])]],
      ["firstIndicatorRow", [rows[0]?.row ?? null]],
      ["lastIndicatorRow", [rows.at(-1)?.row ?? null, certain.at(-1)?.row ?? null]],
      ...columnRoles(page, plan),
      ...totalRoles(page, isSummary),
      ...fundRoles(page, plan),
    ]),
    fundRows: fundRows(page, plan),
    indicators: rows,
    recomputed: recomputedOf(plan),
  };
}
