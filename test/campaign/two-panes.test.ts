import fc from "fast-check";
import { JOURNAL_SETTING } from "../../src/edits/journal";
import { parseJournal } from "../../src/edits/journal-json";
import { Planner } from "../../src/edits/planner";
import { WorkbookEditor } from "../../src/hosts/workbook-editor";
import { workbook } from "./actions";
import { allOf } from "./campaign";
import { memoryLaboratory } from "./memory-laboratory";

const LABEL = { id: "fix", values: {} };

test("two panes on one workbook keep each other's actions, and either takes all of them back", async () => {
  const doing = fc.constantFrom("write" as const, "undo" as const, "redo" as const);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(1), doing, fc.nat(2), fc.integer({ min: 1, max: 9 })), { maxLength: 8 }), fc.nat(1), async (doings, last) => {
      const lab = memoryLaboratory(workbook());
      const first = await lab.state();
      const panes = [new WorkbookEditor(lab.host), new WorkbookEditor(lab.host)];
      await Promise.all(panes.map((pane) => pane.load()));
      const [info] = await lab.host.listSheets();
      for (const [pane, what, row, value] of doings) {
        if (what === "write") {
          const plan = new Planner(await lab.host.readSheet(info!.id)).setValue({ row: row + 2, column: 3 }, value + 0.5).finish(LABEL);
          await panes[pane]!.apply(LABEL, [{ info: info!, plan }]);
        } else await panes[pane]![what]();
      }
      const pane = panes[last]!;
      for (let report = await pane.undo(); report; ) report = await pane.undo();
      expect(await lab.state()).toEqual(first);
      expect(parseJournal(await lab.host.readSetting(JOURNAL_SETTING))?.done).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("what the other pane has taken back is not taken back again, nor is another action in its place", async () => {
  const lab = memoryLaboratory(workbook());
  const [mine, theirs] = [new WorkbookEditor(lab.host), new WorkbookEditor(lab.host)];
  const [info] = await lab.host.listSheets();
  const write = async (row: number) => {
    const plan = new Planner(await lab.host.readSheet(info!.id)).setValue({ row, column: 3 }, 1).finish(LABEL);
    await mine.apply(LABEL, [{ info: info!, plan }]);
  };
  await write(2);
  await write(3);
  const shown = mine.next.undo!;
  await theirs.undo();
  const between = await lab.state();
  expect(await mine.undo(shown.id)).toBeNull();
  expect(await lab.state()).toEqual(between);
  expect(mine.next.redo?.id).toBe(shown.id);
  await allOf(mine, "undo");
  expect(mine.next.undo).toBeNull();
});
