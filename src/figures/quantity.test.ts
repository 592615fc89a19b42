import { plain } from "./decimal";
import { parseChineseNumber, parseQuantity } from "./quantity";

/** kind, comparator, number and unit in one line, so that a table of examples can be read. */
function told(text: string): string {
  const quantity = parseQuantity(text);
  switch (quantity.kind) {
    case "amount":
      return `${quantity.comparator ?? ""} ${plain(quantity.number)} ${quantity.unit.name}`.trim();
    case "range":
      return `${plain(quantity.low)}..${plain(quantity.high)} ${quantity.unit.name}`.trim();
    case "date":
      return `date ${quantity.year ?? ""}/${quantity.month ?? ""}/${quantity.day ?? ""}`;
    case "phrase":
      return quantity.attainment;
    default:
      return quantity.kind;
  }
}

test.each([
  ["≥150000 人次", "≥ 150000 人次"],
  [">=21933人", "≥ 21933 人"],
  ["≧ 735", "≥ 735"],
  [">=530元/人*月", "≥ 530 元/人·月"],
  ["》=90%", "≥ 90 %"],
  ["≥100百分比", "≥ 100 %"],
  [">= 98 %(百分比)", "≥ 98 %"],
  ["90%以上", "≥ 90 %"],
  ["不低于95%", "≥ 95 %"],
  ["不少于800篇", "≥ 800 篇"],
  ["＞５０％", "> 50 %"],
  ["≤150000000元", "≤ 150000000 元"],
  ["<=5300元/户", "≤ 5300 元/户"],
  ["小于0.9‰", "< 0.9 ‰"],
  ["10个以内", "≤ 10 个"],
  ["═ 100 %", "= 100 %"],
  ["=8个", "= 8 个"],
  ["75元", "75 元"],
  ["1,234.5", "1234.5"],
  ["37.8万", "37.8 万"],
  ["一百人", "100 人"],
  ["百分之九十", "90 %"],
  ["854万(400万+295万+159万)", "854 万"],
  ["90%-95%", "90..95 %"],
  ["2024年12月31日前", "date 2024/12/31"],
  ["12月底到位", "date /12/"],
  ["2021年12月31日", "date 2021/12/31"],
  ["1-12月", "period"],
  ["2021年1月-12月", "period"],
  ["每月不少于2次", "period"],
  ["10个工作日内", "period"],
  ["群众满意率90%以上得10分,每降5%扣1分", "rule"],
  ["100% 90% 85% 85%", "rule"],
  ["达成预期指标", "met"],
  ["部分达成预期指标并具有一定效果", "partly"],
  ["未达成预期指标且效果较差", "missed"],
  ["不够合理", "partly"],
  ["稳步拓展", "unknown"],
  ["完成项目主体工程70%", "unknown"],
  ["严格按照预算标准1000元/人给补助对象兑付补助", "unknown"],
  ["——", "blank"],
  ["/", "blank"],
])("%s says %s", (text, expected) => {
  expect(told(text)).toBe(expected);
});

test.each([
  ["十", 10],
  ["三十五", 35],
  ["一百", 100],
  ["两万三千", 23000],
  ["万", null],
])("the Chinese number %s is %s", (text, expected) => {
  expect(parseChineseNumber(text)).toBe(expected);
});
