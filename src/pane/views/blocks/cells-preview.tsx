import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { FilledCell } from "../../model/targets-desk";
import { useTexts } from "../texts-context";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalXS, gridTemplateColumns: "minmax(0, 1fr)" },
  title: { margin: 0 },
  frame: {
    overflowY: "auto",
    maxHeight: "60vh",
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    "& th, & td": {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
      borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
      textAlign: "start",
      verticalAlign: "top",
      fontWeight: tokens.fontWeightRegular,
      fontVariantNumeric: "tabular-nums",
      overflowWrap: "anywhere",
    },
    "& th": { whiteSpace: "nowrap" },
    "& thead th": { color: tokens.colorNeutralForeground2 },
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  after: { fontWeight: tokens.fontWeightSemibold },
});

/** Every cell that is written, as it is and as it will be. */
export function CellsPreview({ cells }: { readonly cells: readonly FilledCell[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const id = useId();
  const blank = <span className={styles.quiet}>{t("pane:blocks.row.blank")}</span>;
  return (
    <section className={styles.stack} aria-labelledby={id}>
      <Text as="h3" id={id} weight="semibold" className={styles.title}>
        {t("pane:from-targets.cells", { count: cells.length })}
      </Text>
      <div role="group" aria-labelledby={id} tabIndex={0} className={styles.frame}>
        <table className={styles.table} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{t("pane:from-targets.cell")}</th>
              <th scope="col">{t("pane:from-targets.before")}</th>
              <th scope="col">{t("pane:from-targets.after")}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map(({ cell, before, after }) => (
              <tr key={cell}>
                <th scope="row">{cell}</th>
                <td>{before || blank}</td>
                <td className={styles.after}>{after || blank}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
