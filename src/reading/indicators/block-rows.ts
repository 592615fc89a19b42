import { sum } from "../../figures/decimal";
import { compact, isBlankText } from "../../figures/normalise";
import type { Columns, FigureAt, IndicatorColumn } from "../../form/form";
import type { RowKind } from "../../form/row-kinds";
import type { Cell } from "../../sheet/sheet";
import { figureAt } from "../page/cells";
import { isColumnNumbers, isSignatureRow } from "../page/plain-rows";
import { indicatorHeading, isLabel } from "../words/lexicon";
import { type PointsBeside, RowSums } from "./row-sums";
import { titleIn } from "../page/title";
import { numberingDepth } from "../words/numbering";
import { type Region, lastColumnOf, lastRowOf } from "../page/region";

const LEVELS: readonly IndicatorColumn[] = ["level1", "level2", "level3", "level4"];
const LEAST_HEADINGS = 4;
const TEMPLATE = /^(?:指标\d*|\d+[.、]|[….]+|其他指标|\(?可根据.*)?[::]?$/;

const SPEAKS_OF_POINTS = /总|计$|[得评]分/;
const NAMES_SUM = /[小合总]计(?:分|得分)?$|^满分$/;
const LEAST_ADDENDS = 2;

/** "指标2:", "2.", "……": a row of the empty template. */
export function isTemplateText(text: string): boolean {
  return TEMPLATE.test(compact(text));
}

/** The headings again, as a printed table repeats them on its next page. */
function isHeading(cells: readonly Cell[]): boolean {
  const headings = cells.filter((cell) => typeof cell.value === "string" && indicatorHeading(cell.text) !== null);
  return headings.length >= LEAST_HEADINGS && headings.length >= cells.length - 1;
}

/** What a row says in the columns of the block, before it is known what kind of row it is. */
export interface Row {
  readonly row: number;
  /** Name shown in each level column; merges followed. */
  readonly names: readonly (Cell | null)[];
  readonly weight: FigureAt | null;
  readonly score: FigureAt | null;
  readonly target: FigureAt | null;
  readonly actual: FigureAt | null;
}

export type Kind = RowKind | "end";

/** Tells what the rows below an indicator heading are. */
export class BlockRows {
  readonly levelColumns: readonly number[];
  private readonly valueColumns: readonly number[];
  private readonly pointColumns: readonly number[];

  constructor(
    private readonly region: Region,
    private readonly columns: Columns<IndicatorColumn>,
    private readonly firstTarget: number | null = null,
  ) {
    this.levelColumns = LEVELS.flatMap((level) => columns[level] ?? []);
    this.pointColumns = [columns.weight, columns.score].flatMap((column) => column ?? []);
    this.valueColumns = [columns.target, columns.actual].flatMap((column) => column ?? []).concat(this.pointColumns);
  }

  rowAt(row: number): Row {
    const { sheet } = this.region;
    const figure = (role: IndicatorColumn) => {
      const column = this.columns[role];
      if (column === undefined) return null;
      const adjusted = figureAt(sheet, row, column);
      const value = role === "target" && this.firstTarget !== null && isBlankText(adjusted.text) ? figureAt(sheet, row, this.firstTarget) : adjusted;
      // A name that is merged across the values is none of theirs.
      return this.levelColumns.includes(value.column) && value.column !== column ? { ...value, column, text: "", figure: null, formula: null } : value;
    };
    return {
      row,
      names: this.levelColumns.map((column) => sheet.shownAt(row, column)),
      weight: figure("weight"),
      score: figure("score"),
      target: figure("target"),
      actual: figure("actual"),
    };
  }

  kindOf(row: Row): Kind {
    const cells = this.region.cellsIn(row.row);
    if (isHeading(cells) || isColumnNumbers(cells) || titleIn(cells) !== null) return "blank";
    // The weight may stand left of the names, and the label of the total right of it.
    const lastName = Math.max(Math.min(...this.valueColumns) - 1, ...this.levelColumns);
    const labels = cells.filter(({ column, value }) => typeof value === "string" && column <= lastName && !this.valueColumns.includes(column));
    if (labels.some((cell) => isLabel("total", cell.text))) return "total";
    if (labels.some((cell) => isLabel("subtotal", cell.text))) return "subtotal";
    if (this.endsBlock(cells) || isSignatureRow(cells)) return "end";
    if (this.isTotalBesideFigures(row, cells)) return "total";
    if (cells.some((cell) => this.isRemark(cell))) return "blank";
    const hasValue = [row.target, row.actual, row.weight, row.score].some((value) => value && value.text.trim() !== "");
    const own = this.ownName(row);
    if (hasValue) return "indicator";
    if (own === null) return "blank";
    return isTemplateText(own.text) || own.column !== this.levelColumns.at(-1) && !this.reachesLastLevel(own) ? "template" : "indicator";
  }

  /** 合计 right before its figures, in the columns of the values, in a row that names nothing else. */
  private isTotalBesideFigures({ weight, score }: Row, cells: readonly Cell[]): boolean {
    const words = cells.filter(({ value, column }) => typeof value === "string" && !this.pointColumns.includes(column));
    return (weight?.figure ?? score?.figure ?? null) !== null && words.length > 0 && words.every(({ text }) => isLabel("total", text));
  }

  /** The deepest name that begins in this row. */
  ownName(row: Row): Cell | null {
    return row.names.findLast((name) => name !== null && name.row === row.row) ?? null;
  }

  reachesLastLevel(name: Cell): boolean {
    const last = this.levelColumns.at(-1) ?? name.column;
    return (this.region.sheet.mergeAt(name.row, name.column)?.lastColumn ?? name.column) >= last;
  }

  /** A text that runs from a name or a value on into the points is no value of theirs: 未完成原因分析 | …, 单位领导审签. */
  private isRemark(cell: Cell): boolean {
    if (typeof cell.value !== "string" || isBlankText(cell.text)) return false;
    const covers = (column: number) => cell.column <= column && column <= lastColumnOf(this.region.sheet, cell);
    return this.pointColumns.some((points) => covers(points) && [...this.levelColumns, ...this.valueColumns].some((column) => column < points && covers(column)));
  }

  /** Notes, signatures and text boxes begin with a label of their own in the first cell of the row. */
  private endsBlock(cells: readonly Cell[]): boolean {
    const first = cells[0];
    if (!first || typeof first.value !== "string") return false;
    const firstLevel = this.levelColumns[0] ?? first.column;
    if (first.column > firstLevel) return false;
    const text = compact(first.text);
    const lead = /^([^::0-9]{1,14})[::]/.exec(text)?.[1];
    return isLabel("notes", first.text) || (lead !== undefined && isLabel("notes", lead)) || /^注\d/.test(text);
  }

  /**
   * A row that names a group and repeats the points of the rows below ("A1.项目立项 6 6"): it names only an upper level,
   * and the next row names a lower level without naming this one again; or its numbering says so (一 before 1 and 2).
   */
  markGroupRows(rows: readonly Row[], kinds: Kind[]): void {
    rows.forEach((row, index) => {
      if (kinds[index] !== "indicator") return;
      const depth = this.depthOf(row);
      const own = row.names[depth];
      if (!own || lastRowOf(this.region.sheet, own) > row.row) return;
      const nextIndex = kinds.findIndex((kind, other) => other > index && kind !== "blank");
      const next = kinds[nextIndex] === "indicator" ? rows[nextIndex] : undefined;
      if (!next || (row.weight?.figure ?? row.score?.figure ?? null) === null) return;
      if (row.target?.text.trim() || row.actual?.text.trim()) return;
      const nextUpper = next.names.slice(0, depth + 1).some((name) => name !== null && name.row === next.row);
      const isUpper = !this.reachesLastLevel(own) && this.depthOf(next) > depth && !nextUpper;
      if (isUpper || this.isNumberedAbove(own, next)) kinds[index] = "group";
    });
  }

  isSumLabel({ text }: Cell): boolean {
    return NAMES_SUM.test(compact(text));
  }

  /** A row whose name says that it sums up others: …小计, or a name that runs across all names. */
  isNamedSum(row: Row): boolean {
    const own = this.ownName(row);
    if (!own) return false;
    const [first, last] = [this.levelColumns[0] ?? own.column, this.levelColumns.at(-1) ?? own.column];
    const isAcross = own.column === first && last > first && lastColumnOf(this.region.sheet, own) >= last;
    return NAMES_SUM.test(compact(own.text)) || isAcross;
  }

  /** The kinds under which the printed sums come out. */
  withSums(rows: readonly Row[], kinds: readonly Kind[], beside: PointsBeside): readonly Kind[] {
    const signs = {
      isNamedSum: (row: Row) => this.isNamedSum(row),
      isNamedIndicator: (row: Row) => this.ownName(row)?.column === this.levelColumns.at(-1),
     isHidden: ({ row }: Row) => this.region.sheet.isRowHidden(row),
    };
    return new RowSums(rows, kinds, beside, signs).best().kinds;
  }

  private isNumberedAbove(own: Cell, next: Row): boolean {
    const below = this.ownName(next);
    const depthOf = ({ row, column, text }: Cell) => {
      const ordinal = this.region.cellsIn(row).find((cell) => cell.column < column);
      return numberingDepth(text) ?? (ordinal ? numberingDepth(ordinal.text) : null);
    };
    const [upper, lower] = [depthOf(own), below?.column === own.column ? depthOf(below) : null];
    return upper !== null && lower !== null && upper < lower;
  }

  /** A group that was left empty between others (生态效益指标 with nothing in it) is a row of the form, not of its template. */
  markEmptyGroups(rows: readonly Row[], kinds: Kind[]): void {
    const lastIndicator = kinds.lastIndexOf("indicator");
    rows.forEach((row, index) => {
      const depth = this.depthOf(row);
      const own = row.names[depth];
      if (kinds[index] !== "template" || index > lastIndicator || !own || isTemplateText(own.text)) return;
      const next = rows[kinds.findIndex((kind, other) => other > index && kind !== "blank")];
      const isAlone = next?.names.slice(0, depth + 1).some((name) => name !== null && name.row === next.row);
      if (isAlone && lastRowOf(this.region.sheet, own) === row.row) kinds[index] = "indicator";
    });
  }

  /**
   * The last row of a block without a known total, when its name speaks of points, nothing was planned or done in it, and it
   * has as many points as all others together: 最终得分 | 100 | 97.5.
   */
  markTotal(rows: readonly Row[], kinds: Kind[]): void {
    const last = kinds.lastIndexOf("indicator");
    const row = rows[last];
    const name = row && this.ownName(row);
    if (kinds.includes("total") || !name || !SPEAKS_OF_POINTS.test(compact(name.text))) return;
    // The name may run across the columns of both.
    if ([row.target, row.actual].some((value) => value && value.column !== name.column && value.text.trim() !== "")) return;
    const isSum = (["weight", "score"] as const).some((role) => {
      const own = row[role]?.figure?.value;
      const others = rows.flatMap((other, index) => (kinds[index] === "indicator" && index < last ? (other[role]?.figure?.value ?? []) : []));
      return own !== undefined && others.length >= LEAST_ADDENDS && own.gte(sum(others));
    });
    if (isSum) kinds[last] = "total";
  }

  /** Index of the deepest level that the row names itself; -1 for none. */
  depthOf(row: Row): number {
    return row.names.findLastIndex((name) => name !== null && name.row === row.row);
  }
}
