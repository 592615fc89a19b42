import { WorkbookEditor } from "../../src/hosts/workbook-editor";
import { type Action, ACTIONS, workbook } from "./actions";
import { allOf, countOf, type Doing, DOINGS, faultsOf, isInDoubt, replay, trialOf } from "./campaign";
import type { Fault } from "./laboratory";
import { memoryLaboratory } from "./memory-laboratory";

const open = () => memoryLaboratory(workbook());
const CASES = ACTIONS.flatMap((action) => DOINGS.map((doing) => [doing, action.name, action] as const));

/** What is wrong after the fault; null for nothing. */
async function wrongAfter(action: Action, doing: Doing, fault: Fault): Promise<string | null> {
  const trial = await trialOf(open, action, doing);
  const { lab, editor, first, changed } = trial;
  lab.arrange(fault);
  const report = await trial.run();
  lab.arrange(null);
  const found = await lab.state();
  const twin = await trialOf(open, action, doing);
  await replay(twin.lab, report);
  const told = await twin.lab.state();
  if (!isInDoubt(report) && !same(found, told)) return "what the report tells is not what was done";
  const isKept = report === null || report.isJournalKept;
  const before = doing === "undo" ? changed : first;
  if (doing === "redo") {
    await allOf(editor, "redo");
    if (!same(await lab.state(), changed)) return "it could not be done again to the end";
  }
  // Whoever opens the pane again knows what the workbook kept, and no more.
  const other = isKept && !fault.isOutage ? new WorkbookEditor(lab.host) : editor;
  await other.load();
  await allOf(other, "undo");
  if (!same(await lab.state(), first)) return "it could not be taken back to the end";
  if (other.next.undo) return "what was taken back is still to be taken back";
  const hasDone = doing !== "act" || !same(found, before);
  await allOf(other, "redo");
  const again = await lab.state();
  if (other.next.redo) return "what was done again is still to be done again";
  // Of an action that nobody knows the end of, all that was tried.
  if (hasDone && !same(again, doing === "act" ? told : changed)) return "it could not be done again";
  return null;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

test.each(CASES)("%s of %s: whatever request fails, nothing is lost and everything is told", async (doing, _, action) => {
  const { requests } = await countOf(open, action, doing);
  expect(requests).toBeGreaterThan(4);
  const wrong: string[] = [];
  for (const fault of faultsOf(requests)) {
    const problem = await wrongAfter(action, doing, fault);
    if (problem) wrong.push(`${JSON.stringify(fault)}: ${problem}`);
  }
  expect(wrong).toEqual([]);
});
