import type { Texts } from "../../../i18n/texts";
import type { LayoutNotice } from "../../model/layout-editor";
import type { StoreProblem } from "../../model/layout-store";
import type { Tone } from "../tone-icon";

const DONE: readonly LayoutNotice["id"][] = ["saved", "saved-both", "saved-computer", "restored"];

/** Why layouts could not be read or kept, in the person's words. */
export function problemText(problem: StoreProblem, { t, find }: Texts): string {
  return find("pane", `layout.problem.${problem}`) ?? find("host", `error.${problem}`) ?? t("host:error.unknown");
}

/** What came of saving, restoring or importing, in the person's words. */
export function noticeText({ id, problem, imported }: LayoutNotice, texts: Texts): string {
  const outcome = texts.t(`pane:layout.notice.${id}`, { reason: problem ? problemText(problem, texts) : "" });
  return imported === undefined ? outcome : `${texts.t("pane:layout.imported", { count: imported })}${outcome}`;
}

export function noticeTone({ id }: LayoutNotice): Tone {
  return DONE.includes(id) ? "success" : "warning";
}
