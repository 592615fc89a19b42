import fc from "fast-check";
import { Decimal, digitsShown } from "../../src/figures/decimal";
import { type CheckedForm, checkSheet } from "../../src/rules/check";
import { formatCell } from "../../src/sheet/address";
import type { StoredValue } from "../../src/sheet/sheet";
import { corpus } from "../support/corpus";
import { sheetOf } from "../support/sheets";

const RULES = [
  "target-missing",
  "actual-missing",
  "target-missed-full-score",
  "score-formula",
  "over-completion-unexplained",
  "rate-over-100",
  "unit-mismatch",
  "target-direction",
  "actual-not-comparable",
  "deadline-missed",
  "percent-scale",
  "qualitative-band",
  "placeholder-left",
];
const HEADINGS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"];

interface Row {
  readonly name?: string;
  readonly target: StoredValue;
  readonly actual: StoredValue;
  readonly score: StoredValue;
  readonly reason?: string;
}

/** Findings of these rules in a form with one row of ten points. */
function findingsOf({ name = "培训人数", target, actual, score, reason = "" }: Row): string[] {
  const sheet = sheetOf([["项目支出绩效自评表"], HEADINGS, ["产出指标", "数量指标", name, target, actual, 10, score, reason]]);
  return ownFindings(checkSheet(sheet).forms);
}

function ownFindings(forms: readonly CheckedForm[]): string[] {
  return forms.flatMap(({ findings }) =>
    findings.filter(({ rule }) => RULES.includes(rule)).map(({ rule, severity, cells }) => `${severity} ${rule} ${formatCell(cells[0]!)}`),
  );
}

test("霍邱县 2024: the cost that was exceeded, and nothing about figures that only look odd", async () => {
  const medicalAid = corpus().find(({ name }) => name.startsWith("001-"));
  const sheets = await medicalAid!.sheets();
  // Silent: 75 for ≥70%, 95 for ≥90%, a date answered by a phrase, 252 % with a reason, unused rows with a score of 0.
  expect(sheets.flatMap((sheet) => ownFindings(checkSheet(sheet).forms))).toEqual(["error target-missed-full-score H18"]);
});

test("闵行马桥 2024: one item that is 不够有效 with full marks; reviewers' own shares of the weight are theirs", async () => {
  const tables = corpus().filter(({ name }) => /^00[3-7]-/.test(name));
  const sheets = (await Promise.all(tables.map((table) => table.sheets()))).flat();
  expect(sheets.flatMap((sheet) => ownFindings(checkSheet(sheet).forms))).toEqual(["error target-missed-full-score G11"]);
});

test("a figure that meets its target as it is shown is not held against its hidden digits", () => {
  const rows = [["项目支出绩效自评表"], HEADINGS, ["产出指标", "质量指标", "参保率", "≥98.3%", 0.98296, 10, 10]];
  const check = (text: string) => ownFindings(checkSheet(sheetOf(rows, { formats: { E3: "0.0%" }, texts: { E3: text } })).forms);
  expect(check("98.3%")).toEqual([]);
  rows[2]![4] = 0.98196;
  expect(check("98.2%")).toEqual(["error target-missed-full-score G3"]);
});

/** What people type into these cells, and what they might. */
const piece = fc.constantFrom("≥", "<=", "═", "95", "0.95", "100%", "12.5", "1e9", "万元", "元/人*月", "人次", "%", "12月", "2024年", "底前", "完成", "未", "部分达成", "**", "XX", "……", "指标1：", "每降5%扣1分", "-", "/", "~", "；", "\n", "😀");
const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(""));
const value = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.constant(null), fc.string());

test("no row makes a rule throw, and every finding names its cells", () => {
  fc.assert(
    fc.property(text, value, value, value, text, (name, target, actual, score, reason) => {
      for (const finding of findingsOf({ name, target, actual, score, reason })) expect(finding).toMatch(/ [A-Z]+\d+$/);
    }),
  );
});

test("a target beyond all counting is compared like any other, until its digits are no figure any more", () => {
  const findings = (zeros: number) => findingsOf({ target: `≥1${"0".repeat(zeros)}人`, actual: "10人", score: 10 });
  expect(findings(38)).toEqual(["error target-missed-full-score G3"]);
  expect(findings(60)).toEqual([]);
});

const amount = fc.integer({ min: 1, max: 5_000_000 });

test("the same amounts in 元 and in 万元 give the same findings", () => {
  fc.assert(
    fc.property(amount, amount, fc.constantFrom("≥", "≤", "="), fc.integer({ min: 0, max: 10 }), (target, actual, sign, score) => {
      const wan = (yuan: number) => new Decimal(yuan).div(10000).toFixed(4);
      expect(findingsOf({ target: `${sign}${wan(target)}万元`, actual: `${wan(actual)}万元`, score })).toEqual(
        findingsOf({ target: `${sign}${target}元`, actual: `${actual}元`, score }),
      );
    }),
  );
});

test("a target that was reached, not by far, with full marks is silent", () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 29 }), fc.constantFrom("人", "元", "亩", ""), (target, percent, unit) => {
      const actual = target + Math.floor((target * percent) / 100);
      expect(findingsOf({ target: `≥${target}${unit}`, actual: `${actual}${unit}`, score: 10 })).toEqual([]);
      expect(findingsOf({ name: "总成本", target: `≤${actual}${unit}`, actual: `${target}${unit}`, score: 10 })).toEqual([]);
    }),
  );
});

test("a missed target that is scored by its formula is silent, and full marks never are", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 100_000 }), fc.integer({ min: 51, max: 99 }), (target, percent) => {
      const actual = Math.floor((target * percent) / 100);
      fc.pre(actual * 2 > target);
      const score = Number(digitsShown(new Decimal(actual).div(target).times(10), 2));
      fc.pre(score < 10);
      const row = { target: `≥${target}人`, actual: `${actual}人` };
      expect(findingsOf({ ...row, score })).toEqual([]);
      expect(findingsOf({ ...row, score: 10 })).toEqual(["error target-missed-full-score G3"]);
    }),
  );
});
