import { sum } from "../../figures/decimal";
import { parseFigure } from "../../figures/figure";
import { compact, isBlankText } from "../../figures/normalise";
import type { BlockRow, Columns, FigureAt, Group, Indicator, IndicatorColumn, Level, TotalRow } from "../../form/form";
import type { Cell } from "../../sheet/sheet";
import { textAt } from "../page/cells";
import { BlockRows, type Kind, type Row, isTemplateText } from "./block-rows";
import { pointsIn } from "../words/label";
import { isLabel } from "../words/lexicon";
import type { PointsBeside } from "./row-sums";
import type { Region } from "../page/region";

export interface IndicatorBlock {
  readonly indicators: readonly Indicator[];
  readonly groups: readonly Group[];
  readonly rows: readonly BlockRow[];
  readonly total: TotalRow | null;
  /** The last row that belongs to the block, the total row included. */
  readonly lastRow: number;
}

const SUB_ITEM = /^[★☆*]*其中/;

function levelOf(cell: Cell): Level {
  const points = pointsIn(cell.text);
  return { row: cell.row, column: cell.column, text: cell.text, points: points === null ? null : parseFigure(points) };
}

/** Rows of the sheet. */
export interface GivenRows {
  readonly first?: number;
  readonly last?: number;
  readonly total?: number;
}

/** Where the row's label is merged across a column, the column has no value. */
function totalIn({ row, weight, score }: Row): TotalRow {
  const beyondLabel = (value: FigureAt | null) => (value && isLabel("total", value.text) ? null : value);
  return { row, weight: beyondLabel(weight), score: beyondLabel(score) };
}

/** The group that a subtotal closes, of those that end in the row above: the innermost that adds up to it, or the outermost. */
function subtotalled<G extends { readonly depth: number; readonly rows: readonly number[] }>(groups: readonly G[], indicators: readonly Indicator[], { weight, score }: Row): G | undefined {
  const above = indicators.at(-1)?.row;
  const ending = groups.filter((group) => group.rows.at(-1) === above).sort((a, b) => b.depth - a.depth);
  const addsUp = (group: G, column: "weight" | "score", stated: FigureAt | null) => {
    const members = indicators.filter((indicator) => group.rows.includes(indicator.row));
    return stated?.figure?.value.eq(sum(members.flatMap((member) => member[column]?.figure?.value ?? []))) ?? false;
  };
  return ending.find((group) => addsUp(group, "weight", weight) || addsUp(group, "score", score)) ?? ending.at(-1);
}

/** Reads the rows below an indicator heading. */
export class IndicatorReader {
  private readonly rows: BlockRows;

  constructor(
    private readonly region: Region,
    private readonly columns: Columns<IndicatorColumn>,
    private readonly beside: PointsBeside = { weight: null, score: null },
    /** Holds the target of the rows in which it was not adjusted. */
    private readonly firstTarget: number | null = null,
  ) {
    this.rows = new BlockRows(region, columns, firstTarget);
  }

  /** `given`: rows that a person named; everything else is found. */
  read(firstRow: number, given: GivenRows = {}): IndicatorBlock {
    const rows: Row[] = [];
    const kinds: Kind[] = [];
    let lastRow = firstRow - 1;
    for (let row = given.first ?? firstRow; row <= (given.last ?? this.region.area.lastRow); row++) {
      const current = this.rows.rowAt(row);
      const kind = row === given.total ? "total" : this.rows.kindOf(current);
      if (kind === "end" && given.last === undefined) break;
      // A total above its parts is one too; below it, nothing that is no indicator belongs to the block any more.
      if (kind !== "blank") lastRow = row;
      rows.push(current);
      kinds.push(kind);
      if (kind === "total" && kinds.includes("indicator")) break;
    }
    // In a form that nobody has filled in either.
    const end = kinds.includes("indicator") ? 0 : kinds.lastIndexOf("total");
    if (end > 0) {
      rows.length = kinds.length = end + 1;
      lastRow = rows[end]!.row;
    }
    if (given.total === undefined) this.rows.markTotal(rows, kinds);
    this.rows.markGroupRows(rows, kinds);
    kinds.splice(0, kinds.length, ...this.rows.withSums(rows, kinds, this.beside));
    this.rows.markEmptyGroups(rows, kinds);
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
    return totalIn(this.rows.rowAt(row));
  }

  /** The total may stand below text boxes that follow the indicators. */
  private totalBelow(firstRow: number): TotalRow | null {
    for (let row = firstRow; row <= this.region.area.lastRow; row++) {
      const current = this.rows.rowAt(row);
      if (this.rows.kindOf(current) === "total") return totalIn(current);
    }
    return null;
  }

