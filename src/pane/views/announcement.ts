import type { Texts } from "../../i18n/texts";
import { countBySeverity } from "../../report/summary-lines";
import { SEVERITIES } from "../../rules/finding";
import type { PaneState } from "../model/state";
import { noticeText } from "./layout/notice-text";
import { marksSentences, noticeSentences } from "./repair/action-text";
import { stageText } from "./workbook/stage-text";

/** What a screen reader says politely when the state has changed; "" while there is nothing to say. */
export function announcement({ section, view, editing, workbook, history, marks, selectFailure, notice }: PaneState, texts: Texts): string {
  const { t } = texts;
  if (selectFailure) return t("pane:select.failed", { reason: t(`host:error.${selectFailure}`) });
  if (notice) return notice.say(texts);
  if (section === "workbook" && view.kind !== "missing") return stageText(workbook, texts);
  if (editing?.notice) return noticeText(editing.notice, texts);
  if (history.notice) return noticeSentences(history.notice, texts).join(" ");
  if (marks.notice) return marksSentences(marks.notice, texts).join(" ");
  switch (view.kind) {
    case "checking":
      return t("pane:check.busy");
    case "failed":
      return `${t("pane:failed.title")} ${t(`host:error.${view.code}`)}`;
    case "no-form":
      return t("pane:no-form.title");
    case "missing":
      return t(`pane:missing.${view.reason}`);
    case "result": {
      const counts = countBySeverity(view.checked.check.forms.flatMap(({ findings }) => findings));
      if (SEVERITIES.every((severity) => counts[severity] === 0)) return t("pane:announce.clean");
      return t("pane:announce.result", { errors: counts.error, warnings: counts.warning, infos: counts.info });
    }
    default:
      return "";
  }
}
