import { compact } from "../../figures/normalise";
import type { TextAt, TotalRow } from "../../form/form";
import type { Cell } from "../../sheet/sheet";
import { textAt } from "../page/cells";
import { isLabel } from "../words/lexicon";
import type { Region } from "../page/region";

const GRADE = /^[(]?(优秀?|良好?|中等?|差|合格|不合格|基本合格)[)]?$/;
const NAME = "优秀?|良好?|中等?|差|基本合格|不合格|合格";
/** "优☑ 良□" and "☑优 □良": the box stands on the same side of all names. */
const TICKED_BEHIND = new RegExp(`^(?:(?:${NAME})[☑√✓✔■□☐○]*)+$`);
const TICK = "[☑√✓✔■]";

/** The grade that a text names, or the one that is ticked among boxes; null when it names none or several. */
function gradeIn(cell: Cell): TextAt | null {
  const text = compact(cell.text);
  if (GRADE.test(text)) return textAt(cell);
  const pattern = TICKED_BEHIND.test(text) ? `(${NAME})${TICK}` : `${TICK}(${NAME})`;
  const ticked = [...text.matchAll(new RegExp(pattern, "g"))];
  return ticked.length === 1 ? { ...textAt(cell), text: ticked[0]?.[1] ?? "" } : null;
}

/** The grade in the total row, or beside a label of its own anywhere in the form. */
export function gradeOf(region: Region, total: TotalRow | null): TextAt | null {
  const inTotalRow = total && region.cellsIn(total.row).flatMap((cell) => gradeIn(cell) ?? [])[0];
  if (inTotalRow) return inTotalRow;
  for (let row = region.area.row; row <= region.area.lastRow; row++) {
    const cells = region.cellsIn(row);
    const label = cells.findIndex((cell) => isLabel("grade", cell.text));
    const value = label < 0 ? undefined : cells[label + 1];
    const grade = value && gradeIn(value);
    if (grade) return grade;
  }
  return null;
}
