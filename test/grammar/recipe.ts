import fc from "fast-check";
import { CHOICES, type Choices, NAMES, PLAIN } from "./choices/choices";
import { settled } from "./choices/conflicts";

/** What one indicator is drawn from. */
export interface RowDraw {
  /** Which of the indicators in words/. */
  readonly measure: number;
  readonly outcome: "met" | "above" | "missed" | "partly";
  /** Its part of the points, against the other rows'. */
  readonly share: number;
  /** Where in its range the target lies, and how far the result is from it: per mille. */
  readonly size: number;
  readonly distance: number;
}

export interface SourceDraw {
  /** In hundreds of 元. */
  readonly budget: number;
  /** Part of the budget that was spent, per mille. */
  readonly spent: number;
  /** Part of the budget that was planned at the beginning of the year, per mille. */
  readonly planned: number;
}

/** Everything that a form follows from; the same recipe makes the same sheet. */
export interface Recipe {
  readonly choices: Choices;
  readonly rows: readonly RowDraw[];
  readonly sources: readonly SourceDraw[];
  /** Which of several words. */
  readonly words: number;
  readonly year: number;
  /** null for a form without a slip; else which of those that the form has room for. */
  readonly slip: number | null;
}

/** How much more often a choice is plain than anything else: a form departs from the plain one in a good ten ways. */
const PLAIN_WEIGHT = 3;

const option = <Value>(options: readonly Value[]): fc.Arbitrary<Value> =>
  options.length === 1
    ? fc.constant(options[0]!)
    : fc.oneof({ weight: PLAIN_WEIGHT, arbitrary: fc.constant(options[0]!) }, { weight: 1, arbitrary: fc.constantFrom(...options.slice(1)) });

const choices: fc.Arbitrary<Choices> = fc
  .record(Object.fromEntries(NAMES.map((name) => [name, option<string>(CHOICES[name])])))
  .map((drawn) => settled(drawn as unknown as Choices));

const row: fc.Arbitrary<RowDraw> = fc.record({
  measure: fc.nat(999),
  outcome: fc.constantFrom("met", "met", "above", "missed", "partly"),
  share: fc.integer({ min: 1, max: 4 }),
  size: fc.nat(999),
  distance: fc.nat(999),
});

const source: fc.Arbitrary<SourceDraw> = fc.record({
  budget: fc.integer({ min: 100, max: 900_000 }),
  spent: fc.integer({ min: 700, max: 1000 }),
  planned: fc.integer({ min: 600, max: 1000 }),
});

export const recipes: fc.Arbitrary<Recipe> = fc.record({
  choices,
  rows: fc.uniqueArray(row, { minLength: 4, maxLength: 12, selector: ({ measure }) => measure }),
  sources: fc.array(source, { minLength: 2, maxLength: 12 }),
  words: fc.nat(9999),
  year: fc.integer({ min: 2018, max: 2025 }),
  slip: fc.oneof(fc.constant(null), fc.nat(9999)),
});

/** Recipes that are simpler by one thing, the greatest simplifications first. */
export function* simpler(recipe: Recipe): Generator<Recipe> {
  if (recipe.slip !== null) yield { ...recipe, slip: null };
  for (const name of NAMES) {
    if (recipe.choices[name] !== PLAIN[name]) yield { ...recipe, choices: settled({ ...recipe.choices, [name]: PLAIN[name] }) };
  }
  for (let index = 0; recipe.rows.length > 3 && index < recipe.rows.length; index++) {
    yield { ...recipe, rows: recipe.rows.filter((_, other) => other !== index) };
  }
  if (recipe.sources.length > 2) yield { ...recipe, sources: recipe.sources.slice(0, -1) };
  for (const [index, { outcome }] of recipe.rows.entries()) {
    if (outcome !== "met") yield { ...recipe, rows: recipe.rows.map((other, at) => (at === index ? { ...other, outcome: "met" as const } : other)) };
  }
  if (recipe.words !== 0) yield { ...recipe, words: 0 };
}
