import { Decimal } from "../figures/decimal";
import { LIBRARY } from "./library";
import { targetText } from "./target";

export const NEW_FORM_KINDS = ["project", "department", "transfer-2017", "transfer-2022", "score-table"] as const;
export type NewFormKind = (typeof NEW_FORM_KINDS)[number];

export interface NewFormIndicator {
  /** Three, from level 1 down. */
  readonly levels: readonly string[];
  readonly target: string;
  /** Null where the form leaves it to the person. */
  readonly weight: Decimal | null;
  /** 指标解释 or 计算公式, for forms that have a column for it. */
  readonly meaning?: string;
}

export interface IndicatorHeading {
  readonly role: "side" | "level1" | "level2" | "level3" | "meaning" | "target" | "actual" | "weight" | "score" | "reason";
  readonly heading: string;
  /** In points. */
  readonly width: number;
}

export interface FundHeading {
  readonly role: "label" | "initial" | "budget" | "executed" | "weight" | "rate" | "score";
  readonly text: string;
  readonly column: number;
  readonly lastColumn: number;
}

/** A standard form as its ministry publishes it. Columns count from 0. */
export interface FormLayout {
  /** Of the worksheet. */
  readonly name: string;
  readonly title: string;
  readonly isWide: boolean;
  readonly columns: readonly IndicatorHeading[];
  /** Where the right half of the rows of names, goals and notes begins. */
  readonly halfAt: number;
  /** Rows of one or two questions. */
  readonly names: readonly (readonly { readonly label: string; readonly role: "projectName" | "department" | "implementer" | null }[])[];
  readonly funds: { readonly side: string; readonly headings: readonly FundHeading[]; readonly sources: readonly string[]; readonly isScored: boolean } | null;
  /** Rows of 资金管理情况; empty where the form does not ask. */
  readonly fundManagement: readonly string[];
  readonly goals: { readonly side: string; readonly planned: string; readonly achieved: string } | null;
  /** What the rows begin with. */
  readonly indicators: readonly NewFormIndicator[];
  readonly totalLabel: string;
}

const LEVELS: readonly IndicatorHeading[] = [
  { role: "side", heading: "绩效指标", width: 72 },
  { role: "level1", heading: "一级指标", width: 66 },
  { role: "level2", heading: "二级指标", width: 96 },
  { role: "level3", heading: "三级指标", width: 126 },
];

const SCORED: readonly IndicatorHeading[] = [
  ...LEVELS,
  { role: "target", heading: "年度指标值", width: 84 },
  { role: "actual", heading: "实际完成值", width: 84 },
  { role: "weight", heading: "分值", width: 48 },
  { role: "score", heading: "得分", width: 60 },
  { role: "reason", heading: "偏差原因分析及改进措施", width: 126 },
];

const UNSCORED: readonly IndicatorHeading[] = [
  ...LEVELS,
  { role: "target", heading: "年度指标值", width: 96 },
  { role: "actual", heading: "全年完成值", width: 96 },
  { role: "reason", heading: "未完成原因和改进措施", width: 144 },
];

const SCORED_FUNDS: readonly FundHeading[] = [
  { role: "label", text: "", column: 1, lastColumn: 2 },
  { role: "initial", text: "年初预算数", column: 3, lastColumn: 3 },
  { role: "budget", text: "全年预算数", column: 4, lastColumn: 4 },
  { role: "executed", text: "全年执行数", column: 5, lastColumn: 5 },
  { role: "weight", text: "分值", column: 6, lastColumn: 6 },
  { role: "rate", text: "执行率", column: 7, lastColumn: 7 },
  { role: "score", text: "得分", column: 8, lastColumn: 8 },
];

const TRANSFER_FUNDS: readonly FundHeading[] = [
  { role: "label", text: "", column: 1, lastColumn: 3 },
  { role: "budget", text: "全年预算数（A）", column: 4, lastColumn: 4 },
  { role: "executed", text: "全年执行数（B）", column: 5, lastColumn: 5 },
  { role: "rate", text: "预算执行率（B/A）", column: 6, lastColumn: 6 },
];

const GROUPS: readonly (readonly [string, string, number])[] = [
  ["产出指标", "数量指标", 2],
  ["产出指标", "质量指标", 2],
  ["产出指标", "时效指标", 2],
  ["产出指标", "成本指标", 2],
  ["效益指标", "经济效益指标", 1],
  ["效益指标", "社会效益指标", 1],
  ["效益指标", "生态效益指标", 1],
  ["效益指标", "可持续影响指标", 1],
  ["满意度指标", "服务对象满意度指标", 2],
];

/** "指标1：", "指标2：": rows to be filled in. */
const PLACEHOLDERS: readonly NewFormIndicator[] = GROUPS.flatMap(([level1, level2, count]) =>
  Array.from({ length: count }, (_, index): NewFormIndicator => ({ levels: [level1, level2, `指标${index + 1}：`], target: "", weight: null })),
);

