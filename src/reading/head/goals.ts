import { compact, isBlankText } from "../../figures/normalise";
import type { Asked, Goals, TextAt } from "../../form/form";
import type { Cell } from "../../sheet/sheet";
import { textAt } from "../page/cells";
import { isAnyLabel, isLabel } from "../words/lexicon";
import { type Region, lastColumnOf, lastRowOf } from "../page/region";

type Direction = keyof Goals;

/** A label with the texts that answer it. */
interface GoalLabel {
  readonly direction: Direction;
  readonly label: Cell;
  readonly answers: readonly Cell[];
  /** Where an answer would begin. */
  readonly place: { readonly row: number; readonly column: number };
}

const WITH_TEXT = /^([^::]{2,16})[::](.+)$/;
/** 年度总体目标 | 预期目标 | 实际完成情况: a third label of a row stands beside the two headings. */
const HEADINGS_AND_SIDE = 3;

function directionOf(text: string): Direction | null {
  if (isLabel("goalAchieved", text)) return "achieved";
  return isLabel("goalPlanned", text) || isLabel("goalSide", text) ? "planned" : null;
}

/** "年度总体目标:应救尽救": label and answer in one cell. */
function inline(cell: Cell): GoalLabel | null {
  const [, lead = "", text = ""] = WITH_TEXT.exec(compact(cell.text)) ?? [];
  const direction = directionOf(lead);
  return direction && { direction, label: cell, answers: isBlankText(text) ? [] : [cell], place: cell };
}

/** Reads goal texts in the rows that no other part of the form takes. */
export class GoalReader {
  constructor(
    private readonly region: Region,
    private readonly isTaken: (row: number) => boolean,
  ) {}

  read(): { goals: Goals; asked: Asked[] } {
    const labels: GoalLabel[] = [];
    for (let row = this.region.area.row; row <= this.region.area.lastRow; row++) {
      if (!this.isTaken(row)) labels.push(...this.labelsIn(row));
    }
    const textsOf = (direction: Direction): TextAt[] =>
      labels.filter((label) => label.direction === direction).flatMap(({ answers }) => answers.map(textAt));
    return {
      goals: { planned: textsOf("planned"), achieved: textsOf("achieved") },
      asked: labels.map(({ direction, label, answers, place }) => ({
        role: direction === "planned" ? "goalPlanned" : "goalAchieved",
        label: textAt(label),
        cell: { row: answers[0]?.row ?? place.row, column: answers[0]?.column ?? place.column },
        answer: answers[0] ? textAt(answers[0]) : null,
      })),
    };
  }

  private labelsIn(row: number): GoalLabel[] {
    const cells = this.region.cellsIn(row).filter((cell) => typeof cell.value === "string");
    const labels = cells.filter((cell) => directionOf(cell.text) !== null);
    const withText = cells.flatMap((cell) => inline(cell) ?? []);
    const [first, ...others] = labels;
    if (!first) return withText;
    const headings = this.isSide(first, others) ? others : labels;
    // Labels next to each other head columns; a label with a text beside it is answered there.
    const isHeading = headings.length > 1 ? headings.every((label) => !this.textBeside(label)) : headings === others;
    const read = headings.flatMap((label, index) => (isHeading ? this.below(headings, index) : this.beside(label)));
    return [...read, ...withText];
  }

  private isSide(first: Cell, others: readonly Cell[]): boolean {
    const [second] = others;
    if (!second || !isLabel("goalSide", first.text)) return false;
    const runsDown = lastRowOf(this.region.sheet, first) > first.row && lastRowOf(this.region.sheet, second) === second.row;
    return runsDown || others.length + 1 >= HEADINGS_AND_SIDE || directionOf(first.text) === directionOf(second.text);
  }

  private textBeside(label: Cell): boolean {
    const from = lastColumnOf(this.region.sheet, label) + 1;
    const next = this.region.cellsIn(label.row).find((cell) => cell.column >= from && typeof cell.value === "string");
    return next !== undefined && directionOf(next.text) === null;
  }

  private beside(label: Cell): GoalLabel[] {
    const column = lastColumnOf(this.region.sheet, label) + 1;
    // A heading over the whole width ("年度绩效目标完成情况") asks for nothing itself.
    if (column > this.region.area.lastColumn) return [];
    const answers: Cell[] = [];
    for (let row = label.row; row <= lastRowOf(this.region.sheet, label); row++) {
      const right = this.region.cellsIn(row).filter((cell) => cell.column >= column && typeof cell.value === "string");
      const end = right.findIndex((cell) => isAnyLabel(cell.text));
      answers.push(...filled(right.slice(0, end < 0 ? undefined : end)));
    }
    const direction = directionOf(label.text) ?? "planned";
    const place = { row: label.row, column };
    const [first, second] = answers;
    // Two texts beside one label, without headings: the goal and what became of it.
    if (direction === "planned" && first && second?.row === first.row && answers.length === 2) {
      return [
        { direction, label, answers: [first], place },
        { direction: "achieved", label, answers: [second], place },
      ];
    }
    return [{ direction, label, answers, place }];
  }

  private below(headings: readonly Cell[], index: number): GoalLabel[] {
    const [leftmost, label, next] = [headings[0], headings[index], headings[index + 1]];
    if (!leftmost || !label) return [];
    const lastColumn = next ? next.column - 1 : this.region.area.lastColumn;
    const first = lastRowOf(this.region.sheet, label) + 1;
    const answers: Cell[] = [];
    for (let row = first; row <= this.region.area.lastRow && !this.isTaken(row); row++) {
      const cells = this.region.cellsIn(row);
      // The next part of the form begins with a label of its own.
      if (cells[0] && (cells[0].column < leftmost.column || isAnyLabel(cells[0].text))) break;
      answers.push(...cells.filter((cell) => cell.column >= label.column && cell.column <= lastColumn && typeof cell.value === "string"));
    }
    const place = { row: first, column: label.column };
    return [{ direction: directionOf(label.text) ?? "planned", label, answers: filled(answers), place }];
  }
}

function filled(answers: readonly Cell[]): Cell[] {
  return answers.filter((cell) => !isBlankText(cell.text));
}
