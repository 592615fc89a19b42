import { readFile } from "node:fs/promises";
import { type Layout, type LayoutProblem, parseLayouts } from "../reading/layout";

/** A file of layouts, as the pane exports it; or why it cannot be used. */
export async function readLayouts(path: string): Promise<{ layouts: readonly Layout[] } | { problem: LayoutProblem | "unreadable" }> {
  const json = await readFile(path, "utf8").catch(() => null);
  return json === null ? { problem: "unreadable" } : parseLayouts(json);
}
