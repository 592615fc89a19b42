import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { Fragment, useId } from "react";
import type { Form } from "../../../form/form";
import { columnName } from "../../../sheet/address";
import type { Sheet } from "../../../sheet/sheet";
import { useTexts } from "../texts-context";
import { mapRows } from "./map-rows";
import { RoleLabel, toneOf } from "./role-label";

/** Nobody recognises a form by more columns than these. */
const MOST_COLUMNS = 40;

const line = `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`;

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalXS, gridTemplateColumns: "minmax(0, 1fr)" },
  title: { margin: 0 },
  frame: { overflowX: "auto", border: line, borderRadius: tokens.borderRadiusMedium },
  table: {
    borderCollapse: "separate",
    borderSpacing: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    "& th, & td": {
      padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
      borderRight: line,
      borderBottom: line,
      textAlign: "start",
      fontWeight: tokens.fontWeightRegular,
    },
    "& thead th": { verticalAlign: "top", backgroundColor: tokens.colorNeutralBackground3 },
  },
  // The row's number stays in sight while the columns are moved through.
  row: { position: "sticky", left: 0, backgroundColor: tokens.colorNeutralBackground3, whiteSpace: "nowrap" },
  labels: { display: "grid", justifyItems: "start", gap: tokens.spacingVerticalXXS },
  cell: { maxWidth: "6.5em", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  gap: { color: tokens.colorNeutralForeground2 },
});

/** A form in small: which column and which row is read as what. */
export function LayoutMap({ form, sheet }: { readonly form: Form; readonly sheet: Sheet }) {
  const styles = useStyles();
  const { t } = useTexts();
  const title = useId();
  const { area } = form;
  const last = Math.min(area.lastColumn, area.column + MOST_COLUMNS - 1);
  const columns = Array.from({ length: last - area.column + 1 }, (_, index) => area.column + index);
  return (
    <section className={styles.section} aria-labelledby={title}>
      <Text as="h3" id={title} weight="semibold" className={styles.title}>
        {t("pane:layout.map")}
      </Text>
      <div className={styles.frame} role="group" aria-labelledby={title} tabIndex={0}>
        <table className={styles.table} aria-labelledby={title}>
          <thead>
            <tr>
              <th scope="col" className={styles.row}>
                {t("pane:layout.map.corner")}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  <div className={styles.labels}>
                    {columnName(column)}
                    {form.roles
                      .filter((reading) => reading.column === column)
                      .map(({ role }) => (
                        <RoleLabel key={role} tone={toneOf(role)}>
                          {t(`reading:role.${role}`)}
                        </RoleLabel>
                      ))}
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {mapRows(form).map(({ row, labels, isAfterGap }) => (
              <Fragment key={row}>
                {isAfterGap && (
                  <tr>
                    <td colSpan={columns.length + 1} className={styles.gap}>
                      {t("pane:layout.map.gap")}
                    </td>
                  </tr>
                )}
                <tr>
                  <th scope="row" className={styles.row}>
                    <div className={styles.labels}>
                      {row + 1}
                      {labels.map((label) => (
                        <RoleLabel key={label} tone="row">
                          {t(`pane:layout.row.${label}`)}
                        </RoleLabel>
                      ))}
                    </div>
                  </th>
                  {columns.map((column) => (
                    <td key={column} className={styles.cell}>
                      {textIn(sheet, row, column)}
                    </td>
                  ))}
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A merge shows its text in each of its rows, because rows are left out, but only in its first column. */
function textIn(sheet: Sheet, row: number, column: number): string {
  const cell = sheet.shownAt(row, column);
  return cell?.column === column ? cell.text.replace(/\s+/g, " ").trim() : "";
}
