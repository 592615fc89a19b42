import { formatArea, parseArea } from "../sheet/address";
import { type CellRule, copyRules, shiftRules, withoutArea } from "./cell-rules";
import type { Shift } from "../sheet/references";

const SHEET = "自评表";
const again = (rule: CellRule): CellRule => rule;

const areas = (text: string) => text.split(" ").map((address) => parseArea(address)!);
const rule = (places: string, ...formulas: string[]): CellRule => ({ areas: areas(places), formulas });
const told = (rules: readonly CellRule[]): string[] => rules.map((one) => [one.areas.map(formatArea).join(" "), ...one.formulas].join(" | "));

const inserted = (row: number, count: number): Shift => ({ sheetName: SHEET, axis: "row", at: row - 1, count });
const deleted = (row: number, count: number): Shift => inserted(row, -count);
const shifted = (shift: Shift, ...before: CellRule[]): string[] => told(shiftRules(before, SHEET, shift, again));

test.each([
  ["within", inserted(5, 2), "D3:D8 | $D3>$C3"],
  ["right behind, where new rows look like the one above", inserted(7, 2), "D3:D8 | $D3>$C3"],
  ["in front", inserted(3, 1), "D4:D7 | $D4>$C4"],
  ["further down", inserted(9, 1), "D3:D6 | $D3>$C3"],
])("a rule about its own row, with rows that come %s, stays one rule", (_, shift, after) => {
  expect(shifted(shift, rule("D3:D6", "$D3>$C3"))).toEqual([after]);
});

test.each([
  ["its first row", deleted(3, 1), ["D3:D5 | $D3>$C3"]],
  ["a row in the middle", deleted(4, 1), ["D3:D5 | $D3>$C3"]],
  ["rows in front of it", deleted(1, 2), ["D1:D4 | $D1>$C1"]],
  ["all of it", deleted(2, 6), []],
])("a rule loses %s", (_, shift, after) => {
  expect(shifted(shift, rule("D3:D6", "$D3>$C3"))).toEqual(after);
});

test("rows that came and went leave the rule as it was", () => {
  const before = [rule("D3:D6 F3:F6", "AND($D3>$C$2,COUNTIF($D$3:$D$6,$D3)>1)")];
  const between = shiftRules(before, SHEET, inserted(7, 2), again);
  expect(told(between)).toEqual(["D3:D8 F3:F8 | AND($D3>$C$2,COUNTIF($D$3:$D$6,$D3)>1)"]);
  expect(told(shiftRules(between, SHEET, deleted(7, 2), again))).toEqual(told(before));
});

test("what is fixed moves, ranges that the rows come into grow, and other sheets follow what they name", () => {
  expect(shifted(inserted(5, 1), rule("D3:D6", "D3>$F$6", "SUM($D$3:$D$6)"))).toEqual(["D3:D7 | D3>$F$7 | SUM($D$3:$D$7)"]);
  expect(told(shiftRules([rule("A1:A3", "A1>自评表!$F$6")], "汇总", inserted(5, 1), again))).toEqual(["A1:A3 | A1>自评表!$F$7"]);
});

test("a rule about the row above goes on to mean the row that it meant, and falls apart where rows came between", () => {
  expect(shifted(inserted(5, 1), rule("A4:A8", "A4=A3"))).toEqual(["A4:A5 A7:A9 | A4=A3", "A6 | A6=A4"]);
});

test("whole columns stay whole, and columns move like rows", () => {
  expect(shifted(inserted(5, 2), rule("D1:D1048576", "$D1=0"))).toEqual(["D1:D1048576 | $D1=0"]);
  expect(shifted(deleted(5, 2), rule("D1:D1048576", "$D1=0"))).toEqual(["D1:D1048576 | $D1=0"]);
  expect(shifted({ sheetName: SHEET, axis: "column", at: 1, count: 1 }, rule("C3:D6", "C3>$B$1"))).toEqual(["D3:E6 | D3>$C$1"]);
});

test("cells by themselves take their rules along when these lie in their columns", () => {
  expect(shifted({ ...inserted(3, 1), across: [3, 3] }, rule("D3:D6", "D3=0"), rule("C3:D6", "C3=0"))).toEqual(["D4:D7 | D4=0", "C3:D6 | C3=0"]);
});

test("copied formats come as a rule of their own, and take the cells out of the one that they had", () => {
  const copied = copyRules([rule("D3:D6", "$D3>$C3"), rule("F5:F6", "F5=0")], parseArea("A5:F5")!, () => areas("D5"), again);
  expect(told(copied)).toEqual(["D3:D4 D6 | $D3>$C3", "D5 | $D5>$C5", "F6 | F6=0", "D5 | D5=0"]);
});

test("a rule that loses its first cell is seen from the next one", () => {
  expect(told(withoutArea([rule("D3:D6", "$D3>$C3"), rule("A1", "A1=0")], parseArea("A1:D3")!))).toEqual(["D4:D6 | $D4>$C4"]);
});
