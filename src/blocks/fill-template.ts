import { plain, sum } from "../figures/decimal";
import { isBlankText } from "../figures/normalise";
import type { AskedRole, Form } from "../form/form";
import type { EditPlan } from "../edits/edit";
import type { Refused } from "../edits/outcome";
import { Planner } from "../edits/planner";
import { columnName, formatCell } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import { FundFiller } from "./fill-funds";
import type { Targets } from "./from-targets";
import { type Insertion, planInsertion } from "./insert";
import { levelColumnsOf } from "./place";
import type { Grown } from "./sums";
import { targetCells } from "./target";
import { countedCells, TemplateCells } from "./template-cells";

export interface Filling {
  readonly plan: EditPlan;
  /** What the plan makes of the sheet. */
  readonly sheet: Sheet;
  readonly refusals: readonly Refused[];
  /** What rows that come into the form join, in the order in which they come: formulas of other sheets may be about it. */
  readonly grown: readonly Grown[];
}

const LABEL = "fill-self-evaluation";

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
  private readonly counted: readonly number[];
  private readonly insertion: Insertion | null;
  private readonly cells: TemplateCells;
  private readonly money: FundFiller;

  constructor(
    sheet: Sheet,
    private readonly form: Form,
    private readonly targets: Targets,
  ) {
    this.counted = form.indicators.filter(({ row }) => countedCells(sheet, row).length > 0).map(({ row }) => row);
    // A form with rows for each group takes the indicators like any block.
    this.insertion = this.counted.length > 0 ? null : insertionOf(sheet, form, targets);
    this.cells = new TemplateCells(new Planner(this.insertion?.sheet ?? sheet), [...(this.insertion?.grown ?? [])]);
    this.money = new FundFiller(this.cells, sheet, form, targets);
  }

  fill(): Filling {
    const { insertion, cells } = this;
    if (!insertion) this.fillCounted(this.counted);
    this.money.fill();
    this.answer();
    const plan = cells.planner.finish({ id: LABEL, values: {} }, true);
    return {
      plan: insertion ? { ...plan, edits: [...insertion.plan.edits, ...plan.edits], premises: insertion.plan.premises } : plan,
      sheet: cells.planner.sheet,
      refusals: [...(insertion?.refusals ?? []), ...cells.planner.refusals],
      grown: cells.grown,
    };
  }

  /** Rows without any name: all indicators stand in them, and in rows like them. */
  private fillCounted(rows: readonly number[]): void {
    const { form, targets, cells } = this;
    const { planner } = cells;
    for (const row of rows) cells.clear(row);
    const first = rows[0]!;
    const indicators = targets.blockIndicators;
    const missing = indicators.length - rows.length;
    if (missing > 0) cells.insertBehind(rows, missing);
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
      cells.put(row, levels.at(-1), indicator.levels.at(-1)!);
      const { sign, target, unit } = targetCells(indicator, columns);
      cells.put(row, columns.target, target);
      cells.put(row, columns.sign, sign);
      cells.put(row, columns.unit, unit);
      cells.put(row, columns.weight, Number(indicator.weight));
    });
    this.sumUp(first, first + Math.max(indicators.length, rows.length) - 1);
  }

  /** The total of a form that had nothing to add up yet. */
  private sumUp(first: number, last: number): void {
    const { form } = this;
    if (!form.total) return;
    const execution = this.money.executionRow;
    for (const role of ["weight", "score"] as const) {
      const column = form.columns[role];
      if (column === undefined) continue;
      const name = columnName(column);
      const own = execution === null ? undefined : form.funds?.columns[role];
      const more = own === undefined ? "" : `+N(${formatCell({ row: execution!, column: own })})`;
      const total = { row: this.cells.rowNow(form.total.row), column };
      const points = role === "weight" ? Number(plain(sum(this.targets.indicators.flatMap(({ weight }) => weight ?? [])).plus(own === undefined ? 0 : this.targets.execution))) : 0;
      this.cells.planner.setFormula(total, `=SUM(${name}${first + 1}:${name}${last + 1})${more}`, points);
    }
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
      const now = { row: this.cells.rowNow(cell.row), column: cell.column };
      if (!isOwn) this.cells.putIfBlank(now.row, now.column, text);
      // "（    年度）" asks and is answered in one cell.
      else if (role === "year") this.cells.planner.setValue(now, label.text.replace(/(?<!\s)\s*(?=年)/, text));
    }
  }
}

function insertionOf(sheet: Sheet, form: Form, targets: Targets): Insertion {
  const full = sum(targets.indicators.flatMap(({ weight }) => weight ?? [])).plus(targets.execution);
  return planInsertion(sheet, form, { indicators: targets.blockIndicators, weights: "suggested", full, execution: targets.execution });
}
