import { type Composed, compose } from "../compose";
import { type Difference, compare } from "../compare";
import { readSheet } from "../reader";
import { type Recipe, simpler } from "../recipe";
import { deviations } from "../choices/choices";

export interface Tried {
  readonly recipe: Recipe;
  readonly composed: Composed;
  /** Empty where everything was read right. */
  readonly differences: readonly Difference[];
  /** Rules of warnings on a form without a slip: no fault, yet worth a look. */
  readonly warnings: readonly string[];
}

export function tried(recipe: Recipe): Tried {
  const composed = compose(recipe);
  const tables = readSheet(composed.snapshot);
  const warnings = composed.truth.slip ? [] : tables.flatMap(({ findings }) => findings).filter(({ severity }) => severity === "warning");
  return { recipe, composed, differences: compare(composed.truth, tables), warnings: warnings.map(({ rule }) => rule) };
}

/** How much there is to look at in a form. */
function size({ choices, rows, sources, slip, words }: Recipe): number {
  const outcomes = rows.filter(({ outcome }) => outcome !== "met").length;
  return deviations(choices).length * 100 + rows.length * 10 + sources.length + outcomes + (slip === null ? 0 : 500) + (words === 0 ? 0 : 1);
}

/** The smallest form that fails in the same way: nothing can be left out of it. */
export function smallest(failed: Tried, kind: string): Tried {
  const isSame = ({ differences }: Tried): boolean => differences.some((difference) => difference.kind === kind);
  let best = failed;
  for (let next: Tried | undefined = best; next;) {
    best = next;
    next = undefined;
    for (const recipe of simpler(best.recipe)) {
      if (size(recipe) >= size(best.recipe)) continue;
      const attempt = tried(recipe);
      if (!isSame(attempt)) continue;
      next = attempt;
      break;
    }
  }
  return best;
}