  private assemble(rows: readonly Row[], kinds: readonly Kind[]): Pick<IndicatorBlock, "indicators" | "groups" | "total"> {
    const indicators: Indicator[] = [];
    const groups = new Map<string, { depth: number; label: Level; rows: number[]; weight: FigureAt | null; score: FigureAt | null }>();
    let total: TotalRow | null = null;
    /** Names carried down over blank cells below them; a group row's name is not. */
    let carried: (Cell | null)[] = [];
    /** Key of each level's group in the row above. */
    let above: (string | null)[] = [];
    /** Group rows that the next indicators belong to, by depth. */
    const open = new Map<number, { rows: number[] }>();

    const join = (key: string, depth: number, label: Level, row: number) => {
      const known = groups.get(key);
      if (known?.rows.includes(row)) return;
      if (known) known.rows.push(row);
      else groups.set(key, { depth, label, rows: [row], weight: null, score: null });
    };

    rows.forEach((row, index) => {
      const kind = kinds[index];
      if (kind === "total") {
        total ??= totalIn(row);
        return;
      }
      if (kind === "group") {
        const depth = this.groupDepth(row);
        const label = row.names[depth];
        // A name beside 小计 heads the rows below it; a group row's own name is repeated by none of them.
        carried = depth < this.rows.depthOf(row) ? row.names.map((name, level) => (level <= depth ? name : null)) : [];
        for (const deeper of [...open.keys()].filter((key) => key >= depth)) open.delete(deeper);
        if (!label) return;
        const key = `${label.row}:${label.column}`;
        const group = { depth: depth + 1, label: levelOf(label), rows: [] as number[], weight: row.weight, score: row.score };
        groups.set(key, group);
        above = row.names.map((_, level) => (level === depth ? key : null));
        open.set(depth, group);
        return;
      }
      if (kind === "subtotal") {
        const group = subtotalled([...groups.values()], indicators, row);
        if (group) [group.weight, group.score] = [row.weight ?? group.weight, row.score ?? group.score];
        return;
      }
      if (kind !== "indicator" && kind !== "template") return;
      const names = this.carriedNames(row, carried);
      carried = names;
      if (kind === "template") return;
      const levels = names.filter((name): name is Cell => name !== null).map(levelOf);
      indicators.push(this.indicator(row, levels));
      above = this.groupKeys(names, above, groups);
      names.forEach((name, depth) => {
        const key = above[depth];
        if (name && key) join(key, depth + 1, levelOf(name), row.row);
      });
      for (const group of open.values()) if (!group.rows.includes(row.row)) group.rows.push(row.row);
    });
    return {
      indicators,
      groups: [...groups.values()].map(({ weight, score, ...group }) => ({ ...group, declaredWeight: weight, declaredScore: score })),
      total,
    };
  }

  /** The depth of the name that a group row heads: of 产出指标 | 小计 the first. */
  private groupDepth(row: Row): number {
    const isName = (name: Cell | null) => name !== null && name.row === row.row && !this.rows.isSumLabel(name);
    const own = row.names.findLastIndex(isName);
    return own < 0 ? this.rows.depthOf(row) : own;
  }

  /** Names that are the cell of the row above, or repeat its words under the same upper names, name one group. */
  private groupKeys(names: readonly (Cell | null)[], above: readonly (string | null)[], groups: ReadonlyMap<string, { readonly label: Level }>): (string | null)[] {
    let isContinued = true;
    return names.map((name, depth) => {
      const isLast = depth === this.rows.levelColumns.length - 1;
      // A name that runs across to the last level is the indicator's own, no group.
      if (!name || isLast || this.rows.reachesLastLevel(name)) return null;
      const previous = above[depth] ?? null;
      const known = previous === null ? undefined : groups.get(previous);
      isContinued &&= known !== undefined && compact(known.label.text) === compact(name.text);
      return isContinued ? previous : `${name.row}:${name.column}`;
    });
  }

  private carriedNames(row: Row, carried: readonly (Cell | null)[]): (Cell | null)[] {
    const last = this.rows.levelColumns.length - 1;
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
      const column = role === "target" && this.firstTarget !== null && row.target?.column === this.firstTarget ? this.firstTarget : this.columns[role];
      if (column === undefined) return null;
      const merge = sheet.mergeAt(row.row, column);
      // A name that runs across the column leaves no place for a value.
      if (merge && merge.column !== column && this.rows.levelColumns.includes(merge.column)) return null;
      return { row: merge?.row ?? row.row, column };
    };
    const textIn = (role: IndicatorColumn) => {
      const column = this.columns[role];
      const cell = column === undefined ? null : sheet.shownAt(row.row, column);
      return cell && cell.text.trim() !== "" ? cell : null;
    };
    const own = this.rows.ownName(row);
    const name = own && this.rows.depthOf(row) >= 0 && !isTemplateText(own.text) ? own.text : null;
    const isDeep = own !== null && (own.column === this.rows.levelColumns.at(-1) || this.rows.reachesLastLevel(own));
    const filled = (value: FigureAt | null) => (value && value.text.trim() !== "" ? value : null);
    const [reason, rule] = [textIn("reason"), textIn("rule")];
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
      rule: rule && !isBlankText(rule.text) ? textAt(rule) : null,
      isSubItem: own !== null && SUB_ITEM.test(compact(own.text)),
      isHidden: sheet.isRowHidden(row.row),
    };
  }
}
