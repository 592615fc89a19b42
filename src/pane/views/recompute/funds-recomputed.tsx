import { Text } from "@fluentui/react-components";
import { useId } from "react";
import { plain } from "../../../figures/decimal";
import type { Form } from "../../../form/form";
import type { Recomputed, RecomputedFundColumn } from "../../../recompute/recompute";
import { expectedText, formulaValues } from "../../../report/indicator-lines";
import { shownPercent } from "../../../report/shown";
import { addendsText } from "../../../rules/points";
import type { Position } from "../../../sheet/address";
import { useMessageButtonStyle, useSectionStyle } from "../shared-styles";
import { useTexts } from "../texts-context";

interface Props {
  readonly form: Form;
  readonly recomputed: Recomputed;
  readonly onSelect: (cell: Position) => void;
}

/** The money columns with their parts, the rates, and what the execution rate earns. */
export function FundsRecomputed({ form, recomputed, onSelect }: Props) {
  const shared = useSectionStyle();
  const { button } = useMessageButtonStyle();
  const { t } = useTexts();
  const title = useId();
  const { funds, execution } = recomputed;
  if (!funds) return null;
  const rated = funds.rows.flatMap(({ row, rate }) => (rate ? [{ row, rate }] : []));
  return (
    <section className={shared.section} aria-labelledby={title}>
      <Text as="h3" id={title} weight="semibold" className={shared.title}>
        {t("pane:recompute.funds", { unit: form.funds?.unit ?? "none" })}
      </Text>
      <ul className={shared.list}>
        {funds.columns.map((column) => (
          <MoneyColumn key={column.column} column={column} onSelect={onSelect} />
        ))}
        {rated.map(({ row, rate }) => {
          const cell = row.figures.rate ?? rate.executed;
          return (
            <li key={`${cell.row}:${cell.column}`}>
              <button type="button" className={button} onClick={() => onSelect(cell)}>
                {t("pane:recompute.rate-of", { name: row.label?.text.trim() ?? "" })}
              </button>
              <Text size={200} className={shared.line}>
                {t("pane:recompute.rate", { executed: rate.executed.text.trim(), budget: rate.base.text.trim(), rate: shownPercent(plain(rate.value))! })}
                {row.figures.rate?.text.trim() && ` ${t("pane:recompute.sum.reported", { reported: row.figures.rate.text.trim() })}`}
              </Text>
            </li>
          );
        })}
        {execution?.expected.map((expected) => (
          <li key={expected.formula}>
            <button
              type="button"
              className={button}
              disabled={!form.funds?.executionScore}
              onClick={() => form.funds?.executionScore && onSelect(form.funds.executionScore)}
            >
              {t("report:summary.execution-score")}
            </button>
            <Text size={200} className={shared.line}>
              {t("pane:recompute.formula", {
                formula: t(`policy:formula.${expected.formula}`, formulaValues(expected)),
                figures: t(`policy:figures.${expected.formula}`, { ...formulaValues(expected), score: expectedText(expected) }),
              })}
              {form.funds?.executionScore?.text.trim() && ` ${t("pane:recompute.sum.reported", { reported: form.funds.executionScore.text.trim() })}`}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MoneyColumn({ column: { column, total, parts }, onSelect }: { readonly column: RecomputedFundColumn } & Pick<Props, "onSelect">) {
  const shared = useSectionStyle();
  const { button } = useMessageButtonStyle();
  const { t } = useTexts();
  const cell = total ?? parts?.addends[0];
  if (!cell) return null;
  return (
    <li>
      <button type="button" className={button} onClick={() => onSelect(cell)}>
        {t("pane:recompute.column", { column })}
      </button>
      <Text size={200} className={shared.line}>
        {parts && `${t("pane:recompute.sum.money", { addends: addendsText(parts.addends), sum: plain(parts.sum) })} `}
        {total && t(parts ? "pane:recompute.sum.reported" : "pane:recompute.sum.alone", { reported: total.text.trim() })}
      </Text>
    </li>
  );
}
