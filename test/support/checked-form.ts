import { BLANK_FORM } from "../../src/form/blank-form";
import { figureOf } from "../../src/figures/figure";
import type { FigureAt, Form, TextAt } from "../../src/form/form";
import { choosePolicy } from "../../src/policy/published";
import { recompute } from "../../src/recompute/recompute";
import type { CheckedForm } from "../../src/rules/check";
import { parseArea } from "../../src/sheet/address";
import type { Sheet } from "../../src/sheet/sheet";
import { sheetOf } from "./sheets";

const at = (address: string): { row: number; column: number } => {
  const area = parseArea(address);
  if (!area) throw new Error(`${address} is no cell`);
  return { row: area.row, column: area.column };
};

const textAt = (sheet: Sheet, address: string): TextAt => {
  const position = at(address);
  return { ...position, text: sheet.shownAt(position.row, position.column)?.text ?? "" };
};

const figureAt = (sheet: Sheet, address: string): FigureAt => {
  const text = textAt(sheet, address);
  const cell = sheet.cellAt(text.row, text.column);
  return { ...text, figure: cell ? figureOf(cell) : null, formula: cell?.formula ?? null };
};

/** A sheet with a small form, and what a check could have found on it; made by hand, so that reports can be tested alone. */
export function handmadeCheck(): { readonly sheet: Sheet; readonly checked: CheckedForm } {
  const sheet = sheetOf(
    [
      ["项目支出绩效自评表"],
      ["年初预算数", "全年预算数", "全年执行数", "执行率", "得分"],
      [null, 100.5, 98.341, 0.97851, 9.79],
      ["三级指标", "年度指标值", "实际完成值", "分值", "得分"],
      ["救助人次", "≥150000 人次", 189192459.6, 10, 9.834],
      ["完成时间", 45657, "按期完成", 5],
      ["覆盖率", 0.95, 1e-7, " ", "/"],
      ["合计", null, null, 15, 19.624],
    ],
    {
      name: "自评表",
      formats: { D3: "0.00%", E5: "0.0", B6: 'yyyy"年"m"月"d"日"', B7: "0%", C7: "0" },
      texts: { D3: "97.85%", E5: "9.8", B6: "2024年12月31日", B7: "95%", C7: "0" },
    },
  );
  const cells = (row: number): Form["indicators"][number]["cells"] => ({
    target: { row, column: 1 },
    actual: { row, column: 2 },
    weight: { row, column: 3 },
    score: { row, column: 4 },
    reason: null,
  });
  const indicator = (line: number, parts: Partial<Form["indicators"][number]> = {}): Form["indicators"][number] => ({
    row: line - 1,
    levels: [{ ...textAt(sheet, `A${line}`), points: null }],
    cells: cells(line - 1),
    name: textAt(sheet, `A${line}`).text,
    sign: null,
    target: figureAt(sheet, `B${line}`),
    unit: null,
    actual: figureAt(sheet, `C${line}`),
    weight: figureAt(sheet, `D${line}`),
    score: figureAt(sheet, `E${line}`),
    reason: null,
    rule: null,
    isSubItem: false,
    isHidden: false,
    ...parts,
  });
  const form: Form = {
    ...BLANK_FORM,
    sheet: "自评表",
    area: { row: 0, column: 0, lastRow: 7, lastColumn: 4 },
    kind: "self-evaluation",
    confidence: 0.97123456,
    reasons: [],
    title: textAt(sheet, "A1"),
    moneyUnit: { ...textAt(sheet, "A2"), unit: "万元" },
    reportingUnit: { ...at("A5"), text: "某局" },
    headerRow: 3,
    headerLastRow: 3,
    columns: { level3: 0, target: 1, actual: 2, weight: 3, score: 4 },
    indicators: [indicator(5), indicator(6), indicator(7, { reason: { ...at("A7"), text: "受疫情影响" } })],
    total: { row: 7, weight: figureAt(sheet, "D8"), score: figureAt(sheet, "E8") },
    funds: {
      area: { row: 1, column: 0, lastRow: 2, lastColumn: 4 },
      unit: "万元",
      base: "budget",
      declaredWeight: null,
      columns: { budget: 1, executed: 2, rate: 3, score: 4 },
      rows: [{ row: 2, role: "total", label: null, figures: {} }],
      executionRate: figureAt(sheet, "D3"),
      executionScore: figureAt(sheet, "E3"),
      executionWeight: null,
      remarks: [],
    },
  };
  const checked: CheckedForm = {
    form,
    summary: {
      weightSum: "15",
      scoreSum: "19.624",
      executionRate: "0.978517412935",
      executionScore: "9.79",
      grade: null,
      reportedWeight: "15",
      reportedScore: "19.624",
      reportedExecutionRate: "0.97851",
    },
    recomputed: recompute(form, choosePolicy(null)),
    choice: choosePolicy(null),
    findings: [
      { rule: "weight-sum", severity: "warning", message: "off", values: { sum: "15" }, cells: [at("D8"), at("D5")], acknowledged: null },
      { rule: "target-missed-full-score", severity: "error", message: "missed", values: { target: "150000" }, cells: [at("E5")], acknowledged: null },
    ],
  };
  return { sheet, checked };
}
