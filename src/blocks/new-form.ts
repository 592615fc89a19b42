import { Decimal, plain, sum } from "../figures/decimal";
import type { CellStyle, NewCell, NewSheet } from "../edits/new-sheet";
import { type Area, columnName } from "../sheet/address";
import type { StoredValue } from "../sheet/sheet";
import { FORM_LAYOUTS, type FormLayout, type IndicatorHeading, type NewFormIndicator, type NewFormKind } from "./form-layouts";

export interface NewFormFund {
  readonly label: string;
  readonly initial: number | null;
  readonly budget: number | null;
}

/** What a form begins with; everything may be left to the person. */
export interface NewFormContent {
  readonly year: number | null;
  readonly projectName: string;
  readonly department: string;
  readonly implementer: string;
  readonly goal: string;
  /** The sources of the total; empty for those that the form usually has. */
  readonly funds: readonly NewFormFund[];
  /** Empty for rows to be filled in. */
  readonly indicators: readonly NewFormIndicator[];
  /** Points of the execution rate, where the form scores it. */
  readonly execution: Decimal;
}

export const EMPTY_CONTENT: NewFormContent = {
  year: null,
  projectName: "",
  department: "",
  implementer: "",
  goal: "",
  funds: [],
  indicators: [],
  execution: new Decimal(10),
};

const FONT_SIZE = 10;
const TITLE_SIZE = 16;
const LINE = "#000000";
/** To the cent in 万元 too, where an amount has so many digits. */
const MONEY = "#,##0.00####";
const RATE = "0.00%";
const POINTS = "General";
const ROW_HEIGHT = 24;
const PROSE_HEIGHT = 72;
const TITLE_HEIGHT = 32;
const LINE_HEIGHT = 14;
/** What a cell keeps free beside its text, and a row above and below it; in points. */
const PADDING = 6;
const WIDE = /[^\x20-\x7e]/;

/** A complete empty form, or one that is filled in as far as `content` goes, on a worksheet of its own. */
export function newForm(kind: NewFormKind, content: NewFormContent = EMPTY_CONTENT): NewSheet {
  return new FormBuilder(FORM_LAYOUTS[kind], content).build();
}

/** In points; a Chinese character is as wide as it is high, a letter or digit about half of it. */
function textWidth(text: string): number {
  return Array.from(text).reduce((width, character) => width + (WIDE.test(character) ? FONT_SIZE : FONT_SIZE / 2), 0);
}

class FormBuilder {
  private readonly cells: NewCell[] = [];
  private readonly merges: Area[] = [];
  private readonly styles: { area: Area; style: CellStyle }[] = [];
  private readonly heights = new Map<number, number>();
  private row = 0;
  private readonly last: number;
  /** The cells of the execution rate's points and score, which the total adds. */
  private executionRow: number | null = null;

  constructor(
    private readonly layout: FormLayout,
    private readonly content: NewFormContent,
  ) {
    this.last = layout.columns.length - 1;
  }

  build(): NewSheet {
    const { layout } = this;
    this.title();
    const begin = this.row;
    this.names();
    if (layout.funds) this.funds();
    if (layout.fundManagement.length > 0) this.fundManagement();
    if (layout.goals) this.goals();
    const header = this.row;
    this.indicators();
    const form: Area = { row: begin, column: 0, lastRow: this.row - 1, lastColumn: this.last };
    this.styles.unshift({ area: form, style: { border: LINE, wraps: true, vertical: "Center", horizontal: "Center", fontSize: FONT_SIZE } });
    return {
      name: layout.name,
      cells: this.cells,
      styles: this.styles,
      merges: this.merges,
      columnWidths: layout.columns.map(({ width }, index) => ({ index, points: width })),
      rowHeights: [...this.heights].map(([index, points]) => ({ index, points })),
      links: [],
      frozenRows: 0,
      showsGridlines: false,
      print: { orientation: layout.isWide ? "Landscape" : "Portrait", titleRows: layout.funds ? 0 : header + 1, fitsWidth: true },
    };
  }

  private put(row: number, column: number, value: StoredValue, options: { lastColumn?: number; lastRow?: number; numberFormat?: string; formula?: string } = {}): void {
    const { lastColumn = column, lastRow = row, numberFormat = null, formula = null } = options;
    if (value !== null && value !== "") this.cells.push({ cell: { row, column }, value, formula, numberFormat });
    else if (formula !== null || numberFormat !== null) this.cells.push({ cell: { row, column }, value: null, formula, numberFormat });
    if (lastColumn > column || lastRow > row) this.merges.push({ row, column, lastRow, lastColumn });
    if (typeof value === "string" && lastRow === row) this.makeRoom(row, value, column, lastColumn);
  }

