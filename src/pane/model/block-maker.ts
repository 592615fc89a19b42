import type { Block } from "../../blocks/block";
import { blockOf } from "../../blocks/from-form";
import { LIBRARY } from "../../blocks/library";
import { EVERYTHING, fieldsOf } from "../../blocks/search";
import type { RowSpan } from "../../edits/shift";
import type { Form } from "../../form/form";
import { HostError, type HostErrorCode, type WorkbookHost } from "../../hosts/port";
import type { CheckedForm } from "../../rules/check";
import type { Sheet } from "../../sheet/sheet";
import type { BlockNames, BlockPlace, OwnBlocks } from "./own-blocks";
import type { PaneState } from "./state";

/** Rows of the sheet that are to become a block of one's own. */
export interface BlockMaking {
  /** The selection is being read. */
  readonly isReading: boolean;
  /** Why it could not be read. */
  readonly failure: HostErrorCode | null;
  /** Null when no indicator stands in the selected rows. */
  readonly block: Block | null;
  /** What the person says otherwise than the form suggests. */
  readonly names: Partial<BlockNames>;
}

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
    const before = this.pane.getState().blocks.making;
    const making: BlockMaking = { isReading: true, failure: null, block: before?.block ?? null, names: before?.names ?? {} };
    this.update(making);
    try {
      const { info, spans } = await host.readSelection();
      const block = blockIn(this.pane.check(await host.readSheet(info.id)), spans);
      this.change({ isReading: false, block });
    } catch (error) {
      this.change({ isReading: false, block: null, failure: error instanceof HostError ? error.code : "unknown" });
    }
  }

  name(names: Partial<BlockNames>): void {
    const { making } = this.pane.getState().blocks;
    this.change({ names: { ...making?.names, ...names } });
  }

  /** Keeps the block and shows it among those of one's own. */
  async save(place: BlockPlace): Promise<void> {
    const { making } = this.pane.getState().blocks;
    const block = making && namedBlock(making);
    if (!block || !(await this.pane.own.save(block, place))) return;
    const { blocks } = this.pane.getState();
    this.pane.set({ blocks: { ...blocks, making: null, shelf: "own", query: EVERYTHING } });
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

/** The block as it would be kept. */
export function namedBlock({ block, names }: BlockMaking): Block | null {
  if (!block) return null;
  const { title, field, form } = { ...block, ...names };
  return { ...block, title: title.trim(), field: field.trim(), form };
}

/** Of the first form that has an indicator in these rows. */
function blockIn(forms: readonly CheckedForm[], spans: readonly RowSpan[]): Block | null {
  for (const { form } of forms) {
    const rows = form.indicators.map(({ row }) => row).filter((row) => spans.some(([first, last]) => row >= first && row <= last));
    const block = blockOf(form, new Set(rows), { id: `own-${crypto.randomUUID()}`, ...suggestedNames(form) });
    if (block) return block;
  }
  return null;
}

function suggestedNames({ projectName, title, sheet }: Form): Pick<Block, "title" | "field"> {
  const name = projectName?.text.trim() || title?.text.trim() || sheet;
  return { title: name, field: fieldsOf(LIBRARY).find((field) => name.includes(field)) ?? OTHER_FIELD };
}
