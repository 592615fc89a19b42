import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { areaOf, type CellStyle, type NewCell, type SheetContents } from "../../../edits/new-sheet";
import { contains, formatCell } from "../../../sheet/address";
import { numberText } from "../../../sheet/number-text";
import { useScrollFrameStyle } from "../shared-styles";
import { useTexts } from "../texts-context";

/** A column of the preview is this much narrower than on the sheet, so that a third of the form shows at 320 px. */
const PIXELS_PER_POINT = 0.8;

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalXS, gridTemplateColumns: "minmax(0, 1fr)" },
  title: { margin: 0 },
  table: {
    tableLayout: "fixed",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    color: tokens.colorNeutralForeground1,
    "& td": { padding: tokens.spacingHorizontalXXS, height: "1.6em", overflowWrap: "anywhere", whiteSpace: "pre-wrap" },
  },
  cell: { border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}` },
  formula: { color: tokens.colorNeutralForeground2 },
});

/** A worksheet, or a part of one, as it will stand; formulas are shown as such. */
export function SheetPreview({ sheet }: { readonly sheet: SheetContents }) {
  const styles = useStyles();
  const { frame } = useScrollFrameStyle();
  const { t } = useTexts();
  const id = useId();
  const widths = sheet.columnWidths.map(({ points }) => Math.round(points * PIXELS_PER_POINT));
  const { row: first, lastRow } = areaOf(sheet);
  const rows = Array.from({ length: lastRow - first + 1 }, (_, index) => first + index);
  return (
    <section className={styles.stack} aria-labelledby={id}>
      <Text as="h3" id={id} weight="semibold" className={styles.title}>
        {t("pane:new-form.preview")}
      </Text>
      <div role="group" aria-labelledby={id} tabIndex={0} className={frame}>
        <table className={styles.table} style={{ width: widths.reduce((sum, width) => sum + width, 0) }}>
          <colgroup>
            {widths.map((width, index) => (
              <col key={index} style={{ width }} />
            ))}
          </colgroup>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                {cellsOf(sheet, row).map(({ column, content, style, lastRow, lastColumn }) => (
                  <td
                    key={column}
                    className={mergeClasses(style.border !== undefined && styles.cell, content?.formula != null && styles.formula)}
                    rowSpan={lastRow - row + 1}
                    colSpan={lastColumn - column + 1}
                    style={{ textAlign: style.horizontal === "Left" ? "start" : "center", fontWeight: style.bold ? tokens.fontWeightSemibold : undefined }}
                    title={formatCell({ row, column })}
                  >
                    {content && shownText(content)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface ShownCell {
  readonly column: number;
  readonly content: NewCell | undefined;
  readonly style: CellStyle;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** The cells of a row that no merged area covers. */
function cellsOf({ cells, merges, styles, columnWidths }: SheetContents, row: number): ShownCell[] {
  return columnWidths.flatMap(({ index: column }): ShownCell[] => {
    const cell = { row, column };
    const merge = merges.find((area) => contains(area, cell));
    if (merge && (merge.row !== row || merge.column !== column)) return [];
    const content = cells.find(({ cell: own }) => own.row === row && own.column === column);
    const style = styles.filter(({ area }) => contains(area, cell)).reduce<CellStyle>((all, one) => ({ ...all, ...one.style }), {});
    return [{ column, content, style, lastRow: merge?.lastRow ?? row, lastColumn: merge?.lastColumn ?? column }];
  });
}

function shownText({ value, formula, numberFormat }: NewCell): string {
  if (formula !== null) return formula;
  return typeof value === "number" ? (numberText(value, numberFormat ?? "General") ?? String(value)) : String(value ?? "");
}
