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

test.each(PIECES)("cells full of %j are read to their end", (piece) => {
  const long = piece.repeat(Math.ceil(LONGEST / piece.length)).slice(0, LONGEST - 20);
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
