import type { Block } from "../../blocks/block";
import { blockOf } from "../../blocks/from-form";
import { LIBRARY } from "../../blocks/library";
import { EVERYTHING, fieldsOf } from "../../blocks/search";
import type { RowSpan } from "../../edits/shift";
import type { Form } from "../../form/form";
import { failureCode, type HostErrorCode, type WorkbookHost } from "../../hosts/port";
import type { CheckedForm } from "../../rules/check";
import type { Sheet } from "../../sheet/sheet";
import type { BlockNames, BlockPlace, OwnBlocks } from "./own-blocks";
import type { PaneState } from "./state";

/** Rows of the sheet that are to become blocks of one's own. */
export interface BlockMaking {
  /** The selection is being read. */
  readonly isReading: boolean;
  /** Why it could not be read. */
  readonly failure: HostErrorCode | null;
  /** One for each form with an indicator in the selected rows, as the form suggests it. */
  readonly blocks: readonly Block[];
  /** What the person says otherwise than the forms suggest, in the order of the blocks. */
  readonly names: readonly Partial<BlockNames>[];
  /** Indices of blocks that are not to be kept. */
  readonly leftOut: readonly number[];
}

const NOTHING: BlockMaking = { isReading: false, failure: null, blocks: [], names: [], leftOut: [] };

/** Of a block whose form says nothing of its field. */
const OTHER_FIELD = "其他";

export interface BlockMakerPane {
  readonly getState: () => PaneState;
  readonly set: (change: Partial<PaneState>) => void;
  readonly getHost: () => WorkbookHost | null;
  readonly check: (sheet: Sheet) => readonly CheckedForm[];
  readonly own: OwnBlocks;
}

/** Makes blocks of one's own from the rows that are selected in the sheet. */
export class BlockMaker {
  constructor(private readonly pane: BlockMakerPane) {}

  /** Reads the selected rows, also once more; names that were given stay. Never rejects. */
  async read(): Promise<void> {
    const host = this.pane.getHost();
    if (!host) return;
    this.update({ ...(this.pane.getState().blocks.making ?? NOTHING), isReading: true, failure: null });
    try {
      const { info, spans } = await host.readSelection();
      const blocks = blocksIn(this.pane.check(await host.readSheet(info.id)), spans);
      this.change({ isReading: false, blocks, leftOut: [] });
    } catch (error) {
      this.change({ isReading: false, blocks: [], failure: failureCode(error) });
    }
  }

  /** @param index of the block */
  name(index: number, change: Partial<BlockNames>): void {
    const { blocks, names } = this.pane.getState().blocks.making ?? NOTHING;
    this.change({ names: blocks.map((_, other) => ({ ...names[other], ...(other === index ? change : {}) })) });
  }

  /** @param index of the block */
  want(index: number, isWanted: boolean): void {
    const others = (this.pane.getState().blocks.making ?? NOTHING).leftOut.filter((other) => other !== index);
    this.change({ leftOut: isWanted ? others : [...others, index] });
  }

  /** Keeps the blocks and shows them among those of one's own. */
  async save(place: BlockPlace): Promise<void> {
    const blocks = wantedBlocks(this.pane.getState().blocks.making ?? NOTHING);
    if (blocks.length === 0 || !(await this.pane.own.save(blocks, place))) return;
    this.pane.set({ blocks: { ...this.pane.getState().blocks, making: null, shelf: "own", query: EVERYTHING } });
  }

  close(): void {
    this.update(null);
  }

  /** Answers that come after the person went on are dropped. */
  private change(change: Partial<BlockMaking>): void {
    const { making } = this.pane.getState().blocks;
    if (making) this.update({ ...making, ...change });
  }

  private update(making: BlockMaking | null): void {
    this.pane.set({ blocks: { ...this.pane.getState().blocks, making } });
  }
}

/** The blocks with the names that they have by now. */
export function namedBlocks({ blocks, names }: BlockMaking): Block[] {
  return blocks.map((block, index) => ({ ...block, ...names[index] }));
}

/** Those that are to be kept, as they would be kept. */
export function wantedBlocks(making: BlockMaking): Block[] {
  return namedBlocks(making)
    .filter((_, index) => !making.leftOut.includes(index))
    .map((block) => ({ ...block, title: block.title.trim(), field: block.field.trim() }));
}

/** One block of each form that has an indicator in these rows. */
function blocksIn(forms: readonly CheckedForm[], spans: readonly RowSpan[]): Block[] {
  return forms.flatMap(({ form }) => {
    const rows = form.indicators.map(({ row }) => row).filter((row) => spans.some(([first, last]) => row >= first && row <= last));
    return blockOf(form, new Set(rows), { id: `own-${crypto.randomUUID()}`, ...suggestedNames(form) }) ?? [];
  });
}

function suggestedNames({ projectName, title, sheet }: Form): Pick<Block, "title" | "field"> {
  const name = projectName?.text.trim() || title?.text.trim() || sheet;
  return { title: name, field: fieldsOf(LIBRARY).find((field) => name.includes(field)) ?? OTHER_FIELD };
}
