import { Button, makeStyles, mergeClasses, Spinner, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { WeightChoice } from "../../../blocks/weights";
import { plain } from "../../../figures/decimal";
import type { BlocksDesk, InsertionPreview, OpenBlock, PreviewRow } from "../../model/blocks-desk";
import { Message } from "../message";
import { useSmallTableStyle } from "../shared-styles";
import { useTexts } from "../texts-context";
import { ToneIcon } from "../tone-icon";
import { ElsewhereView } from "./elsewhere-view";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)", overflowWrap: "anywhere" },
  title: { margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, fontVariantNumeric: "tabular-nums" },
  // A row's number is not broken in the middle.
  table: { "& td:first-child": { whiteSpace: "nowrap" } },
  quiet: { color: tokens.colorNeutralForeground2 },
  sum: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS, alignItems: "center", margin: 0 },
  button: { justifySelf: "start" },
});

interface Props {
  readonly open: OpenBlock;
  readonly desk: BlocksDesk;
  readonly isBusy: boolean;
  readonly onApply: () => void;
}

/** The rows as they will stand, the sum of weights before and after, and what stands against it. */
export function InsertionView({ open, desk, isBusy, onApply }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const id = useId();
  const { chosen, weights, preview, failure, isOutdated } = open;
  const apply = (): void => {
    onApply();
    void desk.apply();
  };
  return (
    <section className={styles.stack} aria-labelledby={id}>
      <Text as="h4" id={id} weight="semibold" className={styles.title}>
        {t("pane:blocks.after")}
      </Text>
      {failure ? (
        <Message tone="warning">
          <p>{t("pane:blocks.unread", { reason: t(`host:error.${failure}`) })}</p>
        </Message>
      ) : chosen.length === 0 ? (
        <Text>{t("pane:blocks.nothing-chosen")}</Text>
      ) : preview ? (
        <Preview preview={preview} weights={weights} isOutdated={isOutdated} title={id} />
      ) : (
        <Spinner size="tiny" label={t("pane:blocks.reading")} />
      )}
      <Button appearance="primary" className={styles.button} disabledFocusable={isBusy || !preview || preview.refused.length > 0} onClick={apply}>
        {t("pane:blocks.insert", { count: chosen.length })}
      </Button>
    </section>
  );
}

interface PreviewProps {
  readonly preview: InsertionPreview;
  readonly weights: WeightChoice;
  readonly isOutdated: boolean;
  /** Id of the heading. */
  readonly title: string;
}

function Preview({ preview, weights, isOutdated, title }: PreviewProps) {
  const styles = useStyles();
  const { table } = useSmallTableStyle();
  const { t } = useTexts();
  const { rows, reweighted, hasWeights, groups, weightBefore, weightAfter, full, refused, elsewhere } = preview;
  const overscored = reweighted.filter(({ isOverscored }) => isOverscored).length;
  if (refused.length > 0) {
    return (
      <Message tone="warning" title={t("pane:blocks.refused")}>
        {refused.map(({ cells, reason }) => (
          <p key={`${cells.join()} ${reason}`}>{t("pane:blocks.refused.cells", { cells: cells.join(t("pane:action.and")) || "none", reason: t(`host:refusal.${reason}`) })}</p>
        ))}
      </Message>
    );
  }
  const unweighted = hasWeights ? rows.filter(({ weight }) => weight === "").length : 0;
  return (
    <>
      <table className={mergeClasses(table, styles.table)} aria-labelledby={title}>
        <thead>
          <tr>
            <th scope="col">{t("pane:blocks.row")}</th>
            <th scope="col">{t("pane:blocks.row.name")}</th>
            <th scope="col">{t("pane:blocks.row.target")}</th>
            {hasWeights && <th scope="col">{t("pane:blocks.row.weight")}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.number} row={row} hasWeights={hasWeights} />
          ))}
        </tbody>
      </table>
      {weights !== "blank" && unweighted > 0 && <Text>{t(`pane:blocks.unweighted.${weights}`, { count: unweighted })}</Text>}
      {reweighted.length > 0 && (
        <>
          <Text>{t("pane:blocks.reweighted")}</Text>
          <ul className={styles.list}>
            {reweighted.map(({ row, name, before, after }) => (
              <li key={row}>{t("pane:blocks.reweighted.row", { name, before: plain(before), after: plain(after) })}</li>
            ))}
          </ul>
          {overscored > 0 && (
            <p className={styles.sum}>
              <ToneIcon tone="warning" />
              <Text>{t("pane:blocks.reweighted.overscored", { count: overscored })}</Text>
            </p>
          )}
        </>
      )}
      {groups.length > 0 && (
        <ul className={styles.list}>
          {groups.map(({ name, before, after, promised }, index) => (
            <li key={index}>
              {t("pane:blocks.sum.group", { name, before: plain(before), after: plain(after) })}
              {promised && !promised.eq(after) && t("pane:blocks.sum.group.promised", { points: plain(promised) })}
            </li>
          ))}
        </ul>
      )}
      {weightAfter !== null && (
        <p className={styles.sum}>
          <Text weight="semibold">{t("pane:blocks.sum", { before: weightBefore ?? "none", after: weightAfter })}</Text>
          {weightAfter !== full && (
            <>
              <ToneIcon tone="warning" />
              <Text>{t("pane:blocks.sum.differs", { full })}</Text>
            </>
          )}
        </p>
      )}
      <ElsewhereView elsewhere={elsewhere} isOutdated={isOutdated} />
    </>
  );
}

function Row({ row, hasWeights }: { readonly row: PreviewRow; readonly hasWeights: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const blank = <span className={styles.quiet}>{t("pane:blocks.row.blank")}</span>;
  return (
    <tr>
      <td>{row.number}</td>
      <th scope="row">
        {row.names.join(" › ")}
        {row.isReplaced && (
          <>
            <br />
            <span className={styles.quiet}>{t("pane:blocks.row.replaced")}</span>
          </>
        )}
      </th>
      <td>{row.target || blank}</td>
      {hasWeights && <td>{row.weight || blank}</td>}
    </tr>
  );
}