  /** No program makes a row that was given a height higher. */
  private makeRoom(row: number, text: string, column: number, lastColumn: number): void {
    const width = this.layout.columns.slice(column, lastColumn + 1).reduce((whole, one) => whole + one.width, -PADDING);
    const lines = text.split("\n").reduce((count, line) => count + Math.max(1, Math.ceil(textWidth(line) / width)), 0);
    this.heights.set(row, Math.max(this.heights.get(row)!, lines * LINE_HEIGHT + PADDING));
  }

  private next(height = ROW_HEIGHT): number {
    this.heights.set(this.row, height);
    return this.row++;
  }

  private bold(row: number, column = 0, lastColumn = this.last): void {
    this.styles.push({ area: { row, column, lastRow: row, lastColumn }, style: { bold: true } });
  }

  private left(row: number, column: number, lastColumn = column): void {
    this.styles.push({ area: { row, column, lastRow: row, lastColumn }, style: { horizontal: "Left" } });
  }

  private title(): void {
    const title = this.next(TITLE_HEIGHT);
    this.put(title, 0, this.layout.title, { lastColumn: this.last });
    this.styles.push({ area: { row: title, column: 0, lastRow: title, lastColumn: this.last }, style: { bold: true, fontSize: TITLE_SIZE, horizontal: "Center", vertical: "Center" } });
    const year = this.next();
    this.put(year, 0, `（${this.content.year ?? "    "}年度）`, { lastColumn: this.last });
    this.styles.push({ area: { row: year, column: 0, lastRow: year, lastColumn: this.last }, style: { horizontal: "Center", fontSize: FONT_SIZE } });
  }

  private names(): void {
    const half = this.layout.halfAt;
    for (const pair of this.layout.names) {
      const row = this.next();
      pair.forEach(({ label, role }, index) => {
        const begin = index === 0 ? 0 : half;
        const end = index === 0 && pair.length > 1 ? half - 1 : this.last;
        this.put(row, begin, label);
        this.put(row, begin + 1, role ? this.content[role] : "", { lastColumn: end });
      });
    }
  }

  private funds(): void {
    const { side, headings, sources, isScored } = this.layout.funds!;
    const first = this.next();
    for (const { column, text, lastColumn } of headings) this.put(first, column, text, { lastColumn });
    const own = this.content.funds.length > 0 ? this.content.funds : sources.map((label): NewFormFund => ({ label, initial: null, budget: null }));
    const total = this.next();
    const rows = own.map(() => this.next());
    this.put(first, 0, side, { lastRow: this.row - 1 });
    const at = (role: "label" | "initial" | "budget" | "executed" | "weight" | "rate" | "score") => headings.find((heading) => heading.role === role);
    const label = at("label")!;
    this.put(total, label.column, "年度资金总额", { lastColumn: label.lastColumn });
    for (const role of ["initial", "budget", "executed"] as const) {
      const heading = at(role);
      if (!heading) continue;
      const name = columnName(heading.column);
      const figures = own.map((fund) => (role === "executed" ? null : fund[role]));
      const known = figures.filter((figure) => figure !== null);
      const value = known.reduce((whole, figure) => whole.plus(figure), new Decimal(0));
      this.put(total, heading.column, Number(plain(value)), {
        lastColumn: heading.lastColumn,
        numberFormat: MONEY,
        formula: `=SUM(${name}${rows[0]! + 1}:${name}${rows.at(-1)! + 1})`,
      });
      rows.forEach((row, index) => this.put(row, heading.column, figures[index]!, { lastColumn: heading.lastColumn, numberFormat: MONEY }));
    }
    own.forEach((fund, index) => {
      this.put(rows[index]!, label.column, index === 0 && !/^其中/.test(fund.label) ? `其中：${fund.label}` : fund.label, { lastColumn: label.lastColumn });
      this.left(rows[index]!, label.column);
    });
    const [budget, executed, rate] = [at("budget")!, at("executed")!, at("rate")!].map(({ column }) => `${columnName(column)}${total + 1}`);
    this.put(total, at("rate")!.column, "", { numberFormat: RATE, formula: `=IFERROR(${executed!}/${budget!},"")`, lastColumn: at("rate")!.lastColumn });
    for (const row of rows) this.put(row, at("rate")!.column, "", { lastColumn: at("rate")!.lastColumn });
    if (!isScored) return;
    this.executionRow = total;
    const weight = at("weight")!.column;
    this.put(total, weight, Number(plain(this.content.execution)), { numberFormat: POINTS });
    this.put(total, at("score")!.column, "", {
      lastColumn: at("score")!.lastColumn,
      numberFormat: POINTS,
      // MIN passes over a rate that is blank, and would give full marks for it.
      formula: `=IF(ISNUMBER(${rate!}),ROUND(MIN(1,${rate!})*${columnName(weight)}${total + 1},2),"")`,
    });
    for (const row of rows) {
      for (const column of [weight, at("rate")!.column, at("score")!.column]) this.put(row, column, "—");
    }
  }

