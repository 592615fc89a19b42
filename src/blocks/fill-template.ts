import { plain, sum } from "../figures/decimal";
import { compact, isBlankText } from "../figures/normalise";
import type { AskedRole, Form } from "../form/form";
import type { EditPlan } from "../edits/edit";
import type { Refused } from "../edits/apply";
import { Planner } from "../edits/planner";
import { columnName, formatCell, type Position } from "../sheet/address";
import type { Sheet, StoredValue } from "../sheet/sheet";
import { fundsIn, type Targets, totalOf } from "./from-targets";
import type { NewFormFund } from "./new-form";
import { growSheet } from "./growth";
import { planInsertion } from "./insert";
import { levelColumnsOf } from "./place";
import type { Grown } from "./sums";
import { targetCells } from "./target";

export interface Filling {
  readonly plan: EditPlan;
  /** What the plan makes of the sheet. */
  readonly sheet: Sheet;
  readonly refusals: readonly Refused[];
  /** What rows that come into the form join, in the order in which they come: formulas of other sheets may be about it. */
  readonly grown: readonly Grown[];
}

const LABEL = "fill-self-evaluation";
const FEWEST_COUNTED = 4;
const RATE = "0.00%";

/** Cells of a row that count up by one, as programs number the cells that they are going to fill: 45, 46, 47 … */
function countedCells(sheet: Sheet, row: number): Position[] {
  const cells: Position[] = [];
  let previous: number | null = null;
  for (let column = sheet.used.column; column <= sheet.used.lastColumn; column++) {
    const cell = sheet.cellAt(row, column);
    const number = cell && cell.formula === null && /^\d+$/.test(cell.text) ? Number(cell.text) : null;
    if (number === null) continue;
    if (previous !== null && number !== previous + 1) return [];
    previous = number;
    cells.push({ row, column });
  }
  return cells.length >= FEWEST_COUNTED ? cells : [];
}

/** Whether it is a form for a self-evaluation in which nobody has entered targets or results yet. */
export function isEmptyTemplate(sheet: Sheet, form: Form): boolean {
  const isBlank = (text: string | undefined): boolean => text === undefined || isBlankText(text);
  const isEvaluation = form.kind === "self-evaluation" || form.kind === "self-evaluation-unscored";
  return isEvaluation && form.columns.level1 !== undefined && form.indicators.every(
    ({ row, target, actual, score }) => countedCells(sheet, row).length > 0 || [target, actual, score].every((cell) => isBlank(cell?.text)),
  );
}

/** Fills the targets into an empty form: names, goal, money, indicators. What stands there already stays. */
export function planFilling(sheet: Sheet, form: Form, targets: Targets): Filling {
  return new TemplateFiller(sheet, form, targets).fill();
}

class TemplateFiller {
  private planner: Planner;
  private plans: EditPlan[] = [];
  private refused: Refused[] = [];
  private grown: Grown[] = [];
  /** In the unit of the form. */
  private readonly funds: readonly NewFormFund[];

  constructor(
    private readonly sheet: Sheet,
    private readonly form: Form,
    private readonly targets: Targets,
  ) {
    this.funds = fundsIn(targets, form.funds?.unit ?? null);
    this.planner = new Planner(sheet);
  }

  /** From the bottom up, so that what is still to be done stands where the form says. */
  fill(): Filling {
    const counted = this.form.indicators.filter(({ row }) => countedCells(this.sheet, row).length > 0).map(({ row }) => row);
    if (counted.length > 0) this.fillCounted(counted);
    else this.insertIndicators();
    this.fillFunds();
    this.answer();
    const plan = this.planner.finish({ id: LABEL, values: {} }, true);
    const [first] = this.plans;
    return {
      plan: { ...plan, edits: [...this.plans, plan].flatMap(({ edits }) => edits), premises: (first ?? plan).premises },
      sheet: this.planner.sheet,
      refusals: [...this.refused, ...this.planner.refusals],
      grown: this.grown,
    };
  }

  /** A form with rows for each group takes them like any block. */
  private insertIndicators(): void {
    const { sheet, form, targets } = this;
    const full = sum(targets.indicators.flatMap(({ weight }) => weight ?? [])).plus(targets.execution);
    const insertion = planInsertion(sheet, form, { indicators: targets.blockIndicators, weights: "suggested", full, execution: targets.execution });
    this.plans.push(insertion.plan);
    this.refused.push(...insertion.refusals);
    this.grown.push(...insertion.grown);
    this.planner = new Planner(insertion.sheet);
  }

