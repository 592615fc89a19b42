import { Text } from "@fluentui/react-components";
import { useId } from "react";
import { plain } from "../../../figures/decimal";
import type { FigureAt, Form } from "../../../form/form";
import type { Addition, Recomputed } from "../../../recompute/recompute";
import { shownPoints } from "../../../report/shown";
import { addendsText } from "../../../rules/points";
import type { Position } from "../../../sheet/address";
import { useMessageButtonStyle, useSectionStyle } from "../shared-styles";
import { useTexts } from "../texts-context";

interface Props {
  readonly form: Form;
  readonly recomputed: Recomputed;
  readonly onSelect: (cell: Position) => void;
}

/** The groups and the total, each sum with every addend. */
export function SumsRecomputed({ form, recomputed, onSelect }: Props) {
  const shared = useSectionStyle();
  const { t } = useTexts();
  const title = useId();
  const groups = recomputed.groups.filter(({ group, weights, scores }) => group.depth === 1 && (weights ?? scores));
  if (groups.length === 0 && !recomputed.weights && !recomputed.scores) return null;
  return (
    <section className={shared.section} aria-labelledby={title}>
      <Text as="h3" id={title} weight="semibold" className={shared.title}>
        {t("pane:recompute.sums")}
      </Text>
      <ul className={shared.list}>
        {groups.map(({ group, weights, scores }) => (
          <Sums
            key={`${group.label.row} ${group.label.column}`}
            name={group.label.text.trim()}
            cell={group.label}
            weights={weights}
            scores={scores}
            reportedWeight={points(group.declaredWeight) ?? (group.label.points && shownPoints(plain(group.label.points.value)))}
            reportedScore={points(group.declaredScore)}
            onSelect={onSelect}
          />
        ))}
        <Sums
          name={t("report:summary.total-score")}
          cell={form.total?.score ?? form.total?.weight ?? null}
          weights={recomputed.weights}
          scores={recomputed.scores}
          reportedWeight={points(form.total?.weight)}
          reportedScore={points(form.total?.score)}
          onSelect={onSelect}
        />
      </ul>
    </section>
  );
}

interface SumsProps extends Pick<Props, "onSelect"> {
  readonly name: string;
  readonly cell: Position | null;
  readonly weights: Addition | null;
  readonly scores: Addition | null;
  readonly reportedWeight: string | null;
  readonly reportedScore: string | null;
}

function Sums({ name, cell, weights, scores, reportedWeight, reportedScore, onSelect }: SumsProps) {
  const { button } = useMessageButtonStyle();
  return (
    <li>
      <button type="button" className={button} disabled={!cell} onClick={() => cell && onSelect(cell)}>
        {name}
      </button>
      {weights && <Sum kind="weight" addition={weights} reported={reportedWeight} />}
      {scores && <Sum kind="score" addition={scores} reported={reportedScore} />}
    </li>
  );
}

interface SumProps {
  readonly kind: "weight" | "score";
  readonly addition: Addition;
  readonly reported: string | null;
}

function Sum({ kind, addition: { addends, sum }, reported }: SumProps) {
  const shared = useSectionStyle();
  const { t } = useTexts();
  const values = { addends: addendsText(addends), sum: shownPoints(plain(sum))!, reported: reported ?? "" };
  return (
    <Text size={200} className={shared.line}>
      {t(`pane:recompute.sum.${kind}`, values)}
      {reported !== null && ` ${t("pane:recompute.sum.reported", values)}`}
    </Text>
  );
}

function points(cell: FigureAt | null | undefined): string | null {
  return cell?.figure ? shownPoints(plain(cell.figure.value)) : null;
}
