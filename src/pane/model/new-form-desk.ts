import type { NewFormKind } from "../../blocks/form-layouts";
import { newForm } from "../../blocks/new-form";
import { EMPTY_CONTENT } from "../../blocks/new-form-content";
import type { NewSheet } from "../../edits/new-sheet";
import { failureCode, type SheetInfo, type WorkbookHost } from "../../hosts/port";
import { choosePolicy } from "../../policy/published";
import { formatCell, overlaps, type Position } from "../../sheet/address";
import { type FormPlace, placeOf, readSpot, type Spot } from "./form-place";
import { type History, isComplete } from "./history";
import type { PaneState } from "./state";

/** A standard form that the person is about to have made. */
export interface NewFormState extends NewFormAnswers {
  /** Whether the year is one, or blank. */
  readonly isYearRight: boolean;
  /** The form as it will stand on a worksheet of its own. */
  readonly sheet: NewSheet;
  readonly place: FormPlace;
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
  readonly getHost: () => WorkbookHost | null;
  readonly history: History;
}

const BLANK: NewFormAnswers = { kind: "project", year: "", projectName: "", department: "" };
const YEAR = /^(?:19|20)\d\d$/;

/** Makes an empty standard form, on a worksheet of its own or in a blank place of the one in front. */
export class NewFormDesk {
  /** The place that was looked at; null for a worksheet of its own. */
  private spot: Spot | null = null;
  /** The latest look at a place; answers of older ones are dropped. */
  private latest = 0;

  constructor(private readonly pane: NewFormPane) {}

  open(): void {
    this.onNewSheet();
    this.update(BLANK);
  }

  close(): void {
    this.onNewSheet();
    this.pane.set({ newForm: null });
  }

  change(change: Partial<NewFormAnswers>): void {
    const { newForm: state } = this.pane.getState();
    if (!state) return;
    const { spot } = this;
    this.update({ ...state, ...change });
    // Another form takes more room, or less.
    if (spot && change.kind !== undefined && change.kind !== state.kind) void this.lookAt(spot.info, spot.area);
  }

  /** Has the form made on a worksheet of its own. */
  placeOnNewSheet(): void {
    const { newForm: state } = this.pane.getState();
    this.onNewSheet();
    if (state) this.update(state);
  }

  /** Has the form made where the person has a cell selected; on a blank worksheet from its first cell on. */
  async placeAtSelection(): Promise<void> {
    await this.find(async (host) => {
      const { info, cell } = await host.readSelection();
      return { info, corner: cell };
    });
  }

  /** Has the form made below all that the worksheet has. */
  async placeBelow(): Promise<void> {
    const place = this.pane.getState().newForm?.place;
    if (place?.kind === "found" && place.below) await this.lookAt(place.info, place.below);
  }

  /** Makes what the preview shows, and shows what a check says of it. */
  async create(): Promise<void> {
    const { newForm: state, history } = this.pane.getState();
    if (!state?.isYearRight || history.isBusy) return;
    const { place, sheet } = state;
    if (place.kind === "new-sheet") await this.pane.history.addSheet({ id: "new-form", values: { sheet: sheet.name } }, sheet);
    else if (place.kind === "found" && place.refused.length === 0) {
      // The check that follows is of the sheet in front. When it cannot be shown, the history says why.
      await this.pane.getHost()?.select(place.info.id, formatCell(place.placed.area)).catch(() => undefined);
      await this.pane.history.apply(place.plan.label, [{ info: place.info, plan: place.plan }]);
    } else return;
    const { history: done, view } = this.pane.getState();
    if (!done.notice || !isComplete(done.notice)) return;
    const forms = view.kind === "result" ? view.checked.check.forms : [];
    const made = place.kind === "found" ? forms.findIndex(({ form }) => overlaps(form.area, place.placed.area)) : 0;
    this.close();
    this.pane.set({ section: "check", form: Math.max(0, made) });
  }

  private lookAt(info: SheetInfo, corner: Position): Promise<void> {
    return this.find(() => Promise.resolve({ info, corner }));
  }

  private async find(locate: (host: WorkbookHost) => Promise<{ readonly info: SheetInfo; readonly corner: Position }>): Promise<void> {
    const host = this.pane.getHost();
    const number = ++this.latest;
    const show = (place: FormPlace): void => {
      const { newForm: state } = this.pane.getState();
      if (state && number === this.latest) this.pane.set({ newForm: { ...state, place } });
    };
    if (!host) return;
    show({ kind: "reading" });
    try {
      const { info, corner } = await locate(host);
      const size = this.pane.getState().newForm?.sheet;
      const spot = size && (await readSpot(host, info, size, corner));
      const { newForm: state } = this.pane.getState();
      if (!spot || !state || number !== this.latest) return;
      this.spot = spot;
      this.update(state);
    } catch (error) {
      show({ kind: "failed", code: failureCode(error) });
    }
  }

  private onNewSheet(): void {
    this.latest++;
    this.spot = null;
  }

  private update({ kind, year, projectName, department }: NewFormAnswers): void {
    const { settled, abilities } = this.pane.getState();
    const { policy } = choosePolicy(settled.policy);
    const typed = year.trim();
    const isYearRight = typed === "" || YEAR.test(typed);
    const sheet = newForm(kind, {
      ...EMPTY_CONTENT,
      year: typed !== "" && isYearRight ? Number(typed) : null,
      projectName: projectName.trim(),
      department: department.trim(),
      execution: policy.weights.execution,
    });
    const place = placeOf(this.spot, sheet, abilities?.canReadMerges === true);
    this.pane.set({ newForm: { kind, year, projectName, department, isYearRight, sheet, place } });
  }
}
