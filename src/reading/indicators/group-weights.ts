import { type Decimal, sum } from "../../figures/decimal";
import type { Columns, FigureAt, Group, IndicatorColumn } from "../../form/form";
import { figureAt } from "../page/cells";
import type { IndicatorHeader } from "./indicator-header";
import type { IndicatorBlock } from "./indicators";
import type { Region } from "../page/region";

const LEVELS: readonly IndicatorColumn[] = ["level1", "level2", "level3", "level4"];

/** 一级指标 分值 二级指标 分值 三级指标 分值: the columns that give a level's points, by the depth of the level on their left. */
function weightColumns(header: IndicatorHeader, columns: Columns<IndicatorColumn>): Map<number, number> {
  const levels = LEVELS.flatMap((level) => columns[level] ?? []).sort((a, b) => a - b);
  const last = levels.at(-1) ?? -1;
  const between = header.hits.filter(({ role, cell }) => role === "weight" && cell.column < last && cell.column !== columns.weight);
  return new Map(between.map(({ cell }) => [levels.filter((level) => level < cell.column).length, cell.column]));
}

interface Declared {
  readonly group: Group;
  readonly weight: FigureAt;
}

function inPoints(cell: FigureAt | null): Decimal[] {
  const figure = cell?.figure;
  return figure ? [figure.isPercent ? figure.value.times(100) : figure.value] : [];
}

/** Weights of the levels may be shares of the level above, too (40 % of 30 %): where hardly any is the sum of its rows they are not points. */
function arePoints(declared: readonly Declared[], { indicators }: IndicatorBlock): boolean {
  const made = declared.filter(({ group, weight }) => {
    const parts = indicators.filter(({ row }) => group.rows.includes(row)).flatMap((indicator) => inPoints(indicator.weight));
    return inPoints(weight).some((points) => points.eq(sum(parts)));
  });
  return made.length * 2 >= declared.length;
}

/** The groups of a block with the points that stand beside their names in columns of their own. */
export function withGroupWeights(region: Region, header: IndicatorHeader, columns: Columns<IndicatorColumn>, block: IndicatorBlock): readonly Group[] {
  const byDepth = weightColumns(header, columns);
  const beside = [...byDepth].flatMap(([depth, column]) => {
    const declared = block.groups
      .filter((group) => group.depth === depth && group.declaredWeight === null)
      .flatMap((group): Declared[] => {
        const weight = figureAt(region.sheet, group.label.row, column);
        return weight.figure ? [{ group, weight }] : [];
      });
    return arePoints(declared, block) ? declared : [];
  });
  const weights = new Map(beside.map(({ group, weight }) => [group, weight]));
  return block.groups.map((group) => ({ ...group, declaredWeight: weights.get(group) ?? group.declaredWeight }));
}
