import fc from "fast-check";
import { plain } from "./decimal";
import { quantitiesIn } from "./prose";

/** Each mention in one line: kind or sense, comparator, number, unit. */
function told(text: string): string[] {
  return quantitiesIn(text).map((mention) => {
    switch (mention.kind) {
      case "amount": {
        const { sense, comparator, number, unit, isApproximate } = mention;
        return [sense === "plain" ? "" : sense, comparator ?? "", isApproximate ? "~" : "", plain(number), unit.name].filter(Boolean).join(" ");
      }
      case "date":
        return `date ${mention.year ?? ""}/${mention.month ?? ""}/${mention.day ?? ""}`;
      case "period":
        return "period";
    }
  });
}

test.each<[string, string[]]>([
  ["2024年救助37.8万人次，支出18919.25万元，执行率98.3%。", ["date 2024//", "37.8 万人次", "18919.25 万元", "percent 98.3 %"]],
  ["预算执行率得9.83分，比目标少0.17个百分点", ["points 9.83 分", "percentage-points 0.17 %"]],
  ["确保12月31日前完成，覆盖率达到95%以上", ["date /12/31", "percent ≥ 95 %"]],
  ["资金19，238.60 万元，其中县级15000万元", ["19238.6 万元", "15000 万元"]],
  ["培训不少于2 次，共约１００人", ["≥ 2 次", "~ 100 人"]],
  ["救助1000余人次，发放补贴50多万元", ["~ 1000 人次", "~ 50 万元"]],
  ["1-12月开展活动12场", ["period", "12 场"]],
  ["满意度90%-95%", ["percent 90 %", "percent 95 %"]],
  ["根据财预〔2020〕10号第3条", []],
  ["1.完成培训20期\n2.发放手册300份\n(3)新建厕所5座", ["20 期", "300 份", "5 座"]],
  ["政策知晓率百分之九十五，救助一百二十人，举办一次", ["percent 95 %", "120 人"]],
  ["人均标准530元/人·月，绿化2000㎡", ["530 元/人·月", "2000 平方米"]],
  ["同比增长-5.2%", ["percent -5.2 %"]],
  ["年末无结余", []],
])("%s", (text, expected) => {
  expect(told(text)).toEqual(expected);
});

test("each mention says where it stands in the text as it was written", () => {
  const text = "支出 １８９１９.２５ 万元，\u00a0绿化2000㎡，结余319.35万元";
  for (const { text: written, start, end } of quantitiesIn(text)) expect(text.slice(start, end)).toBe(written);
  expect(quantitiesIn(text).map(({ text: written }) => written)).toEqual(["１８９１９.２５ 万元", "2000㎡", "319.35万元"]);
});

test("a fraction in one sign is no two figures", () => {
  expect(quantitiesIn("占¼以上")).toEqual([]);
});

test("no text is too strange to be read, and mentions never overlap", () => {
  const piece = fc.constantFrom("1", "2024", "年", "月", ".", ",", "%", "万", "元", "≥", "-", "百分之", "九", "十", "〔", "第", "㎡", " ", "\n", "救助", "以上");
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.array(piece).map((pieces) => pieces.join(""))), (text) => {
      let reached = 0;
      for (const { start, end, text: written } of quantitiesIn(text)) {
        expect(start).toBeGreaterThanOrEqual(reached);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).toBe(written);
        reached = end;
      }
    }),
  );
});
