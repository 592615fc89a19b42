import { type Figure, parseFigure } from "../figures/figure";
import type { FigureAt } from "../form/form";

/** A cell that does hold a figure. */
export type Filled = FigureAt & { readonly figure: Figure };

export function isFilled<Cell extends FigureAt>(cell: Cell | null | undefined): cell is Cell & Filled {
  return cell?.figure != null;
}

/** Whether the figure is all that its cell holds. "预算资金:98" names itself too, and whoever wrote into it would lose the name. */
export function standsAlone({ figure, text }: FigureAt): boolean {
  return !figure?.isText || parseFigure(text) !== null;
}
