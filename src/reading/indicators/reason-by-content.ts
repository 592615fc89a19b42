import { figureOf } from "../../figures/figure";
import { isBlankText } from "../../figures/normalise";
import type { Indicator } from "../../form/form";
import type { Region } from "../page/region";
import { labelOf } from "../words/label";
import type { ColumnRole } from "./indicator-columns";
import type { IndicatorHeader } from "./indicator-header";

const MAY_HOLD_REASONS = /备注|说明|原因|分析|情况|扣分/;
const NAMES_REASON = /原因/;
const CERTAINTY_OF_CONTENT = 0.6;
const LEAST_TEXT = 2;

function losesPoints({ weight, score }: Indicator): boolean {
  return weight?.figure != null && score?.figure != null && score.figure.value.lt(weight.figure.value);
}

/** Whether a column has words where points were lost, and hardly anywhere else: a rule of scoring stands in every row. */
function explainsLosses(region: Region, column: number, indicators: readonly Indicator[]): boolean {
  const filled = indicators.filter(({ row }) => {
    const cell = region.sheet.shownAt(row, column);
    return cell?.row === row && typeof cell.value === "string" && !isBlankText(cell.text) && cell.text.trim().length >= LEAST_TEXT && figureOf(cell) === null;
  });
  return filled.length > 0 && filled.length < indicators.length && filled.every(losesPoints);
}

/**
 * The column of reasons where no heading names one: 备注, 说明, 扣分说明 filled in only where points were lost, or 备注（原因说明）
 * whatever it holds. Null where none is.
 */
export function reasonByContent(region: Region, header: IndicatorHeader, roles: readonly ColumnRole[], indicators: readonly Indicator[]): ColumnRole | null {
  if (roles.some(({ role, source }) => role === "reason" || source === "person")) return null;
  const lastLevel = Math.max(region.area.column - 1, ...roles.filter(({ role }) => role.startsWith("level")).map(({ column }) => column));
  for (let column = lastLevel + 1; column <= region.area.lastColumn; column++) {
    const heading = region.sheet.shownAt(header.lastRow, column);
    if (!heading || heading.column !== column || roles.some((known) => known.column === column && known.role !== "rule")) continue;
    const { name, notes } = labelOf(heading.text);
    if (!MAY_HOLD_REASONS.test(name)) continue;
    if (notes.some((note) => NAMES_REASON.test(note)) || explainsLosses(region, column, indicators)) {
      return { role: "reason", column, certainty: CERTAINTY_OF_CONTENT, heading: name, source: "content" };
    }
  }
  return null;
}
