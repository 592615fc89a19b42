import { checkSheet } from "../../src/rules/check";
import { sheetOf } from "../support/sheets";

/** As much as a cell of a workbook holds. */
const LONGEST = 32_767;

/**
 * What patterns repeat: a text of nothing else is where one that starts anew at every character, or can part a text in many
 * ways, takes minutes instead of milliseconds.
 */
const PIECES = [
  "1", "\n", "，", "(", "【】", "一", "十", "1,", "1%", "1年", "1分", "每1", "其中1万元", "支出147.17万元，", "资金", "自评", "良☑",
];

const longest = (piece: string) => piece.repeat(Math.ceil(LONGEST / piece.length)).slice(0, LONGEST - 20);

test.each(PIECES)("cells full of %j are read to their end", (piece) => {
  const long = longest(piece);
  const sheet = sheetOf([
    ["项目支出绩效自评表"],
    [`(2024年度)${long}`],
    ["项目名称", `医疗救助${long}`],
    ["项目资金(万元)", "", "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"],
    ["", "年度资金总额", 135, 150, 147.17, 10, `98.11%${long}`, 9.81],
    ["", `其中:${long}`, 45, 50, long, "—", "100%", "—"],
    ["年度总体目标", "预期目标", "", "", "实际完成情况"],
    ["", `应救尽救${long}`, "", "", `全年支出147.17万元，${long}x`],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
    ["产出指标", "数量指标", `住院救助人次${long}`, `≥1800人次${long}`, `1896${long}`, 45, 45, long],
    ["满意度指标", "满意度指标", "受助群众满意度", long, `97.11${long}x`, `45${long}`, 45, `x${long}x`],
    ["总分", null, null, null, null, 100, 99.81],
    [`其他需要说明的问题：${long}`],
  ]);
  expect(checkSheet(sheet).forms).toHaveLength(1);
});

test.each(PIECES)("plans, monitoring and lists full of %j are read to their end", (piece) => {
  const long = longest(piece);
  const plan = sheetOf([
    ["项目支出绩效目标申报表"],
    [`年度资金总额：${long}`],
    ["年度资金总额：100"],
    [`其中：财政拨款：${long}`],
    [`总体目标：${long}`],
    ["一级指标", "二级指标", `三级指标及${long}`, "指标性质", "指标值", "度量单位", `权重${long}`],
    ["产出指标", "数量指标", `1.${long}`, long, `不低于${long}x`, long, long],
    ["满意度指标", "满意度指标", `一、${long}`, `≥${long}`, `${long}%x`, `元/${long}`, `(${long}`],
  ]);
  const list = sheetOf([
    [`${long}资金分配表`],
    ["2024年资金分配表（单位：万元）"],
    ["序号", "项目单位", `补助${long}`, "数量", "单价", "金额"],
    [`（一）${long}`, long, `x${long}`, `${long}人`, long, `${long}元x`],
    [`1.${long}`, `其中：${long}`, long, long, `${long}%`, long],
    ["合计", null, null, long, null, 100],
    [`备注：${long}x`],
  ]);
  // A list of which no cell holds a figure is none.
  const [ofPlan, ofList] = [plan, list].map((sheet) => checkSheet(sheet).forms.length);
  expect(ofPlan).toBe(1);
  expect(ofList).toBeLessThanOrEqual(1);
});
