import type { Decimal } from "../../figures/decimal";
import { isBlankText } from "../../figures/normalise";
import { IDENTITIES, isSumOf } from "../../form/identities";
import type { Kind, Row } from "./block-rows";

/** Points that count with the indicators and stand elsewhere: those of the execution rate. */
export interface PointsBeside {
  readonly weight: Decimal | null;
  readonly score: Decimal | null;
}

/** What the names of a row tell of its being a sum. */
export interface SumSigns {
  /** Its name ends in 计, or is merged across the names and values of a row. */
  readonly isNamedSum: (row: Row) => boolean;
  /** Its name stands in the last level's own column, as an indicator's does. */
  readonly isNamedIndicator: (row: Row) => boolean;
  readonly isHidden: (row: Row) => boolean;
}

const POINTS = ["weight", "score"] as const;
const LEAST_ROWS = 3;

function isMeasured({ target, actual }: Row): boolean {
  return [target, actual].some((value) => value !== null && !isBlankText(value.text));
}

function valueIn(row: Row | undefined, role: (typeof POINTS)[number]): Decimal | null {
  return row?.[role]?.figure?.value ?? null;
}

/**
 * Of the kinds that rows may be, those under which the printed sums come out: a row that has points and neither target nor
 * result is the group of the rows below it if these add up to it, the subtotal of those above it, or the full marks.
 */
export class RowSums {
  private readonly hasMeasures: boolean;

  constructor(
    private readonly rows: readonly Row[],
    private readonly kinds: readonly Kind[],
    private readonly beside: PointsBeside,
    private readonly signs: SumSigns,
  ) {
    const own = rows.filter((_, index) => kinds[index] === "indicator");
    // In a form that nobody has filled in, or one without such columns, it says nothing that a row has no target.
    this.hasMeasures = own.filter(isMeasured).length * 2 > own.length;
  }

  /** The kinds under which most is explained, and how much more that is than as they were. */
  best(): { readonly kinds: readonly Kind[]; readonly gain: number } {
    const before = this.worthOf(this.kinds, 0);
    const found = this.sumsFound();
    const explained = [...found].reduce((count, [index, kind]) => (this.kinds[index] === kind ? count : count + this.figuresOf(index)), 0);
    let kinds: readonly Kind[] = this.kinds.map((kind, index) => found.get(index) ?? kind);
    let worth = this.worthOf(kinds, explained);
    // What explains a part and leaves the printed total without explanation is chance.
    if (worth < before) [kinds, worth] = [this.kinds, before];
    const shown = kinds.map((kind, index): Kind => (kind === "indicator" && this.signs.isHidden(this.rows[index]!) ? "left-over" : kind));
    const worthShown = this.worthOf(shown, explained);
    // Hidden rows are out only where only so the total adds up.
    if (worthShown > worth) [kinds, worth] = [shown, worthShown];
    return { kinds, gain: worth - before };
  }

  /** How many of the total's figures the indicators add up to, with the points of the execution or without. */
  private worthOf(kinds: readonly Kind[], explained: number): number {
    const total = this.rows[kinds.indexOf("total")];
    const totals = POINTS.filter((role) => {
      const whole = total?.[role]?.figure;
      const parts = this.rows.flatMap((row, index) => (kinds[index] === "indicator" ? (valueIn(row, role) ?? []) : []));
      return whole && parts.length > 0 && (isSumOf(whole, parts) || (this.beside[role] !== null && isSumOf(whole, [...parts, this.beside[role]])));
    }).length;
    return totals * IDENTITIES["scores-total"].worth + explained * IDENTITIES["parts-group"].worth;
  }

  private isOpen(index: number): boolean {
    const row = this.rows[index];
    const kind = this.kinds[index];
    if (!row || (kind !== "indicator" && kind !== "subtotal" && kind !== "group") || isMeasured(row)) return false;
    const hasPoints = POINTS.some((role) => valueIn(row, role) !== null);
    return hasPoints && (kind !== "indicator" || this.signs.isNamedSum(row) || (this.hasMeasures && !this.signs.isNamedIndicator(row)));
  }

  private isMember(index: number): boolean {
    return this.kinds[index] === "indicator" && !this.isOpen(index);
  }

  /** In how many of its columns a row says the sum of others. */
  private sumsOf(index: number, run: readonly number[]): number {
    return POINTS.filter((role) => {
      const whole = this.rows[index]?.[role]?.figure;
      const parts = run.flatMap((other) => valueIn(this.rows[other], role) ?? []);
      return whole && parts.length > 0 && isSumOf(whole, parts);
    }).length;
  }

  /** The members next to a row on one side whose sum it says, up to where the next such row, the total or the block's end stands. */
  private runBeside(index: number, step: 1 | -1): readonly number[] {
    const run: number[] = [];
    for (let other = index + step; this.kinds[other] !== undefined && this.kinds[other] !== "total"; other += step) {
      if (this.isMember(other)) run.push(other);
      const next = this.kinds[other + step];
      const isBoundary = next === undefined || next === "total" || this.isOpen(other + step);
      if (isBoundary && run.length > 0 && this.mayBeRun(index, run) && this.sumsOf(index, run) > 0) return run;
    }
    return [];
  }

  /** One row alone repeats its neighbour's points by chance, unless its name says that it is a sum. */
  private mayBeRun(index: number, run: readonly number[]): boolean {
    const row = this.rows[index]!;
    if (this.signs.isNamedSum(row)) return true;
    const values = run.map((other) => valueIn(this.rows[other], "weight") ?? valueIn(this.rows[other], "score"));
    return values.filter((value) => value?.gt(0)).length > 1;
  }

  private figuresOf(index: number): number {
    return Math.max(this.sumsOf(index, this.runBeside(index, 1)), this.sumsOf(index, this.runBeside(index, -1)), 0);
  }

  private sumsFound(): Map<number, Kind> {
    const found = new Map<number, Kind>();
    const members = this.rows.flatMap((_, index) => (this.isMember(index) ? [index] : []));
    this.rows.forEach((row, index) => {
      // Of few rows one is the sum of others by chance, unless its name says that it is one.
      if (!this.isOpen(index) || (members.length < LEAST_ROWS && !this.signs.isNamedSum(row))) return;
      const [below, above] = [this.runBeside(index, 1), this.runBeside(index, -1)];
      const kind = this.kinds[index];
      if (this.isOfAll(row, members)) found.set(index, this.kinds.includes("total") ? "full-marks" : "total");
      // A labelled 小计 closes the rows above it if these explain it, though those below do as well.
      else if (kind === "subtotal" && above.length > 0) found.set(index, "subtotal");
      else if (below.length > 0) found.set(index, "group");
      else if (above.length > 0) found.set(index, "subtotal");
    });
    const guessed = [...found].filter(([index, kind]) => this.kinds[index] === "indicator" && kind !== "full-marks" && kind !== "total" && !this.signs.isNamedSum(this.rows[index]!));
    // Where one row alone is told by nothing but its sum, that may be chance.
    if (guessed.length === 1) for (const [index] of guessed) found.delete(index);
    return found;
  }

  private isOfAll(row: Row, members: readonly number[]): boolean {
    return POINTS.some((role) => {
      const whole = row[role]?.figure;
      const parts = members.flatMap((other) => valueIn(this.rows[other], role) ?? []);
      return whole && parts.length >= (this.signs.isNamedSum(row) ? 1 : LEAST_ROWS) && (isSumOf(whole, parts) || (this.beside[role] !== null && isSumOf(whole, [...parts, this.beside[role]])));
    });
  }
}
