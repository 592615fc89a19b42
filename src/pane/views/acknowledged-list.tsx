import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { type RefObject, useId } from "react";
import { localTime } from "../../report/local-time";
import { findingText } from "../../i18n/finding-text";
import type { Acknowledged, CheckedFinding } from "../../rules/finding";
import type { Position } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import { CellButtons } from "./cell-buttons";
import { useMessageButtonStyle } from "./shared-styles";
import { useTexts } from "./texts-context";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  heading: { margin: 0 },
  meaning: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  list: { display: "grid", gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: "none", gridTemplateColumns: "minmax(0, 1fr)" },
  item: { display: "grid", gap: tokens.spacingVerticalXXS, gridTemplateColumns: "minmax(0, 1fr)", justifyItems: "start" },
  back: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  note: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

interface Props {
  readonly findings: readonly CheckedFinding[];
  readonly sheet: Sheet;
  /** Takes the focus when the finding that had it came or went. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onSelect: (cell: Position) => void;
  readonly onTakeBack: (finding: CheckedFinding) => void;
}

/** What persons looked into and found right as it is, with their notes. */
export function AcknowledgedList({ findings, sheet, heading, onSelect, onTakeBack }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const title = useId();
  return (
    <section className={styles.section} aria-labelledby={title}>
      <h3 id={title} ref={heading} tabIndex={-1} className={styles.heading}>
        <Text weight="semibold">{t("report:acknowledged")}</Text>{" "}
        <Text size={200} className={styles.meaning}>
          {t("report:acknowledged.meaning")}
        </Text>
      </h3>
      <ul className={styles.list}>
        {findings.map((finding, index) => (
          <Item key={index} finding={finding} sheet={sheet} onSelect={onSelect} onTakeBack={onTakeBack} />
        ))}
      </ul>
    </section>
  );
}

function Item({ finding, sheet, onSelect, onTakeBack }: Omit<Props, "findings" | "heading"> & { readonly finding: CheckedFinding }) {
  const styles = useStyles();
  const { button } = useMessageButtonStyle();
  const texts = useTexts();
  const { t } = texts;
  const { cells, acknowledged } = finding;
  const [first] = cells;
  return (
    <li className={styles.item}>
      <button type="button" className={button} onClick={() => first && onSelect(first)}>
        {findingText(finding, texts)}
      </button>
      <CellButtons cells={cells} sheet={sheet} onSelect={onSelect} />
      {acknowledged && <Note {...acknowledged} />}
      <Button size="small" appearance="subtle" className={styles.back} icon={<ArrowUndoRegular />} onClick={() => onTakeBack(finding)}>
        {t("pane:acknowledged.take-back")}
      </Button>
    </li>
  );
}

function Note({ note, at }: Acknowledged) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <Text as="p" size={200} className={styles.note}>
      {note && `${t("pane:acknowledged.note", { note })} · `}
      {t("pane:acknowledged.at", { at: localTime(new Date(at)) })}
    </Text>
  );
}
