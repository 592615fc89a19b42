import fc from "fast-check";
import { checkSheet } from "../../src/rules/check";
import { sheetOf } from "../support/sheets";

/** What is said of a text in the results of a sound form. */
function said(text: string): string[] {
  const sheet = sheetOf([
    ["项目支出绩效自评表"],
    ["(2024年度)"],
    ["项目名称", "医疗救助"],
    ["项目资金(万元)", "", "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"],
    ["", "年度资金总额", 135, 150, 147.17, 10, "98.11%", 9.81],
    ["", "其中:中央资金", 45, 50, 50, "—", "100%", "—"],
    ["", "县级资金", 90, 100, 97.17, "—", "97.17%", "—"],
    ["年度总体目标", "预期目标", "", "", "实际完成情况"],
    ["", "应救尽救", "", "", text],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
    ["产出指标", "数量指标", "住院救助人次", "≥1800人次", 1896, 45, 45],
    ["满意度指标", "满意度指标", "受助群众满意度", "≥90%", "97.11%", 45, 45],
    ["总分", null, null, null, null, 100, 99.81],
  ]);
  const { forms } = checkSheet(sheet);
  return forms.flatMap(({ findings }) => findings.filter(({ rule }) => rule === "narrative-mismatch").map(({ message }) => message));
}

test.each<[string, string]>([
  ["全年支出147.17万元，执行率98.11%", "as the table has them"],
  ["项目实际支出1471700元，预算执行率达98.1%", "in another unit, cut off"],
  ["全年支出约150万元，预算执行率近99%", "about so much"],
  ["中央资金支出50万元，执行率为100%；县级资金支出97.17万元，执行率为97.17%", "of each source"],
  ["预算执行率为100%的中央资金已全部拨付", "of a source that is known"],
  ["预算执行率100%", "of a source, or a slip: the table has both"],
  ["受助群众满意度达到90%以上", "a limit that was kept"],
  ["其中县医院预算执行率为92%", "of a part that the table does not have"],
  ["2023年预算执行率为92%，全年支出120万元", "of another year"],
  ["截至2024年9月底，全年支出90万元，预算执行率60%", "of a part of the year"],
  ["1-6月实际支出70万元", "of a period"],
  ["较上年实际支出增加12万元", "an increase"],
  ["人均支出147.17元", "for each"],
  ["每次救助支出1471.7元", "for each time"],
  ["上年结转资金无结余，年末结余2.83万元", "nothing left of last year's"],
  ["结余资金2.83万元已收回", "what is left"],
  ["目标为预算执行率达到95%，自评得分不低于90分", "what was intended"],
  ["自评得分99.81分，等级为优", "the score"],
  ["绩效评价得分率99.81%", "a rate of score"],
  ["住院救助人次1896人次，受助群众满意度达到97.11%", "results"],
  ["救助人员1896人", "other words for other things"],
  ["年初下达预算135万元，年中追加15万元，调整后预算150万元", "how the budget came about"],
  ["共投入资金147.17万元，其中中央资金50万元，县级资金97.17万元", "its sources"],
  ["共投入资金147.17万元，其中：门诊救助40万元", "one part of it"],
  ["共投入资金147.17万元，其中中央资金100万元，其中门诊救助60万元", "a part of one of its parts"],
  ["执行率比上年提高2个百分点，比全县平均低0.19个百分点", "compared with others"],
  ["预算执行偏差1.89个百分点", "the shortfall itself"],
  ["根据财预〔2020〕10号，按2024年第3号文件执行", "numbers of documents"],
])("nothing is said of %s (%s)", (text) => {
  expect(said(text)).toEqual([]);
});

test.each<[string, string[]]>([
  ["全年支出147.17元", ["unit"]],
  ["实际支出1471700万元", ["unit"]],
  ["项目预算执行率为89.11%，主要是支付较慢", ["rate"]],
  ["综合得分99.18分", ["total"]],
  ["本项目自评总分为98.81分。", ["total"]],
  ["执行率比预算少0.19个百分点", ["percentage-points"]],
  ["年初预算为153万元", ["amount"]],
  ["全年支出174.17万元，主要用于救助", ["amount"]],
  ["项目资金年末无结余", ["nothing-left"]],
  ["年末结余28.3万元", ["balance"]],
  ["住院救助人次达到1986人次", ["result"]],
  ["受助群众满意度为91.11%", ["result"]],
  ["住院救助1896人", ["persons"]],
  ["共投入资金147.17万元，其中中央资金60万元，县级资金97.17万元", ["parts"]],
])("%s", (text, expected) => {
  expect(said(text)).toEqual(expected);
});

test("no text is too strange", () => {
  const piece = fc.constantFrom("147.17", "万元", "元", "其中", "，", "。", "全年支出", "执行率", "%", "个百分点", "少", "无结余", "住院救助", "1896", "人", "满分", "得", "5分", "年", "2023", "(", "每", "\n");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      expect(() => said(pieces.join(""))).not.toThrow();
    }),
    { numRuns: 100 },
  );
});
