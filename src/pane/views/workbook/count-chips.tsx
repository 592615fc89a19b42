import { makeStyles, tokens } from "@fluentui/react-components";
import type { Severity } from "../../../rules/finding";
import { ToneIcon } from "../tone-icon";
import { useTexts } from "../texts-context";
import { useRoving } from "../use-roving";

const useStyles = makeStyles({
  chips: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS, minWidth: 0 },
  chip: {
    appearance: "none",
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXXS,
    maxWidth: "100%",
    minHeight: "24px",
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  count: { flexShrink: 0, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
});

export interface CountChip {
  readonly key: string;
  readonly severity: Severity;
  readonly name: string;
  readonly count: number;
  readonly onOpen: () => void;
}

/** Cells of the matrix that are not empty, side by side: one tab stop, arrow keys inside. */
export function CountChips({ label, chips }: { readonly label: string; readonly chips: readonly CountChip[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const roving = useRoving(chips.length);
  if (chips.length === 0) return null;
  return (
    <div role="toolbar" aria-label={label} className={styles.chips} {...roving.container}>
      {chips.map(({ key, severity, name, count, onOpen }, index) => (
        <button key={key} type="button" className={styles.chip} title={name} tabIndex={roving.tabIndexOf(index)} onClick={onOpen}>
          <ToneIcon tone={severity} name={t(`report:severity.${severity}`)} />
          <span className={styles.name}>{name}</span>
          <span className={styles.count}>{count}</span>
        </button>
      ))}
    </div>
  );
}
