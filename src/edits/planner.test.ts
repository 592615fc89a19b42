import { sheetOf } from "../hosts/memory/memory-sheet";
import { Planner } from "./planner";

const CELL = { row: 0, column: 0 };

test.each([
  ["a number in a cell for texts", "@", 6.3, "General"],
  ["a text in it", "@", "6.3", "@"],
  ["a number in another cell", "0.00", 6.3, "0.00"],
] as const)("%s has a format in which it stays what it is", (_, before, value, after) => {
  const planner = new Planner(sheetOf("自评表", [["58"]], { numberFormats: [[before]] })).setValue(CELL, value);
  expect(planner.sheet.cellAt(0, 0)).toMatchObject({ value, numberFormat: after });
});
