import { Decimal, plain, sum, ZERO } from "../figures/decimal";
import { compact, isBlankText } from "../figures/normalise";
import type { Form, Group, IndicatorColumn } from "../form/form";
import type { Refused } from "../edits/apply";
import type { EditPlan } from "../edits/edit";
import { Planner } from "../edits/planner";
import type { Area } from "../sheet/address";
import type { Sheet, StoredValue } from "../sheet/sheet";
import { type BlockIndicator, targetText } from "./block";
import { levelColumnsOf, type Place, placesFor } from "./place";
import { grownFormulas } from "./sums";
import { digitsFor, shared, type WeightChoice } from "./weights";

export interface InsertionRequest {
  readonly indicators: readonly BlockIndicator[];
  readonly weights: WeightChoice;
  /** Points of the whole form, as in 100. */
  readonly full: Decimal;
  /** Points for the execution rate that belong to them; 0 where it earns none. */
  readonly execution: Decimal;
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

/** A weight that stands already and would change. */
export interface ReweightedRow {
  readonly row: number;
  readonly name: string;
  readonly before: Decimal;
  readonly after: Decimal;
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

/** How a form repeats the name of a group in its rows. */
type LabelStyle = "merged" | "repeated" | "once";

/** Fits indicators into a form as if they had always been there. Nothing is touched: the plan says what would be done. */
export function planInsertion(sheet: Sheet, form: Form, request: InsertionRequest): Insertion {
  return new Inserter(sheet, form, request).plan();
}

class Inserter {
  private readonly planner: Planner;
  private readonly levelColumns: readonly number[];
  private readonly styles: readonly LabelStyle[];

  constructor(
    private readonly sheet: Sheet,
    private readonly form: Form,
    private readonly request: InsertionRequest,
  ) {
    this.planner = new Planner(sheet);
    this.levelColumns = levelColumnsOf(form);
    this.styles = this.levelColumns.map((_, level) => this.styleOf(level + 1));
  }

