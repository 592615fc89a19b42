import { BLANK_FORM } from "../../src/form/blank-form";
import Big from "big.js";
import { newForm } from "../../src/blocks/new-form";
import { EMPTY_CONTENT } from "../../src/blocks/new-form-content";
import { sheetMade } from "../../src/edits/draft";
import type { Figure } from "../../src/figures/figure";
import type { FigureAt, Form, TextAt } from "../../src/form/form";
import { sheetOf } from "../../src/hosts/memory/memory-sheet";
import { choosePolicy } from "../../src/policy/published";
import { recompute } from "../../src/recompute/recompute";
import type { CheckedForm, Summary } from "../../src/rules/check";
import type { CheckedFinding, Severity } from "../../src/rules/finding";
import { parseArea, type Position } from "../../src/sheet/address";
import type { Sheet, StoredValue } from "../../src/sheet/sheet";

/** The position of an A1 address. */
export function at(address: string): Position {
  const area = parseArea(address);
  if (!area) throw new RangeError(address);
  return { row: area.row, column: area.column };
}

const ROWS: readonly (readonly StoredValue[])[] = [
  ["项目支出绩效自评表"],
  ["（2024年度）"],
  ["项目名称", "城乡困难群众救助补助资金（含临时救助、特困人员供养、孤儿基本生活保障）"],
  ["项目资金（万元）", "", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"],
  ["", "年度资金总额", "15000", "19240", "18919.25", "10", "98.3%", "9.83"],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
  ["产出指标", "数量指标", "救助人次", "≥735人次", "735", "10", "10"],
  ["", "质量指标", "救助资金到位率", "100%", "95.5%", "10", "12"],
  ["", "时效指标", "资金拨付及时率", "≥95%", "100%", "15", "15"],
  ["", "成本指标", "支出成本", "≤150000000元", "189192459.6", "10", "10", "因救助标准提高，支出超出年初预算"],
  ["效益指标", "社会效益", "困难群众生活保障水平", "有所提升", "有所提升", "30", "28"],
  ["满意度指标", "服务对象满意度", "受助对象满意度", "≥90%", "96%", "10", ""],
  ["总分", "", "", "", "", "100", "96"],
];

/** A form as people fill it in, with what is usually wrong in it. */
export const SHEET: Sheet = sheetOf("附件1", ROWS);
export const PROTECTED_SHEET: Sheet = sheetOf("附件1", ROWS, { isProtected: true, visibility: "hidden" });

/** The formulas of a person who calculates by hand wait for her. */
export const PENDING_SHEET: Sheet = sheetOf("附件1", ROWS, { isCalculationPending: true });

/** The same with a column of scores that nobody filled in and a second one beside it: not everything is read for certain. */
export const DOUBTFUL_SHEET: Sheet = sheetOf("附件1", [
  ...ROWS.slice(0, 5),
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "部门评分", "复核分", "备注说明"],
  ["产出指标", "数量指标", "救助人次", "≥735人次", "735", 60, "", 55, "已核对救助台账"],
  ["效益指标", "社会效益", "困难群众生活保障水平", "有所提升", "有所提升", 40, "", 30],
  ["总分", "", "", "", "", 100, "", 85],
]);

/** Two forms one below the other, for two projects. */
export const TWO_FORMS_SHEET: Sheet = sheetOf("附件1", [...ROWS, [], ...ROWS.map((row) => (row[0] === "项目名称" ? ["项目名称", "临时救助工作经费"] : row))]);

/** A form whose headings no list knows. */
export const ODD_SHEET: Sheet = sheetOf("附件3", [
  ["二〇二四年工作完成表"],
  ["类别", "任务", "预定", "落实", "额定", "评定"],
  ["履行职责", "检查次数", "10次", "10次", 60, 60],
  ["服务群众", "办件时限", "3天", "2天", 40, 38],
]);

/** A workbook of many forms, as a bureau collects them. */
export const MANY_SHEETS: readonly Sheet[] = [
  ...["附件1", "市妇女儿童活动中心运转经费（含场地维护、设备更新及志愿者补贴）", "附件3"].map((name) => sheetOf(name, ROWS)),
  ...Array.from({ length: 10 }, (_, index) => sheetOf(`项目${index + 1}`, index % 3 === 0 ? DOUBTFUL_SHEET.snapshot.values : ROWS)),
  sheetOf("填报说明", [["请于三月底前报送。"]]),
];

