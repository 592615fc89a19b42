import { type Block, blocksOf, formatBlocks, parseBlocks } from "../../blocks/block";
import { joining, merged, takenBack } from "../../blocks/own";
import type { WorkbookHost } from "../../hosts/port";
import { problemsSaid } from "./block-problems";
import { type Codec, KeptValue, type Parsed } from "./kept-value";
import type { Notice, Said } from "./said";
import type { PaneState } from "./state";

/** Where a block of one's own is kept: for every workbook on this computer, or for everybody who opens this workbook. */
export const BLOCK_PLACES = ["computer", "workbook"] as const;
export type BlockPlace = (typeof BLOCK_PLACES)[number];

export interface OwnBlock {
  readonly block: Block;
  readonly places: readonly BlockPlace[];
}

/** What a person says of her own block. */
export type BlockNames = Pick<Block, "title" | "field" | "form">;

type List = readonly Block[];
type Change = (known: List) => List;

function parse(text: string): Parsed<List> {
  const parsed = parseBlocks(text);
  return "blocks" in parsed ? { value: parsed.blocks } : { problem: problemsSaid(parsed.problems) };
}

const CODEC: Codec<List> = { key: "jixiao-check.blocks", parse, format: formatBlocks };

export interface OwnBlocksPane {
  readonly getState: () => PaneState;
  readonly set: (change: Partial<PaneState>) => void;
  readonly getHost: () => WorkbookHost | null;
  /** Called when a block may say something else than before. */
  readonly refresh: () => void;
}

/** The blocks of one's own: kept, changed, removed, carried from and to files, each taken back on demand. */
export class OwnBlocks {
  private readonly kept = new KeptValue(CODEC);

  constructor(private readonly pane: OwnBlocksPane) {}

  /** Makes known what the workbook and the computer hold. Never rejects. */
  async load(host: WorkbookHost): Promise<void> {
    await this.kept.load(host);
    this.publish();
  }

  /** @returns whether they are kept, be it until the pane is closed */
  async save(blocks: readonly Block[], place: BlockPlace): Promise<boolean> {
    if (!this.areRight(blocks)) return false;
    const values = { title: blocks[0]!.title, blocks: blocks.length, count: blocks.flatMap(({ indicators }) => indicators).length, place };
    return this.change([place], blocks.map(({ id }) => id), (known) => merged(blocks, known), ({ t }) => t("pane:blocks.own.saved", values));
  }

  /** Puts a block in place of the one with its id, wherever that is kept; on the computer if it is not there any more. @returns whether it is kept, be it until the pane is closed */
  async replace(block: Block): Promise<boolean> {
    if (!this.areRight([block])) return false;
    const places = this.placesOf(block.id);
    return this.change(places.length > 0 ? places : ["computer"], [block.id], (known) => merged([block], known), ({ t }) => t("pane:blocks.own.changed", { title: block.title }));
  }

  /** Removes a block wherever it is kept. */
  async remove({ id, title }: Block): Promise<void> {
    await this.change(this.placesOf(id), [id], (known) => known.filter((block) => block.id !== id), ({ t }) => t("pane:blocks.own.removed", { title }));
  }

  /** Takes over the blocks of a file; one that is known already is not there twice. */
  async importFile(text: string, place: BlockPlace): Promise<void> {
    const parsed = parse(text);
    if ("problem" in parsed) {
      this.notify({ tone: "warning", say: (texts) => texts.t("pane:kept.import-failed", { reason: parsed.problem(texts) }) });
      return;
    }
    const { added, changed, same } = joining(this.listIn(place), parsed.value);
    const taken = [...added, ...changed];
    const counts = { added: added.length, changed: changed.length, same: same.length };
    if (taken.length === 0) {
      this.notify({ tone: "info", say: ({ t }) => t("pane:blocks.own.nothing-new", counts) });
      return;
    }
    await this.change([place], taken.map(({ id }) => id), (known) => merged(taken, known), ({ t }) => t("pane:blocks.own.imported", { ...counts, place }));
  }

  /** The block of that id as a file, or all of one's own; null when there is none. */
  exportFile(id: string | null = null): string | null {
    const blocks = this.all.map(({ block }) => block).filter((block) => id === null || block.id === id);
    return blocks.length > 0 ? formatBlocks(blocks) : null;
  }

  /** By title. Of a block that is kept in both places the workbook's counts. */
  private get all(): readonly OwnBlock[] {
    const blocks = merged(this.listIn("workbook"), this.listIn("computer"));
    return blocks.map((block) => ({ block, places: this.placesOf(block.id) })).sort((a, b) => a.block.title.localeCompare(b.block.title, "zh-CN"));
  }

  private listIn(place: BlockPlace): List {
    return (place === "workbook" ? this.kept.inWorkbook : this.kept.onComputer) ?? [];
  }

  private placesOf(id: string): BlockPlace[] {
    return BLOCK_PLACES.filter((place) => this.listIn(place).some((block) => block.id === id));
  }

  /** Changes the blocks of these ids wherever told, says so, and how it can be taken back. */
  private async change(places: readonly BlockPlace[], ids: readonly string[], change: Change, done: Said): Promise<boolean> {
    const before = places.map((place) => ({ place, list: this.listIn(place) }));
    const touched = new Set(ids);
    const undo = async (): Promise<void> => {
      const problems = await Promise.all(before.map(({ place, list }) => this.write(place, (known) => takenBack(known, list, touched))));
      const [problem] = problems.flatMap((one) => one ?? []);
      this.notify(problem ? { tone: "warning", say: problem.say } : { tone: "success", say: ({ t }) => t("pane:blocks.own.taken-back") });
    };
    const problems = await Promise.all(places.map((place) => this.write(place, change)));
    const [problem] = problems.flatMap((one) => one ?? []);
    const isDone = problem?.isLost !== true;
    this.notify({ ...(problem ? { tone: "warning", say: problem.say } : { tone: "success", say: done }), ...(isDone ? { undo } : {}) });
    return isDone;
  }

  /** @returns why it is not kept, and whether it does not even hold until the pane is closed */
  private async write(place: BlockPlace, change: Change): Promise<{ readonly say: Said; readonly isLost: boolean } | null> {
    const changed = (known: List | null): List | null => {
      const list = change(known ?? []);
      return list.length > 0 ? list : null;
    };
    if (place === "computer") {
      const { computerProblem } = this.kept;
      if (computerProblem) return { say: (texts) => texts.t("pane:blocks.own.computer-unreadable", { reason: computerProblem(texts) }), isLost: true };
      const isKept = this.kept.rememberOnComputer(changed(this.kept.onComputer));
      this.publish();
      return isKept ? null : { say: ({ t }) => t("pane:blocks.own.computer-refused"), isLost: true };
    }
    const written = this.kept.update(this.pane.getHost(), changed);
    this.publish();
    const reason = await written;
    return reason && { say: (texts) => texts.t("pane:kept.failed", { reason: reason(texts) }), isLost: false };
  }

  private notify(notice: Notice): void {
    this.pane.set({ notice });
  }

  /** Whether a file could hold these blocks; says what stands against it. */
  private areRight(blocks: readonly Block[]): boolean {
    const checked = blocksOf({ blocks });
    if ("problems" in checked) this.notify({ tone: "warning", say: (texts) => texts.t("pane:blocks.own.refused", { reason: problemsSaid(checked.problems)(texts) }) });
    return "blocks" in checked;
  }

  private publish(): void {
    this.pane.set({ blocks: { ...this.pane.getState().blocks, own: this.all, ownProblem: this.kept.problem } });
    this.pane.refresh();
  }
}
