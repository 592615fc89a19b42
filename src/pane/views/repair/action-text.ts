import type { EditLabel } from "../../../edits/edit";
import type { Texts } from "../../../i18n/texts";
import type { ActionNotice } from "../../model/history";
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
  const { kind, label, written, refused, failure, isJournalKept, isPageSetUp, unmended } = notice;
  const rules = [...new Set(unmended.map(({ rule }) => find("rules", `${rule}.name`) ?? rule))].join(t("pane:action.and"));
  const action = actionText(label, texts);
  // Where more than cells is written, their number would mislead.
  const done = find("pane", `action.${kind}.${label.id}`, { action }) ?? t(`pane:action.${kind}`, { action, count: written });
  return [
    written > 0 ? done : t("pane:action.nothing", { action }),
    ...refused.map(({ sheet, cells, reason }) => t("pane:action.refused", { sheet, cells: cells.join(t("pane:action.and")) || "none", reason: t(`host:refusal.${reason}`) })),
    ...(failure ? [t("pane:action.failure", { reason: t(`host:error.${failure}`) })] : []),
    ...(unmended.length > 0 ? [t("pane:action.unmended", { rules })] : []),
    ...(isPageSetUp ? [] : [t("pane:action.no-pages")]),
    ...(written > 0 && !isJournalKept ? [t("pane:action.not-kept")] : []),
  ];
}

export function noticeTone({ written, refused, failure, isPageSetUp, unmended }: ActionNotice): Tone {
  return written > 0 && isPageSetUp && refused.length === 0 && failure === null && unmended.length === 0 ? "success" : "warning";
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
