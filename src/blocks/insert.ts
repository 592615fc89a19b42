import { type Decimal, fromStoredNumber, plain, sum } from "../figures/decimal";
import { compact } from "../figures/normalise";
import type { Form, Group } from "../form/form";
import type { Refused } from "../edits/apply";
import type { EditPlan } from "../edits/edit";
import { Planner } from "../edits/planner";
import { type Area, columnName } from "../sheet/address";
import { termsOf } from "../sheet/formula";
import type { Sheet } from "../sheet/sheet";
import type { BlockIndicator } from "./block";
import { isSameLevel } from "./names";
import { groupNamesOf, levelColumnsOf, levelShownAt, type Place, placesFor } from "./place";
import { RowWriter } from "./row-writer";
import { grownFormulas, grownName, type SumOf } from "./sums";
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
}

/** How a form gives the name of a group: beside its rows, or in a row of its own in front of them. */
type LabelStyle = "merged" | "repeated" | "once" | "headed";

/** A row to be made. */
type Line =
  | { readonly kind: "indicator"; readonly indicator: BlockIndicator; readonly weight: Decimal | null }
  /** The row of a new group's own; `count` is how many of the lines behind it belong to it. */
  | { readonly kind: "head"; readonly level: number; readonly name: string; readonly count: number };

/** Fits indicators into a form as if they had always been there. Nothing is touched: the plan says what would be done. */
export function planInsertion(sheet: Sheet, form: Form, request: InsertionRequest): Insertion {
  return new Inserter(sheet, form, request).plan();
}

class Inserter {
  private readonly planner: Planner;
  private readonly levelColumns: readonly number[];
  private readonly styles: readonly LabelStyle[];
  private readonly writer: RowWriter;

  constructor(
    private readonly sheet: Sheet,
    private readonly form: Form,
    private readonly request: InsertionRequest,
  ) {
    this.planner = new Planner(sheet);
    this.levelColumns = levelColumnsOf(form);
    this.writer = new RowWriter(this.planner, sheet, form, this.levelColumns);
    this.styles = this.levelColumns.map((_, level) => this.styleOf(level + 1));
  }

  plan(): Insertion {
    const { form, request } = this;
    const places = placesFor(this.sheet, form, request.indicators);
    const { added: weights, reweighted } = weigh(form, places, request);
    for (const { row, after } of reweighted) this.writer.writePoints(row, row, after);
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
      weightAfter: form.columns.weight === undefined ? null : (before ?? request.execution).plus(sum(added)).plus(changed),
      refusals: this.planner.refusals,
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
    this.writeLabels(place, template, first, lines);
    this.writeHeads(first, lines);
    this.growSums(place, first, lines);
    return { rows: [...rows, ...added], count: lines.length };
  }

