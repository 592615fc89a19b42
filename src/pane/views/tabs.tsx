import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useRoving } from "./use-roving";

const useStyles = makeStyles({
  tabs: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  tab: {
    maxWidth: "100%",
    minWidth: 0,
    paddingInline: tokens.spacingHorizontalS,
    fontWeight: tokens.fontWeightRegular,
    gap: tokens.spacingHorizontalXS,
  },
  selected: {
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `${tokens.strokeWidthThicker} solid ${tokens.colorCompoundBrandStroke}`,
    "@media (forced-colors: active)": { borderBottomColor: "Highlight" },
  },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", maxWidth: "12em" },
});

export interface Tab<Id extends string | number> {
  readonly id: Id;
  readonly name: string;
  /** Beside the name. */
  readonly badge?: ReactNode;
}

interface Props<Id extends string | number> {
  /** Prefix of the ids of the tabs and of their panel. */
  readonly group: string;
  /** What the tabs are tabs of, for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  /** Null when what is shown belongs to none of them. */
  readonly current: Id | null;
  readonly onTab: (id: Id) => void;
}

/** What an element needs to be the panel of the tab. */
export function panelOf(group: string, id: string | number) {
  return { role: "tabpanel", id: `${group}-panel`, "aria-labelledby": tabId(group, id) };
}

function tabId(group: string, id: string | number): string {
  return `${group}-tab-${id}`;
}

/** One tab stop, arrow keys inside; Enter or a click shows the tab. */
export function Tabs<Id extends string | number>({ group, label, tabs, current, onTab }: Props<Id>) {
  const styles = useStyles();
  const roving = useRoving(tabs.length);
  return (
    <div role="tablist" aria-label={label} className={styles.tabs} {...roving.container}>
      {tabs.map(({ id, name, badge }, index) => (
        <Button
          key={id}
          id={tabId(group, id)}
          role="tab"
          appearance="subtle"
          aria-selected={id === current}
          {...(id === current ? { "aria-controls": `${group}-panel` } : {})}
          title={name}
          tabIndex={roving.tabIndexOf(index)}
          className={mergeClasses(styles.tab, id === current && styles.selected)}
          onClick={() => onTab(id)}
        >
          <span className={styles.name}>{name}</span>
          {badge}
        </Button>
      ))}
    </div>
  );
}
