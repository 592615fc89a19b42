import { parseFigure } from "../figures/figure";
import { compact, isBlankText } from "../figures/normalise";
import type { BlockRow, Columns, FigureAt, Group, Indicator, IndicatorColumn, Level, TotalRow } from "../form/form";
import type { Cell } from "../sheet/sheet";
import { figureAt } from "./cells";
import { pointsIn } from "./label";
import { isLabel } from "./lexicon";
import { type Region, lastRowOf } from "./region";

export interface IndicatorBlock {
  readonly indicators: readonly Indicator[];
  readonly groups: readonly Group[];
  readonly rows: readonly BlockRow[];
  readonly total: TotalRow | null;
  /** The last row that belongs to the block, the total row included. */
  readonly lastRow: number;
}

const LEVELS: readonly IndicatorColumn[] = ["level1", "level2", "level3", "level4"];
const TEMPLATE = /^(?:指标\d*|[….]+|其他指标|\(?可根据.*)?[::]?$/;
const SUB_ITEM = /^[★☆*]*其中/;

/** "指标2:", "……": a row of the empty template. */
export function isTemplateText(text: string): boolean {
  return TEMPLATE.test(compact(text));
}

function levelOf(cell: Cell): Level {
  const points = pointsIn(cell.text);
  return { row: cell.row, column: cell.column, text: cell.text, points: points === null ? null : parseFigure(points) };
}

/** What a row says in the columns of the block, before it is known what kind of row it is. */
interface Row {
  readonly row: number;
  /** Name shown in each level column; merges followed. */
  readonly names: readonly (Cell | null)[];
  readonly weight: FigureAt | null;
  readonly score: FigureAt | null;
  readonly target: FigureAt | null;
  readonly actual: FigureAt | null;
}

type Kind = "indicator" | "group" | "subtotal" | "total" | "template" | "blank" | "end";

/** Rows of the sheet. */
export interface GivenRows {
  readonly first?: number;
  readonly last?: number;
  readonly total?: number;
}

/** Reads the rows below an indicator heading. */
export class IndicatorReader {
  private readonly levelColumns: readonly number[];
  private readonly valueColumns: readonly number[];

  constructor(
    private readonly region: Region,
    private readonly columns: Columns<IndicatorColumn>,
  ) {
    this.levelColumns = LEVELS.flatMap((level) => columns[level] ?? []);
    this.valueColumns = [columns.target, columns.actual, columns.weight, columns.score].flatMap((column) => column ?? []);
  }

  /** `given`: rows that a person named; everything else is found. */
  read(firstRow: number, given: GivenRows = {}): IndicatorBlock {
    const rows: Row[] = [];
    const kinds: Kind[] = [];
    let lastRow = firstRow - 1;
    for (let row = given.first ?? firstRow; row <= (given.last ?? this.region.area.lastRow); row++) {
      const current = this.rowAt(row);
      const kind = row === given.total ? "total" : this.kindOf(current);
      if (kind === "end" && given.last === undefined) break;
      // A total above its parts is one too; below it, nothing that is no indicator belongs to the block any more.
      if (kind !== "blank") lastRow = row;
      rows.push(current);
      kinds.push(kind);
      if (kind === "total" && kinds.includes("indicator")) break;
    }
    this.markGroupRows(rows, kinds);
    this.markEmptyGroups(rows, kinds);
    const block = this.assemble(rows, kinds);
    const total = this.totalAt(given.total) ?? block.total ?? this.totalBelow(lastRow + 1);
    const blockRows = rows.map(({ row }, index): BlockRow => {
      const kind = kinds[index];
      return { row, kind: kind === undefined || kind === "end" ? "blank" : kind, isHidden: this.region.sheet.isRowHidden(row) };
    });
    return { ...block, rows: blockRows, total, lastRow: Math.max(lastRow, total?.row ?? 0) };
  }

  private totalAt(row: number | undefined): TotalRow | null {
    if (row === undefined) return null;
    const { weight, score } = this.rowAt(row);
    return { row, weight, score };
  }

  /** The total may stand below text boxes that follow the indicators. */
  private totalBelow(firstRow: number): TotalRow | null {
    for (let row = firstRow; row <= this.region.area.lastRow; row++) {
      const current = this.rowAt(row);
      if (this.kindOf(current) === "total") return { row, weight: current.weight, score: current.score };
    }
    return null;
  }

  private rowAt(row: number): Row {
    const { sheet } = this.region;
    const figure = (role: IndicatorColumn) => {
      const column = this.columns[role];
      return column === undefined ? null : figureAt(sheet, row, column);
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

  private kindOf(row: Row): Kind {
    const cells = this.region.cellsIn(row.row);
    const firstValue = Math.min(...this.valueColumns);
    const labels = cells.filter((cell) => cell.column < firstValue && typeof cell.value === "string");
    if (labels.some((cell) => isLabel("total", cell.text))) return "total";
    if (labels.some((cell) => isLabel("subtotal", cell.text))) return "subtotal";
    if (this.endsBlock(cells)) return "end";
    const hasValue = [row.target, row.actual, row.weight, row.score].some((value) => value && value.text.trim() !== "");
    const own = this.ownName(row);
    if (hasValue) return "indicator";
    if (own === null) return "blank";
    return isTemplateText(own.text) || own.column !== this.levelColumns.at(-1) && !this.reachesLastLevel(own) ? "template" : "indicator";
  }

  /** The deepest name that begins in this row. */
  private ownName(row: Row): Cell | null {
    return row.names.findLast((name) => name !== null && name.row === row.row) ?? null;
  }

  private reachesLastLevel(name: Cell): boolean {
    const last = this.levelColumns.at(-1) ?? name.column;
    return (this.region.sheet.mergeAt(name.row, name.column)?.lastColumn ?? name.column) >= last;
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
   * and the next row names a lower level without naming this one again.
   */
  private markGroupRows(rows: readonly Row[], kinds: Kind[]): void {
    rows.forEach((row, index) => {
      if (kinds[index] !== "indicator") return;
      const depth = this.depthOf(row);
      if (depth < 0 || depth === this.levelColumns.length - 1) return;
      const own = row.names[depth];
      if (!own || this.reachesLastLevel(own) || lastRowOf(this.region.sheet, own) > row.row) return;
      const nextIndex = kinds.findIndex((kind, other) => other > index && kind !== "blank");
      const next = kinds[nextIndex] === "indicator" ? rows[nextIndex] : undefined;
      if (!next || (row.weight?.figure ?? row.score?.figure ?? null) === null) return;
      if (row.target?.text.trim() || row.actual?.text.trim()) return;
      const nextUpper = next.names.slice(0, depth + 1).some((name) => name !== null && name.row === next.row);
      if (this.depthOf(next) > depth && !nextUpper) kinds[index] = "group";
    });
  }

  /** A group that was left empty between others (生态效益指标 with nothing in it) is a row of the form, not of its template. */
  private markEmptyGroups(rows: readonly Row[], kinds: Kind[]): void {
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

  /** Index of the deepest level that the row names itself; -1 for none. */
  private depthOf(row: Row): number {
    return row.names.findLastIndex((name) => name !== null && name.row === row.row);
  }

  private assemble(rows: readonly Row[], kinds: readonly Kind[]): Pick<IndicatorBlock, "indicators" | "groups" | "total"> {
    const indicators: Indicator[] = [];
    const groups = new Map<string, { depth: number; label: Level; rows: number[]; weight: FigureAt | null; score: FigureAt | null }>();
    let total: TotalRow | null = null;
    /** Names carried down over blank cells below them; a group row's name is not. */
    let carried: (Cell | null)[] = [];
    /** Group rows that the next indicators belong to, by depth. */
    const open = new Map<number, { rows: number[] }>();

    const join = (key: string, depth: number, label: Level, row: number) => {
      const known = groups.get(key);
      if (known) known.rows.push(row);
      else groups.set(key, { depth, label, rows: [row], weight: null, score: null });
    };

    rows.forEach((row, index) => {
      const kind = kinds[index];
      if (kind === "total") {
        total ??= { row: row.row, weight: row.weight, score: row.score };
        return;
      }
      if (kind === "group") {
        const depth = this.depthOf(row);
        const label = row.names[depth];
        carried = [];
        for (const deeper of [...open.keys()].filter((key) => key >= depth)) open.delete(deeper);
        if (!label) return;
        const group = { depth: depth + 1, label: levelOf(label), rows: [] as number[], weight: row.weight, score: row.score };
        groups.set(`${label.row}:${label.column}`, group);
        open.set(depth, group);
        return;
      }
      if (kind === "subtotal") {
        // A subtotal closes the innermost group that the row above belongs to.
        const above = indicators.at(-1);
        const label = above?.levels[0];
        const group = label && groups.get(`${label.row}:${label.column}`);
        if (group) [group.weight, group.score] = [row.weight ?? group.weight, row.score ?? group.score];
        return;
      }
      if (kind !== "indicator" && kind !== "template") return;
      const names = this.carriedNames(row, carried);
      carried = names;
      if (kind === "template") return;
      const levels = names.filter((name): name is Cell => name !== null).map(levelOf);
      indicators.push(this.indicator(row, levels));
      names.forEach((name, depth) => {
        const isLast = depth === this.levelColumns.length - 1;
        // A name that runs across to the last level is the indicator's own, no group.
        if (name && !isLast && !this.reachesLastLevel(name)) join(`${name.row}:${name.column}`, depth + 1, levelOf(name), row.row);
      });
      for (const group of open.values()) group.rows.push(row.row);
    });
    return {
      indicators,
      groups: [...groups.values()].map(({ weight, score, ...group }) => ({ ...group, declaredWeight: weight, declaredScore: score })),
      total,
    };
  }

  private carriedNames(row: Row, carried: readonly (Cell | null)[]): (Cell | null)[] {
    const last = this.levelColumns.length - 1;
    let isFresh = false;
    return row.names.map((name, depth) => {
      if (name !== null) {
        // A new name on an upper level ends what was carried below it.
        if (name.row === row.row) isFresh = true;
        return name;
      }
      return depth === last || isFresh ? null : (carried[depth] ?? null);
    });
  }

  private indicator(row: Row, levels: readonly Level[]): Indicator {
    const { sheet } = this.region;
    const at = (role: IndicatorColumn) => {
      const column = this.columns[role];
      if (column === undefined) return null;
      const { row: first } = sheet.mergeAt(row.row, column) ?? row;
      return { row: first, column };
    };
    const textIn = (role: IndicatorColumn) => {
      const column = this.columns[role];
      const cell = column === undefined ? null : sheet.shownAt(row.row, column);
      return cell && cell.text.trim() !== "" ? cell : null;
    };
    const own = this.ownName(row);
    const name = own && this.depthOf(row) >= 0 && !isTemplateText(own.text) ? own.text : null;
    const isDeep = own !== null && (own.column === this.levelColumns.at(-1) || this.reachesLastLevel(own));
    const filled = (value: FigureAt | null) => (value && value.text.trim() !== "" ? value : null);
    const reason = textIn("reason");
    return {
      row: row.row,
      levels,
      cells: { target: at("target"), actual: at("actual"), weight: at("weight"), score: at("score"), reason: at("reason") },
      name: isDeep ? name : null,
      sign: textIn("sign")?.text ?? null,
      target: filled(row.target),
      unit: textIn("unit")?.text ?? null,
      actual: filled(row.actual),
      weight: filled(row.weight),
      score: filled(row.score),
      reason: reason && !isBlankText(reason.text) ? reason : null,
      isSubItem: own !== null && SUB_ITEM.test(compact(own.text)),
      isHidden: sheet.isRowHidden(row.row),
    };
  }
}
