import { CounterBadge } from "@fluentui/react-components";
import type { Texts } from "../../i18n/texts";
import type { CheckedForm } from "../../rules/check";
import { openFindings } from "../../rules/finding";
import { useSpokenStyle } from "./shared-styles";
import { Tabs } from "./tabs";
import { useTexts } from "./texts-context";

/** What to call a form of a sheet that has several. */
export function nameOfForm({ form }: CheckedForm, index: number, { t }: Texts): string {
  return form.projectName?.text.trim() || form.title?.text.trim() || t("pane:form.unnamed", { number: index + 1 });
}

interface Props {
  readonly forms: readonly CheckedForm[];
  readonly current: number;
  /** Prefix of the ids of the tabs and of their panel. */
  readonly group: string;
  readonly onForm: (form: number) => void;
}

/** The forms of one sheet side by side, each with the number of its errors. */
export function FormTabs({ forms, current, group, onForm }: Props) {
  const texts = useTexts();
  const tabs = forms.map((checked, id) => ({ id, name: nameOfForm(checked, id, texts), badge: <ErrorCount checked={checked} /> }));
  return <Tabs group={group} label={texts.t("pane:forms")} tabs={tabs} current={current} onTab={onForm} />;
}

function ErrorCount({ checked }: { readonly checked: CheckedForm }) {
  const { spoken } = useSpokenStyle();
  const { t } = useTexts();
  const errors = openFindings(checked.findings).filter(({ severity }) => severity === "error").length;
  if (errors === 0) return null;
  return (
    <>
      {" "}
      <CounterBadge count={errors} size="small" color="danger" aria-hidden />
      <span className={spoken}>{t("report:severity.error.count", { count: errors })}</span>
    </>
  );
}
