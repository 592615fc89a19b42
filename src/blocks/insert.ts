import { type Decimal, sum } from "../figures/decimal";
import type { Form } from "../form/form";
import type { Refused } from "../edits/outcome";
import type { EditPlan } from "../edits/edit";
import { Planner } from "../edits/planner";
import { columnName } from "../sheet/address";
import { termsOf } from "../sheet/formula";
import type { Sheet } from "../sheet/sheet";
import type { BlockIndicator } from "./block";
import { GroupLabels } from "./group-labels";
import { growSheet, grownBy, sumIn } from "./growth";
import { indicatorOf, type Line, linesWithin, sharedLevels } from "./lines";
import { placeOfPoints } from "./named-points";
import { groupNamesOf, levelColumnsOf, type Place, placesFor } from "./place";
import { RowWriter } from "./row-writer";
import type { Grown } from "./sums";
import { type ReweightedRow, totalWeight, weigh, type Weighing } from "./weigh";

export interface InsertionRequest extends Weighing {
  readonly indicators: readonly BlockIndicator[];
}

/** A row as it will stand. */
export interface PlannedRow {
  /** In the sheet after the insertion. */
  readonly row: number;
  readonly indicator: BlockIndicator;
  /** Null where it is left blank. */
  readonly weight: Decimal | null;
  /** Whether it takes a row of the form's empty template. */
  readonly isReplaced: boolean;
}

export interface Insertion {
  readonly plan: EditPlan;
  /** What the plan makes of the sheet. */
  readonly sheet: Sheet;
  readonly rows: readonly PlannedRow[];
  readonly reweighted: readonly ReweightedRow[];
  /** Sums of all weights, the execution rate's included; null where the form has none. */
  readonly weightBefore: Decimal | null;
  readonly weightAfter: Decimal | null;
  /** What the sheet does not allow; empty when all can be done. */
  readonly refusals: readonly Refused[];
  /** What the new rows join, place by place in the order in which they come: formulas of other sheets may be about it. */
  readonly grown: readonly Grown[];
}

/** Fits indicators into a form as if they had always been there. Nothing is touched: the plan says what would be done. */
export function planInsertion(sheet: Sheet, form: Form, request: InsertionRequest): Insertion {
  return new Inserter(sheet, form, request).plan();
}

class Inserter {
  private readonly planner: Planner;
  private readonly levelColumns: readonly number[];
  private readonly labels: GroupLabels;
  private readonly writer: RowWriter;
  /** What the rows of each place join, in the order in which they come. */
  private readonly grown: Grown[] = [];

  constructor(
    private readonly sheet: Sheet,
    private readonly form: Form,
    private readonly request: InsertionRequest,
  ) {
    this.planner = new Planner(sheet);
    this.levelColumns = levelColumnsOf(form);
    this.writer = new RowWriter(this.planner, sheet, form, this.levelColumns);
    this.labels = new GroupLabels(this.planner, sheet, form, this.levelColumns);
  }

  plan(): Insertion {
    const { form, request } = this;
    const places = placesFor(this.sheet, form, request.indicators);
    const { added: weights, reweighted } = weigh(form, places, request);
    for (const { row, after } of reweighted) this.writer.changePoints(row, after);
    const rows: PlannedRow[] = [];
    // From the bottom up, so that what is still to be done stands where the form says.
    for (const [index, place] of [...places.entries()].reverse()) {
      const { rows: filled, count } = this.fill(place, weights[index]!);
      rows.forEach((planned, at) => (rows[at] = { ...planned, row: planned.row + (planned.row > place.after ? count : 0) }));
      rows.unshift(...filled);
    }
    const before = totalWeight(form, request.execution);
    const added = weights.flat().filter((weight) => weight !== null);
    const changed = sum(reweighted.map((one) => one.after.minus(one.before)));
    return {
      plan: this.planner.finish({ id: "insert-indicators", values: { count: String(request.indicators.length) } }, true),
      sheet: this.planner.sheet,
      rows: rows.sort((a, b) => a.row - b.row),
      reweighted,
      weightBefore: before,
      weightAfter: placeOfPoints(form) === null ? null : (before ?? request.execution).plus(sum(added)).plus(changed),
      refusals: this.planner.refusals,
      grown: this.grown,
    };
  }

