import { HostError, type HostErrorCode, type WorkbookHost } from "../../hosts/port";
import { formatLayouts, type Layout, type LayoutProblem, parseLayouts } from "../../reading/layout";
import { KEPT_AS } from "../../rules/kept";
import { onComputer as keptOnComputer, rememberOnComputer } from "../preferences";

/** What hinders the layouts of the workbook: a failure of the host, or contents that we must not overwrite. */
export type StoreProblem = HostErrorCode | LayoutProblem;

/** The layouts that persons keep: in the workbook, where they reach everybody who opens it, and on this computer. */
export class LayoutStore {
  private inWorkbook: readonly Layout[] = [];
  private isLoaded = false;
  /** Why the workbook's layouts are not known; null when they are. */
  problem: StoreProblem | null = null;

  /** Reads the workbook's layouts unless they are known already. Failures that pass are tried again the next time. */
  async load(host: WorkbookHost): Promise<void> {
    if (this.isLoaded || !host.abilities.canKeepSettings) return;
    try {
      await this.read(host);
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  /** All layouts; the workbook's come first, because the first one of a template counts. */
  get all(): readonly Layout[] {
    return [...this.inWorkbook, ...onComputer()];
  }

  /** The one layout that counts for each template. */
  get effective(): readonly Layout[] {
    return merged([], this.all);
  }

  /** The layout that counts for the template; null when none was kept. */
  find(signature: string): Layout | null {
    return this.all.find((layout) => layout.signature === signature) ?? null;
  }

  isOnComputer(signature: string): boolean {
    return onComputer().some((layout) => layout.signature === signature);
  }

  /**
   * Keeps layouts in the workbook, in place of those of the same templates. What somebody else put there meanwhile stays.
   * @throws StoreFailure
   */
  async addToWorkbook(host: WorkbookHost, added: readonly Layout[]): Promise<void> {
    await this.update(host, (known) => merged(added, known));
  }

  /** Keeps layouts on this computer; false when it refuses. */
  addToComputer(added: readonly Layout[]): boolean {
    return rememberOnComputer(KEPT_AS.layouts, formatLayouts(merged(added, onComputer())));
  }

  /**
   * Forgets the layout of a template.
   * @throws StoreFailure
   */
  async removeFromWorkbook(host: WorkbookHost, signature: string): Promise<void> {
    if (this.isLoaded && !this.inWorkbook.some((layout) => layout.signature === signature)) return;
    await this.update(host, (known) => known.filter((layout) => layout.signature !== signature));
  }

  /** Forgets the layout of a template on this computer; false when it refuses. */
  removeFromComputer(signature: string): boolean {
    if (!this.isOnComputer(signature)) return true;
    const left = onComputer().filter((layout) => layout.signature !== signature);
    return rememberOnComputer(KEPT_AS.layouts, left.length > 0 ? formatLayouts(left) : null);
  }

  private async read(host: WorkbookHost): Promise<void> {
    const text = await host.readSetting(KEPT_AS.layouts);
    const parsed = text === null ? { layouts: [] } : parseLayouts(text);
    if ("problem" in parsed) throw new StoreFailure(parsed.problem);
    this.inWorkbook = parsed.layouts;
    this.isLoaded = true;
    this.problem = null;
  }

  private async update(host: WorkbookHost, change: (known: readonly Layout[]) => readonly Layout[]): Promise<void> {
    try {
      await this.read(host);
      const layouts = change(this.inWorkbook);
      await host.writeSetting(KEPT_AS.layouts, layouts.length > 0 ? formatLayouts(layouts) : null);
      this.inWorkbook = layouts;
    } catch (error) {
      throw new StoreFailure(problemOf(error));
    }
  }
}

/** The workbook did not take the layouts, and why. */
export class StoreFailure extends Error {
  constructor(readonly problem: StoreProblem) {
    super(problem);
    this.name = "StoreFailure";
  }
}

function problemOf(error: unknown): StoreProblem {
  if (error instanceof StoreFailure) return error.problem;
  return error instanceof HostError ? error.code : "unknown";
}

/** One layout of each template; those that come first count. */
function merged(first: readonly Layout[], then: readonly Layout[]): readonly Layout[] {
  const bySignature = new Map<string, Layout>();
  for (const layout of [...first, ...then]) {
    if (!bySignature.has(layout.signature)) bySignature.set(layout.signature, layout);
  }
  return [...bySignature.values()];
}

/** Contents that cannot be read were not written by this version; they count as none. */
function onComputer(): readonly Layout[] {
  const text = keptOnComputer(KEPT_AS.layouts);
  const parsed = text === null ? null : parseLayouts(text);
  return parsed && "layouts" in parsed ? parsed.layouts : [];
}
