import { sheetOf } from "../../test/support/sheets";
import { grownFormulas } from "./sums";

/** Two groups, rows 3–5 and 7–8, each with its own subtotal; the new rows 9 and 10 belong to the second one. */
const CHANGE = {
  sheetName: "自评表",
  sums: [
    { rows: [6, 7], added: [8, 9] },
    { rows: [2, 3, 4, 6, 7], added: [8, 9] },
  ],
  firstNew: 8,
  lastNew: 9,
};

function grown(formula: string, name = "自评表"): string | undefined {
  return grownFormulas(sheetOf([[0]], { name, formulas: { A1: formula } }), CHANGE)[0]?.formula;
}

test.each([
  ["a sum of the group", "=SUM(F7:F8)", "=SUM(F7:F10)"],
  ["a sum of all", "=SUM(F3:F8)+F2", "=SUM(F3:F10)+F2"],
  ["a sum of two groups", "=SUM(F3:F5)+SUM(F7:F8)", "=SUM(F3:F5)+SUM(F7:F10)"],
  ["fixed references", "=SUM($F$7:$F$8)", "=SUM($F$7:$F$10)"],
  ["single cells", "=F7+F8", "=F7+F8+SUM(F9:F10)"],
  ["a rounded sum", "=ROUND(SUM(F3:F8),2)", "=ROUND(SUM(F3:F10),2)"],
  ["visible rows", "=SUBTOTAL(9,F3:F8)", "=SUBTOTAL(9,F3:F10)"],
  ["a condition", '=SUMIF($A$3:$A$8,"产出*",F$3:F$8)', '=SUMIF($A$3:$A$10,"产出*",F$3:F$10)'],
  ["products", "=SUMPRODUCT(F3:F8,G3:G8)/100", "=SUMPRODUCT(F3:F10,G3:G10)/100"],
  ["points lost", "=SUM(F3:F8)-SUM(G3:G8)", "=SUM(F3:F10)-SUM(G3:G10)"],
  ["a share of the sum", "=F3/SUM(F$3:F$8)", "=F3/SUM(F$3:F$10)"],
  ["a count", "=COUNTA(C7:C8)", "=COUNTA(C7:C10)"],
])("%s: %s", (_, formula, expected) => {
  expect(grown(formula)).toBe(expected);
});

test.each([
  ["the other group", "=SUM(F3:F5)"],
  ["part of the group", "=SUM(F8:F8)"],
  ["what has grown already", "=SUM(F7:F10)"],
  ["rows below", "=SUM(F11:F12)"],
  ["another sheet", "=SUM(汇总!F7:F8)"],
  ["a text", '="SUM(F7:F8)"'],
])("%s stays as it is: %s", (_, formula) => {
  expect(grown(formula)).toBeUndefined();
});

test("sums on other sheets grow where they name this one", () => {
  expect(grown("=SUM(自评表!F3:F8)", "汇总")).toBe("=SUM(自评表!F3:F10)");
  expect(grown("=SUM(F3:F8)", "汇总")).toBeUndefined();
});
