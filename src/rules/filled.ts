import type { Figure } from "../figures/figure";
import type { FigureAt } from "../form/form";

/** A cell that does hold a figure. */
export type Filled = FigureAt & { readonly figure: Figure };

export function isFilled(cell: FigureAt | null | undefined): cell is Filled {
  return cell?.figure != null;
}
