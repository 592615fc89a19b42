import { Button, Label, makeStyles, Select, Spinner, Text, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { SettingsRegular } from "@fluentui/react-icons/svg/settings";
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from "react";
import type { Locale } from "../../i18n/texts";
import type { PaneState } from "../model/state";
import { keptIn } from "./kept-in";
import { useTexts } from "./texts-context";

const LANGUAGES: Readonly<Record<Locale, string>> = { "zh-CN": "中文", en: "English" };

const useStyles = makeStyles({
  header: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  bar: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1, margin: 0, minWidth: 0 },
  check: { flexShrink: 0, whiteSpace: "nowrap" },
  settings: { display: "grid", gap: tokens.spacingVerticalS, paddingTop: tokens.spacingVerticalM },
  language: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  version: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly state: PaneState;
  readonly checkButton: RefObject<HTMLButtonElement | null>;
  readonly onCheck: () => void;
  readonly onLanguage: (locale: Locale) => void;
}

/** The product's name, the one thing to do, and the settings. */
export function Header({ state, checkButton, onCheck, onLanguage }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const panel = useId();
  const isFirst = state.view.kind === "ready";
  const canCheck = state.abilities !== null;
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !isOpen) return;
    // Office.js would take the focus out of the pane.
    event.stopPropagation();
    setOpen(false);
    toggle.current?.focus();
  };
  return (
    <header className={styles.header} onKeyDown={closeOnEscape}>
      <div className={styles.bar}>
        <Text as="h1" weight="semibold" size={300} className={styles.title}>
          {t("pane:title")}
        </Text>
        {canCheck && (
          <Button
            ref={keptIn(checkButton)}
            className={styles.check}
            appearance={isFirst ? "primary" : "secondary"}
            icon={state.isBusy ? <Spinner size="extra-tiny" aria-hidden /> : <ArrowSyncRegular />}
            onClick={onCheck}
          >
            {t(isFirst ? "pane:check.first" : "pane:check.again")}
          </Button>
        )}
        <Button
          ref={keptIn(toggle)}
          appearance="subtle"
          icon={<SettingsRegular />}
          aria-label={t("pane:settings")}
          title={t("pane:settings")}
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={() => setOpen(!isOpen)}
        />
      </div>
      <div id={panel} className={isOpen ? styles.settings : undefined} hidden={!isOpen}>
        {isOpen && <Settings version={state.abilities?.version ?? ""} onLanguage={onLanguage} />}
      </div>
    </header>
  );
}

function Settings({ version, onLanguage }: { readonly version: string; readonly onLanguage: (locale: Locale) => void }) {
  const styles = useStyles();
  const { t, locale } = useTexts();
  const id = useId();
  const values = { product: PRODUCT_VERSION, host: version };
  return (
    <>
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
        {version ? t("pane:settings.version-in", values) : t("pane:settings.version", values)}
      </Text>
    </>
  );
}
