import type { SheetSnapshot } from "../../src/sheet/sheet";
import { factsOf } from "./facts/facts";
import { type Figures, figuresOf } from "./facts/figures";
import { layForm } from "./layout/form";
import { Plan } from "./layout/plan";
import { truthOf } from "./layout/truth";
import type { Recipe } from "./recipe";
import { Grid } from "./sheet/grid";
import type { Page } from "./sheet/page";
import type { Slip } from "./slips/slip";
import { slipsOf } from "./slips/slips";
import type { SheetTruth, SlipTruth } from "./truth";

/** A sheet, and what is to be read on it. */
export interface Composed {
  readonly snapshot: SheetSnapshot;
  readonly truth: SheetTruth;
}

interface Laid {
  readonly page: Page;
  readonly plan: Plan;
}

function planOf(recipe: Recipe, slip: Slip | null): Plan {
  const facts = factsOf(recipe);
  const before: Figures = figuresOf(facts, recipe.choices);
  slip?.facts?.(facts);
  const figures = figuresOf(facts, recipe.choices);
  slip?.figures?.(figures, before);
  return new Plan(recipe, facts, figures);
}

/** The other form of a sheet: laid out alike, about something else. */
const another = (recipe: Recipe): Recipe => ({
  ...recipe,
  rows: recipe.rows.map((row) => ({ ...row, measure: row.measure + 5 })),
  sources: recipe.sources.toReversed(),
});

/** Rows that stay empty between two forms of a sheet. */
const APART = 2;

/** The form of a recipe and, where it has one, the other on the same sheet. */
function lay(grid: Grid, recipe: Recipe, slip: Slip | null): readonly [Laid, ...Laid[]] {
  const { more, corner } = recipe.choices;
  const start = corner === "B2" ? 1 : 0;
  const plan = planOf(recipe, slip);
  const page = layForm(grid, plan, start, start);
  if (more !== "below" && more !== "beside") return [{ page, plan }];
  const other = planOf(another(recipe), null);
  const [left, top] = more === "below" ? [start, page.row + APART] : [page.left + page.width + 1, start];
  return [
    { page, plan },
    { plan: other, page: layForm(grid, other, left, top) },
  ];
}

/** One of the slips that a form has room for: each kind is as likely as another. */
function chosen(number: number, { page, plan }: Laid): Slip | null {
  const slips = slipsOf({ plan, has: (key) => page.cells.has(key) });
  const names = [...new Set(slips.map(({ name }) => name))].sort();
  const own = slips.filter(({ name }) => name === names[number % names.length]);
  return own[Math.floor(number / names.length) % own.length] ?? null;
}

function slipTruth({ name, rules, at, severity = "error", mayFollow = [] }: Slip, page: Page): SlipTruth {
  return { name, rules, severity, mayFollow, cells: at.flatMap((key) => page.cells.get(key) ?? []) };
}

/** Lays the form of a recipe out, with the slip that it asks for. */
export function compose(recipe: Recipe): Composed {
  const [clean] = lay(new Grid(), recipe, null);
  const slip = recipe.slip === null ? null : chosen(recipe.slip, clean);
  const grid = new Grid();
  const laid = lay(grid, recipe, slip);
  const tables = laid.map(({ page, plan }) => truthOf(page, plan));
  return { snapshot: grid.snapshot("Sheet1"), truth: { tables, slip: slip && slipTruth(slip, laid[0].page) } };
}
