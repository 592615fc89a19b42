import { isEmptyTemplate, planFilling } from "../../blocks/fill-template";
import { NEW_FORM_KINDS, type NewFormKind } from "../../blocks/form-layouts";
import { fundsIn, hasTargets, selfEvaluationSheet, standardFormFor, type Targets, targetsOf, unitOfForm } from "../../blocks/from-targets";
import { type LeftOut, leftOut } from "../../blocks/left-out";
import { applyToSheet } from "../../edits/apply";
import { changesOf } from "../../edits/outcome";
import { writtenText } from "../../edits/correction";
import { sheetMade } from "../../edits/draft";
import type { NewSheet } from "../../edits/new-sheet";
import { writtenCells } from "../../edits/written-cells";
import type { Form, MoneyUnit } from "../../form/form";
import { failureCode, type HostErrorCode, type SheetInfo, type WorkbookHost } from "../../hosts/port";
import type { PlannedSheet } from "../../hosts/workbook-editor";
import { choosePolicy } from "../../policy/published";
import type { CheckedForm } from "../../rules/check";
import { formatCell } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import { type History, isComplete, type RefusedCells, refusedCells } from "./history";
import { type ElsewhereShown, elsewhereOf, NOTHING_ELSEWHERE, readOtherSheets } from "./other-sheets";
import type { PaneState } from "./state";

/** A self-evaluation that the person is about to have made from a target table. */
export interface FromTargetsState {
  readonly isReading: boolean;
  /** Why the workbook, or the form to be filled in, could not be read. */
  readonly failure: HostErrorCode | null;
  /** Names of sheets that could not be read. */
  readonly unread: readonly string[];
  readonly tables: readonly FoundTable[];
  /** Index of the chosen table. */
  readonly table: number;
  readonly places: readonly FillPlace[];
  /** Index of the chosen place. */
  readonly place: number;
  /** Null while there is nothing to show. */
  readonly filled: FilledForm | null;
  /** Whether formulas of other sheets turned out to be others than she was shown, so that nothing was made yet. */
  readonly isOutdated: boolean;
}

/** A table that sets targets. */
export interface FoundTable {
  readonly sheet: string;
  readonly title: string;
  /** How many indicators with a name it has. */
  readonly count: number;
}

export type FillPlace =
  /** The workbook's own empty form. */
  | { readonly kind: "template"; readonly sheet: string; readonly title: string }
  | { readonly kind: "new"; readonly form: NewFormKind };

/** The self-evaluation as it will stand. */
export interface FilledForm {
  readonly shown:
    | { readonly kind: "cells"; readonly cells: readonly FilledCell[] }
    | { readonly kind: "sheet"; readonly sheet: NewSheet };
  readonly refused: readonly RefusedCells[];
  readonly leftOut: readonly LeftOut[];
  /** Set where amounts are converted. */
  readonly units: { readonly from: MoneyUnit; readonly to: MoneyUnit } | null;
  readonly elsewhere: ElsewhereShown;
}

/** One cell of the workbook's own form, as it would show it. */
export interface FilledCell {
  readonly cell: string;
  readonly before: string;
  readonly after: string;
}

export interface TargetsPane {
  readonly getState: () => PaneState;
  readonly set: (change: Partial<PaneState>) => void;
  readonly getHost: () => WorkbookHost | null;
  readonly check: (sheet: Sheet) => readonly CheckedForm[];
  readonly history: History;
}

/** A form of the workbook. */
interface Found {
  readonly info: SheetInfo;
  /** Among the forms of its sheet. */
  readonly index: number;
  readonly form: Form;
}

/** How the self-evaluation comes about. */
type Making = { readonly kind: "fill"; readonly form: Form; readonly sheets: readonly [PlannedSheet, ...PlannedSheet[]] } | { readonly kind: "add"; readonly sheet: NewSheet };

const LABEL = { id: "fill-self-evaluation", values: {} };
const NOTHING: FromTargetsState = { isReading: true, failure: null, unread: [], tables: [], table: 0, places: [], place: 0, filled: null, isOutdated: false };
/** A score table has no columns for targets. */
const TARGET_FORMS = NEW_FORM_KINDS.filter((kind) => kind !== "score-table");

/** Finds the tables of the workbook that set targets, and makes self-evaluations from them. */
export class TargetsDesk {
  private tables: readonly Found[] = [];
  private templates: readonly Found[] = [];
  private making: Making | null = null;
  /** The latest reading that was begun; answers of older ones are dropped. */
  private latest = 0;

  constructor(private readonly pane: TargetsPane) {}

  /** Looks through the whole workbook. Never rejects. */
  async open(): Promise<void> {
    const host = this.pane.getHost();
    if (!host) return;
    const id = ++this.latest;
    this.making = null;
    this.pane.set({ fromTargets: NOTHING });
    try {
      const found = await this.lookThrough(host);
      if (id !== this.latest) return;
      this.tables = found.tables;
      this.templates = found.templates;
      const tables = this.tables.map(({ info, form }) => ({ sheet: info.name, title: titleOf(form), count: form.indicators.filter(({ name }) => name !== null).length }));
      this.update({ isReading: false, unread: found.unread, tables });
      await this.chooseTable(0);
    } catch (error) {
      if (id === this.latest) this.update({ isReading: false, failure: failureCode(error) });
    }
  }

  close(): void {
    this.latest += 1;
    this.pane.set({ fromTargets: null });
  }

  async chooseTable(table: number): Promise<void> {
    const found = this.tables[table];
    if (!found) return;
    const usual = standardFormFor(found.form);
    const forms = [usual, ...TARGET_FORMS.filter((kind) => kind !== usual)];
    const places = [
      ...this.templates.map(({ info, form }): FillPlace => ({ kind: "template", sheet: info.name, title: titleOf(form) })),
      ...forms.map((form): FillPlace => ({ kind: "new", form })),
    ];
    this.update({ table, places });
    await this.choosePlace(0);
  }