/** A target table in another unit than the forms, with a source that these have no row for. */
export const TARGET_SHEET: Sheet = sheetOf("项目支出绩效目标申报表", [
  ["2024年项目支出绩效目标申报表"],
  ["项目名称", "城乡困难群众救助补助资金（含临时救助、特困人员供养、孤儿基本生活保障）"],
  ["主管部门", "某县民政局", "", "", "实施单位", "某县社会救助服务中心"],
  ["项目资金（元）", "", "年初预算数", "全年预算数", "全年执行数"],
  ["", "年度资金总额", 192400000, 192400000, ""],
  ["", "其中：财政拨款", 192399432.5, 192399432.5, ""],
  ["", "社会捐赠", 567.5, 567.5, ""],
  ["年度目标", "保障困难群众基本生活，做到应保尽保、按时足额发放"],
  ["一级指标", "二级指标", "三级指标", "年度指标值"],
  ["产出指标", "数量指标", "救助人次", "≥735人次"],
  ["产出指标", "质量指标", "救助资金到位率", "100%"],
  ["产出指标", "成本指标", "", "≤19240万元"],
  ["效益指标", "社会效益", "困难群众生活保障水平", "有所提升"],
  ["满意度指标", "服务对象满意度", "受助对象满意度", "≥90%"],
]);

/** The form that nobody has filled in yet. */
export const EMPTY_SHEET: Sheet = sheetMade("自评表", newForm("project", { ...EMPTY_CONTENT, department: "某县财政局" }));

/** The same with numbers where numbers belong: what a repair can write as a formula. */
export const NUMBERED_SHEET: Sheet = sheetOf(
  "附件1",
  ROWS.map((row) => row.map((value) => (typeof value === "string" && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value))),
);

const figure = (value: string, digits: number, isPercent = false): Figure => ({ value: new Big(value), digits, isPercent }) as Figure;
const textAt = (address: string): TextAt => ({ ...at(address), text: SHEET.cellAt(at(address).row, at(address).column)?.text ?? "" });
const figureAt = (address: string, value: Figure): FigureAt => ({ ...textAt(address), figure: value, formula: null });

const FORM: Form = {
  ...BLANK_FORM,
  sheet: "附件1",
  area: parseArea("A1:H13")!,
  kind: "self-evaluation",
  confidence: 0.97,
  reasons: [],
  title: textAt("A1"),
  year: { ...textAt("A2"), value: 2024 },
  projectName: textAt("B3"),
  headerRow: 5,
  headerLastRow: 5,
  columns: { level1: 0, level2: 1, level3: 2, target: 3, actual: 4, weight: 5, score: 6, reason: 7 },
  total: { row: 12, weight: figureAt("F13", figure("100", 0)), score: figureAt("G13", figure("96", 0)) },
  funds: {
    area: parseArea("A4:H5")!,
    unit: "万元",
    columns: { initial: 2, budget: 3, executed: 4, weight: 5, rate: 6, score: 7 },
    rows: [],
    base: "budget",
    declaredWeight: null,
    executionRate: figureAt("G5", figure("0.983", 3, true)),
    executionScore: figureAt("H5", figure("9.83", 2)),
    executionWeight: figureAt("F5", figure("10", 0)),
    remarks: [],
  },
};

const CHOICE = choosePolicy(null);
const RECOMPUTED = recompute(FORM, CHOICE);

const SUMMARY: Summary = {
  weightSum: "95",
  scoreSum: "84.83",
  executionRate: "0.983328482328482328",
  executionScore: "9.83328482328482328",
  grade: "良",
  reportedWeight: "100",
  reportedScore: "96.000000000000001",
  reportedExecutionRate: "0.983",
};

function finding(rule: string, severity: Severity, cells: string, values: Readonly<Record<string, string>> = {}): CheckedFinding {
  return { rule, severity, acknowledged: null, message: "found", values, cells: cells.split(" ").map(at) };
}

