import type { Figure } from "../figures/figure";
import type { FigureAt, Indicator } from "../form/form";

/** A cell that states points. */
export type Weight = FigureAt & { readonly figure: Figure };

/** "考核得分(满分100分)": what the thing that is measured can reach, not what the row can earn. */
const FULL_MARKS_OF_NAME = /[(（]满分[^()（）]*[)）]\s*$/;

/** The points that a row can earn: those in the column of weights, else those in the row's own name ("完工及时率（4分）"). */
export function weightOf({ weight, name, levels }: Indicator): Weight | null {
  if (weight) return weight.figure ? { ...weight, figure: weight.figure } : null;
  const own = levels.at(-1);
  if (name === null || !own?.points || FULL_MARKS_OF_NAME.test(own.text)) return null;
  return { row: own.row, column: own.column, text: own.text, figure: own.points, formula: null };
}
