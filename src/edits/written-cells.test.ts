import { formatCell } from "../sheet/address";
import { Sheet } from "../sheet/sheet";
import { snapshotOf } from "../hosts/memory/memory-sheet";
import { applyToSheet } from "./apply";
import { changesOf } from "./outcome";
import { Planner } from "./planner";
import { writtenCells } from "./written-cells";

const SHEET = new Sheet(snapshotOf("自评表", [["一级", "二级"], ["产出", 45], ["效益", 30], ["总分", 100]]));

function written(plan: (planner: Planner) => Planner): string[] {
  const { outcomes, sheet } = applyToSheet(SHEET, plan(new Planner(SHEET)).finish({ id: "", values: {} }));
  return writtenCells(changesOf(outcomes), sheet).map(({ cell, before, after }) => `${formatCell(cell)}: ${String(before.value)} → ${after.formula ?? String(after.value)}`);
}

test("a cell that is written twice is told once, where it stands in the end, and not when it holds the same again", () => {
  expect(
    written((planner) =>
      planner
        .setFormula({ row: 3, column: 1 }, "=SUM(B2:B3)", 75)
        .setValue({ row: 1, column: 1 }, null)
        .insertRows(2, 1, 1)
        .setValue({ row: 2, column: 1 }, 7)
        .setValue({ row: 1, column: 1 }, 40)
        .setValue({ row: 0, column: 0 }, "甲")
        .setValue({ row: 0, column: 0 }, "一级"),
    ),
  ).toEqual(["B2: 45 → 40", "B3: null → 7", "B5: 100 → =SUM(B2:B4)"]);
});

test("what goes with its row is not told", () => {
  expect(written((planner) => planner.setValue({ row: 2, column: 1 }, 31).deleteRows(2, 1).setValue({ row: 2, column: 1 }, 45))).toEqual(["B3: 100 → 45"]);
});