  /** New groups get a row of their own where the form's groups have one. */
  private linesOf({ groups, empty }: Place, indicators: readonly BlockIndicator[], weights: readonly (Decimal | null)[]): Line[] {
    const namesOf = (indicator: BlockIndicator): readonly string[] => groupNamesOf(this.levelColumns, indicator);
    return indicators.flatMap((indicator, index): Line[] => {
      const names = namesOf(indicator);
      const shared = index === 0 ? groups.length : sharedLevels(names, namesOf(indicators[index - 1]!));
      const heads = names.flatMap((name, level): Line[] => {
        if (empty.length > 0 || level < shared || this.styles[level] !== "headed") return [];
        const isWithin = (other: BlockIndicator): boolean => sharedLevels(names, namesOf(other)) > level;
        return [{ kind: "head", level, name: this.newName(name, level), count: indicators.slice(index).filter(isWithin).length }];
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
      for (const row of copies) this.mergeAgain({ ...merge, row, lastRow: row });
      if (merge.lastRow === first - 1 && merge.row <= begin && merge.lastRow > merge.row && !roles.has(merge.column)) {
        this.mergeAgain({ ...merge, lastRow: merge.lastRow + looks.length });
      }
    }
  }

  private mergeAgain(area: Area): void {
    if (area.row !== area.lastRow || area.column !== area.lastColumn) this.planner.setMerges(area, [area]);
  }

  /** Whether the indicator's row begins a new group. */
  private isFirst({ groups, indicators, empty }: Place, lines: readonly Line[], index: number): boolean {
    const names = groupNamesOf(this.levelColumns, indicatorOf(lines[index]!)!);
    const previous = lines.slice(0, index).flatMap((line) => indicatorOf(line) ?? []).at(-1) ?? indicators[empty.length - 1];
    return previous ? sharedLevels(names, groupNamesOf(this.levelColumns, previous)) < names.length : groups.length < names.length;
  }

  private writeLabels(place: Place, template: number, first: number, lines: readonly Line[]): void {
    const { levelColumns, planner, styles } = this;
    for (const [level, { first: from, last: to, name: wanted }] of this.labelRuns(lines)) {
      const [from0, to0] = [first + from, first + to];
      const column = levelColumns[level]!;
      const label = from === 0 ? this.labelOf(place, level, first) : null;
      const name = label?.text ?? this.newName(wanted, level);
      const merge = planner.sheet.mergeAt(label ? label.row : template, column);
      const width = { column: merge?.column ?? column, lastColumn: merge?.lastColumn ?? column };
      // A label that reaches over the new rows already has grown with them.
      if (label && merge && merge.lastRow >= to0) continue;
      if (styles[level] === "repeated") {
        for (let row = from0; row <= to0; row++) planner.setValue({ row, column }, name);
      } else if (!label && styles[level] !== "headed") {
        planner.setValue({ row: from0, column }, name);
      }
      if (styles[level] !== "merged") continue;
      this.mergeAgain({ ...width, row: label ? (merge?.row ?? label.row) : from0, lastRow: to0 });
    }
  }

  /** The name that the new rows come under: that of a group, or the one above the rows of an empty template that they follow. */
  private labelOf({ groups, empty }: Place, level: number, first: number): { readonly row: number; readonly text: string } | null {
    const { form, levelColumns, planner } = this;
    return groups[level]?.label ?? (empty.length > 0 ? levelShownAt(planner.sheet, levelColumns[level]!, first - 1, (form.headerLastRow ?? form.area.row) + 1) : null);
  }

  /** Lines that share the name of a level and stand behind each other; first and last count from the first line. */
  private labelRuns(lines: readonly Line[]): [number, { first: number; last: number; name: string }][] {
    const runs: [number, { first: number; last: number; name: string; names: readonly string[] }][] = [];
    for (const [index, line] of lines.entries()) {
      if (line.kind === "head") continue;
      const names = groupNamesOf(this.levelColumns, line.indicator);
      for (const [level, name] of names.entries()) {
        const open = runs.findLast(([own]) => own === level)?.[1];
        if (open?.last === index - 1 && sharedLevels(names, open.names) > level) open.last = index;
        else runs.push([level, { first: index, last: index, name, names }]);
      }
    }
    return runs;
  }

  /** A new group's own row: its name, and the sums that the rows of other groups have. */
  private writeHeads(first: number, lines: readonly Line[]): void {
    for (const [index, line] of lines.entries()) {
      if (line.kind === "indicator") continue;
      const row = first + index;
      const model = this.headRow(line.level) + (this.headRow(line.level) >= first ? lines.length : 0);
      this.planner.setValue({ row, column: this.levelColumns[line.level]! }, line.name);
      const own = this.linesWithin(lines, index);
      for (const { column, formula } of this.writer.cellsOf(model)) {
        const terms = formula === null ? null : termsOf(formula);
        if (!terms?.every(({ area }) => area.column === column)) continue;
        const rows = own.map((at) => first + at);
        const range = `${columnName(column)}${rows[0]! + 1}:${columnName(column)}${rows.at(-1)! + 1}`;
        this.planner.setFormula({ row, column }, `=SUM(${range})`, this.sumOf(column, rows));
      }
    }
  }

  /** Indices of the indicators of a new group. */
  private linesWithin(lines: readonly Line[], head: number): number[] {
    const line = lines[head]!;
    const indicators = [...lines.keys()].filter((index) => index > head && lines[index]!.kind === "indicator");
    return indicators.slice(0, line.kind === "head" ? line.count : 0);
  }

  /** "产出" becomes "产出指标" among names that all say so. */
  private newName(name: string, level: number): string {
    const siblings = this.form.groups.filter(({ depth }) => depth === level + 1);
    const isLong = siblings.length > 0 && siblings.every(({ label }) => compact(label.text).includes("指标"));
    return isLong && !name.includes("指标") ? `${name}指标` : name;
  }

  /** Sums, names and the print area that would miss the new rows. */
  private growSums(place: Place, first: number, lines: readonly Line[]): void {
    const { form, planner } = this;
    const last = first + lines.length - 1;
    const moved = (row: number): number => (row >= first ? row + lines.length : row);
    const added = lines.flatMap((line, index) => (line.kind === "indicator" ? [first + index] : []));
    const sums = [...place.groups, null].flatMap((whole): SumOf[] => {
      const within = form.groups.filter((group) => group.depth > (whole?.depth ?? 0) && (!whole || group.rows.every((row) => whole.rows.includes(row))));
      const levels = [...new Set(within.map(({ depth }) => depth))].filter((depth) => depth > place.groups.length);
      const heads = levels.map((depth): SumOf => {
        const newHeads = lines.flatMap((line, index) => (line.kind === "head" && line.level === depth - 1 ? [first + index] : []));
        const own = within.filter((group) => group.depth === depth);
        // Without a row of their own the new rows are what the sum of subtotals is missing.
        return { rows: own.map((group) => moved(group.declaredWeight?.row ?? group.label.row)), added: newHeads.length > 0 ? newHeads : added };
      });
      return [{ rows: (whole?.rows ?? form.indicators.map(({ row }) => row)).map(moved), added }, ...heads];
    });
    const grown = { sheetName: this.sheet.name, sums, firstNew: first, lastNew: last };
    for (const { cell, formula, added: more } of grownFormulas(planner.sheet, grown)) {
      planner.setFormula(cell, formula, more ? this.sumOf(cell.column, [cell.row, ...more]) : planner.sheet.valueAt(cell.row, cell.column));
    }
    const { names = [], printArea } = planner.sheet.snapshot.editing ?? {};
    for (const name of names) {
      const formula = grownName(name.formula, grown);
      if (formula) planner.setName(name, formula);
    }
    if (printArea?.lastRow === first - 1) planner.setPrintArea({ ...printArea, lastRow: last });
  }

  /** Of what the cells hold as things stand. */
  private sumOf(column: number, rows: readonly number[]): number {
    const { sheet } = this.planner;
    const figures = rows.map((row) => sheet.valueAt(row, column)).filter((value) => typeof value === "number");
    return Number(plain(sum(figures.map(fromStoredNumber))));
  }

  private styleOf(depth: number): LabelStyle {
    const own = this.form.groups.filter((group) => group.depth === depth);
    const isHead = ({ label, rows }: Group): boolean => !rows.includes(label.row) && this.form.blockRows.some(({ row, kind }) => kind === "group" && row === label.row);
    if (own.length > 0 && own.every(isHead)) return "headed";
    const several = own.filter(({ rows }) => rows.length > 1);
    const merged = several.filter(({ label }) => (this.sheet.mergeAt(label.row, label.column)?.lastRow ?? label.row) > label.row);
    if (merged.length > 0) return "merged";
    const repeats = ({ label, rows }: Group): boolean => rows.slice(1).some((row) => compact(this.sheet.cellAt(row, label.column)?.text ?? "") === compact(label.text));
    if (several.length > 0) return several.some(repeats) ? "repeated" : "once";
    const begin = this.form.headerLastRow ?? this.form.area.row;
    return this.sheet.merges.some(({ row, lastRow }) => lastRow > row && row > begin) ? "merged" : "repeated";
  }
}

function indicatorOf(line: Line): BlockIndicator | null {
  return line.kind === "indicator" ? line.indicator : null;
}

/** How many levels from the first have the same name. */
function sharedLevels(a: readonly string[], b: readonly string[]): number {
  const other = a.findIndex((name, level) => b[level] === undefined || !isSameLevel(name, b[level]));
  return other === -1 ? a.length : other;
}
