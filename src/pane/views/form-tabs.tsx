import { Button, CounterBadge, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Texts } from "../../i18n/texts";
import type { CheckedForm } from "../../rules/check";
import { openFindings } from "../../rules/finding";
import { useSpokenStyle } from "./shared-styles";
import { useTexts } from "./texts-context";
import { useRoving } from "./use-roving";

const useStyles = makeStyles({
  tabs: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  tab: { maxWidth: "100%", minWidth: 0, fontWeight: tokens.fontWeightRegular, gap: tokens.spacingHorizontalXS },
  selected: {
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `${tokens.strokeWidthThicker} solid ${tokens.colorCompoundBrandStroke}`,
    "@media (forced-colors: active)": { borderBottomColor: "Highlight" },
  },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", maxWidth: "12em" },
});

/** Id of the tab of a form, for the panel that it names. */
export function tabId(group: string, form: number): string {
  return `${group}-tab-${form}`;
}

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
  const styles = useStyles();
  const { spoken } = useSpokenStyle();
  const texts = useTexts();
  const roving = useRoving(forms.length);
  return (
    <div role="tablist" aria-label={texts.t("pane:forms")} className={styles.tabs} {...roving.container}>
      {forms.map((checked, index) => {
        const errors = openFindings(checked.findings).filter(({ severity }) => severity === "error").length;
        const name = nameOfForm(checked, index, texts);
        return (
          <Button
            key={index}
            id={tabId(group, index)}
            role="tab"
            appearance="subtle"
            aria-selected={index === current}
            aria-controls={`${group}-panel`}
            title={name}
            tabIndex={roving.tabIndexOf(index)}
            className={mergeClasses(styles.tab, index === current && styles.selected)}
            onClick={() => onForm(index)}
          >
            <span className={styles.name}>{name}</span>{" "}
            {errors > 0 && (
              <>
                <CounterBadge count={errors} size="small" color="danger" aria-hidden />
                <span className={spoken}>{texts.t("pane:severity.error.count", { count: errors })}</span>
              </>
            )}
          </Button>
        );
      })}
    </div>
  );
}
