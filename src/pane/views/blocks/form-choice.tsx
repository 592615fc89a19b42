import type { CheckedForm } from "../../../rules/check";
import { Choice } from "../choice";
import { nameOfForm } from "../form-tabs";
import { useTexts } from "../texts-context";

interface Props {
  readonly forms: readonly CheckedForm[];
  /** Index of the form that is shown. */
  readonly current: number;
  readonly onForm: (form: number) => void;
}

/** Which of several forms on the sheet takes the indicators; nothing to choose where there is one. */
export function FormChoice({ forms, current, onForm }: Props) {
  const texts = useTexts();
  if (forms.length < 2) return null;
  return (
    <Choice
      label={texts.t("pane:blocks.form")}
      value={String(current)}
      values={forms.map((_, index) => String(index))}
      nameOf={(index) => nameOfForm(forms[Number(index)]!, Number(index), texts)}
      onChange={(index) => onForm(Number(index))}
    />
  );
}
