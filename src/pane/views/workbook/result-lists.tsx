import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { memo } from "react";
import { type RuleCount, type RuleTotal, ruleTotals } from "../../../report/rule-counts";
import type { SheetEntry } from "../../model/workbook-check";
import { useMessageButtonStyle } from "../shared-styles";
import { ToneIcon } from "../tone-icon";
import { useTexts } from "../texts-context";
import { CountChips } from "./count-chips";
import type { SheetResult } from "./results";

/** Shows a sheet with its findings, at one of them if it is given. */
export type OpenSheet = (sheetId: string, place?: RuleCount["first"]) => void;

const useStyles = makeStyles({
  list: { display: "grid", margin: 0, padding: 0, listStyleType: "none", gridTemplateColumns: "minmax(0, 1fr)" },
  item: {
    display: "grid",
    gap: tokens.spacingVerticalXXS,
    gridTemplateColumns: "minmax(0, 1fr)",
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    // Two hundred rows cost only what is in view.
    contentVisibility: "auto",
    containIntrinsicSize: "auto 64px",
  },
  head: { display: "flex", alignItems: "center", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS, minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold, maxWidth: "100%" },
  rule: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalXXS, minWidth: 0, overflowWrap: "anywhere", fontWeight: tokens.fontWeightSemibold, margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  clean: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXXS, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** A row for each sheet: the rules that found something on it. */
export function BySheet({ results, onOpen }: { readonly results: readonly SheetResult[]; readonly onOpen: OpenSheet }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {results.map((result) => (
        <SheetRow key={result.entry.info.id} entry={result.entry} counts={result.counts} onOpen={onOpen} />
      ))}
    </ul>
  );
}

interface RowProps extends SheetResult {
  readonly entry: SheetEntry;
  readonly onOpen: OpenSheet;
}

const isSameRow = (before: RowProps, now: RowProps): boolean =>
  before.entry === now.entry &&
  before.onOpen === now.onOpen &&
  before.counts.length === now.counts.length &&
  before.counts.every((count, index) => count === now.counts[index]);

const SheetRow = memo(function SheetRow({ entry, counts, onOpen }: RowProps) {
  const styles = useStyles();
  const { button } = useMessageButtonStyle();
  const { t, find } = useTexts();
  const { id, name } = entry.info;
  const chips = counts.map(({ rule, severity, count, first }) => ({
    key: `${severity} ${rule}`,
    severity,
    count,
    name: find("rules", `${rule}.name`) ?? rule,
    onOpen: () => onOpen(id, first),
  }));
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <button type="button" className={`${button} ${styles.name}`} title={t("pane:workbook.open", { sheet: name })} onClick={() => onOpen(id)}>
          {name}
        </button>
        {entry.isStale && <span className={styles.quiet}>{t("pane:workbook.stale.mark")}</span>}
        {counts.length === 0 && (
          <span className={styles.clean}>
            <CheckmarkCircleRegular aria-hidden />
            {t("pane:workbook.clean")}
          </span>
        )}
      </div>
      <CountChips label={name} chips={chips} />
    </li>
  );
}, isSameRow);

/** A row for each rule: the sheets on which it found something. */
export function ByRule({ results, onOpen }: { readonly results: readonly SheetResult[]; readonly onOpen: OpenSheet }) {
  const styles = useStyles();
  const totals = ruleTotals(results.map(({ entry, counts }) => ({ place: entry.info, counts })));
  return (
    <ul className={styles.list}>
      {totals.map((total) => (
        <RuleRow key={`${total.severity} ${total.rule}`} total={total} onOpen={onOpen} />
      ))}
    </ul>
  );
}

function RuleRow({ total, onOpen }: { readonly total: RuleTotal<SheetEntry["info"]>; readonly onOpen: OpenSheet }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const { rule, severity, count, places } = total;
  const name = find("rules", `${rule}.name`) ?? rule;
  const chips = places.map(({ place, count: { count: here, first } }) => ({
    key: place.id,
    severity,
    count: here,
    name: place.name,
    onOpen: () => onOpen(place.id, first),
  }));
  return (
    <li className={styles.item}>
      <Text as="h4" className={styles.rule}>
        <ToneIcon tone={severity} name={t(`report:severity.${severity}`)} />
        <span>{name}</span>
      </Text>
      <span className={styles.quiet}>{t("pane:workbook.places", { count, sheets: places.length })}</span>
      <CountChips label={name} chips={chips} />
    </li>
  );
}
