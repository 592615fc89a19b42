import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import { arranged, indicatorLines, type LineFilter, type LineOrder } from "../../../report/indicator-lines";
import type { CheckedForm } from "../../../rules/check";
import type { Position } from "../../../sheet/address";
import { Choice } from "../choice";
import { useSectionStyle } from "../shared-styles";
import { useTexts } from "../texts-context";
import { IndicatorItem } from "./indicator-item";

const ORDERS: readonly LineOrder[] = ["form", "difference", "ratio", "weight"];
const FILTERS: readonly LineFilter[] = ["all", "differs", "missed", "unknown"];

const useStyles = makeStyles({
  choices: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

interface Props {
  readonly current: CheckedForm;
  readonly onSelect: (cell: Position) => void;
}

/** Every indicator with what it reports and what its figures give, sorted and filtered as the person likes. */
export function IndicatorsRecomputed({ current, onSelect }: Props) {
  const styles = useStyles();
  const shared = useSectionStyle();
  const { t } = useTexts();
  const title = useId();
  const [order, setOrder] = useState<LineOrder>("form");
  const [filter, setFilter] = useState<LineFilter>("all");
  const all = indicatorLines(current);
  const shown = arranged(all, order, filter);
  return (
    <section className={shared.section} aria-labelledby={title}>
      <Text as="h3" id={title} weight="semibold" className={shared.title}>
        {t("pane:recompute.indicators")}
      </Text>
      <div className={styles.choices}>
        <Choice label={t("pane:recompute.order")} value={order} values={ORDERS} nameOf={(id) => t(`pane:recompute.order.${id}`)} onChange={setOrder} />
        <Choice label={t("pane:recompute.filter")} value={filter} values={FILTERS} nameOf={(id) => t(`pane:recompute.filter.${id}`)} onChange={setFilter} />
      </div>
      <Text size={200} role="status">
        {t("pane:recompute.shown", { shown: shown.length, all: all.length })}
      </Text>
      <ul className={shared.list}>
        {shown.map((line) => (
          <IndicatorItem key={line.row} line={line} onSelect={onSelect} />
        ))}
      </ul>
    </section>
  );
}
