import { moveFormula, type Shift, shiftArea, shiftFormula } from "./references";

const inserted: Shift = { sheetName: "自评表", axis: "row", at: 4, count: 2 };
const removed: Shift = { sheetName: "自评表", axis: "row", at: 4, count: -2 };

test.each([
  ["SUM(H3:H10)", "SUM(H3:H12)"],
  ["SUM(H3:H4)", "SUM(H3:H4)"],
  ["SUM(H5:H6)", "SUM(H7:H8)"],
  ["$F$6/$E6*G$6", "$F$8/$E8*G$8"],
  ["SUM(H:H)+SUM(3:6)", "SUM(H:H)+SUM(3:8)"],
  ['IF(A9="A9 底稿!A9",LOG10(A9),X_A9)', 'IF(A11="A9 底稿!A9",LOG10(A11),X_A9)'],
  ["自评表!A9+底稿!A9+'自评表'!A9", "自评表!A11+底稿!A9+'自评表'!A11"],
])("two rows come in before row 5: %s", (before, after) => {
  expect(shiftFormula(before, "自评表", inserted)).toBe(after);
});

test("a formula of another sheet follows where it names the sheet", () => {
  expect(shiftFormula("A9+自评表!A9", "底稿", inserted)).toBe("A9+自评表!A11");
});

test.each([
  ["SUM(H3:H10)", "SUM(H3:H8)"],
  ["SUM(H5:H8)", "SUM(H5:H6)"],
  ["SUM(H3:H6)", "SUM(H3:H4)"],
  ["H5+H7", "#REF!+H5"],
])("rows 5 and 6 go: %s", (before, after) => {
  expect(shiftFormula(before, "自评表", removed)).toBe(after);
});

test("cells that move down take along only what lies within their columns", () => {
  const shift: Shift = { ...inserted, across: [1, 3] };
  expect(shiftArea({ row: 6, column: 1, lastRow: 6, lastColumn: 2 }, shift)).toMatchObject({ row: 8, lastRow: 8 });
  expect(shiftArea({ row: 6, column: 0, lastRow: 6, lastColumn: 2 }, shift)).toMatchObject({ row: 6, lastRow: 6 });
});

test.each([
  ["A1+$A1+A$1+$A$1", "B3+$A3+B$1+$A$1"],
  ["SUM(底稿!A1:A2)", "SUM(底稿!B3:B4)"],
])("copied two rows down and one column right: %s", (before, after) => {
  expect(moveFormula(before, 2, 1)).toBe(after);
});

test("a copy beyond the edge refers to nothing", () => {
  expect(moveFormula("A1", -1, 0)).toBe("#REF!");
});
