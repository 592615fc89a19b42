import { Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { SettingsRegular } from "@fluentui/react-icons/svg/settings";
import type { RefObject } from "react";
import { type PaneState, type Section, SECTIONS } from "../model/state";
import { keptIn } from "./kept-in";
import { Tabs } from "./tabs";
import { useTexts } from "./texts-context";

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
});

interface Props {
  readonly state: PaneState;
  /** Prefix of the ids of the sections' tabs and of their panel. */
  readonly group: string;
  readonly checkButton: RefObject<HTMLButtonElement | null>;
  readonly settingsButton: RefObject<HTMLButtonElement | null>;
  readonly onCheck: () => void;
  readonly onSection: (section: Section) => void;
  readonly onSettings: () => void;
}

/** The product's name, the one thing to do, the settings, and the parts of the pane. */
export function Header({ state, group, checkButton, settingsButton, onCheck, onSection, onSettings }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { section, isSettingsOpen, rulesPage, view } = state;
  const isFirst = view.kind === "ready";
  const isConnected = state.abilities !== null;
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Text as="h1" weight="semibold" size={300} className={styles.title}>
          {t("pane:title")}
        </Text>
        {isConnected && (
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
          ref={keptIn(settingsButton)}
          appearance="subtle"
          icon={<SettingsRegular />}
          aria-label={t("pane:settings")}
          title={t("pane:settings")}
          aria-pressed={isSettingsOpen}
          onClick={onSettings}
        />
      </div>
      {isConnected && (
        <Tabs
          group={group}
          label={t("pane:sections")}
          tabs={SECTIONS.map((id) => ({ id, name: t(`pane:section.${id}`) }))}
          current={isSettingsOpen || rulesPage ? null : section}
          onTab={onSection}
        />
      )}
    </header>
  );
}
