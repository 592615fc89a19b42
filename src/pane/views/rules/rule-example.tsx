import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { Severity } from "../../../rules/finding";
import { useTexts } from "../texts-context";
import { ToneIcon } from "../tone-icon";

/** A row of an example; `marks` say where findings land. */
export interface ExampleRow {
  readonly cells: readonly string[];
  /** By column, from 0. */
  readonly marks?: Readonly<Record<string, Severity>>;
  readonly isHidden?: boolean;
}

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalXXS, gridTemplateColumns: "minmax(0, 1fr)" },
  // A form is wider than the pane; it is looked at by scrolling, also with the arrow keys.
  scroll: { overflowX: "auto", ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` } },
  table: { width: "max-content", borderCollapse: "collapse", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  cell: {
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    minWidth: "3em",
    maxWidth: "12em",
    verticalAlign: "top",
  },
  mark: { fontWeight: tokens.fontWeightSemibold, outline: `${tokens.strokeWidthThick} solid ${tokens.colorStatusDangerBorder2}`, outlineOffset: "-2px" },
  hidden: { color: tokens.colorNeutralForeground3, fontStyle: "italic" },
});

interface Props {
  readonly title: string;
  readonly rows: readonly ExampleRow[];
}

/** A small table as the rule would meet it, with a sign where its finding lands. */
export function RuleExample({ title, rows }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const id = useId();
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return (
    <div className={styles.stack}>
      <Text id={id} size={200} weight="semibold">
        {title}
      </Text>
      <div className={styles.scroll} role="group" aria-labelledby={id} tabIndex={0}>
        <table className={styles.table} lang="zh-CN">
          <tbody>
            {rows.map(({ cells, marks, isHidden }, row) => (
              <tr key={row} className={isHidden ? styles.hidden : undefined} {...(isHidden && { title: t("pane:rules.hidden-row") })}>
                {Array.from({ length: width }, (_, column) => {
                  const mark = marks?.[column];
                  return (
                    <td key={column} className={mergeClasses(styles.cell, mark && styles.mark)}>
                      {mark && <ToneIcon tone={mark} name={`${t("pane:rules.mark")}${t(`report:severity.${mark}`)}`} />}
                      {cells[column]}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
