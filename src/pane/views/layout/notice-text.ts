import type { Texts } from "../../../i18n/texts";
import type { LayoutNotice } from "../../model/layout-editor";
import type { Tone } from "../tone-icon";

const DONE: readonly LayoutNotice["id"][] = ["saved", "saved-both", "saved-computer", "restored"];

/** What came of saving, restoring or importing, in the person's words. */
export function noticeText({ id, problem, imported }: LayoutNotice, texts: Texts): string {
  const outcome = texts.t(`pane:layout.notice.${id}`, { reason: problem?.(texts) ?? "" });
  return imported === undefined ? outcome : `${texts.t("pane:layout.imported", { count: imported })}${outcome}`;
}

export function noticeTone({ id }: LayoutNotice): Tone {
  return DONE.includes(id) ? "success" : "warning";
}
