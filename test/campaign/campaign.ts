import type { EditPlan } from "../../src/edits/edit";
import { isApplied } from "../../src/edits/outcome";
import type { ActionReport } from "../../src/hosts/editing/action-report";
import { HostError } from "../../src/hosts/port";
import { WorkbookEditor } from "../../src/hosts/workbook-editor";
import type { Action } from "./actions";
import type { Fault, Laboratory } from "./laboratory";

/** What is done while the host fails, or the person works. */
export type Doing = "act" | "undo" | "redo";
export const DOINGS: readonly Doing[] = ["act", "undo", "redo"];

/** A workbook on which an action is about to be done, taken back or done again. */
export interface Trial {
  readonly lab: Laboratory;
  readonly editor: WorkbookEditor;
  /** Before the action, and after all of it. */
  readonly first: unknown;
  readonly changed: unknown;
  /** null when nothing was done because the host failed before. */
  readonly run: () => Promise<ActionReport | null>;
}

/** Leads a workbook to the point where something is to be tried. */
export async function trialOf(open: () => Laboratory, action: Action, doing: Doing): Promise<Trial> {
  const model = open();
  const act = await action.prepare(model.host);
  await act(new WorkbookEditor(model.host));
  const changed = await model.state();
  const lab = open();
  const editor = new WorkbookEditor(lab.host);
  const first = await lab.state();
  const work = await action.prepare(lab.host);
  await editor.load();
  if (doing !== "act") await work(editor);
  if (doing === "redo") await editor.undo();
  const doings = { act: () => work(editor), undo: () => editor.undo(), redo: () => editor.redo() };
  return { lab, editor, first, changed, run: () => doings[doing]().catch(unlessHost) };
}

/** Every way to fail at something that takes so many requests. */
export function faultsOf(requests: number): Fault[] {
  const ways = ["before", "after", "lost"] as const;
  return Array.from({ length: requests }, (_, at) => ways.flatMap((way) => [false, true].map((isOutage): Fault => ({ at, way, isOutage })))).flat();
}

/** How many requests and calls it takes when nothing fails. */
export async function countOf(open: () => Laboratory, action: Action, doing: Doing): Promise<Laboratory["counted"]> {
  const { lab, run } = await trialOf(open, action, doing);
  lab.arrange(null);
  await run();
  return lab.counted;
}

/** Takes back, or does again, until there is nothing left or it gets no further. */
export async function allOf(editor: WorkbookEditor, doing: "undo" | "redo"): Promise<void> {
  for (let last = ""; ; ) {
    const next = editor.next[doing];
    if (!next || JSON.stringify(next) === last) return;
    last = JSON.stringify(next);
    await editor[doing]();
  }
}

/** Carries out, on another workbook, exactly what a report tells as done. */
export async function replay(lab: Laboratory, report: ActionReport | null): Promise<void> {
  for (const { sheetId, result } of report?.sheets ?? []) {
    const edits = result?.outcomes.filter(isApplied).map(({ edit }) => edit) ?? [];
    const [edit] = edits;
    const plan: EditPlan = { label: { id: "", values: {} }, edits, isAtomic: false, premises: [] };
    if (edit?.kind === "add-sheet") await lab.host.addSheet(edit.sheet);
    else if (edits.length > 0) await lab.host.apply(sheetId, plan);
  }
}

export function isInDoubt(report: ActionReport | null): boolean {
  return report?.sheets.some(({ result }) => result?.isInDoubt) === true;
}

function unlessHost(error: unknown): null {
  if (error instanceof HostError) return null;
  throw error;
}
