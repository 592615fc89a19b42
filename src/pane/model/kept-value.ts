import type { WorkbookHost } from "../../hosts/port";
import { onComputer, rememberOnComputer } from "../preferences";
import { failureSaid, type Said } from "./said";

export type Parsed<Value> = { readonly value: Value } | { readonly problem: Said };

/** How a value is named and written where it is kept, and read again. */
export interface Codec<Value> {
  /** Its name among the settings of a workbook, and on this computer. */
  readonly key: string;
  readonly parse: (text: string) => Parsed<Value>;
  readonly format: (value: Value) => string;
}

type Change<Value> = (known: Value | null) => Value | null;

/** A value that a person chose: kept in the workbook, where it reaches everybody who opens it, and on this computer if she wishes. */
export class KeptValue<Value> {
  private stored: Value | null = null;
  private isLoaded = false;
  /** What the person did and the workbook does not hold yet, or cannot hold. */
  private pending: readonly Change<Value>[] = [];
  /** One reading or writing after the other, or the older one might come last. */
  private queue: Promise<unknown> = Promise.resolve();
  /** Why what the workbook holds is not known; it is left alone then. Null when it is known. */
  problem: Said | null = null;

  constructor(private readonly codec: Codec<Value>) {}

  /** What counts in this workbook; null for nothing. */
  get inWorkbook(): Value | null {
    return this.pending.reduce<Value | null>((known, change) => change(known), this.stored);
  }

  /** What this computer says; contents that cannot be read were not written by this version and count as none. */
  get onComputer(): Value | null {
    const parsed = this.parsedOnComputer;
    return parsed && "value" in parsed ? parsed.value : null;
  }

  /** Why what this computer says cannot be read; null when it can, and when there is nothing. */
  get computerProblem(): Said | null {
    const parsed = this.parsedOnComputer;
    return parsed && "problem" in parsed ? parsed.problem : null;
  }

  /** Reads the workbook's value unless it is known already. Never rejects; failures that pass are tried again the next time. */
  async load(host: WorkbookHost): Promise<void> {
    if (!host.abilities.canKeepSettings) return;
    await this.inTurn(async () => {
      if (this.isLoaded) return;
      try {
        await this.read(host);
      } catch (error) {
        this.problem = failureSaid(error);
      }
    });
  }

  /**
   * Changes the workbook's value: counts at once, and is written over what the workbook holds by then. What cannot be
   * written counts until the pane is closed.
   * @returns why it is not kept; null when it is
   */
  async update(host: WorkbookHost | null, change: Change<Value>): Promise<Said | null> {
    this.pending = [...this.pending, change];
    return this.store(host, change);
  }

  /**
   * Changes the workbook's value as {@link update} does, but what cannot be written does not count.
   * @returns why it is not kept; null when it is
   */
  async store(host: WorkbookHost | null, change: Change<Value>): Promise<Said | null> {
    return this.write(host, change, async (able) => {
      await this.read(able);
      return this.problem;
    });
  }

  /** Forgets the workbook's value, also one that cannot be read. */
  async forget(host: WorkbookHost | null): Promise<Said | null> {
    const change = (): null => null;
    this.pending = [change];
    return this.write(host, change, async () => {
      this.problem = null;
      return null;
    });
  }

  /** Keeps the value on this computer, null none; false when the computer refuses. */
  rememberOnComputer(value: Value | null): boolean {
    return rememberOnComputer(this.codec.key, value === null ? null : this.codec.format(value));
  }

  private get parsedOnComputer(): Parsed<Value> | null {
    const text = onComputer(this.codec.key);
    return text === null ? null : this.codec.parse(text);
  }

  private async read(host: WorkbookHost): Promise<void> {
    const text = await host.readSetting(this.codec.key);
    const parsed: Parsed<Value | null> = text === null ? { value: null } : this.codec.parse(text);
    this.problem = "problem" in parsed ? parsed.problem : null;
    this.stored = "value" in parsed ? parsed.value : null;
    // Contents that cannot be read do not become better by reading them again.
    this.isLoaded = true;
  }

  /** @param hindrance why the workbook's value must be left alone */
  private async write(host: WorkbookHost | null, change: Change<Value>, hindrance: (host: WorkbookHost) => Promise<Said | null>): Promise<Said | null> {
    if (!host?.abilities.canKeepSettings) return ({ t }) => t("pane:kept.only-now");
    return this.inTurn(async () => {
      try {
        const problem = await hindrance(host);
        if (problem) return problem;
        const value = change(this.stored);
        await host.writeSetting(this.codec.key, value === null ? null : this.codec.format(value));
        this.stored = value;
        this.pending = this.pending.filter((other) => other !== change);
        return null;
      } catch (error) {
        return failureSaid(error);
      }
    });
  }

  /** @param work never rejects */
  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.queue.then(work);
    this.queue = done;
    return done;
  }
}