  /** Rows without any name: all indicators stand in them, and in rows like them. */
  private fillCounted(rows: readonly number[]): void {
    const { planner, form, targets } = this;
    for (const row of rows) this.clear(row);
    const first = rows[0]!;
    const indicators = targets.blockIndicators;
    const missing = indicators.length - rows.length;
    if (missing > 0) this.insertBehind(rows, missing);
    const levels = levelColumnsOf(form);
    const names = levels.slice(0, -1);
    names.forEach((column, level) => {
      for (let begin = 0; begin < indicators.length; ) {
        const isOther = (_: unknown, index: number): boolean => index > begin && indicators[index]!.levels.slice(0, level + 1).join("\n") !== indicators[begin]!.levels.slice(0, level + 1).join("\n");
        const other = indicators.findIndex(isOther);
        const end = other === -1 ? indicators.length : other;
        planner.setValue({ row: first + begin, column }, indicators[begin]!.levels[level] ?? "");
        const own = planner.sheet.mergeAt(first + begin, column);
        if (end - begin > 1) planner.mergeOnly({ row: first + begin, column, lastRow: first + end - 1, lastColumn: own?.lastColumn ?? column });
        begin = end;
      }
    });
    indicators.forEach((indicator, index) => {
      const row = first + index;
      const { columns } = form;
      this.put(row, levels.at(-1), indicator.levels.at(-1)!);
      const { sign, target, unit } = targetCells(indicator, columns);
      this.put(row, columns.target, target);
      this.put(row, columns.sign, sign);
      this.put(row, columns.unit, unit);
      this.put(row, columns.weight, Number(indicator.weight));
    });
    this.sumUp(first, first + Math.max(indicators.length, rows.length) - 1, Math.max(0, missing));
  }

  /** The total of a form that had nothing to add up yet. */
  private sumUp(first: number, last: number, added: number): void {
    const { form, planner } = this;
    if (!form.total) return;
    const execution = this.executionRow;
    for (const role of ["weight", "score"] as const) {
      const column = form.columns[role];
      if (column === undefined) continue;
      const name = columnName(column);
      const own = execution === null ? undefined : form.funds?.columns[role];
      const more = own === undefined ? "" : `+N(${formatCell({ row: execution!, column: own })})`;
      const total = { row: form.total.row + added, column };
      const points = role === "weight" ? Number(plain(sum(this.targets.indicators.flatMap(({ weight }) => weight ?? [])).plus(own === undefined ? 0 : this.targets.execution))) : 0;
      planner.setFormula(total, `=SUM(${name}${first + 1}:${name}${last + 1})${more}`, points);
    }
  }

  /** The row of the whole money, where its execution is scored. */
  private get executionRow(): number | null {
    const { funds } = this.form;
    return this.fundRows()[0] ?? funds?.rows.find(({ role }) => role === "total")?.row ?? null;
  }

  /** Rows of money that are only numbered. */
  private fundRows(): number[] {
    const { funds } = this.form;
    if (!funds) return [];
    const rows: number[] = [];
    for (let row = funds.area.row; row <= Math.max(funds.area.lastRow, ...funds.rows.map((one) => one.row)); row++) {
      if (countedCells(this.sheet, row).length > 0) rows.push(row);
    }
    return rows;
  }

  private fillFunds(): void {
    const { funds } = this.form;
    if (!funds) return;
    const counted = this.fundRows();
    if (counted.length > 0) this.fillCountedFunds(counted);
    else this.fillNamedFunds();
    const total = this.executionRow;
    const { budget, executed, weight, rate, score } = funds.columns;
    if (total === null) return;
    const at = (column: number): string => formatCell({ row: total, column });
    if (weight !== undefined) this.putIfBlank(total, weight, Number(plain(this.targets.execution)));
    if (rate === undefined || budget === undefined || executed === undefined) return;
    this.calculateIfBlank(total, rate, `=IFERROR(${at(executed)}/${at(budget)},"")`, RATE);
    if (score !== undefined && weight !== undefined) {
      this.calculateIfBlank(total, score, `=IF(ISNUMBER(${at(rate)}),ROUND(MIN(1,${at(rate)})*${at(weight)},2),"")`, null);
    }
  }

