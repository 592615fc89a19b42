import type { WorkbookHost } from "../../hosts/port";
import { formatLayouts, type Layout, parseLayouts } from "../../reading/layouts/layout";
import { KEPT_AS } from "../../rules/kept";
import { type Codec, KeptValue, type Parsed } from "./kept-value";
import type { Said } from "./said";

type List = readonly Layout[];

/** The layouts of a file, or why there are none to be had in it. */
export function parseLayoutFile(text: string): Parsed<List> {
  const parsed = parseLayouts(text);
  if ("layouts" in parsed) return { value: parsed.layouts };
  const { problem } = parsed;
  return { problem: ({ t }) => t(`pane:layout.problem.${problem}`) };
}

const CODEC: Codec<List> = { key: KEPT_AS.layouts, parse: parseLayoutFile, format: formatLayouts };

/** The layouts that persons keep, one for each template: in the workbook, where they reach everybody who opens it, and on this computer. */
export class LayoutStore {
  private readonly kept = new KeptValue(CODEC);

  /** Makes the workbook's layouts known. Never rejects. */
  load(host: WorkbookHost): Promise<void> {
    return this.kept.load(host);
  }

  /** Why the workbook's layouts are not known; null when they are. */
  get problem(): Said | null {
    return this.kept.problem;
  }

  /** All layouts; the workbook's come first, because the first one of a template counts. */
  get all(): List {
    return [...(this.kept.inWorkbook ?? []), ...this.onComputer];
  }

  /** The one layout that counts for each template. */
  get effective(): List {
    return merged([], this.all);
  }

  /** The layout that counts for the template; null when none was kept. */
  find(signature: string): Layout | null {
    return this.all.find((layout) => layout.signature === signature) ?? null;
  }

  isOnComputer(signature: string): boolean {
    return this.onComputer.some((layout) => layout.signature === signature);
  }

  /**
   * Keeps layouts in the workbook, in place of those of the same templates. What somebody else put there meanwhile stays.
   * @returns why they are not kept, and do not count; null when they are
   */
  addToWorkbook(host: WorkbookHost, added: List): Promise<Said | null> {
    return this.kept.store(host, (known) => merged(added, known ?? []));
  }

  /** Keeps layouts on this computer; false when it refuses. */
  addToComputer(added: List): boolean {
    return this.kept.rememberOnComputer(merged(added, this.onComputer));
  }

  /**
   * Forgets the layout of a template.
   * @returns why it still counts; null when it does not
   */
  async removeFromWorkbook(host: WorkbookHost, signature: string): Promise<Said | null> {
    const isThere = this.kept.inWorkbook?.some((layout) => layout.signature === signature) ?? false;
    if (!isThere && !this.problem) return null;
    return this.kept.store(host, (known) => without(known ?? [], signature));
  }

  /** Forgets the layout of a template on this computer; false when it refuses. */
  removeFromComputer(signature: string): boolean {
    return !this.isOnComputer(signature) || this.kept.rememberOnComputer(without(this.onComputer, signature));
  }

  private get onComputer(): List {
    return this.kept.onComputer ?? [];
  }
}

/** Null when none is left: there is nothing to keep then. */
function without(layouts: List, signature: string): List | null {
  const left = layouts.filter((layout) => layout.signature !== signature);
  return left.length > 0 ? left : null;
}

/** One layout of each template; those that come first count. */
function merged(first: List, then: List): List {
  const bySignature = new Map<string, Layout>();
  for (const layout of [...first, ...then]) {
    if (!bySignature.has(layout.signature)) bySignature.set(layout.signature, layout);
  }
  return [...bySignature.values()];
}
