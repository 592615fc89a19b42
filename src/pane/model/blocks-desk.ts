import type { Block, BlockIndicator } from "../../blocks/block";
import { type Insertion, planInsertion, type PlannedRow } from "../../blocks/insert";
import { placeOfPoints } from "../../blocks/named-points";
import { withLibrary } from "../../blocks/own";
import { levelColumnsOf, levelShownAt } from "../../blocks/place";
import { type BlockQuery, EVERYTHING } from "../../blocks/search";
import { withTarget } from "../../blocks/target";
import { fullScoreOf, type GroupSum, groupSums } from "../../blocks/weigh";
import type { WeightChoice } from "../../blocks/weights";
import { plain } from "../../figures/decimal";
import type { Form } from "../../form/form";
import { failureCode, type HostErrorCode, type SheetInfo, type WorkbookHost } from "../../hosts/port";
import type { PlannedSheet } from "../../hosts/workbook-editor";
import type { CheckedForm } from "../../rules/check";
import type { Sheet } from "../../sheet/sheet";
import { type BlockHabits, rememberedHabits, rememberHabits, withFavourite, withUse } from "./block-habits";
import type { BlockEditing } from "./block-editor";
import type { BlockMaking } from "./block-maker";
import { type History, isComplete, type RefusedCells, refusedCells } from "./history";
import { type ElsewhereShown, elsewhereOf, type OtherSheets, readOtherSheets } from "./other-sheets";
import type { OwnBlock } from "./own-blocks";
import type { Said } from "./said";
import type { PaneState } from "./state";

/** Which blocks are listed: all, one's own, those with a star, or those that were inserted lately. */
export const SHELVES = ["all", "own", "favourites", "recent"] as const;
export type Shelf = (typeof SHELVES)[number];

/** What the section on blocks shows. */
export interface BlocksState {
  readonly shelf: Shelf;
  readonly query: BlockQuery;
  readonly habits: BlockHabits;
  readonly own: readonly OwnBlock[];
  /** Why the workbook's own blocks are not known. */
  readonly ownProblem: Said | null;
  /** Rows that are to become a block, while the person looks at them. */
  readonly making: BlockMaking | null;
  /** A block of one's own that is being changed. */
  readonly editing: BlockEditing | null;
  readonly open: OpenBlock | null;
}

/** A block that the person is looking at, and what she set. */
export interface OpenBlock {
  readonly block: Block;
  /** Indices of indicators, in their order. */
  readonly chosen: readonly number[];
  /** Values of targets that differ from the block's, by index of the indicator. */
  readonly values: Readonly<Record<number, string>>;
  readonly weights: WeightChoice;
  /** Null while the sheet is read, and while nothing is chosen. */
  readonly preview: InsertionPreview | null;
  /** Why the sheet could not be read. */
  readonly failure: HostErrorCode | null;
  /** Whether formulas of other sheets turned out to be others than she was shown, so that nothing was inserted yet. */
  readonly isOutdated: boolean;
}

/** The form as it would stand. */
export interface InsertionPreview {
  readonly rows: readonly PreviewRow[];
  readonly reweighted: Insertion["reweighted"];
  /** False where the form has no place for weights. */
  readonly hasWeights: boolean;
  /** Of the groups whose points change or are not what the form promises them. */
  readonly groups: readonly GroupSum[];
  /** Sums of all weights as plain decimals; null where none stands. */
  readonly weightBefore: string | null;
  readonly weightAfter: string | null;
  /** What they have to come to. */
  readonly full: string;
  readonly refused: readonly RefusedCells[];
  readonly elsewhere: ElsewhereShown;
}

export interface PreviewRow {
  /** As the sheet counts, from 1. */
  readonly number: number;
  /** From level 1 to the indicator's own, each once. */
  readonly names: readonly string[];
  readonly target: string;
  /** "" where it is left blank. */
  readonly weight: string;
  readonly isReplaced: boolean;
}

/** The form that indicators go into, read with all that a change has to respect. */
interface Ground {
  readonly info: SheetInfo;
  readonly index: number;
  readonly sheet: Sheet;
  readonly form: Form;
  readonly others: OtherSheets;
}

/** What one click carries out: the form's own sheet first. */
interface Action {
  readonly insertion: Insertion;
  readonly sheets: readonly PlannedSheet[];
}

export interface BlocksPane {
  readonly getState: () => PaneState;
  readonly set: (change: Partial<PaneState>) => void;
  readonly getHost: () => WorkbookHost | null;
  readonly check: (sheet: Sheet) => readonly CheckedForm[];
  readonly history: History;
}

