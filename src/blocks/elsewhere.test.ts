import { sheetOf } from "../../test/support/sheets";
import { applyToSheet } from "../edits/apply";
import { Draft } from "../edits/draft";
import { Sheet } from "../sheet/sheet";
import { planElsewhere } from "./elsewhere";
import type { Grown } from "./sums";

const LABEL = { id: "insert-indicators", values: { count: "3" } };

/** Rows 3–5 and 6–7 are two groups. First two rows come behind the second, then one behind the first. */
const GROWN: readonly Grown[] = [
  { sheetName: "附件 1", sums: [{ rows: [5, 6], added: [7, 8] }, { rows: [2, 3, 4, 5, 6], added: [7, 8] }], firstNew: 7, lastNew: 8 },
  { sheetName: "附件 1", sums: [{ rows: [2, 3, 4], added: [5] }, { rows: [2, 3, 4, 6, 7], added: [5] }], firstNew: 5, lastNew: 5 },
];

/** The formula that the plan leaves behind, by the one that stood before the rows came. */
function carriedOut(formula: string, grown = GROWN): string | null {
  const sheet = sheetOf([[0]], { name: "汇总表", formulas: { A1: formula } });
  const moved = new Draft(sheet.snapshot);
  for (const { firstNew, lastNew, sheetName } of grown) moved.shiftFormulas({ kind: "insert", row: firstNew, count: lastNew - firstNew + 1 }, sheetName);
  const [planned] = planElsewhere([sheet], grown, LABEL);
  const left = planned ? applyToSheet(moved.toSheet(), planned.plan) : { sheet: moved.toSheet(), outcomes: [] };
  expect(left.outcomes.filter(({ status }) => status === "refused")).toEqual([]);
  expect(planned?.formulas.map(({ before, after, refusal }) => [before, after, refusal]) ?? []).toEqual(planned ? [[formula, left.sheet.cellAt(0, 0)!.formula, null]] : []);
  return planned ? left.sheet.cellAt(0, 0)!.formula : null;
}

test.each([
  ["the whole form", "=SUM('附件 1'!F3:F7)", "=SUM('附件 1'!F3:F10)"],
  ["the first group, which the program does not reach into", "=SUM('附件 1'!$F$3:$F$5)", "=SUM('附件 1'!$F$3:$F$6)"],
  ["the second group, which moves and grows", "=SUM('附件 1'!F6:F7)/100", "=SUM('附件 1'!F7:F10)/100"],
  ["both", "=SUM('附件 1'!F3:F5)+SUM('附件 1'!F6:F7)", "=SUM('附件 1'!F3:F6)+SUM('附件 1'!F7:F10)"],
])("a sum of %s takes in the rows that join it", (_, before, after) => {
  expect(carriedOut(before)).toBe(after);
});

test.each([
  ["its own cells", "=SUM(F3:F7)"],
  ["a third sheet", "=SUM(附件2!F3:F7)"],
  ["single cells", "='附件 1'!F7"],
  ["a part of a group", "=SUM('附件 1'!F4:F5)"],
  ["what reaches further down and grows by itself", "=SUM('附件 1'!F3:F8)"],
  ["a text", `="SUM('附件 1'!F3:F7)"`],
])("a formula about %s is left to the program", (_, formula) => {
  expect(carriedOut(formula)).toBeNull();
});

test("what a sheet does not allow is told and not in the plan", () => {
  const sheet = sheetOf([[0]], { name: "汇总表", formulas: { A1: "=SUM('附件 1'!F3:F7)" } });
  const [planned] = planElsewhere([new Sheet({ ...sheet.snapshot, isProtected: true })], GROWN, LABEL);
  expect(planned).toMatchObject({ sheetName: "汇总表", plan: { edits: [] }, formulas: [{ cell: { row: 0, column: 0 }, refusal: "protected" }] });
  expect(planElsewhere([sheet], [], LABEL)).toEqual([]);
});
