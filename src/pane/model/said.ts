import { failureCode } from "../../hosts/port";
import type { Texts } from "../../i18n/texts";

/** A sentence in whatever language the pane speaks when it is shown. */
export type Said = (texts: Texts) => string;

/** What came of something that the person did. */
export interface Notice {
  readonly tone: "success" | "info" | "warning";
  readonly say: Said;
  /** Takes it back, where that is possible. */
  readonly undo?: () => Promise<void>;
}

/** Why the spreadsheet program did not do it. */
export function failureSaid(error: unknown): Said {
  const code = failureCode(error);
  return ({ t }) => t(`host:error.${code}`);
}
