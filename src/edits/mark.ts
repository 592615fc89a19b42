import type { Area } from "../sheet/address";

/**
 * What we paint on a sheet to show a finding: a conditional format, which leaves the cell's own format alone, and a
 * comment when the person wants one.
 */
export interface Mark {
  readonly area: Area;
  readonly tone: MarkTone;
  /** The words of the comment at the area's first cell; null for none. */
  readonly comment: string | null;
}

export type MarkTone = "error" | "warning" | "info";

/** "#RRGGBB" */
export const MARK_COLOURS: Readonly<Record<MarkTone, string>> = { error: "#FFC7CE", warning: "#FFEB9C", info: "#DDEBF7" };

/**
 * The condition of our conditional formats. N() of a text is 0, so that it always holds; the text says whose it is. So
 * ours are recognised in any later sitting, after rows moved, in a copy of the sheet, and without a list of them.
 */
export const OWN_CONDITION = '=N("jixiao-check")=0';

/** Whether a conditional format is ours. Programs that save the file may write the formula their own way. */
export function isOwnCondition(formula: string): boolean {
  return formula.replace(/\s|^=/g, "").toLowerCase() === OWN_CONDITION.slice(1);
}

/** Names the list of our comments among the settings of a workbook. */
export const COMMENTS_SETTING = "jixiao-check.comments";

/**
 * A comment is ours when it says word for word what we wrote: one that somebody edited is somebody's. Only the texts are
 * kept, because cells move and ids of comments do not outlive every program that saves the file.
 */
export function formatComments(texts: readonly string[]): string | null {
  return texts.length > 0 ? JSON.stringify([...new Set(texts)]) : null;
}

/** Contents that this version did not write count as none. */
export function parseComments(text: string | null): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(parsed) ? parsed.filter((item) => typeof item === "string") : [];
  } catch {
    return [];
  }
}
