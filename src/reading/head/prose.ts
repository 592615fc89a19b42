import { compact } from "../../figures/normalise";
import type { TextAt } from "../../form/form";
import { textAt } from "../page/cells";
import { isAnyLabel } from "../words/lexicon";
import type { Region } from "../page/region";

/** Shorter texts are names and labels, not sentences. */
const LEAST_PROSE = 10;
const CHINESE = /[\u4e00-\u9fff]/;

/**
 * Sentences outside of headings, figures and goals: notes, 资金管理情况, 其他需要说明的问题.
 * @param isTaken rows of the funds and indicator blocks
 * @param known texts that were read as something else
 */
export function readProse(region: Region, isTaken: (row: number) => boolean, known: readonly (TextAt | null)[]): TextAt[] {
  const isKnown = new Set(known.flatMap((text) => (text ? [`${text.row}:${text.column}`] : [])));
  const prose: TextAt[] = [];
  for (let row = region.area.row; row <= region.area.lastRow; row++) {
    if (isTaken(row)) continue;
    for (const cell of region.cellsIn(row)) {
      const text = typeof cell.value === "string" ? compact(cell.text) : "";
      if (text.length < LEAST_PROSE || !CHINESE.test(text) || isAnyLabel(cell.text)) continue;
      if (!isKnown.has(`${cell.row}:${cell.column}`)) prose.push(textAt(cell));
    }
  }
  return prose;
}
