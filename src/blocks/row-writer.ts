import { type Decimal, plain } from "../figures/decimal";
import { compact, compactSigns, isBlankText } from "../figures/normalise";
import type { Planner } from "../edits/planner";
import { formulaForRow } from "../edits/shift";
import type { Form, IndicatorColumn } from "../form/form";
import type { Position } from "../sheet/address";
import type { Cell, Sheet, StoredValue } from "../sheet/sheet";
import type { BlockIndicator } from "./block";
import { continued, prefixBehind } from "./codes";
import { namedLike, placeOfPoints, repointed } from "./named-points";
import { groupNamesOf } from "./place";
import { targetCells } from "./target";

/** An indicator with the row that it is written into, and the one whose manner it follows. */
export interface FilledRow {
  readonly row: number;
  readonly template: number;
  readonly indicator: BlockIndicator;
  readonly weight: Decimal | null;
  /** Whether a group begins with it. */
  readonly isFirst: boolean;
}

/** A sign in front of a target, or by itself. */
const SIGN = /^\s*([^\p{L}\p{N}\s()（）]+)/u;

/** Writes the cells of an indicator's row in the manner of its neighbours. */
export class RowWriter {
  /** What the form's own targets begin with. */
  private readonly signs: readonly string[];

  /** @param sheet as it was before the first edit */
  constructor(
    private readonly planner: Planner,
    private readonly sheet: Sheet,
    private readonly form: Form,
    private readonly levelColumns: readonly number[],
  ) {
    this.signs = form.indicators.flatMap(({ sign, target }) => SIGN.exec(sign ?? target?.text ?? "")?.[1] ?? []);
  }

  write({ row, template, indicator, weight, isFirst }: FilledRow): void {
    const { levelColumns, planner } = this;
    const { columns } = this.form;
    // An indicator of three levels in a form of four: its name's cell reaches over both columns, or both say it.
    for (const column of new Set(levelColumns.slice(groupNamesOf(levelColumns, indicator).length).map((own) => planner.sheet.mergeAt(row, own)?.column ?? own))) {
      planner.setValue({ row, column }, this.withPoints(this.codedName({ row, column }, indicator, isFirst), template, column, weight));
    }
    const set = (role: IndicatorColumn, value: StoredValue): void => {
      const column = columns[role];
      if (column !== undefined && value !== null && value !== "") planner.setValue({ row, column }, value);
    };
    const { sign, target, unit } = targetCells(indicator, columns);
    if (columns.sign !== undefined) set("sign", this.spelt(sign) || this.signOfPhrases(target));
    set("unit", unit);
    set("target", typeof target === "string" ? this.spelt(target) : target);
    if (weight && columns.weight !== undefined) this.writePoints({ row, column: columns.weight }, template, weight);
  }

  /** Gives an indicator of the form other points than it has. */
  changePoints(row: number, points: Decimal): void {
    const column = this.form.columns.weight;
    const name = this.form.indicators.find((indicator) => indicator.row === row)?.levels.at(-1);
    if (column !== undefined) this.writePoints({ row, column }, row, points);
    else if (name) this.planner.setValue({ row: name.row, column: name.column }, repointed(name.text, points));
  }

  /** Points as the neighbours have them: a number, a text, or a percentage. */
  private writePoints({ row, column }: Position, template: number, points: Decimal): void {
    const neighbour = this.sheet.cellAt(template, column) ?? this.sheet.cellAt(this.form.indicators.find(({ weight }) => weight?.figure)?.row ?? template, column);
    const isText = typeof neighbour?.value === "string" && neighbour.formula === null && !isBlankText(neighbour.text);
    const isPercent = neighbour?.text.includes("%") ?? false;
    const value = isText ? `${plain(points)}${isPercent ? "%" : ""}` : Number(plain(isPercent ? points.div(100) : points));
    this.planner.setValue({ row, column }, value);
  }

  /** What the neighbours work out in each row is worked out in the new one too. */
  copyFormulas(row: number, template: number): void {
    for (const { column, formula } of this.cellsOf(template)) {
      const copied = formula === null ? null : formulaForRow(formula, template, row);
      if (copied) this.planner.setFormula({ row, column }, copied, null);
    }
  }

  /** "A13" behind "A12" where codes have a column of their own. */
  writeCodes(row: number, template: number): void {
    const roles = new Set<number | undefined>(Object.values(this.form.columns));
    for (const { column, text } of this.cellsOf(template)) {
      const code = roles.has(column) ? null : continued(this.planner.sheet.cellAt(row - 1, column)?.text ?? text);
      if (code && code.rest === "") this.planner.setValue({ row, column }, code.next);
    }
  }

  /** The cells of a row that hold something, as things stand. */
  cellsOf(row: number): Cell[] {
    const { used } = this.sheet;
    const columns = Array.from({ length: used.lastColumn - used.column + 1 }, (_, index) => used.column + index);
    return columns.flatMap((column) => this.planner.sheet.cellAt(row, column) ?? []);
  }

  /** "A13 预算编制科学性", "指标3：完成率" among names that carry codes or numbers; a block's own code where the row above has none to go on from. */
  private codedName({ row, column }: Position, { levels, code }: BlockIndicator, isFirst: boolean): string {
    const name = levels.at(-1)!;
    const textAbove = this.planner.sheet.cellAt(row - 1, column)?.text ?? "";
    const prefix = prefixBehind(textAbove, isFirst);
    if (prefix) return `${prefix}${name}`;
    const above = continued(textAbove);
    if (above && above.rest !== "") return `${above.next}${above.between}${name}`;
    const others = this.form.indicators.map((indicator) => indicator.name ?? "");
    return code !== undefined && others.some((other) => continued(other)?.rest) ? `${code} ${name}` : name;
  }

  /** "考核通过率(4分)" where names carry the points, as the one of the template does, or any. */
  private withPoints(name: string, template: number, column: number, points: Decimal | null): string {
    if (points === null || placeOfPoints(this.form) !== "name") return name;
    const own = this.sheet.shownAt(template, column)?.text ?? "";
    const models = [own, ...this.form.indicators.map(({ levels }) => levels.at(-1)!.text)];
    return namedLike(models.find((model) => namedLike(model, name, points) !== name) ?? "", name, points);
  }

  /** A sign, or a target that begins with one, as the form writes it: "≧" or ">=" where its own indicators do. */
  private spelt(text: string): string {
    return text.replace(/^[≥≤><=]/, (sign) => this.signs.find((own) => compactSigns(own) === sign) ?? sign);
  }

  /** What forms with a column of signs put there for phrases, if they put anything. */
  private signOfPhrases(target: StoredValue): string {
    if (typeof target !== "string" || target === "" || /\d/.test(target)) return "";
    return this.form.indicators.map(({ sign }) => compact(sign ?? "")).find((sign) => /定性/.test(sign)) ?? "";
  }
}
