import { type Block, type BlockProblem, formatBlocks, parseBlocks } from "../../blocks/block";
import { HostError, type HostErrorCode, type WorkbookHost } from "../../hosts/port";
import { onComputer, rememberOnComputer } from "../preferences";

/** Names our indicator blocks among the settings of a workbook. */
export const BLOCKS_SETTING = "jixiao-check.blocks";
const HABITS_KEY = "jixiao-check.block-habits";

const RECENT_LIMIT = 5;

/** Ids of blocks. */
export interface BlockHabits {
  readonly favourites: readonly string[];
  /** The last one used comes first. */
  readonly recent: readonly string[];
}

/** What the workbook holds in the blocks' place is not ours to overwrite. */
export class UnreadableBlocks extends Error {
  constructor(readonly problems: readonly BlockProblem[]) {
    super(problems.map(({ id, path }) => `${path}: ${id}`).join(", "));
    this.name = "UnreadableBlocks";
  }
}

/** The blocks of one's own: in the workbook, where they reach everybody who opens it, and on this computer. */
export class BlockStore {
  private inWorkbook: readonly Block[] = [];
  private isLoaded = false;

  /** Reads the workbook's blocks unless they are known already; what cannot be read counts as none until the next time. */
  async load(host: WorkbookHost): Promise<void> {
    if (this.isLoaded || !host.abilities.canKeepSettings) return;
    await this.read(host).catch(() => undefined);
  }

  /** The workbook's come first; of one id the first counts. */
  get own(): readonly Block[] {
    return merged(this.inWorkbook, keptOnComputer());
  }

  /**
   * Keeps blocks on this computer and in the workbook, in place of those with the same ids.
   * @returns what hindered it: "computer" when the computer refuses, or the host's failure
   */
  async add(host: WorkbookHost | null, added: readonly Block[]): Promise<HostErrorCode | "computer" | "unreadable" | null> {
    const isKept = rememberOnComputer(BLOCKS_SETTING, formatBlocks(merged(added, keptOnComputer())));
    const failure = await this.update(host, (known) => merged(added, known));
    return failure ?? (isKept || host?.abilities.canKeepSettings ? null : "computer");
  }

  /** Forgets a block here and in the workbook. */
  async remove(host: WorkbookHost | null, id: string): Promise<HostErrorCode | "unreadable" | null> {
    const left = keptOnComputer().filter((block) => block.id !== id);
    rememberOnComputer(BLOCKS_SETTING, left.length > 0 ? formatBlocks(left) : null);
    return this.update(host, (known) => known.filter((block) => block.id !== id));
  }

  get habits(): BlockHabits {
    const text = onComputer(HABITS_KEY);
    try {
      const { favourites = [], recent = [] } = (text === null ? {} : JSON.parse(text)) as Partial<BlockHabits>;
      return { favourites: strings(favourites), recent: strings(recent) };
    } catch {
      return { favourites: [], recent: [] };
    }
  }

  toggleFavourite(id: string): void {
    const { favourites, recent } = this.habits;
    const next = favourites.includes(id) ? favourites.filter((other) => other !== id) : [...favourites, id];
    rememberOnComputer(HABITS_KEY, JSON.stringify({ favourites: next, recent }));
  }

  use(id: string): void {
    const { favourites, recent } = this.habits;
    rememberOnComputer(HABITS_KEY, JSON.stringify({ favourites, recent: [id, ...recent.filter((other) => other !== id)].slice(0, RECENT_LIMIT) }));
  }

  private async read(host: WorkbookHost): Promise<void> {
    const text = await host.readSetting(BLOCKS_SETTING);
    const parsed = text === null ? { blocks: [] } : parseBlocks(text);
    if ("problems" in parsed) throw new UnreadableBlocks(parsed.problems);
    this.inWorkbook = parsed.blocks;
    this.isLoaded = true;
  }

  private async update(host: WorkbookHost | null, change: (known: readonly Block[]) => readonly Block[]): Promise<HostErrorCode | "unreadable" | null> {
    if (!host?.abilities.canKeepSettings) return null;
    try {
      await this.read(host);
      const blocks = change(this.inWorkbook);
      await host.writeSetting(BLOCKS_SETTING, blocks.length > 0 ? formatBlocks(blocks) : null);
      this.inWorkbook = blocks;
      return null;
    } catch (error) {
      if (error instanceof UnreadableBlocks) return "unreadable";
      return error instanceof HostError ? error.code : "unknown";
    }
  }
}

function merged(first: readonly Block[], then: readonly Block[]): readonly Block[] {
  const byId = new Map<string, Block>();
  for (const block of [...first, ...then]) if (!byId.has(block.id)) byId.set(block.id, block);
  return [...byId.values()];
}

/** Contents that cannot be read were not written by this version; they count as none. */
function keptOnComputer(): readonly Block[] {
  const text = onComputer(BLOCKS_SETTING);
  const parsed = text === null ? null : parseBlocks(text);
  return parsed && "blocks" in parsed ? parsed.blocks : [];
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