export const INITIAL_BLOCKS: BlocksState = {
  shelf: "all",
  query: EVERYTHING,
  habits: { favourites: [], recent: [] },
  own: [],
  ownProblem: null,
  making: null,
  editing: null,
  open: null,
};

/** The blocks of the shelf that is shown, in the order in which it has them. */
export function blocksOnShelf({ shelf, own, habits }: BlocksState): readonly Block[] {
  const all = withLibrary(own.map(({ block }) => block));
  const named = (ids: readonly string[]): Block[] => ids.flatMap((id) => all.find((block) => block.id === id) ?? []);
  switch (shelf) {
    case "all":
      return all;
    case "own":
      return own.map(({ block }) => block);
    case "favourites":
      return named(habits.favourites);
    case "recent":
      return named(habits.recent);
  }
}

/** Finds blocks of indicators, shows how they would stand in the form, and has them inserted. */
export class BlocksDesk {
  private ground: Ground | null = null;
  private action: Action | null = null;
  /** The latest reading that was begun; answers of older ones are dropped. */
  private latest = 0;
  /** Whether an insertion is under way: a second click makes no second one. */
  private isApplying = false;

  constructor(private readonly pane: BlocksPane) {}

  /** Makes known which blocks this computer remembers. */
  remember(): void {
    this.update({ habits: rememberedHabits() });
  }

  /** Shows another shelf, whatever was searched for before. */
  show(shelf: Shelf): void {
    this.update({ shelf, query: EVERYTHING });
  }

  star(id: string, isFavourite: boolean): void {
    this.setHabits(withFavourite(this.state.habits, id, isFavourite));
  }

  search(change: Partial<BlockQuery>): void {
    this.update({ query: { ...this.state.query, ...change } });
  }

  /** Opens a block with those of its indicators chosen that were found. */
  async open({ id, indicators }: Block): Promise<void> {
    const block = this.blockOf(id);
    if (!block) return;
    const chosen = block.indicators.flatMap((indicator, index) => (indicators.includes(indicator) ? [index] : []));
    this.update({ open: { block, chosen, values: {}, weights: "share", preview: null, failure: null, isOutdated: false } });
    await this.renew();
  }

  /** Shows what the open block says by now; of indicators that say the same as before, what was chosen and typed stays. */
  refresh(): void {
    const { open } = this.state;
    const block = this.blockOf(open?.block.id);
    if (!open || !block || block === open.block) return;
    const texts = open.block.indicators.map((indicator) => JSON.stringify(indicator));
    const before = block.indicators.map((indicator) => texts.indexOf(JSON.stringify(indicator)));
    const chosen = before.flatMap((old, index) => (old < 0 || open.chosen.includes(old) ? [index] : []));
    const values = Object.fromEntries(before.flatMap((old, index) => (open.values[old] === undefined ? [] : [[index, open.values[old]]])));
    this.change({ block, chosen, values });
  }

  close(): void {
    this.action = null;
    this.update({ open: null });
  }

  tick(index: number, isTicked: boolean): void {
    const chosen = (this.state.open?.chosen ?? []).filter((other) => other !== index);
    this.change({ chosen: isTicked ? [...chosen, index].sort((a, b) => a - b) : chosen });
  }

  tickAll(isTicked: boolean): void {
    this.change({ chosen: isTicked ? [...(this.state.open?.block.indicators.keys() ?? [])] : [] });
  }

  setValue(index: number, value: string): void {
    this.change({ values: { ...this.state.open?.values, [index]: value } });
  }

  setWeights(weights: WeightChoice): void {
    this.change({ weights });
  }

  /** Plans anew, for the form that is shown and the workbook as it is now; not while it is written to. Never rejects. */
  async renew(): Promise<void> {
    if (!this.isApplying) await this.read();
  }

  /** Inserts what the preview shows as one action. Never rejects. */
  async apply(): Promise<void> {
    const { action } = this;
    if (!action || action.insertion.refusals.length > 0 || this.isApplying || this.pane.getState().history.isBusy) return;
    this.isApplying = true;
    if (await this.isUpToDate(action)) await this.insert(action);
    this.isApplying = false;
  }

  private async insert({ insertion, sheets }: Action): Promise<void> {
    const used = this.state.open?.block.id;
    await this.pane.history.apply(insertion.plan.label, sheets);
    const { notice } = this.pane.getState().history;
    if (!notice || !isComplete(notice)) {
      await this.read();
      return;
    }
    if (used !== undefined) this.setHabits(withUse(this.state.habits, used));
    this.close();
  }

