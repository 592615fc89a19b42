import type { Form } from "../form/form";
import { formatCell, type Position } from "../sheet/address";
import type { Finding } from "./finding";
import { isOwnIndicator } from "./rows";

/** An empty cell in which a person would say why. */
export interface ReasonGap {
  readonly cell: Position;
  /** Of the indicator. */
  readonly name: string;
}

/** How reasons begin in the column 偏差原因分析及改进措施; given to a person who asks for it, and no more than that: a reason is hers. */
export const REASON_OPENING = "偏差原因：；改进措施：";

/** The empty cells for reasons of the rows that the finding is about; rows that share a merged cell have one. */
export function reasonGaps({ cells }: Finding, { indicators }: Form): ReasonGap[] {
  const gaps = new Map<string, ReasonGap>();
  for (const indicator of indicators) {
    const place = indicator.cells.reason;
    const isConcerned = cells.some(({ row }) => row === indicator.row) && isOwnIndicator(indicator) && indicator.reason === null;
    if (!place || !isConcerned || gaps.has(formatCell(place))) continue;
    gaps.set(formatCell(place), { cell: { row: place.row, column: place.column }, name: indicator.name ?? "" });
  }
  return [...gaps.values()];
}
