import { Button, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { formatCell, type Position } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import { useTexts } from "./texts-context";
import { useRoving } from "./use-roving";

/** A sum over many rows names all its cells; more than these wait behind a button. */
const SHOWN_AT_FIRST = 8;

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  button: {
    minWidth: 0,
    maxWidth: "100%",
    gap: tokens.spacingHorizontalXS,
    paddingInline: tokens.spacingHorizontalSNudge,
    fontWeight: tokens.fontWeightRegular,
  },
  name: { fontVariantNumeric: "tabular-nums", color: tokens.colorNeutralForeground2 },
  text: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", maxWidth: "14em", fontVariantNumeric: "tabular-nums" },
  empty: { color: tokens.colorNeutralForeground3 },
});

interface ButtonProps {
  readonly name: string;
  /** What the cell shows; "" when it is empty. */
  readonly text: string;
  readonly tabIndex?: number;
  readonly onSelect: () => void;
}

/** A cell by its address and what it shows; pressing it selects the cell in the sheet. */
export function CellButton({ name, text, tabIndex, onSelect }: ButtonProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const shown = text.replace(/\s+/g, " ").trim();
  return (
    <Button size="small" className={styles.button} title={t("pane:finding.select", { cell: name })} tabIndex={tabIndex} onClick={onSelect}>
      <span className={styles.name}>{name}</span>{" "}
      <span className={mergeClasses(styles.text, !shown && styles.empty)}>{shown || t("pane:finding.empty-cell")}</span>
    </Button>
  );
}

interface Props {
  readonly cells: readonly Position[];
  readonly sheet: Sheet;
  readonly onSelect: (cell: Position) => void;
}

/** The cells of a finding, each with the figure in it: one tab stop, arrow keys inside. */
export function CellButtons({ cells, sheet, onSelect }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const hasMore = cells.length > SHOWN_AT_FIRST + 1;
  const shown = hasMore && !isOpen ? cells.slice(0, SHOWN_AT_FIRST) : cells;
  const roving = useRoving(shown.length + (hasMore ? 1 : 0));
  return (
    <div role="toolbar" aria-label={t("pane:finding.cells")} className={styles.row} {...roving.container}>
      {shown.map((cell, index) => (
        <CellButton
          key={formatCell(cell)}
          name={formatCell(cell)}
          text={sheet.shownAt(cell.row, cell.column)?.text ?? ""}
          tabIndex={roving.tabIndexOf(index)}
          onSelect={() => onSelect(cell)}
        />
      ))}
      {hasMore && (
        <Button
          size="small"
          appearance="transparent"
          aria-expanded={isOpen}
          tabIndex={roving.tabIndexOf(shown.length)}
          onClick={() => setOpen(!isOpen)}
        >
          <Text size={200}>{isOpen ? t("pane:finding.fewer-cells") : t("pane:finding.more-cells", { count: cells.length - shown.length })}</Text>
        </Button>
      )}
    </div>
  );
}
