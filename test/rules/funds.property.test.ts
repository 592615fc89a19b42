import fc from "fast-check";
import { checkSheet } from "../../src/rules/check";
import { formatCell } from "../../src/sheet/address";
import type { StoredValue } from "../../src/sheet/sheet";
import { sheetOf } from "../support/sheets";

const RUNS = { numRuns: 40 };
const YUAN_IN_WAN = 10_000;
/** Whole 万元, so that no last digit is rounded in the one unit and not in the other. */
const amount = fc.integer({ min: 0, max: 50_000 });
const row = fc.tuple(amount, amount, amount);
const anything = fc.oneof(fc.constantFrom<StoredValue>(null, "—", "#REF!", "854万(400万+295万)", "12", "约30", "2023年12月31日前", "请填写", "99%"), fc.double(), fc.integer(), fc.string());

type Row = readonly StoredValue[];

function form(unit: string, factor: number, [total, ...sources]: readonly (readonly number[])[]): Row[] {
  const money = (figures: readonly number[] = []) => figures.map((figure) => figure * factor);
  return [
    ["2024年度项目支出绩效自评表"],
    [`项目资金(${unit})`, "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"],
    ["年度资金总额", ...money(total), 10, 0.9, 9],
    ...sources.map((figures, index): Row => [`${index === 0 ? "其中:" : ""}${["中央资金", "省级资金", "县级资金"][index] ?? "其他资金"}`, ...money(figures), "—", null, "—"]),
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "成本指标", "项目总成本", "≤20000万元", "18000万元", 90, 90],
    ["总分", null, null, null, null, 100, 99],
  ];
}

const findingsIn = (rows: readonly Row[]) =>
  checkSheet(sheetOf(rows)).forms.flatMap(({ findings }) => findings.map(({ rule, severity, message, cells }) => ({ rule, severity, message, cells: cells.map(formatCell) })));

test("whether money is given in 万元 or in 元 changes no finding", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 4 }), (rows) => {
      expect(findingsIn(form("元", YUAN_IN_WAN, rows))).toEqual(findingsIn(form("万元", 1, rows)));
    }),
    RUNS,
  );
});

test("no content of a form makes a rule throw", () => {
  fc.assert(
    fc.property(fc.array(fc.array(anything, { minLength: 6, maxLength: 6 }), { minLength: 3, maxLength: 6 }), fc.boolean(), (cells, isList) => {
      const head: Row[] = isList
        ? [["支出明细(单位:万元)"], ["项目", "数量", "单价", "年初预算数", "调整金额", "调整后预算数", "支出数"]]
        : form("万元", 1, [[100, 100, 90], [100, 100, 90]]).slice(0, 3);
      const rows = [...head, ...cells.map((line, index): Row => [index === cells.length - 1 ? "合计" : `其中:资金${index}`, ...line])];
      expect(() => checkSheet(sheetOf(rows))).not.toThrow();
    }),
    RUNS,
  );
});
