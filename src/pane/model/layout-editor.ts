import type { WorkbookHost } from "../../hosts/port";
import { formatLayouts, type Layout } from "../../reading/layouts/layout";
import { emptyLayout, isEmpty, isSame } from "./layout-draft";
import { LayoutStore, parseLayoutFile } from "./layout-store";
import { layoutAt, type PointedHeading, type PointProblem } from "./pointed-heading";
import type { Said } from "./said";
import { type CheckedSheet, type PaneState, viewOf } from "./state";

/** What came of saving, restoring or importing; `id` names a text. */
export interface LayoutNotice {
  readonly id:
    | "saved"
    | "saved-both"
    | "saved-computer"
    | "computer-refused"
    | "not-saved"
    | "workbook-failed"
    | "restored"
    | "restore-refused"
    | "import-failed"
    | "import-empty";
  /** Why it could not be done. */
  readonly problem?: Said;
  /** How many layouts came from a file. */
  readonly imported?: number;
}

/** The view that sets right how a form is read. */
export interface LayoutEditing {
  /** What the person has set so far; the form that is shown is read by it. */
  readonly draft: Layout;
  /** What is kept for this template. */
  readonly saved: Layout | null;
  readonly isOnComputer: boolean;
  /** Something is being kept or forgotten. */
  readonly isBusy: boolean;
  readonly notice: LayoutNotice | null;
  /** Why the workbook's layouts are not known. */
  readonly storeProblem: Said | null;
}

/** What the editor needs of the pane around it. */
export interface EditedPane {
  readonly getState: () => PaneState;
  readonly set: (change: Partial<PaneState>) => void;
  readonly getHost: () => WorkbookHost | null;
  readonly check: (checked: CheckedSheet, layouts: readonly Layout[]) => CheckedSheet;
}

/** Lets a person set right how forms of a template are read, shows what comes of it at once, and remembers it. */
export class LayoutEditor {
  private readonly store = new LayoutStore();

  constructor(private readonly pane: EditedPane) {}

  /** Makes the workbook's layouts known. Never rejects. */
  load(host: WorkbookHost): Promise<void> {
    return this.store.load(host);
  }

  /** By which a sheet is to be read now; the one that is being edited comes first. */
  get inEffect(): readonly Layout[] {
    const { editing } = this.pane.getState();
    return editing ? [editing.draft, ...this.store.all] : this.store.all;
  }

  /** Opens the view for the form that is shown, if it has headings to remember it by. */
  open(): void {
    const form = this.shownForm;
    const empty = form && emptyLayout(form);
    if (!empty) return;
    const saved = this.store.find(empty.signature);
    this.pane.set({ editing: { draft: saved ?? empty, isBusy: false, notice: null, ...this.keptOf(empty.signature) } });
  }

  /**
   * Reads a form by the headings that a person points at, on a sheet with forms or without, and opens its layout.
   * @returns why nothing can be read there; null when it was
   */
  point(pointed: PointedHeading): PointProblem | null {
    const { view } = this.pane.getState();
    if (view.kind !== "result" && view.kind !== "no-form") return "blank";
    const { checked } = view;
    const draft = layoutAt(checked.sheet, pointed, this.shownForm?.title?.text.trim() || checked.info.name);
    if (typeof draft === "string") return draft;
    this.show(this.pane.check(checked, [draft, ...this.store.all]), draft);
    return null;
  }

  /** Goes back; what was not saved no longer counts. */
  close(): void {
    const { editing, view, form } = this.pane.getState();
    this.pane.set({ editing: null });
    if (!editing || view.kind !== "result" || (editing.saved && isSame(editing.draft, editing.saved))) return;
    const checked = this.pane.check(view.checked, this.inEffect);
    this.pane.set({ view: viewOf(checked), form: Math.max(0, Math.min(form, checked.check.forms.length - 1)) });
  }

  /** Reads and checks the sheet by the changed layout. */
  change(draft: Layout): void {
    const { editing, view } = this.pane.getState();
    if (!editing || view.kind !== "result") return;
    this.show(this.pane.check(view.checked, [draft, ...this.store.all]), draft);
  }

