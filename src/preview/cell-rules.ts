import { type Area, contains, overlaps } from "../sheet/address";
import { LAST_COLUMN, LAST_ROW, moveFormula, relativePlaces, type Shift, shiftFormula, shiftSpan } from "../sheet/references";

/** What applies to cells by a condition: a conditional format, a data validation. */
export interface CellRule {
  readonly areas: readonly Area[];
  /** As seen from the first cell of the first area, without "=". */
  readonly formulas: readonly string[];
}

/** Makes of a rule another one that says the same: what has an id needs a new one. */
export type Again<T> = (rule: T) => T;

/** A part of an area whose cells all see their formulas in the same way. */
interface Piece {
  readonly area: Area;
  readonly formulas: readonly string[];
}

/** A row and column from which no reference that a person wrote leaves the grid. */
const FAR = { row: 500_000, column: 8_000 };

/** The rule for those of its cells, or for others that are to see what they see. */
export function withAreas<T extends CellRule>(rule: T, areas: readonly Area[]): T {
  const [from, to] = [rule.areas[0], areas[0]];
  const formulas = from && to ? rule.formulas.map((formula) => moveFormula(formula, to.row - from.row, to.column - from.column)) : rule.formulas;
  return { ...rule, areas, formulas };
}

/** The rules without the cells of an area. */
export function withoutArea<T extends CellRule>(rules: readonly T[], hole: Area): T[] {
  return rules.flatMap((rule) => {
    if (!rule.areas.some((area) => overlaps(area, hole))) return [rule];
    const areas = subtract(rule.areas, hole);
    return areas.length > 0 ? [withAreas(rule, areas)] : [];
  });
}

/** Copies the rules of cells to others, as Excel does: these lose what they had, and each rule comes as another one. */
export function copyRules<T extends CellRule>(rules: readonly T[], to: Area, copied: (areas: readonly Area[]) => readonly Area[], again: Again<T>): T[] {
  return rules.flatMap((rule) => {
    const areas = copied(rule.areas);
    return [...withoutArea([rule], to), ...(areas.length > 0 ? [withAreas(again(rule), areas)] : [])];
  });
}

/**
 * Rules after rows or columns came or went, as Excel moves them. New rows take the rules of the row above them. Each cell goes on
 * to see the cells that it saw: where that is not the same for all cells of a rule, the rule falls apart.
 */
export function shiftRules<T extends CellRule>(rules: readonly T[], sheetName: string, shift: Shift, again: Again<T>): T[] {
  return rules.flatMap((rule) => {
    const runs = new Map<string, Piece[]>();
    for (const piece of piecesOf(rule, sheetName, shift)) {
      const moved = movedPiece(piece, sheetName, shift);
      if (!moved) continue;
      const key = moved.formulas.map((formula) => moveFormula(formula, FAR.row - moved.area.row, FAR.column - moved.area.column)).join("\n");
      runs.set(key, [...(runs.get(key) ?? []), moved]);
    }
    return [...runs.values()].map((pieces, index): T => ({ ...(index === 0 ? rule : again(rule)), areas: joined(pieces.map(({ area }) => area), shift.axis), formulas: pieces[0]!.formulas }));
  });
}

function piecesOf({ areas, formulas }: CellRule, sheetName: string, shift: Shift): Piece[] {
  const [first] = areas;
  if (!first) return [];
  const isRow = shift.axis === "row";
  const edges = shift.count < 0 ? [shift.at, shift.at - shift.count] : [shift.at];
  // Where a relative reference passes an edge, as seen from the cells.
  const offsets = formulas.flatMap((formula) => relativePlaces(formula, shift.axis).map((place) => place - (isRow ? first.row : first.column)));
  const cuts = [...new Set([...(isOwn(sheetName, shift) ? edges : []), ...offsets.flatMap((offset) => edges.map((edge) => edge - offset))])].sort((a, b) => a - b);
  return areas.flatMap((area) => {
    const [from, last] = isRow ? [area.row, area.lastRow] : [area.column, area.lastColumn];
    const starts = [from, ...cuts.filter((cut) => cut > from && cut <= last)];
    return starts.map((start, index): Piece => {
      const end = (starts[index + 1] ?? last + 1) - 1;
      const part = isRow ? { ...area, row: start, lastRow: end } : { ...area, column: start, lastColumn: end };
      return { area: part, formulas: formulas.map((formula) => moveFormula(formula, part.row - first.row, part.column - first.column)) };
    });
  });
}

/** @returns null when nothing is left of it */
function movedPiece({ area, formulas }: Piece, sheetName: string, shift: Shift): Piece | null {
  const seen = formulas.map((formula) => shiftFormula(formula, sheetName, shift));
  const isRow = shift.axis === "row";
  const [side, lastSide] = isRow ? [area.column, area.lastColumn] : [area.row, area.lastRow];
  const isWithin = !shift.across || (side >= shift.across[0] && lastSide <= shift.across[1]);
  if (!isOwn(sheetName, shift) || !isWithin) return { area, formulas: seen };
  const [first, last] = isRow ? [area.row, area.lastRow] : [area.column, area.lastColumn];
  const edge = isRow ? LAST_ROW : LAST_COLUMN;
  const span = shiftSpan(first, last, shift);
  if (!span) return null;
  const end = last === edge ? edge : last === shift.at - 1 ? Math.min(edge, last + Math.max(0, shift.count)) : span[1];
  return { area: isRow ? { ...area, row: span[0], lastRow: end } : { ...area, column: span[0], lastColumn: end }, formulas: seen };
}

/** Areas of which one goes on where another ends are one. */
function joined(areas: readonly Area[], axis: Shift["axis"]): Area[] {
  const result: Area[] = [];
  for (const area of areas) {
    const before = result.at(-1);
    const isNext =
      before &&
      (axis === "row"
        ? before.lastRow + 1 === area.row && before.column === area.column && before.lastColumn === area.lastColumn
        : before.lastColumn + 1 === area.column && before.row === area.row && before.lastRow === area.lastRow);
    if (isNext) result[result.length - 1] = { ...before, lastRow: area.lastRow, lastColumn: area.lastColumn };
    else result.push(area);
  }
  return result;
}

function isOwn(sheetName: string, shift: Shift): boolean {
  return sheetName.toLowerCase() === shift.sheetName.toLowerCase();
}

/** Whether all cells of the one lie in one of the others. */
export function isWithin(area: Area, areas: readonly Area[]): boolean {
  return areas.some((outer) => contains(outer, area) && contains(outer, { row: area.lastRow, column: area.lastColumn }));
}

/** The areas without the cells of one; up to four pieces remain of each. */
function subtract(areas: readonly Area[], hole: Area): Area[] {
  return areas.flatMap((area) => {
    const [top, bottom] = [Math.max(area.row, hole.row), Math.min(area.lastRow, hole.lastRow)];
    const [left, right] = [Math.max(area.column, hole.column), Math.min(area.lastColumn, hole.lastColumn)];
    if (top > bottom || left > right) return [area];
    const pieces: Area[] = [
      { ...area, lastRow: top - 1 },
      { row: top, lastRow: bottom, column: area.column, lastColumn: left - 1 },
      { row: top, lastRow: bottom, column: right + 1, lastColumn: area.lastColumn },
      { ...area, row: bottom + 1 },
    ];
    return pieces.filter(({ row, column, lastRow, lastColumn }) => row <= lastRow && column <= lastColumn);
  });
}