  private fillCountedFunds(rows: readonly number[]): void {
    const { columns } = this.form.funds!;
    const money = (["initial", "budget", "executed"] as const).flatMap((role) => columns[role] ?? []);
    const label = countedCells(this.sheet, rows[0]!).map(({ column }) => column).filter((column) => column < Math.min(...money)).at(-1);
    for (const row of rows) this.clear(row);
    const { funds } = this;
    const missing = funds.length + 1 - rows.length;
    // The first one is their total.
    if (missing > 0) this.insertBehind(rows.length > 1 ? rows.slice(1) : rows, missing);
    const first = rows[0]! + 1;
    this.put(rows[0]!, label, "年度资金总额");
    funds.forEach((fund, index) => {
      this.put(first + index, label, fund.label);
      this.put(first + index, columns.initial, fund.initial);
      this.put(first + index, columns.budget, fund.budget);
    });
    if (funds.length === 0) return;
    for (const role of ["initial", "budget", "executed"] as const) {
      const column = columns[role];
      if (column === undefined) continue;
      const name = columnName(column);
      const value = role === "executed" ? 0 : totalOf(funds, role);
      this.planner.setFormula({ row: rows[0]!, column }, `=SUM(${name}${first + 1}:${name}${first + funds.length})`, value);
    }
  }

  /** Sources find the row that has their word. */
  private fillNamedFunds(): void {
    const { rows, columns } = this.form.funds!;
    const words = ["中央", "结转", "地方", "其他", "财政", "拨款", "基本", "项目"];
    for (const fund of this.funds) {
      const word = words.find((one) => fund.label.includes(one));
      const row = rows.find(({ role, label }) => role === "sub" && word !== undefined && compact(label?.text ?? "").includes(word));
      if (!row) continue;
      this.fillMoney(row.row, columns.initial, fund.initial);
      this.fillMoney(row.row, columns.budget, fund.budget);
    }
    const total = rows.find(({ role }) => role === "total");
    if (!total) return;
    this.fillMoney(total.row, columns.initial, totalOf(this.funds, "initial"));
    this.fillMoney(total.row, columns.budget, totalOf(this.funds, "budget"));
  }

  private fillMoney(row: number, column: number | undefined, value: number | null): void {
    if (column !== undefined && value !== null) this.putIfBlank(row, column, value);
  }

  private answer(): void {
    const { projectName, department, implementer, goal, year } = this.targets;
    const answers: Readonly<Partial<Record<AskedRole, string>>> = {
      projectName,
      department,
      implementer,
      reportingUnit: implementer || department,
      goalPlanned: goal,
      year: year === null ? "" : String(year),
    };
    for (const { role, cell, label, answer } of this.form.asked) {
      const text = answers[role] ?? "";
      const isOwn = label.row === cell.row && label.column === cell.column;
      if (answer !== null || text === "") continue;
      if (!isOwn) this.putIfBlank(cell.row, cell.column, text);
      // "（    年度）" asks and is answered in one cell.
      else if (role === "year") this.planner.setValue(cell, label.text.replace(/\s*(?=年)/, text));
    }
  }

  private clear(row: number): void {
    for (const cell of countedCells(this.sheet, row)) this.planner.setValue(cell, null);
  }

  /** Rows behind the last of `rows` that look like it, are merged like it and are counted in wherever `rows` are. */
  private insertBehind(rows: readonly number[], count: number): void {
    const { merges } = this.planner.sheet;
    const row = rows.at(-1)!;
    this.planner.insertRows(row + 1, count, row);
    for (const merge of merges.filter((one) => one.row === row && one.lastRow === row)) {
      for (let added = row + 1; added <= row + count; added++) this.planner.mergeOnly({ ...merge, row: added, lastRow: added });
    }
    for (const merge of merges.filter((one) => one.row < row && one.lastRow === row)) this.planner.mergeOnly({ ...merge, lastRow: row + count });
    const added = Array.from({ length: count }, (_, index) => row + 1 + index);
    const grown = { sheetName: this.form.sheet, sums: [{ rows, added }], firstNew: row + 1, lastNew: row + count };
    growSheet(this.planner, grown);
    this.grown.push(grown);
  }

  private put(row: number, column: number | undefined, value: StoredValue): void {
    if (column !== undefined && value !== null && value !== "") this.planner.setValue({ row, column }, value);
  }

  private putIfBlank(row: number, column: number, value: StoredValue): void {
    const cell = this.planner.sheet.cellAt(row, column);
    if (!cell || (cell.formula === null && isBlankText(cell.text))) this.planner.setValue({ row, column }, value);
  }

  private calculateIfBlank(row: number, column: number, formula: string, numberFormat: string | null): void {
    if (!this.planner.sheet.cellAt(row, column)) this.planner.setFormula({ row, column }, formula, null, numberFormat);
  }
}
