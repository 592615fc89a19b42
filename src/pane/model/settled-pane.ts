import type { WorkbookHost } from "../../hosts/port";
import type { KeptValue } from "./kept-value";
import type { Notice, Said } from "./said";

/** What the settings of a check need of the pane around them. */
export interface SettledPane {
  readonly getHost: () => WorkbookHost | null;
  /** Checks again by what is settled now, without reading the sheet again, and tells the person. */
  readonly settle: (notice: Notice | null) => void;
}

/** Where a setting is kept beside the workbook. */
export interface Keeping {
  readonly onComputer: boolean;
}

/** Changes a value wherever it is to be kept. The check follows at once; the person is told when it is kept, or why not. */
export async function keep<Value>(
  pane: SettledPane,
  kept: KeptValue<Value>,
  change: (known: Value | null) => Value | null,
  { onComputer }: Keeping,
): Promise<void> {
  const isOnComputer = onComputer && kept.rememberOnComputer(change(kept.onComputer));
  const host = pane.getHost();
  const written = kept.update(host, change);
  pane.settle(null);
  const problem = await written;
  pane.settle(problem ? notInWorkbook(problem, isOnComputer && host?.abilities.canKeepSettings === false) : inWorkbook(onComputer, isOnComputer));
}

function inWorkbook(isWished: boolean, isOnComputer: boolean): Notice {
  if (isWished && !isOnComputer) return { tone: "warning", say: ({ t }) => t("pane:kept.computer-refused") };
  return { tone: "success", say: ({ t }) => t(isOnComputer ? "pane:kept.saved-both" : "pane:kept.saved") };
}

/** @param isComputerEnough whether the workbook could not hold it anyhow */
export function notInWorkbook(problem: Said, isComputerEnough = false): Notice {
  if (isComputerEnough) return { tone: "success", say: ({ t }) => t("pane:kept.saved-computer") };
  return { tone: "warning", say: (texts) => texts.t("pane:kept.failed", { reason: problem(texts) }) };
}
