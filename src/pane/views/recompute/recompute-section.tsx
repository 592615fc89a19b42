import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { CheckedForm } from "../../../rules/check";
import type { Position } from "../../../sheet/address";
import type { Settled } from "../../model/check-settings";
import { PolicySelect } from "../policy/policy-select";
import type { Repairing } from "../repair/fix-button";
import { WriteBack } from "../repair/write-back";
import { useTexts } from "../texts-context";
import { FundsRecomputed } from "./funds-recomputed";
import { GroupChart } from "./group-chart";
import { IndicatorsRecomputed } from "./indicators-recomputed";
import { SumsRecomputed } from "./sums-recomputed";

const useStyles = makeStyles({
  title: { margin: 0, overflowWrap: "anywhere" },
  stack: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
});

interface Props {
  readonly current: CheckedForm;
  readonly settled: Settled;
  readonly onPolicy: (id: string | null) => void;
  readonly repairing: Repairing;
  readonly onSelect: (cell: Position) => void;
}

/** What the form should say by its own figures, with every operand: nothing here has to be taken on trust. */
export function RecomputeSection({ current, settled, repairing, onPolicy, onSelect }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { form, recomputed } = current;
  const isEmpty = recomputed.indicators.length === 0 && recomputed.funds === null && recomputed.weights === null;
  return (
    <div className={styles.stack}>
      <Text as="h2" size={400} weight="semibold" className={styles.title}>
        {form.projectName?.text.trim() || form.title?.text.trim() || t(`report:kind.${form.kind}`)}
      </Text>
      <PolicySelect settled={settled} onChoose={onPolicy} />
      {isEmpty && <Text as="p">{t("pane:recompute.nothing")}</Text>}
      {!isEmpty && <WriteBack {...repairing} onSelect={onSelect} />}
      <GroupChart current={current} />
      {recomputed.indicators.length > 0 && <IndicatorsRecomputed current={current} onSelect={onSelect} />}
      <SumsRecomputed form={form} recomputed={recomputed} onSelect={onSelect} />
      {recomputed.funds && <FundsRecomputed form={form} recomputed={recomputed} onSelect={onSelect} />}
    </div>
  );
}
