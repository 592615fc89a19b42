import type { EditLabel } from "../../../edits/edit";
import type { Texts } from "../../../i18n/texts";
import type { ActionNotice, RefusedCells } from "../../model/history";
import type { MarksNotice } from "../../model/marks-desk";
import type { Tone } from "../tone-icon";

/** "改正 G13（总分）": what an action was, in the person's words. */
export function actionText({ id, values }: EditLabel, { t, find }: Texts): string {
  const rule = find("rules", `${values["rule"] ?? ""}.name`) ?? values["rule"] ?? "";
  return find("pane", `action.${id}`, { ...values, rule }) ?? t("pane:action.other");
}

/** What came of an action, each thing in a sentence of its own. */
export function noticeSentences(notice: ActionNotice, texts: Texts): string[] {
  const { t, find } = texts;
  const { extent, written, refused, failure, isReadBack, isJournalKept, isPageSetUp, unmended } = notice;
  const rules = [...new Set(unmended.map(({ rule }) => find("rules", `${rule}.name`) ?? rule))].join(t("pane:action.and"));
  return [
    extentText(notice, texts),
    ...(isReadBack ? [] : [t("pane:action.not-read")]),
    ...refused.map((cells) => refusedText(cells, texts)),
    // How Excel explains itself tells whoever does not know what was done nothing, and asks to try again what may be done.
    ...(failure && extent !== "doubt" ? [t(`host:error.${failure}`)] : []),
    ...(unmended.length > 0 ? [t("pane:action.unmended", { rules })] : []),
    ...(isPageSetUp ? [] : [t("pane:action.no-pages")]),
    ...(written > 0 && !isJournalKept ? [t("pane:action.not-kept")] : []),
  ];
}

/** How much was done, in one sentence that is true of all of it. */
function extentText({ kind, extent, label, written }: ActionNotice, texts: Texts): string {
  const { t, find } = texts;
  const action = actionText(label, texts);
  if (extent === "gone") return t("pane:action.gone", { action });
  if (extent !== "whole") return t(`pane:action.${kind}.${extent}`, { action, count: written });
  // Where more than cells is written, their number would mislead.
  return find("pane", `action.${kind}.${label.id}`, { action }) ?? t(`pane:action.${kind}`, { action, count: written });
}

function refusedText({ sheet, cells, reason, sought }: RefusedCells, { t }: Texts): string {
  const why = sought ? t("pane:action.moved", { sought }) : t(`host:refusal.${reason}`);
  return t("pane:action.refused", { sheet, cells: cells.join(t("pane:action.and")) || "none", reason: why });
}

export function noticeTone({ extent, isReadBack, isPageSetUp, unmended }: ActionNotice): Tone {
  return extent === "whole" && isReadBack && isPageSetUp && unmended.length === 0 ? "success" : "warning";
}

/** What came of marking or of clearing marks. */
export function marksSentences(notice: MarksNotice, { t }: Texts): string[] {
  if (notice.kind === "failed") return [t("pane:marks.failed", { reason: t(`host:error.${notice.code}`) })];
  const { marks, answered, uncommented, commentFailure, refused } = notice.report;
  const and = t("pane:action.and");
  return [
    t(`pane:marks.${notice.kind}`, { count: marks }),
    ...(uncommented.length > 0 ? [t("pane:marks.uncommented", { count: uncommented.length, cells: uncommented.join(and) })] : []),
    ...(commentFailure ? [t(`pane:marks.comments-failed.${notice.kind}`, { reason: t(`host:error.${commentFailure}`) })] : []),
    ...(answered.length > 0 ? [t("pane:marks.answered", { cells: answered.join(and) })] : []),
    ...refused.map(({ reason }) => t("pane:marks.refused", { reason: t(`host:error.${reason}`) })),
  ];
}

export function marksTone(notice: MarksNotice): Tone {
  if (notice.kind === "failed") return "warning";
  const { answered, uncommented, commentFailure, refused } = notice.report;
  return answered.length + uncommented.length + refused.length > 0 || commentFailure ? "warning" : "success";
}
