import type { WorkbookEditor } from "../../src/hosts/workbook-editor";
import type { Position } from "../../src/sheet/address";
import { type Action, ACTIONS, workbook } from "./actions";
import { allOf, countOf, type Doing, DOINGS, trialOf } from "./campaign";
import type { Laboratory, Person } from "./laboratory";
import { memoryLaboratory } from "./memory-laboratory";

const open = () => memoryLaboratory(workbook());

/** Something that a person does, which neither the product nor its undo may touch. */
interface Meddling {
  readonly name: string;
  /** Whether it may come in the midst of an action; otherwise before or after one. */
  readonly isAnytime: boolean;
  readonly work: (person: Person) => void;
}

/** No action writes it, and none moves it. */
const FREE: Position = { row: 1, column: 6 };

const MEDDLINGS: readonly Meddling[] = [
  { name: "types elsewhere", isAnytime: true, work: (person) => person.type(0, FREE, "她的") },
  { name: "inserts rows above", isAnytime: true, work: (person) => person.shiftRows(0, { kind: "insert", row: 1, count: 2 }) },
  { name: "renames the sheet", isAnytime: false, work: (person) => person.rename(0, "自评表（改）") },
  { name: "moves the other sheet to the front", isAnytime: true, work: (person) => person.moveToFront(1) },
  { name: "hides the other sheet", isAnytime: true, work: (person) => person.hide(1) },
  { name: "inserts rows in the other sheet", isAnytime: true, work: (person) => person.shiftRows(1, { kind: "insert", row: 0, count: 1 }) },
];

const CASES = ACTIONS.flatMap((action) => MEDDLINGS.map((meddling) => [action.name, meddling.name, action, meddling] as const));

test.each(CASES)("%s, while somebody %s before any call: all goes back, and what she did stays", async (_, __, action, { isAnytime, work }) => {
  const expected = open();
  work(expected.person);
  const wrong: string[] = [];
  for (const doing of DOINGS) {
    const { calls } = await countOf(open, action, doing);
    for (let call = 0; call <= calls; call++) {
      if (!isAnytime && call < calls && (doing === "act" || call > 0)) continue;
      const { lab, editor } = await meddled(action, doing, call, work);
      await allOf(editor, "undo");
      if (!same(await lab.state(), await expected.state())) wrong.push(`${doing}, call ${call}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** Does something with a person at work before one of its calls; after the last of them when there are not so many. */
async function meddled(action: Action, doing: Doing, call: number, work: (person: Person) => void): Promise<{ readonly lab: Laboratory; readonly editor: WorkbookEditor }> {
  const { lab, editor, run } = await trialOf(open, action, doing);
  lab.arrange(null);
  lab.interrupt(call, () => work(lab.person));
  await run();
  const { calls } = lab.counted;
  lab.arrange(null);
  if (calls <= call) work(lab.person);
  return { lab, editor };
}

test.each(ACTIONS.filter(({ writes }) => writes !== null).map((action) => [action.name, action] as const))("%s: what somebody types into a written cell stays, and all else goes back", async (_, action) => {
  const cell = action.writes!;
  const expected = open();
  expected.person.type(0, cell, 77);
  for (const doing of DOINGS) {
    const { calls } = await countOf(open, action, doing);
    for (let call = 0; call <= calls; call++) {
      const { lab, editor } = await meddled(action, doing, call, (person) => person.type(0, cell, 77));
      await allOf(editor, "undo");
      expect(await valuesOf(lab)).toEqual(await valuesOf(expected));
    }
  }
});

test.each(ACTIONS.map((action) => [action.name, action] as const))("%s: a protected sheet is left alone, and can be taken back once it is open again", async (_, action) => {
  const { lab, editor, first, changed } = await trialOf(open, action, "undo");
  for (const sheet of [0, 1]) lab.person.protect(sheet, true);
  await allOf(editor, "undo");
  for (const sheet of [0, 1]) lab.person.protect(sheet, false);
  if (action.name !== "a new sheet") expect(await lab.state()).toEqual(changed);
  await allOf(editor, "undo");
  expect(await lab.state()).toEqual(first);
});

test.each(ACTIONS.map((action) => [action.name, action] as const))("%s: a sheet that is deleted takes nothing else along", async (_, action) => {
  const expected = open();
  expected.person.remove(1);
  const { lab, editor } = await trialOf(open, action, "undo");
  lab.person.remove(1);
  await allOf(editor, "undo");
  // Rows stay while the formulas that counted on them are gone: nothing is taken back half.
  if (!action.name.startsWith("rows, with")) expect(await lab.state()).toEqual(await expected.state());
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the cells of the first two sheets hold. */
async function valuesOf({ host }: Laboratory): Promise<unknown> {
  const sheets = await Promise.all(["sheet-1", "sheet-2"].map((id) => host.readSheet(id)));
  return sheets.map(({ snapshot }) => [snapshot.values, snapshot.formulas]);
}