  /** What changes in the form itself is refused when it is written; formulas of other sheets have to be right before. */
  private async isUpToDate({ sheets }: Action): Promise<boolean> {
    if (sheets.length === 1) return true;
    const shown = JSON.stringify(this.state.open?.preview?.elsewhere);
    await this.read();
    const isSame = JSON.stringify(this.state.open?.preview?.elsewhere) === shown;
    if (!isSame) this.change({ isOutdated: true });
    return isSame;
  }

  private async read(): Promise<void> {
    const id = ++this.latest;
    const { view, form: index } = this.pane.getState();
    const host = this.pane.getHost();
    const info = view.kind === "result" ? view.checked.info : null;
    // A plan for another form must not be shown for a moment.
    if (this.ground?.info.id !== info?.id || this.ground?.index !== index) this.ground = null;
    this.change({ failure: null });
    if (!host || !info || !this.state.open) return;
    try {
      const [sheet, others] = await Promise.all([host.readSheet(info.id, "editing"), readOtherSheets(host, info.id)]);
      if (id !== this.latest) return;
      const form = this.pane.check(sheet)[index]?.form;
      this.ground = form ? { info, index, sheet, form, others } : null;
      this.change({});
    } catch (error) {
      if (id === this.latest) this.change({ failure: failureCode(error) });
    }
  }

  private get state(): BlocksState {
    return this.pane.getState().blocks;
  }

  private blockOf(id: string | undefined): Block | undefined {
    return withLibrary(this.state.own.map(({ block }) => block)).find((block) => block.id === id);
  }

  private setHabits(habits: BlockHabits): void {
    rememberHabits(habits);
    this.update({ habits });
  }

  private update(change: Partial<BlocksState>): void {
    this.pane.set({ blocks: { ...this.state, ...change } });
  }

  private change(change: Partial<OpenBlock>): void {
    const { open } = this.state;
    if (!open) return;
    const changed = { ...open, isOutdated: false, ...change };
    this.update({ open: { ...changed, preview: this.plan(changed) } });
  }

  private plan({ block, chosen, values, weights }: OpenBlock): InsertionPreview | null {
    const { ground } = this;
    this.action = null;
    if (!ground || chosen.length === 0) return null;
    const indicators = chosen.map((index): BlockIndicator => {
      const typed = values[index];
      return typed === undefined ? block.indicators[index]! : withTarget(block.indicators[index]!, typed);
    });
    const score = fullScoreOf(ground.form);
    const insertion = planInsertion(ground.sheet, ground.form, { indicators, weights, ...score });
    const elsewhere = elsewhereOf(ground.others, insertion.grown, insertion.plan.label);
    this.action = { insertion, sheets: [{ info: ground.info, plan: insertion.plan }, ...elsewhere.plans] };
    return previewOf(insertion, elsewhere.shown, ground, plain(score.full));
  }
}

function previewOf(insertion: Insertion, elsewhere: ElsewhereShown, { form, info }: Ground, full: string): InsertionPreview {
  const { rows, reweighted, weightBefore, weightAfter, refusals, sheet } = insertion;
  const hasWeights = placeOfPoints(form) !== null;
  return {
    rows: rows.map((row) => rowOf(row, sheet, form)),
    reweighted,
    hasWeights,
    groups: !hasWeights ? [] : groupSums(form, rows, reweighted),
    weightBefore: weightBefore && plain(weightBefore),
    weightAfter: weightAfter && plain(weightAfter),
    full,
    refused: refusedCells(info.name, refusals),
    elsewhere,
  };
}

/** The row as a person will read it. */
function rowOf({ row, weight, isReplaced }: PlannedRow, sheet: Sheet, form: Form): PreviewRow {
  const firstRow = (form.headerLastRow ?? form.area.row) + 1;
  const names = levelColumnsOf(form).map((column) => levelShownAt(sheet, column, row, firstRow)?.text.trim() ?? "");
  return {
    number: row + 1,
    names: names.filter((name, level) => name !== "" && name !== names[level - 1]),
    target: [form.columns.sign, form.columns.target, form.columns.unit].map((column) => (column === undefined ? "" : (sheet.cellAt(row, column)?.text.trim() ?? ""))).join(""),
    weight: weight ? plain(weight) : "",
    isReplaced,
  };
}