  /** Shows how the form would stand there. Never rejects. */
  async choosePlace(place: number): Promise<void> {
    const { fromTargets: state, settled } = this.pane.getState();
    const table = this.tables[state?.table ?? 0];
    const chosen = state?.places[place];
    if (!table || !chosen) return;
    const id = ++this.latest;
    this.making = null;
    this.update({ place, filled: null, failure: null, isOutdated: false });
    const targets = targetsOf(table.form, choosePolicy(settled.policy).policy);
    try {
      const filled = chosen.kind === "new" ? this.onNewSheet(table.form, targets, chosen.form) : await this.inTemplate(table.form, targets, this.templates[place]!, id);
      if (id === this.latest) this.update({ filled });
    } catch (error) {
      if (id === this.latest) this.update({ failure: failureCode(error) });
    }
  }

  /** Makes what is shown as one action, and shows what a check says of it. */
  async create(): Promise<void> {
    const { making } = this;
    const host = this.pane.getHost();
    const { fromTargets: state, history } = this.pane.getState();
    if (!host || !making || !state?.filled || state.filled.refused.length > 0 || history.isBusy) return;
    if (making.kind === "add") await this.pane.history.addSheet(LABEL, making.sheet);
    else {
      if (!(await this.isUpToDate(making.sheets))) return;
      try {
        await host.select(making.sheets[0].info.id, formatCell(making.form.area));
      } catch (error) {
        this.update({ failure: failureCode(error) });
        return;
      }
      await this.pane.history.apply(LABEL, making.sheets);
    }
    const { notice } = this.pane.getState().history;
    if (notice && isComplete(notice)) this.pane.set({ fromTargets: null, section: "check" });
  }

  /** What changes in the form itself is refused when it is written; formulas of other sheets have to be right before. */
  private async isUpToDate(sheets: readonly PlannedSheet[]): Promise<boolean> {
    const { fromTargets: state } = this.pane.getState();
    if (sheets.length === 1 || !state) return true;
    const shown = JSON.stringify(state.filled?.elsewhere);
    await this.choosePlace(state.place);
    const isSame = JSON.stringify(this.pane.getState().fromTargets?.filled?.elsewhere) === shown;
    if (!isSame) this.update({ isOutdated: true });
    return isSame;
  }

  private async lookThrough(host: WorkbookHost): Promise<{ readonly tables: readonly Found[]; readonly templates: readonly Found[]; readonly unread: readonly string[] }> {
    const infos = await host.listSheets();
    const tables: Found[] = [];
    const templates: Found[] = [];
    const unread: string[] = [];
    for await (const reading of host.readSheets(infos.map(({ id }) => id))) {
      if (!("sheet" in reading)) {
        unread.push(infos.find(({ id }) => id === reading.id)?.name ?? "");
        continue;
      }
      const { info, sheet } = reading;
      const forms = this.pane.check(sheet).map(({ form }, index): Found => ({ info, index, form }));
      tables.push(...forms.filter(({ form }) => hasTargets(form)));
      // One that cannot be shown, or whose merged cells cannot be told, is not to be filled in.
      if (info.visibility === "visible" && host.abilities.canReadMerges) templates.push(...forms.filter(({ form }) => isEmptyTemplate(sheet, form)));
    }
    return { tables, templates, unread };
  }

  private onNewSheet(table: Form, targets: Targets, kind: NewFormKind): FilledForm {
    const sheet = selfEvaluationSheet(targets, kind);
    this.making = { kind: "add", sheet };
    const made = this.pane.check(sheetMade(sheet.name, sheet))[0]?.form;
    return { shown: { kind: "sheet", sheet }, refused: [], leftOut: leftOut(table, targets, made), units: unitsOf(targets, unitOfForm(kind)), elsewhere: NOTHING_ELSEWHERE };
  }

  private async inTemplate(table: Form, targets: Targets, { info, index }: Found, id: number): Promise<FilledForm | null> {
    const host = this.pane.getHost()!;
    const sheet = await host.readSheet(info.id, "editing");
    const form = this.pane.check(sheet)[index]?.form;
    if (!form) return null;
    const { plan, sheet: after, refusals, grown } = planFilling(sheet, form, targets);
    const elsewhere = grown.length > 0 ? elsewhereOf(await readOtherSheets(host, info.id), grown, LABEL) : { plans: [], shown: NOTHING_ELSEWHERE };
    if (id !== this.latest) return null;
    this.making = { kind: "fill", form, sheets: [{ info, plan }, ...elsewhere.plans] };
    const cells = writtenCells(changesOf(applyToSheet(sheet, plan).outcomes), after).map(({ cell, before, after: holds }) => ({ cell: formatCell(cell), before: writtenText(before), after: writtenText(holds) }));
    const made = this.pane.check(after)[index]?.form;
    return {
      shown: { kind: "cells", cells },
      refused: refusedCells(info.name, refusals),
      leftOut: leftOut(table, targets, made),
      units: unitsOf(targets, form.funds?.unit ?? null),
      elsewhere: elsewhere.shown,
    };
  }

  private update(change: Partial<FromTargetsState>): void {
    const { fromTargets } = this.pane.getState();
    if (fromTargets) this.pane.set({ fromTargets: { ...fromTargets, ...change } });
  }
}

function titleOf({ title, sheet }: Form): string {
  return title?.text.trim() ?? sheet;
}

function unitsOf(targets: Targets, to: MoneyUnit | null): FilledForm["units"] {
  return targets.unit !== null && to !== null && fundsIn(targets, to) !== targets.funds ? { from: targets.unit, to } : null;
}