  /** `count` is how many rows came. */
  private fill(place: Place, weights: readonly (Decimal | null)[]): { rows: PlannedRow[]; count: number } {
    const replaced = place.indicators.slice(0, place.empty.length);
    const rows = replaced.map((indicator, index): PlannedRow => ({ row: place.empty[index]!, indicator, weight: weights[index]!, isReplaced: true }));
    for (const [index, { row, indicator, weight }] of rows.entries()) {
      const isFirst = index === 0 && place.groups.length < groupNamesOf(this.levelColumns, indicator).length;
      this.writer.write({ row, template: row, indicator, weight, isFirst });
    }
    const lines = this.linesOf(place, place.indicators.slice(replaced.length), weights.slice(replaced.length));
    if (lines.length === 0) return { rows, count: 0 };
    const first = place.after + 1;
    const template = this.templateRow(place);
    const looks = lines.map((line) => (line.kind === "head" ? this.headRow(line.level) : template));
    for (let index = 0; index < lines.length; ) {
      const other = looks.findIndex((row, at) => at > index && row !== looks[index]);
      const count = (other === -1 ? lines.length : other) - index;
      this.planner.insertRows(first + index, count, looks[index]! + (looks[index]! >= first ? index : 0));
      index += count;
    }
    this.mergeLikeRows(looks, first);
    const added = lines.flatMap((line, index): PlannedRow[] => {
      if (line.kind === "head") return [];
      this.writer.copyFormulas(first + index, template);
      if (place.groups.length > 0) this.writer.writeCodes(first + index, template);
      this.writer.write({ row: first + index, template, indicator: line.indicator, weight: line.weight, isFirst: this.isFirst(place, lines, index) });
      return [{ row: first + index, indicator: line.indicator, weight: line.weight, isReplaced: false }];
    });
    this.labels.write(place, template, first, lines);
    this.writeHeads(first, lines);
    const grown = grownBy(this.form, place, first, lines);
    growSheet(this.planner, grown);
    this.grown.push(grown);
    return { rows: [...rows, ...added], count: lines.length };
  }

  /** New groups get a row of their own where the form's groups have one. */
  private linesOf({ groups, empty }: Place, indicators: readonly BlockIndicator[], weights: readonly (Decimal | null)[]): Line[] {
    const namesOf = (indicator: BlockIndicator): readonly string[] => groupNamesOf(this.levelColumns, indicator);
    return indicators.flatMap((indicator, index): Line[] => {
      const names = namesOf(indicator);
      const shared = index === 0 ? groups.length : sharedLevels(names, namesOf(indicators[index - 1]!));
      const heads = names.flatMap((name, level): Line[] => {
        if (empty.length > 0 || level < shared || !this.labels.isHeaded(level)) return [];
        const isWithin = (other: BlockIndicator): boolean => sharedLevels(names, namesOf(other)) > level;
        return [{ kind: "head", level, name: this.labels.newName(name, level), count: indicators.slice(index).filter(isWithin).length }];
      });
      return [...heads, { kind: "indicator", indicator, weight: weights[index]! }];
    });
  }

  /** The row of the last group of that level. */
  private headRow(level: number): number {
    return Math.max(...this.form.groups.filter(({ depth }) => depth === level + 1).map(({ label }) => label.row));
  }

  /** The indicator row whose looks the new rows take: the last of their group, or of the form, that can be seen. */
  private templateRow(place: Place): number {
    const rows = place.groups.at(-1)?.rows ?? [];
    const above = (rows.length > 0 ? rows : this.form.indicators.map(({ row }) => row)).filter((row) => row <= place.after);
    const shown = above.filter((row) => !this.sheet.isRowHidden(row));
    return Math.max(...(shown.length > 0 ? shown : above.length > 0 ? above : [place.after]));
  }

  /** Single-row merges of the rows whose looks the new ones have, and the labels at the side of the whole block that end in front of them. */
  private mergeLikeRows(looks: readonly number[], first: number): void {
    const { merges } = this.planner.sheet;
    const roles = new Set<number | undefined>(Object.values(this.form.columns));
    const begin = Math.min(...this.form.indicators.map(({ row }) => row));
    for (const merge of merges) {
      const copies = looks.flatMap((look, index) => (merge.row === look && merge.lastRow === look ? [first + index] : []));
      for (const row of copies) this.planner.mergeOnly({ ...merge, row, lastRow: row });
      if (merge.lastRow === first - 1 && merge.row <= begin && merge.lastRow > merge.row && !roles.has(merge.column)) {
        this.planner.mergeOnly({ ...merge, lastRow: merge.lastRow + looks.length });
      }
    }
  }

  /** Whether the indicator's row begins a new group. */
  private isFirst({ groups, indicators, empty }: Place, lines: readonly Line[], index: number): boolean {
    const names = groupNamesOf(this.levelColumns, indicatorOf(lines[index]!)!);
    const previous = lines.slice(0, index).flatMap((line) => indicatorOf(line) ?? []).at(-1) ?? indicators[empty.length - 1];
    return previous ? sharedLevels(names, groupNamesOf(this.levelColumns, previous)) < names.length : groups.length < names.length;
  }

  /** A new group's own row: its name, and the sums that the rows of other groups have. */
  private writeHeads(first: number, lines: readonly Line[]): void {
    for (const [index, line] of lines.entries()) {
      if (line.kind === "indicator") continue;
      const row = first + index;
      const model = this.headRow(line.level) + (this.headRow(line.level) >= first ? lines.length : 0);
      this.planner.setValue({ row, column: this.levelColumns[line.level]! }, line.name);
      const own = linesWithin(lines, index);
      for (const { column, formula } of this.writer.cellsOf(model)) {
        const terms = formula === null ? null : termsOf(formula);
        if (!terms?.every(({ area }) => area.column === column)) continue;
        const rows = own.map((at) => first + at);
        const range = `${columnName(column)}${rows[0]! + 1}:${columnName(column)}${rows.at(-1)! + 1}`;
        this.planner.setFormula({ row, column }, `=SUM(${range})`, sumIn(this.planner.sheet, column, rows));
      }
    }
  }
}