  private fundManagement(): void {
    const first = this.next();
    const half = this.layout.halfAt;
    this.put(first, 1, "", { lastColumn: 2 });
    this.put(first, 3, "情况说明", { lastColumn: half });
    this.put(first, half + 1, "存在问题和改进措施", { lastColumn: this.last });
    for (const text of this.layout.fundManagement) {
      const row = this.next();
      this.put(row, 1, text, { lastColumn: 2 });
      this.put(row, 3, "", { lastColumn: half });
      this.put(row, half + 1, "", { lastColumn: this.last });
    }
    this.put(first, 0, "资金管理情况", { lastRow: this.row - 1 });
  }

  private goals(): void {
    const { side, planned, achieved } = this.layout.goals!;
    const half = this.layout.halfAt;
    const header = this.next();
    const text = this.next(PROSE_HEIGHT);
    this.put(header, 0, side, { lastRow: text });
    this.put(header, 1, planned, { lastColumn: half - 1 });
    this.put(header, half, achieved, { lastColumn: this.last });
    this.put(text, 1, this.content.goal, { lastColumn: half - 1 });
    this.put(text, half, "", { lastColumn: this.last });
    this.left(text, 1, this.last);
  }

  private indicators(): void {
    const { layout } = this;
    const header = this.next();
    const columnOf = (role: IndicatorHeading["role"]): number => layout.columns.findIndex((column) => column.role === role);
    layout.columns.forEach(({ heading, role }, index) => {
      if (role !== "side") this.put(header, index, heading);
    });
    this.bold(header);
    const indicators = this.content.indicators.length > 0 ? this.content.indicators : layout.indicators;
    const rows = indicators.map(() => this.next());
    const side = columnOf("side");
    const end = rows.at(-1)!;
    if (side >= 0) this.put(header, side, layout.columns[side]!.heading, { lastRow: end });
    this.levels(indicators, rows[0]!, [columnOf("level1"), columnOf("level2"), columnOf("level3")]);
    indicators.forEach(({ target, weight, meaning = "" }, index) => {
      const row = rows[index]!;
      for (const [role, value] of [["target", target], ["meaning", meaning], ["weight", weight && Number(plain(weight))]] as const) {
        const column = columnOf(role);
        if (column >= 0) this.put(row, column, value, role === "weight" ? { numberFormat: POINTS } : {});
      }
      this.left(row, columnOf("level3"));
    });
    if (columnOf("weight") < 0) return;
    const total = this.next();
    this.put(total, 0, layout.totalLabel, { lastColumn: Math.min(columnOf("weight"), columnOf("score")) - 1 });
    for (const role of ["weight", "score"] as const) {
      const column = columnOf(role);
      const name = columnName(column);
      const execution = this.executionRow === null ? "" : `+N(${this.executionCell(role)})`;
      const points = role === "weight" ? sum(indicators.flatMap(({ weight }) => weight ?? [])).plus(this.executionRow === null ? 0 : this.content.execution) : null;
      this.put(total, column, points && Number(plain(points)), { numberFormat: POINTS, formula: `=SUM(${name}${rows[0]! + 1}:${name}${end + 1})${execution}` });
    }
    this.bold(total);
  }

  private executionCell(role: "weight" | "score"): string {
    const heading = this.layout.funds!.headings.find((one) => one.role === role)!;
    return `${columnName(heading.column)}${this.executionRow! + 1}`;
  }

  /** Names of groups once, merged over their rows. */
  private levels(indicators: readonly NewFormIndicator[], first: number, columns: readonly number[]): void {
    columns.forEach((column, level) => {
      for (let begin = 0; begin < indicators.length; ) {
        const isSame = ({ levels }: NewFormIndicator): boolean => levels.slice(0, level + 1).every((name, depth) => name === indicators[begin]!.levels[depth]);
        const isName = level === columns.length - 1;
        const other = isName ? begin + 1 : indicators.findIndex((one, index) => index > begin && !isSame(one));
        const end = other === -1 ? indicators.length : other;
        const name = isName ? indicators[begin]!.levels.at(-1)! : (indicators[begin]!.levels[level] ?? "");
        this.put(first + begin, column, name, { lastRow: first + end - 1 });
        begin = end;
      }
    });
  }
}
