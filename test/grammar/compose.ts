import type { SheetSnapshot } from "../../src/sheet/sheet";
import { factsOf } from "./facts/facts";
import { type Figures, figuresOf } from "./facts/figures";
import { layForm } from "./layout/form";
import { Plan } from "./layout/plan";
import { truthOf } from "./layout/truth";
import type { Recipe } from "./recipe";
import { Grid } from "./sheet/grid";
import type { Page } from "./sheet/page";
import { type Slip, slipsOf } from "./slips/slips";
import type { SheetTruth, SlipTruth } from "./truth";

/** A sheet, and what is to be read on it. */
export interface Composed {
  readonly snapshot: SheetSnapshot;
  readonly truth: SheetTruth;
}

interface Laid {
  readonly grid: Grid;
  readonly page: Page;
  readonly plan: Plan;
}

function lay(recipe: Recipe, slip: Slip | null): Laid {
  const facts = factsOf(recipe);
  const before: Figures = figuresOf(facts, recipe.choices);
  slip?.facts?.(facts);
  const figures = figuresOf(facts, recipe.choices);
  slip?.figures?.(figures, before);
  const plan = new Plan(recipe, facts, figures);
  const grid = new Grid();
  const corner = recipe.choices.corner === "B2" ? 1 : 0;
  return { grid, plan, page: layForm(grid, plan, corner, corner) };
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
  const clean = lay(recipe, null);
  const slip = recipe.slip === null ? null : chosen(recipe.slip, clean);
  const { grid, page, plan } = slip ? lay(recipe, slip) : clean;
  return { snapshot: grid.snapshot("Sheet1"), truth: { tables: [truthOf(page, plan)], slip: slip && slipTruth(slip, page) } };
}
