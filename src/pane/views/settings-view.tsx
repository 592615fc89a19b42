import { Button, Checkbox, Label, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useId, useState } from "react";
import type { Locale } from "../../i18n/texts";
import { RULES } from "../../rules/catalogue";
import type { CheckSettings } from "../model/check-settings";
import type { PaneState } from "../model/state";
import { FileButtons } from "./file-buttons";
import { PolicySelect } from "./policy/policy-select";
import { useTexts } from "./texts-context";

const LANGUAGES: Readonly<Record<Locale, string>> = { "zh-CN": "中文", en: "English" };

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  title: { margin: 0 },
  section: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)", justifyItems: "start" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  hint: { color: tokens.colorNeutralForeground2 },
  language: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  version: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly state: PaneState;
  readonly settings: CheckSettings;
  readonly onLanguage: (locale: Locale) => void;
  readonly onRules: () => void;
}

/** What the person can choose about the pane and about checks. */
export function SettingsView({ state, settings, onLanguage, onRules }: Props) {
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
      {state.abilities && <PolicySection state={state} settings={settings} />}
      <div className={styles.section}>
        <Text as="h3" weight="semibold" className={styles.title}>
          {t("pane:rules")}
        </Text>
        <Text size={200}>{t("pane:rules.count", { count: RULES.length, off: state.settled.switchedOff.length })}</Text>
        <Button id="settings-rules" onClick={onRules}>
          {t("pane:rules.open")}
        </Button>
      </div>
      <Text size={200} className={styles.version}>
        {values.host ? t("pane:settings.version-in", values) : t("pane:settings.version", values)}
      </Text>
    </div>
  );
}

function PolicySection({ state, settings: { policy } }: Pick<Props, "state" | "settings">) {
  const styles = useStyles();
  const { t } = useTexts();
  const canKeep = state.abilities?.canKeepSettings === true;
  const [onComputer, setOnComputer] = useState(!canKeep);
  const keeping = { onComputer };
  const own = state.settled.ownPolicies.find(({ id }) => id === state.settled.policy?.id);
  return (
    <div className={styles.section}>
      <PolicySelect settled={state.settled} onChoose={(id) => void policy.choose(id, keeping)} hasAddresses />
      <Text size={200} className={styles.hint}>
        {t("pane:policy.hint")}
      </Text>
      {canKeep && (
        <Checkbox label={t("pane:layout.keep.computer")} checked={onComputer} onChange={(_, { checked }) => setOnComputer(checked === true)} />
      )}
      <div className={styles.buttons}>
        <FileButtons exported={policy.exportFile()} fileName={t("pane:policy.file")} onImport={(text) => void policy.importFile(text, keeping)} />
        {own && (
          <Button icon={<DeleteRegular />} onClick={() => void policy.remove(own.id)}>
            {t("pane:policy.remove")}
          </Button>
        )}
      </div>
    </div>
  );
}
