import { EMPTY_JOURNAL, type Journal, JOURNAL_LIMIT, JOURNAL_SETTING } from "../../edits/journal";
import { formatJournal, parseJournal } from "../../edits/journal-json";
import type { WorkbookHost } from "../port";

type JournalChange = (journal: Journal) => Journal;

/**
 * The journal that the workbook keeps. Other panes and other people write to it too: each change is made to what it holds by
 * then, and nothing of theirs is written over. What cannot be written counts here until it can.
 */
export class KeptJournal {
  private stored = EMPTY_JOURNAL;
  /** What this pane did and the workbook does not hold yet, or cannot hold. Each, made twice, is made once. */
  private pending: readonly JournalChange[] = [];
  private isRead = false;
  private isOurs = false;

  constructor(private readonly host: WorkbookHost) {}

  get current(): Journal {
    return this.pending.reduce((journal, change) => change(journal), this.stored);
  }

  /** Whether the workbook holds all of it; without, it lasts as long as the pane. */
  get isKept(): boolean {
    return this.isOurs && this.pending.length === 0;
  }

  /**
   * Reads what there is unless it is known already.
   * @throws HostError
   */
  async load(): Promise<void> {
    if (!this.isRead) await this.refresh();
  }

  /**
   * Reads what there is by now. A journal that a later version wrote is left alone, and this pane's is not kept.
   * @throws HostError
   */
  async refresh(): Promise<void> {
    if (this.host.abilities.canKeepSettings) {
      const journal = parseJournal(await this.host.readSetting(JOURNAL_SETTING));
      this.isOurs = journal !== null;
      if (journal) this.stored = journal;
    }
    this.isRead = true;
  }

  /** Changes the journal, in the workbook if that can be. Never rejects: the cells are written already, and that the journal is not kept is said. */
  async change(change: JournalChange): Promise<void> {
    this.pending = [...this.pending, change];
    if (!this.host.abilities.canKeepSettings) return;
    try {
      await this.refresh();
      if (!this.isOurs) return;
      const { text, journal } = formatJournal(this.current, JOURNAL_LIMIT);
      await this.host.writeSetting(JOURNAL_SETTING, text);
      this.stored = journal;
      this.pending = [];
    } catch {
      // Written with the next change.
    }
  }
}
