import type { NewFormKind } from "../../blocks/form-layouts";
import { newForm } from "../../blocks/new-form";
import { EMPTY_CONTENT } from "../../blocks/new-form-content";
import type { NewSheet } from "../../edits/new-sheet";
import { choosePolicy } from "../../policy/published";
import { type History, isComplete } from "./history";
import type { PaneState } from "./state";

/** A standard form that the person is about to have made. */
export interface NewFormState extends NewFormAnswers {
  /** Whether the year is one, or blank. */
  readonly isYearRight: boolean;
  /** The form as it will stand. */
  readonly sheet: NewSheet;
}

/** What she said of it; texts may be blank. */
export interface NewFormAnswers {
  readonly kind: NewFormKind;
  /** As it is typed. */
  readonly year: string;
  readonly projectName: string;
  readonly department: string;
}

export interface NewFormPane {
  readonly getState: () => PaneState;
  readonly set: (change: Partial<PaneState>) => void;
  readonly history: History;
}

const BLANK: NewFormAnswers = { kind: "project", year: "", projectName: "", department: "" };
const YEAR = /^(?:19|20)\d\d$/;

/** Makes an empty standard form on a worksheet of its own. */
export class NewFormDesk {
  constructor(private readonly pane: NewFormPane) {}

  open(): void {
    this.update(BLANK);
  }

  close(): void {
    this.pane.set({ newForm: null });
  }

  change(change: Partial<NewFormAnswers>): void {
    const { newForm: state } = this.pane.getState();
    if (state) this.update({ ...state, ...change });
  }

  /** Makes what the preview shows, and shows what a check says of it. */
  async create(): Promise<void> {
    const { newForm: state, history } = this.pane.getState();
    if (!state?.isYearRight || history.isBusy) return;
    await this.pane.history.addSheet({ id: "new-form", values: { sheet: state.sheet.name } }, state.sheet);
    const { notice } = this.pane.getState().history;
    if (notice && isComplete(notice)) this.pane.set({ newForm: null, section: "check" });
  }

  private update({ kind, year, projectName, department }: NewFormAnswers): void {
    const { policy } = choosePolicy(this.pane.getState().settled.policy);
    const typed = year.trim();
    const isYearRight = typed === "" || YEAR.test(typed);
    const sheet = newForm(kind, {
      ...EMPTY_CONTENT,
      year: typed !== "" && isYearRight ? Number(typed) : null,
      projectName: projectName.trim(),
      department: department.trim(),
      execution: policy.weights.execution,
    });
    this.pane.set({ newForm: { kind, year, projectName, department, isYearRight, sheet } });
  }
}
