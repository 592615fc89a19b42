import { Label, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { Locale } from "../../i18n/texts";
import type { PaneState } from "../model/state";
import { useTexts } from "./texts-context";

const LANGUAGES: Readonly<Record<Locale, string>> = { "zh-CN": "中文", en: "English" };

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  title: { margin: 0 },
  language: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  version: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly state: PaneState;
  readonly onLanguage: (locale: Locale) => void;
}

/** What the person can choose about the pane itself. */
export function SettingsView({ state, onLanguage }: Props) {
  const styles = useStyles();
  const { t, locale } = useTexts();
  const id = useId();
  const values = { product: PRODUCT_VERSION, host: state.abilities?.version ?? "" };
  return (
    <div className={styles.stack}>
      <Text as="h2" size={400} weight="semibold" className={styles.title}>
        {t("pane:settings")}
      </Text>
      <div className={styles.language}>
        <Label htmlFor={id}>{t("pane:settings.language")}</Label>
        <Select id={id} size="small" value={locale} onChange={(_, { value }) => onLanguage(value as Locale)}>
          {Object.entries(LANGUAGES).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <Text size={200} className={styles.version}>
        {values.host ? t("pane:settings.version-in", values) : t("pane:settings.version", values)}
      </Text>
    </div>
  );
}
