import { plain } from "../figures/decimal";
import { compact } from "../figures/normalise";
import type { Form } from "../form/form";
import { formatCell } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import { executedFormula, executionScoreFormula, RATE, rateFormula, rowsOfColumn, sumFormula } from "./fund-formulas";
import { fundsIn, type Targets, totalOf } from "./from-targets";
import type { NewFormFund } from "./new-form-content";
import { countedCells, type TemplateCells } from "./template-cells";

/** Fills the money of a target table into an empty form. */
export class FundFiller {
  /** In the unit of the form. */
  private readonly funds: readonly NewFormFund[];

  /** @param sheet as it was before the first edit */
  constructor(
    private readonly cells: TemplateCells,
    private readonly sheet: Sheet,
    private readonly form: Form,
    private readonly targets: Targets,
  ) {
    this.funds = fundsIn(targets, form.funds?.unit ?? null);
  }

  /** The row of the whole money, where its execution is scored. */
  get executionRow(): number | null {
    const { funds } = this.form;
    const total = this.fundRows()[0] ?? funds?.rows.find(({ role }) => role === "total")?.row;
    return total === undefined ? null : this.cells.rowNow(total);
  }

  /** Fills the rows of money, and has the row of the whole calculate its rate and score. */
  fill(): void {
    const { funds } = this.form;
    if (!funds) return;
    const counted = this.fundRows().map((row) => this.cells.rowNow(row));
    if (counted.length > 0) this.fillCountedFunds(counted);
    else this.fillNamedFunds();
    const total = this.executionRow;
    const { budget, executed, weight, rate, score } = funds.columns;
    if (total === null) return;
    const at = (column: number): string => formatCell({ row: total, column });
    if (weight !== undefined) this.cells.putIfBlank(total, weight, Number(plain(this.targets.execution)));
    if (rate === undefined || budget === undefined || executed === undefined) return;
    this.cells.calculateIfBlank(total, rate, rateFormula(at(executed), at(budget)), RATE);
    if (score !== undefined && weight !== undefined) {
      this.cells.calculateIfBlank(total, score, executionScoreFormula(at(rate), at(weight)), null);
    }
  }

  private fillCountedFunds(rows: readonly number[]): void {
    const { columns } = this.form.funds!;
    const money = (["initial", "budget", "executed"] as const).flatMap((role) => columns[role] ?? []);
    const label = countedCells(this.cells.planner.sheet, rows[0]!).map(({ column }) => column).filter((column) => column < Math.min(...money)).at(-1);
    for (const row of rows) this.cells.clear(row);
    const { funds } = this;
    const missing = funds.length + 1 - rows.length;
    // The first one is their total.
    if (missing > 0) this.cells.insertBehind(rows.length > 1 ? rows.slice(1) : rows, missing);
    const first = rows[0]! + 1;
    this.cells.put(rows[0]!, label, "年度资金总额");
    funds.forEach((fund, index) => {
      this.cells.put(first + index, label, fund.label);
      this.cells.put(first + index, columns.initial, fund.initial);
      this.cells.put(first + index, columns.budget, fund.budget);
    });
    if (funds.length === 0) return;
    for (const role of ["initial", "budget", "executed"] as const) {
      const column = columns[role];
      if (column === undefined) continue;
      const sources = rowsOfColumn(column, first, first + funds.length - 1);
      const total = { row: rows[0]!, column };
      if (role === "executed") this.cells.planner.setFormula(total, executedFormula(sources), "");
      else this.cells.planner.setFormula(total, sumFormula(sources), totalOf(funds, role));
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
    if (column !== undefined && value !== null) this.cells.putIfBlank(this.cells.rowNow(row), column, value);
  }

  /** Rows of money that are only numbered, where the empty form has them. */
  private fundRows(): number[] {
    const { funds } = this.form;
    if (!funds) return [];
    const rows: number[] = [];
    for (let row = funds.area.row; row <= Math.max(funds.area.lastRow, ...funds.rows.map((one) => one.row)); row++) {
      if (countedCells(this.sheet, row).length > 0) rows.push(row);
    }
    return rows;
  }
}