const FINDINGS: readonly CheckedFinding[] = [
  finding("total-score", "error", "G13 H5 G7 G8 G9 G10 G11 G12 F7 F8 F9 F10 F11", { reported: "96", sum: "84.83" }),
  finding("weight-sum", "error", "F13 F5 F7 F8 F9 F10 F11 F12", { reported: "100", sum: "95" }),
  finding("target-missed-full-score", "error", "G10 D10 E10", { name: "支出成本", target: "≤150000000元", actual: "189192459.6" }),
  finding("target-missed-full-score", "error", "G8 D8 E8", { name: "救助资金到位率", target: "100%", actual: "95.5%" }),
  finding("score-missing", "warning", "G12 F12", { name: "受助对象满意度" }),
  finding("rule-without-texts", "info", "A2"),
];

/** With findings of every severity. */
export const WRONG: CheckedForm = { form: FORM, summary: SUMMARY, recomputed: RECOMPUTED, choice: CHOICE, findings: FINDINGS };

/** Nothing to find, recognised less surely, without funds. */
export const RIGHT: CheckedForm = {
  form: { ...FORM, confidence: 0.82, funds: null, grade: { ...at("H13"), text: "优" }, projectName: { ...at("B3"), text: "村级运转经费" } },
  summary: { ...SUMMARY, weightSum: "100", scoreSum: "96", grade: "优", executionRate: null, executionScore: null, reportedExecutionRate: null },
  recomputed: RECOMPUTED,
  choice: CHOICE,
  findings: [],
};

/** Hardly recognised, without a name. */
export const UNSURE: CheckedForm = {
  form: { ...FORM, confidence: 0.41, kind: "score-table", title: null, year: null, projectName: null, total: null, funds: null },
  summary: { ...SUMMARY, executionRate: null, executionScore: null, reportedExecutionRate: null, reportedWeight: null, reportedScore: null, grade: null },
  recomputed: RECOMPUTED,
  choice: CHOICE,
  findings: [FINDINGS[4]!],
};

/** Texts of the rules above, so that the pictures do not depend on the rules that there are. */
export const RULE_TEXTS: Readonly<Record<"zh-CN" | "en", Readonly<Record<string, string>>>> = {
  "zh-CN": {
    "total-score.name": "总分与各项得分之和不符",
    "total-score.found": "总分填 {reported} 分，各项得分相加得 {sum} 分。",
    "total-score.advice": "核对各项得分，再把总分改为合计数。",
    "total-score.basis": "财预〔2020〕10号：总分为各项指标得分之和，满分 100 分。",
    "weight-sum.name": "分值合计不符",
    "weight-sum.found": "分值合计填 {reported} 分，各项分值相加得 {sum} 分。",
    "weight-sum.basis": "财预〔2020〕10号：各项分值合计为 100 分。",
    "target-missed-full-score.name": "未达到指标值却得满分",
    "target-missed-full-score.found": "“{name}”指标值 {target}，实际完成 {actual}，没有达到，却得了满分。",
    "target-missed-full-score.advice": "按偏离程度扣分，或更正填错的数字。",
    "score-missing.name": "有分值没有得分",
    "score-missing.found": "“{name}”有分值，得分是空白。是漏填了吗？",
  },
  en: {
    "total-score.name": "Total differs from the sum of the scores",
    "total-score.found": "The total says {reported}; the scores add up to {sum}.",
    "total-score.advice": "Check the scores, then set the total to their sum.",
    "total-score.basis": "财预〔2020〕10号: the total is the sum of all scores, 100 at most.",
    "weight-sum.name": "Sum of weights differs",
    "weight-sum.found": "The sum of weights says {reported}; the weights add up to {sum}.",
    "weight-sum.basis": "财预〔2020〕10号: the weights add up to 100.",
    "target-missed-full-score.name": "Target missed, yet full score",
    "target-missed-full-score.found": "“{name}”: target {target}, actual {actual}. The target is missed, yet the score is full.",
    "target-missed-full-score.advice": "Deduct by the degree of deviation, or correct the figure that is wrong.",
    "score-missing.name": "Weight without a score",
    "score-missing.found": "“{name}” has a weight but no score. Was it forgotten?",
  },
};
