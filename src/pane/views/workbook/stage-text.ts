import type { Texts } from "../../../i18n/texts";
import { countBySeverity } from "../../../report/summary-lines";
import { openFindings } from "../../../rules/finding";
import type { WorkbookState } from "../../model/workbook-check";

/** How the check of all sheets stands, in a sentence; "" before it was asked for. */
export function stageText({ stage, entries, failure }: WorkbookState, { t }: Texts): string {
  const done = entries.filter(({ outcome }) => outcome).length;
  switch (stage) {
    case "idle":
      return "";
    case "running":
      return t("pane:check.busy");
    case "stopped":
      return failure
        ? t("pane:workbook.failed", { done, all: entries.length, reason: t(`host:error.${failure}`) })
        : t("pane:workbook.stopped", { done, all: entries.length });
    case "done": {
      const forms = entries.flatMap(({ outcome }) => (outcome?.kind === "checked" && outcome.checked.check.forms.length > 0 ? [outcome.checked.check.forms] : []));
      const found = forms.filter((ofSheet) => ofSheet.some(({ findings }) => openFindings(findings).length > 0)).length;
      const { error, warning, info } = countBySeverity(forms.flat().flatMap(({ findings }) => findings));
      return t("pane:workbook.done", { forms: forms.length, found, errors: error, warnings: warning, infos: info });
    }
  }
}