const PROJECT_NAMES: FormLayout["names"] = [
  [{ label: "项目名称", role: "projectName" }],
  [
    { label: "主管部门", role: "department" },
    { label: "实施单位", role: "implementer" },
  ],
];

const TRANSFER_NAMES: FormLayout["names"] = [
  [{ label: "转移支付（项目）名称", role: "projectName" }],
  [{ label: "中央主管部门", role: null }],
  [
    { label: "地方主管部门", role: "department" },
    { label: "实施单位", role: "implementer" },
  ],
];

const TRANSFER_SOURCES = ["其中：中央财政资金", "地方资金", "其他资金"];

/** 财预〔2020〕10号 for projects, 财预〔2015〕163号 and its yearly notices for transfers, 财预〔2020〕10号附件2 for evaluations by third parties. */
export const FORM_LAYOUTS: Readonly<Record<NewFormKind, FormLayout>> = {
  project: {
    name: "项目支出绩效自评表",
    title: "项目支出绩效自评表",
    isWide: false,
    columns: SCORED,
    halfAt: 5,
    names: PROJECT_NAMES,
    funds: { side: "项目资金（万元）", headings: SCORED_FUNDS, sources: ["其中：当年财政拨款", "上年结转资金", "其他资金"], isScored: true },
    fundManagement: [],
    goals: { side: "年度总体目标", planned: "预期目标", achieved: "实际完成情况" },
    indicators: PLACEHOLDERS,
    totalLabel: "总分",
  },
  department: {
    name: "部门整体支出绩效自评表",
    title: "部门整体支出绩效自评表",
    isWide: false,
    columns: SCORED,
    halfAt: 5,
    names: [[{ label: "部门（单位）名称", role: "department" }]],
    funds: { side: "年度预算（万元）", headings: SCORED_FUNDS, sources: ["其中：基本支出", "项目支出"], isScored: true },
    fundManagement: [],
    goals: { side: "年度总体目标", planned: "预期目标", achieved: "实际完成情况" },
    indicators: PLACEHOLDERS,
    totalLabel: "总分",
  },
  "transfer-2017": {
    name: "转移支付绩效自评表",
    title: "中央对地方转移支付绩效自评表",
    isWide: false,
    columns: UNSCORED,
    halfAt: 4,
    names: TRANSFER_NAMES,
    funds: { side: "项目资金（万元）", headings: TRANSFER_FUNDS, sources: TRANSFER_SOURCES, isScored: false },
    fundManagement: [],
    goals: { side: "年度总体目标", planned: "年初设定目标", achieved: "全年实际完成情况" },
    indicators: PLACEHOLDERS,
    totalLabel: "",
  },
  "transfer-2022": {
    name: "转移支付绩效自评表（资金管理）",
    title: "转移支付区域（项目）绩效自评表",
    isWide: false,
    columns: UNSCORED.map((column) => (column.role === "target" ? { ...column, heading: "指标值" } : column.role === "actual" ? { ...column, heading: "全年实际完成值" } : column)),
    halfAt: 4,
    names: TRANSFER_NAMES,
    funds: { side: "资金投入情况（万元）", headings: TRANSFER_FUNDS, sources: TRANSFER_SOURCES, isScored: false },
    fundManagement: ["分配科学性", "下达及时性", "拨付合规性", "使用规范性", "执行准确性", "预算绩效管理情况", "支出责任履行情况"],
    goals: { side: "总体目标完成情况", planned: "总体目标", achieved: "全年实际完成情况" },
    indicators: PLACEHOLDERS,
    totalLabel: "",
  },
  "score-table": {
    name: "绩效评价得分表",
    title: "项目支出绩效评价指标体系及得分表",
    isWide: true,
    columns: [
      { role: "level1", heading: "一级指标", width: 66 },
      { role: "level2", heading: "二级指标", width: 96 },
      { role: "level3", heading: "三级指标", width: 126 },
      { role: "meaning", heading: "指标解释", width: 216 },
      { role: "weight", heading: "分值", width: 48 },
      { role: "score", heading: "得分", width: 48 },
      { role: "reason", heading: "扣分原因", width: 126 },
    ],
    halfAt: 4,
    names: [[{ label: "项目名称", role: "projectName" }]],
    funds: null,
    fundManagement: [],
    goals: null,
    indicators: frameworkRows(),
    totalLabel: "合计",
  },
};

/** The common indicators of evaluations, which all third parties begin with. */
function frameworkRows(): NewFormIndicator[] {
  const framework = LIBRARY.find(({ id }) => id === "project-evaluation-framework");
  return (framework?.indicators ?? []).map((indicator) => ({
    levels: indicator.levels,
    target: targetText(indicator),
    weight: indicator.weight === undefined ? null : new Decimal(indicator.weight),
    meaning: indicator.meaning ?? "",
  }));
}