  /** Shows the form that the layout belongs to; where it is no longer one, what is left of the sheet. */
  private show(checked: CheckedSheet, draft: Layout): void {
    const { form, editing } = this.pane.getState();
    const { forms } = checked.check;
    const isOwn = (index: number): boolean => forms[index]?.form.signature === draft.signature;
    const own = isOwn(form) ? form : forms.findIndex((_, index) => isOwn(index));
    const isBusy = editing?.isBusy ?? false;
    this.pane.set({
      view: viewOf(checked),
      form: Math.max(0, own),
      editing: own < 0 ? null : { draft, isBusy, notice: null, ...this.keptOf(draft.signature) },
    });
  }

  /** Remembers the layout in the workbook, and on this computer if the person wishes. */
  async save(onComputer: boolean): Promise<void> {
    const { editing } = this.pane.getState();
    if (!editing || editing.isBusy) return;
    if (isEmpty(editing.draft)) return this.restore();
    this.begin();
    if (!onComputer) this.store.removeFromComputer(editing.draft.signature);
    this.end(await this.keep([editing.draft], onComputer));
  }

  /** Forgets the layout everywhere and leaves all to the reader again. */
  async restore(): Promise<void> {
    const { editing } = this.pane.getState();
    const host = this.pane.getHost();
    const form = this.shownForm;
    const empty = form && emptyLayout(form);
    if (!editing || editing.isBusy || !host || !empty) return;
    this.begin();
    const isForgotten = this.store.removeFromComputer(empty.signature);
    const problem = host.abilities.canKeepSettings ? await this.store.removeFromWorkbook(host, empty.signature) : null;
    if (!problem) this.change(empty);
    this.end(problem ? { id: "workbook-failed", problem } : { id: isForgotten ? "restored" : "restore-refused" });
  }

  /** Takes over the layouts of a file, and shows at once what it says of this template. */
  async importFile(json: string, onComputer: boolean): Promise<void> {
    const { editing } = this.pane.getState();
    if (!editing || editing.isBusy) return;
    const parsed = parseLayoutFile(json);
    if ("problem" in parsed) {
      this.end({ id: "import-failed", problem: parsed.problem });
      return;
    }
    const layouts = parsed.value;
    if (layouts.length === 0) {
      this.end({ id: "import-empty" });
      return;
    }
    this.begin();
    const notice = await this.keep(layouts, onComputer);
    const own = layouts.find(({ signature }) => signature === editing.draft.signature);
    if (own) this.change(own);
    this.end({ ...notice, imported: layouts.length });
  }

  /** All layouts that count here, the one on the screen among them, as a file; null when there are none. */
  exportFile(): string | null {
    const { editing } = this.pane.getState();
    const others = this.store.effective.filter(({ signature }) => signature !== editing?.draft.signature);
    const layouts = editing && !isEmpty(editing.draft) ? [editing.draft, ...others] : others;
    return layouts.length > 0 ? formatLayouts(layouts) : null;
  }

  /** The editing that still fits what is shown now: another template in the place of the form ends it. */
  continuing(checked: CheckedSheet, form: number): LayoutEditing | null {
    const { editing } = this.pane.getState();
    return checked.check.forms[form]?.form.signature === editing?.draft.signature ? editing : null;
  }

  private get shownForm() {
    const { view, form } = this.pane.getState();
    return view.kind === "result" ? (view.checked.check.forms[form]?.form ?? null) : null;
  }

  private keptOf(signature: string): Pick<LayoutEditing, "saved" | "isOnComputer" | "storeProblem"> {
    const { store } = this;
    return { saved: store.find(signature), isOnComputer: store.isOnComputer(signature), storeProblem: store.problem };
  }

  private async keep(layouts: readonly Layout[], onComputer: boolean): Promise<LayoutNotice> {
    const host = this.pane.getHost();
    const isOnComputer = onComputer && this.store.addToComputer(layouts);
    if (!host?.abilities.canKeepSettings) return { id: isOnComputer ? "saved-computer" : "not-saved" };
    const problem = await this.store.addToWorkbook(host, layouts);
    if (problem) return { id: "workbook-failed", problem };
    if (!onComputer) return { id: "saved" };
    return { id: isOnComputer ? "saved-both" : "computer-refused" };
  }

  private begin(): void {
    const { editing } = this.pane.getState();
    if (editing) this.pane.set({ editing: { ...editing, isBusy: true, notice: null } });
  }

  private end(notice: LayoutNotice): void {
    const { editing } = this.pane.getState();
    if (editing) this.pane.set({ editing: { ...editing, isBusy: false, notice, ...this.keptOf(editing.draft.signature) } });
  }
}
