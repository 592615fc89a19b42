import { makeStyles, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { Position } from "../../sheet/address";
import type { CheckedSheet } from "../model/state";
import { FindingList } from "./finding-list";
import { FormCard } from "./form-card";
import { FormTabs, tabId } from "./form-tabs";
import { Message } from "./message";
import { SummaryTable } from "./summary-table";
import { useTexts } from "./texts-context";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
});

interface Props {
  readonly checked: CheckedSheet;
  /** Which of the sheet's forms to show. */
  readonly form: number;
  readonly onForm: (form: number) => void;
  readonly onSelect: (cell: Position) => void;
}

/** The outcome of a check: the form, its figures, and what was found. */
export function ResultView({ checked, form, onForm, onSelect }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const group = useId();
  const { forms } = checked.check;
  const current = forms[form];
  if (!current) return null;
  const panel = forms.length > 1 ? { role: "tabpanel", id: `${group}-panel`, "aria-labelledby": tabId(group, form) } : {};
  return (
    <div className={styles.stack}>
      {forms.length > 1 && <FormTabs forms={forms} current={form} group={group} onForm={onForm} />}
      <div className={styles.stack} {...panel}>
        <FormCard form={current.form} checked={checked} onSelect={onSelect} />
        <SummaryTable current={current} />
        {current.findings.length > 0 ? (
          // A list of another form starts afresh: what was opened in it belongs to it.
          <FindingList key={form} findings={current.findings} sheet={checked.sheet} onSelect={onSelect} />
        ) : (
          <Message tone="success" title={t("pane:findings.none.title")}>
            <p>{t("pane:findings.none.body")}</p>
          </Message>
        )}
      </div>
    </div>
  );
}
