import { plain } from "./decimal";
import { parseChineseNumber } from "./chinese-number";
import { parseQuantity } from "./quantity";

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
  ["≥+5个", "≥ 5 个"],
  [">=530元/人*月", "≥ 530 元/人·月"],
  ["》=90%", "≥ 90 %"],
  ["≥100百分比", "≥ 100 %"],
  [">= 98 %(百分比)", "≥ 98 %"],
  ["90%以上", "≥ 90 %"],
  ["不低于95%", "≥ 95 %"],
  ["不少于800篇", "≥ 800 篇"],
  ["＞５０％", "> 50 %"],
  ["优≧90分", "≥ 90 分"],
  ["满意度≥90%", "≥ 90 %"],
  ["合格率100%", "100 %"],
  ["支出不超过30万元", "≤ 30 万元"],
  ["90%(含)以上", "≥ 90 %"],
  ["不低于95%以上", "≥ 95 %"],
  ["至少３次", "≥ 3 次"],
  ["=>1，２３４元", "≥ 1234 元"],
  ["＜=5%", "≤ 5 %"],
  ["控制在100万元以内", "≤ 100 万元"],
  ["《30万元", "≤ 30 万元"],
  ["≥20年", "≥ 20 年"],
  ["2000㎡", "2000 平方米"],
  ["12㎞", "12 km"],
  ["1600元/亩", "1600 元/亩"],
  ["约37.8万人次", "37.8 万人次"],
  ["100余人", "100 人"],
  ["90%左右", "90 %"],
  ["10万人次左右", "10 万人次"],
  ["1.5亿", "1.5 亿"],
  ["三千五百万元", "35000000 元"],
  ["百分之百", "100 %"],
  ["±10%", "-10..10 %"],
  ["≥90%且≤95%", "90..95 %"],
  ["3至5次", "3..5 次"],
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
  ["2024-12-31 00:00:00", "date 2024/12/31"],
  ["2025年8月7日", "date 2025/8/7"],
  ["12月底之前完成 100%", "date /12/"],
  ["1-12月", "period"],
  ["1-12 月", "period"],
  ["1月1日至12月31日", "period"],
  ["2024年1月—2024年12月", "period"],
  ["2024年全年", "period"],
  ["每季度一次", "period"],
  ["次月10日前", "period"],
  ["±10%/±15%/±20%", "rule"],
  ["每超1%扣0.5分", "rule"],
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
  ["≥**人", "unknown"],
  ["培训2次，100人", "unknown"],
  ["1:1", "unknown"],
  ["较好", "mostly"],
  ["不达标", "missed"],
  ["达成预期指\n标", "met"],
  ["暂无", "blank"],
  ["*", "blank"],
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
  ["一亿二千万", 120000000],
  ["二〇二四", 2024],
  ["万", null],
])("the Chinese number %s is %s", (text, expected) => {
  expect(parseChineseNumber(text)).toBe(expected);
});
