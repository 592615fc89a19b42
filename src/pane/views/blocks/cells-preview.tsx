import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { FilledCell } from "../../model/targets-desk";
import { useScrollFrameStyle, useSmallTableStyle } from "../shared-styles";
import { useTexts } from "../texts-context";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalXS, gridTemplateColumns: "minmax(0, 1fr)" },
  title: { margin: 0 },
  table: { "& th, & td": { overflowWrap: "anywhere" }, "& th": { whiteSpace: "nowrap" } },
  quiet: { color: tokens.colorNeutralForeground2 },
  after: { fontWeight: tokens.fontWeightSemibold },
});

/** Every cell that is written, as it is and as it will be. */
export function CellsPreview({ cells }: { readonly cells: readonly FilledCell[] }) {
  const styles = useStyles();
  const { frame } = useScrollFrameStyle();
  const { table } = useSmallTableStyle();
  const { t } = useTexts();
  const id = useId();
  const blank = <span className={styles.quiet}>{t("pane:blocks.row.blank")}</span>;
  return (
    <section className={styles.stack} aria-labelledby={id}>
      <Text as="h3" id={id} weight="semibold" className={styles.title}>
        {t("pane:from-targets.cells", { count: cells.length })}
      </Text>
      <div role="group" aria-labelledby={id} tabIndex={0} className={frame}>
        <table className={mergeClasses(table, styles.table)} aria-labelledby={id}>
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