  plan(): Insertion {
    const { form, request } = this;
    const places = placesFor(this.sheet, form, request.indicators);
    const old = form.indicators.flatMap(({ row, name, weight }) => (weight?.figure ? [{ row, name: name ?? "", weight: weight.figure.value }] : []));
    const [weights, reweighted] = this.weigh(places, old);
    const rows: PlannedRow[] = [];
    // From the bottom up, so that what is still to be done stands where the form says.
    for (const [index, place] of [...places.entries()].reverse()) {
      const added = this.fill(place, weights[index]!);
      const count = place.indicators.length - Math.min(place.indicators.length, place.empty.length);
      rows.forEach((planned, at) => (rows[at] = { ...planned, row: planned.row + (planned.row > place.after ? count : 0) }));
      rows.unshift(...added);
    }
    const before = old.length > 0 ? sum(old.map(({ weight }) => weight)).plus(request.execution) : null;
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

  /** The weights of the new rows place by place, and those of old rows that have to change. They are written here. */
  private weigh(places: readonly Place[], old: readonly { row: number; name: string; weight: Decimal }[]): [(Decimal | null)[][], ReweightedRow[]] {
    const { weights: choice, full, execution } = this.request;
    const used = old.map(({ weight }) => weight);
    const suggested = (indicator: BlockIndicator): Decimal | null => (indicator.weight === undefined ? null : new Decimal(indicator.weight));
    if (this.form.columns.weight === undefined || choice === "blank") return [places.map(({ indicators }) => indicators.map(() => null)), []];
    if (choice === "suggested") return [places.map(({ indicators }) => indicators.map(suggested)), []];
    if (choice === "share") {
      const rest = full.minus(execution).minus(sum(used));
      const all = places.flatMap(({ indicators }) => indicators);
      const byPlace = places.map((place) => this.restOf(place.groups[0]) ?? shareOf(rest, place.indicators.length, all.length));
      return [places.map(({ indicators }, index) => split(byPlace[index]!, indicators.length, used)), []];
    }
    const mean = used.length > 0 ? sum(used).div(used.length) : new Decimal(1);
    const parts = [...used, ...places.flatMap(({ indicators }) => indicators.map((indicator) => suggested(indicator) ?? mean))];
    const total = full.minus(execution);
    const scaled = shared(total, parts, digitsFor(total, parts.length, used));
    const reweighted = old.flatMap(({ row, name, weight }, index) => {
      const after = scaled[index]!;
      if (after.eq(weight)) return [];
      this.writePoints(row, row, after);
      return [{ row, name, before: weight, after }];
    });
    let next = old.length;
    return [places.map(({ indicators }) => indicators.map(() => scaled[next++]!)), reweighted];
  }

  /** What a group's declared points leave for new rows; null where it declares none. */
  private restOf(group: Group | undefined): Decimal | null {
    const declared = group?.label.points?.value ?? group?.declaredWeight?.figure?.value;
    if (!group || !declared) return null;
    const own = this.form.indicators.filter(({ row }) => group.rows.includes(row)).flatMap(({ weight }) => weight?.figure?.value ?? []);
    const rest = declared.minus(sum(own));
    return rest.gt(0) ? rest : ZERO;
  }

  private fill(place: Place, weights: readonly (Decimal | null)[]): PlannedRow[] {
    const replaced = place.indicators.slice(0, place.empty.length);
    const added = place.indicators.slice(place.empty.length);
    const rows = replaced.map((indicator, index): PlannedRow => ({ row: place.empty[index]!, indicator, weight: weights[index]!, isReplaced: true }));
    for (const { row, indicator, weight } of rows) this.writeRow(row, row, indicator, weight);
    if (added.length === 0) return rows;
    const first = place.after + 1;
    const template = this.templateRow(place);
    this.planner.insertRows(first, added.length, template);
    this.mergeLikeRow(template, first, added.length);
    const newRows = added.map((indicator, index): PlannedRow => {
      const weight = weights[replaced.length + index]!;
      this.writeRow(first + index, template, indicator, weight);
      return { row: first + index, indicator, weight, isReplaced: false };
    });
    this.writeLabels(place, template, first, added);
    this.growSums(place, first, first + added.length - 1);
    return [...rows, ...newRows];
  }

  /** The indicator row whose looks the new rows take: the last of their group, or of the form. */
  private templateRow(place: Place): number {
    const rows = place.groups.at(-1)?.rows ?? [];
    const above = (rows.length > 0 ? rows : this.form.indicators.map(({ row }) => row)).filter((row) => row <= place.after);
    return above.length > 0 ? Math.max(...above) : place.after;
  }

  /** Single-row merges of the template row, and the labels at the side of the whole block that end in front of the new rows. */
  private mergeLikeRow(template: number, first: number, count: number): void {
    const { merges } = this.planner.sheet;
    const roles = new Set<number | undefined>(Object.values(this.form.columns));
    const begin = Math.min(...this.form.indicators.map(({ row }) => row));
    for (const merge of merges) {
      if (merge.row === template && merge.lastRow === template) {
        for (let row = first; row < first + count; row++) this.mergeAgain({ ...merge, row, lastRow: row });
      } else if (merge.lastRow === first - 1 && merge.row <= begin && !roles.has(merge.column)) {
        this.mergeAgain({ ...merge, lastRow: merge.lastRow + count });
      }
    }
  }

  private mergeAgain(area: Area): void {
    if (area.row !== area.lastRow || area.column !== area.lastColumn) this.planner.setMerges(area, [area]);
  }

  private writeRow(row: number, template: number, indicator: BlockIndicator, weight: Decimal | null): void {
    const { levelColumns, planner } = this;
    const { columns } = this.form;
    // An indicator of three levels in a form of four: its name's cell reaches over both columns, or both say it.
    for (const column of new Set(levelColumns.slice(groupLevels(levelColumns, indicator)).map((own) => planner.sheet.mergeAt(row, own)?.column ?? own))) {
      planner.setValue({ row, column }, indicator.levels.at(-1)!);
    }
    const set = (role: IndicatorColumn, value: StoredValue): void => {
      const column = columns[role];
      if (column !== undefined && value !== null && value !== "") planner.setValue({ row, column }, value);
    };
    const hasSign = columns.sign !== undefined;
    const hasUnit = columns.unit !== undefined;
    const { comparator, value = "", unit = "" } = indicator;
    if (hasSign) set("sign", comparator ?? this.signOfPhrases(value));
    if (hasUnit) set("unit", unit);
    set("target", hasSign || hasUnit ? numberOrText(`${hasSign ? "" : (comparator ?? "")}${value}${hasUnit ? "" : unit}`) : targetText(indicator));
    if (weight) this.writePoints(row, template, weight);
  }

  /** Points as the neighbours have them: a number, a text, or a percentage. */
  private writePoints(row: number, template: number, points: Decimal): void {
    const column = this.form.columns.weight!;
    const neighbour = this.sheet.cellAt(template, column) ?? this.sheet.cellAt(this.form.indicators.find(({ weight }) => weight?.figure)?.row ?? template, column);
    const isText = typeof neighbour?.value === "string" && neighbour.formula === null && !isBlankText(neighbour.text);
    const isPercent = neighbour?.text.includes("%") ?? false;
    const value = isText ? `${plain(points)}${isPercent ? "%" : ""}` : Number(plain(isPercent ? points.div(100) : points));
    this.planner.setValue({ row, column }, value);
  }

  /** What forms with a column of signs put there for phrases, if they put anything. */
  private signOfPhrases(value: string): string {
    if (value === "" || /\d/.test(value)) return "";
    return this.form.indicators.map(({ sign }) => compact(sign ?? "")).find((sign) => /定性/.test(sign)) ?? "";
  }

  private writeLabels(place: Place, template: number, first: number, added: readonly BlockIndicator[]): void {
    const last = first + added.length - 1;
    const { levelColumns, planner, styles } = this;
    for (let level = 0; level < groupLevels(levelColumns, added[0]!); level++) {
      const column = levelColumns[level]!;
      const group = place.groups[level];
      const name = group?.label.text ?? this.newName(added[0]!.levels[level] ?? "", level);
      const merge = planner.sheet.mergeAt(group ? group.label.row : template, column);
      const width = { column: merge?.column ?? column, lastColumn: merge?.lastColumn ?? column };
      // A label that reaches over the new rows already has grown with them.
      if (group && merge && merge.lastRow >= last) continue;
      if (styles[level] === "repeated") {
        for (let row = first; row <= last; row++) planner.setValue({ row, column }, name);
      } else if (!group) {
        planner.setValue({ row: first, column }, name);
      }
      if (styles[level] !== "merged") continue;
      this.mergeAgain({ ...width, row: group ? (merge?.row ?? group.label.row) : first, lastRow: last });
    }
  }

  /** "产出" becomes "产出指标" among names that all say so. */
  private newName(name: string, level: number): string {
    const siblings = this.form.groups.filter(({ depth }) => depth === level + 1);
    const isLong = siblings.length > 0 && siblings.every(({ label }) => compact(label.text).includes("指标"));
    return isLong && !name.includes("指标") ? `${name}指标` : name;
  }

  private growSums(place: Place, first: number, last: number): void {
    const { form, planner } = this;
    const moved = (row: number): number => (row >= first ? row + last - first + 1 : row);
    const all = form.indicators.map(({ row }) => row);
    const change = {
      sets: [...place.groups.map(({ rows }) => rows), all].map((rows) => rows.map(moved)),
      subtotals: form.blockRows.filter(({ kind }) => kind === "subtotal" || kind === "group").map(({ row }) => moved(row)),
      firstNew: first,
      lastNew: last,
      isNewGroup: place.groups.length === 0,
    };
    for (const { cell, formula } of grownFormulas(planner.sheet, change)) {
      const value = planner.sheet.valueAt(cell.row, cell.column);
      planner.setFormula(cell, formula, value);
    }
  }

  private styleOf(depth: number): LabelStyle {
    const several = this.form.groups.filter((group) => group.depth === depth && group.rows.length > 1);
    const merged = several.filter(({ label }) => (this.sheet.mergeAt(label.row, label.column)?.lastRow ?? label.row) > label.row);
    if (merged.length > 0) return "merged";
    const repeats = ({ label, rows }: Group): boolean => rows.slice(1).some((row) => compact(this.sheet.cellAt(row, label.column)?.text ?? "") === compact(label.text));
    if (several.length > 0) return several.some(repeats) ? "repeated" : "once";
    const begin = this.form.headerLastRow ?? this.form.area.row;
    return this.sheet.merges.some(({ row, lastRow }) => lastRow > row && row > begin) ? "merged" : "repeated";
  }
}

/** How many of the columns name groups of the indicator; the others name itself. */
function groupLevels(levelColumns: readonly number[], { levels }: BlockIndicator): number {
  return Math.min(levelColumns.length, levels.length) - 1;
}

function numberOrText(text: string): StoredValue {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

function shareOf(total: Decimal, count: number, all: number): Decimal {
  return total.gt(0) ? total.times(count).div(all) : ZERO;
}

function split(total: Decimal, count: number, used: readonly Decimal[]): (Decimal | null)[] {
  if (total.lte(0)) return Array.from({ length: count }, () => null);
  const whole = total.round(2);
  return shared(whole, Array.from({ length: count }, () => new Decimal(1)), digitsFor(whole, count, used));
}
