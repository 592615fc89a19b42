import fc from "fast-check";
import { type Area } from "../../src/sheet/address";
import { Sheet, type SheetSnapshot, type StoredValue } from "../../src/sheet/sheet";
import { sheetOf } from "./sheets";

/** What people and programs leave in cells, the awkward included. */
const content: fc.Arbitrary<StoredValue> = fc.oneof(
  fc.constantFrom(null, "", " ", "—", "/", "#REF!", "#DIV/0!", "10分", "100%", "≥95%", "1-12月", "优秀", "合计", "小计", "总分", "其中：", "指标2：", "达成预期指标", true, false),
  fc.integer({ min: -20, max: 120 }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.string({ maxLength: 12, unit: "grapheme" }),
);

/** A published form in which some cells hold something else. */
export function damaged(snapshots: readonly SheetSnapshot[]): fc.Arbitrary<Sheet> {
  const change = fc.record({ row: fc.nat(), column: fc.nat(), value: content });
  return fc.tuple(fc.constantFrom(...snapshots), fc.array(change, { minLength: 1, maxLength: 12 })).map(([snapshot, changes]) => {
    const [values, texts] = [snapshot.values.map((row) => [...row]), snapshot.texts.map((row) => [...row])];
    for (const { row, column, value } of changes) {
      const at = row % values.length;
      const width = values[at]!.length;
      if (width === 0) continue;
      values[at]![column % width] = value;
      texts[at]![column % width] = value === null ? "" : String(value);
    }
    return new Sheet({ ...snapshot, values, texts });
  });
}

const HEADINGS = [
  "一级指标", "二级指标", "三级指标", "指标性质", "年度指标值", "度量单位", "实际完成值", "分值", "得分", "得分率", "偏差原因分析及改进措施",
  "项目资金(万元)", "年初预算数", "全年预算数(A)", "全年执行数(B)", "执行率(B/A)", "区市", "排名", "单价", "数量", "金额",
];
const LABELS = ["年度资金总额", "其中:财政拨款", "其他资金", "产出指标(50分)", "数量指标", "满意度", "总分", "合计", "小计", "A1.项目立项"];
const TITLES = ["项目支出绩效自评表", "绩效评价得分表", "绩效目标申报表", "各区市资金分配表", ""];

/** Headings in any order with anything below them, cells merged anywhere. */
export const madeUp: fc.Arbitrary<Sheet> = fc
  .record({
    title: fc.constantFrom(...TITLES),
    headings: fc.shuffledSubarray(HEADINGS, { minLength: 3 }),
    rows: fc.array(fc.array(fc.oneof(content, fc.constantFrom(...LABELS, ...HEADINGS)), { minLength: 3, maxLength: 12 }), { minLength: 1, maxLength: 12 }),
    merges: fc.array(fc.record({ row: fc.nat(12), column: fc.nat(8), height: fc.nat(3), width: fc.nat(3) }), { maxLength: 3 }),
  })
  .map(({ title, headings, rows, merges }) => {
    const sheet = sheetOf([[title], headings, ...rows]);
    const areas = merges.map(({ row, column, height, width }): Area => ({ row, column, lastRow: row + height, lastColumn: column + width }));
    const apart = areas.filter((area, index) => areas.slice(0, index).every((other) => area.row > other.lastRow || area.lastRow < other.row));
    return new Sheet({ ...sheet.snapshot, merges: apart });
  });

/** Figures of a form that has no mistake: weights of a full score of 100, and money in whole hundreds of 元. */
export interface SoundForm {
  /** Level-1 groups with their indicators. */
  readonly groups: readonly { readonly name: string; readonly rows: readonly { readonly weight: number; readonly score: number }[] }[];
  /** 元 */
  readonly sources: readonly { readonly budget: number; readonly executed: number }[];
}

const GROUPS = ["产出指标", "效益指标", "满意度指标"];
const HUNDREDTHS = 100;

/** Shares a whole number into as many whole parts as there are numbers. */
function shared(whole: number, by: readonly number[]): number[] {
  const total = by.reduce((sum, part) => sum + part, 0);
  const parts = by.map((part) => Math.floor((whole * part) / total));
  return parts.map((part, index) => (index === 0 ? part + whole - parts.reduce((sum, other) => sum + other, 0) : part));
}

export const soundForm: fc.Arbitrary<SoundForm> = fc
  .record({
    rows: fc.array(fc.record({ group: fc.nat(GROUPS.length - 1), size: fc.integer({ min: 1, max: 9 }), lost: fc.integer({ min: 0, max: 99 }) }), { minLength: 4, maxLength: 15 }),
    sources: fc.array(fc.record({ budget: fc.integer({ min: 20_000, max: 900_000 }), spent: fc.integer({ min: 60, max: 100 }) }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ rows, sources }) => {
    const weights = shared(90, rows.map(({ size }) => size));
    const scored = rows.map(({ group, lost }, index) => {
      const weight = weights[index]!;
      return { group, weight, score: Math.max(0, weight * HUNDREDTHS - lost) / HUNDREDTHS };
    });
    const groups = GROUPS.map((name, group) => ({ name, rows: scored.filter((row) => row.group === group) }));
    return {
      groups: groups.filter((group) => group.rows.length > 0),
      sources: sources.map(({ budget, spent }) => ({ budget: budget * HUNDREDTHS, executed: budget * spent })),
    };
  });

/** Money of the form, in the unit that it is printed in. */
type Money = (yuan: number) => number;

const MONEY: Readonly<Record<"元" | "万元", Money>> = { 元: (yuan) => yuan, 万元: (yuan) => yuan / 10_000 };
const hundredths = (value: number): number => Math.round(value * HUNDREDTHS);

/** The form as a sheet, its totals and its rate worked out. `totalOff` is added to the total of the budget, in 元. */
export function sheetOfSound({ groups, sources }: SoundForm, unit: "元" | "万元" = "万元", totalOff = 0): Sheet {
  const money = MONEY[unit];
  const add = (column: "budget" | "executed") => sources.reduce((sum, source) => sum + source[column], 0);
  const [budget, executed] = [add("budget"), add("executed")];
  const rate = Math.round((executed / budget) * 10_000) / 10_000;
  const execution = Math.round((executed / budget) * 1000) / HUNDREDTHS;
  const all = groups.flatMap(({ rows }) => rows);
  const total = all.reduce((sum, { score }) => sum + hundredths(score), hundredths(execution)) / HUNDREDTHS;
  const rows: StoredValue[][] = [
    ["项目支出绩效自评表"],
    [`项目资金(${unit})`, null, "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"],
    [null, "年度资金总额", money(budget), money(budget + totalOff), money(executed), 10, rate, execution],
    ...sources.map((source, index) => [null, index === 0 ? "其中:财政拨款" : `其他资金${index}`, money(source.budget), money(source.budget), money(source.executed), "—", null, "—"]),
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
    ...groups.flatMap((group) => {
      const points = group.rows.reduce((sum, { weight }) => sum + weight, 0);
      return group.rows.map(({ weight, score }, index) => [
        index === 0 ? `${group.name}(${points}分)` : null,
        index === 0 ? `${group.name}之一` : null,
        `${group.name}第${index + 1}项`, "及时", score < weight ? "不够及时" : "及时", weight, score, score < weight ? "下雨" : null,
      ]);
    }),
    ["总分", null, null, null, null, 100, total, null],
  ];
  return sheetOf(rows);
}
