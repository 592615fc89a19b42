import type { Block } from "../../blocks/block";
import { type BlockDraft, draftedBlock, draftOf, type IndicatorDraft, withMoved, withNew } from "./block-draft";
import type { BlockNames, OwnBlocks } from "./own-blocks";
import type { PaneState } from "./state";

/** A block of one's own that the person is editing. */
export interface BlockEditing {
  /** As it is kept. */
  readonly block: Block;
  readonly draft: BlockDraft;
  /** What the draft was before each step, the last one at the end. */
  readonly past: readonly BlockDraft[];
  /** What the last step was about: what is typed into one field is one step. */
  readonly topic: string | null;
}

export interface BlockEditorPane {
  readonly getState: () => PaneState;
  readonly set: (change: Partial<PaneState>) => void;
  readonly own: OwnBlocks;
}

/** Edits a block of one's own; nothing is kept before it is saved, and every step can be taken back. */
export class BlockEditor {
  constructor(private readonly pane: BlockEditorPane) {}

  start(block: Block): void {
    this.update({ block, draft: draftOf(block), past: [], topic: null });
  }

  name(change: Partial<BlockNames>): void {
    this.step(Object.keys(change).join(), ({ names, indicators }) => ({ names: { ...names, ...change }, indicators }));
  }

  change(key: number, change: Partial<IndicatorDraft>): void {
    this.step(`${key} ${Object.keys(change).join()}`, ({ names, indicators }) => ({
      names,
      indicators: indicators.map((indicator) => (indicator.key === key ? { ...indicator, ...change } : indicator)),
    }));
  }

  add(): void {
    this.step(null, withNew);
  }

  remove(key: number): void {
    this.step(null, ({ names, indicators }) => ({ names, indicators: indicators.filter((indicator) => indicator.key !== key) }));
  }

  move(key: number, by: -1 | 1): void {
    this.step(null, (draft) => withMoved(draft, key, by));
  }

  /** Takes back the last step. */
  undo(): void {
    const { editing } = this.pane.getState().blocks;
    const draft = editing?.past.at(-1);
    if (editing && draft) this.update({ ...editing, draft, past: editing.past.slice(0, -1), topic: null });
  }

  /** Drops what was changed; who did not mean to gets it back. */
  cancel(): void {
    const { editing } = this.pane.getState().blocks;
    this.update(null);
    if (!editing || editing.past.length === 0) return;
    const undo = (): Promise<void> => {
      this.pane.set({ notice: null });
      this.update(editing);
      return Promise.resolve();
    };
    this.pane.set({ notice: { tone: "info", say: ({ t }) => t("pane:blocks.edit.dropped", { title: editing.block.title }), undo } });
  }

  /** Keeps the block as it was edited, wherever it is kept; what cannot be kept stays to be edited. */
  async save(): Promise<void> {
    const { editing } = this.pane.getState().blocks;
    if (editing && (await this.pane.own.replace(draftedBlock(editing.block, editing.draft)))) this.update(null);
  }

  /** @param topic null for a step of its own */
  private step(topic: string | null, change: (draft: BlockDraft) => BlockDraft): void {
    const { editing } = this.pane.getState().blocks;
    if (!editing) return;
    const isSameStep = topic !== null && topic === editing.topic;
    this.update({ ...editing, draft: change(editing.draft), past: isSameStep ? editing.past : [...editing.past, editing.draft], topic });
  }

  private update(editing: BlockEditing | null): void {
    this.pane.set({ blocks: { ...this.pane.getState().blocks, editing } });
  }
}
