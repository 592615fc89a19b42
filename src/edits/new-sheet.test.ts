import { qualifiedAddress, sheetName } from "./new-sheet";

test.each([
  ["核对报告", [], "核对报告"],
  ["核对报告", ["核对报告", "核对报告 (2)"], "核对报告 (3)"],
  ["REPORT", ["report"], "REPORT (2)"],
  ["附件1/2:[甲]", [], "附件1 2  甲"],
  ["'甲'", [], "甲"],
  ["", [], "Sheet"],
  ["长".repeat(40), ["长".repeat(31)], `${"长".repeat(27)} (2)`],
])("%p beside %p becomes %p", (wanted, taken, expected) => {
  expect(sheetName(wanted, taken)).toBe(expected);
});

test("a sheet's name stands in quotes", () => {
  expect(qualifiedAddress("O'Neil", "J14")).toBe("'O''Neil'!J14");
});
