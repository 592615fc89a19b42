import { Button, Field, Input, makeStyles, mergeClasses, Select, Text, Textarea, tokens } from "@fluentui/react-components";
import { ArrowDownRegular } from "@fluentui/react-icons/svg/arrow-down";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useId } from "react";
import { COMPARATORS } from "../../../blocks/block";
import { targetText } from "../../../blocks/target";
import { draftedIndicator, type DraftProblems, type IndicatorDraft, isFaulty } from "../../model/block-draft";
import { useMessageButtonStyle } from "../shared-styles";
import { useTexts } from "../texts-context";
import { ToneIcon } from "../tone-icon";

const useStyles = makeStyles({
  item: { display: "grid", gap: tokens.spacingVerticalXS, gridTemplateColumns: "minmax(0, 1fr)" },
  head: { display: "flex", alignItems: "start", gap: tokens.spacingHorizontalXS },
  toggle: { flexGrow: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  faulty: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  fields: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)", paddingInlineStart: tokens.spacingHorizontalL },
  target: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, "& > *": { flex: "1 1 5em", minWidth: 0 } },
  input: { minWidth: 0 },
});

/** What of an indicator can have the focus; "name" is its own name, the lowest that is asked for at first. */
export type Part = "toggle" | "up" | "down" | "name";

/** Index of the level that holds the indicator's own name in most forms. */
const NAME_LEVEL = 2;

interface Props {
  readonly indicator: IndicatorDraft;
  /** Its place, from 1. */
  readonly number: number;
  readonly problems: DraftProblems;
  readonly isOpen: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onToggle: () => void;
  readonly onChange: (change: Partial<IndicatorDraft>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One indicator of a block that is edited: what it says in short, and its fields when it is open. */
export function IndicatorEditor({ indicator, number, problems, isOpen, isFirst, isLast, onToggle, onChange, onMove, onRemove }: Props) {
  const styles = useStyles();
  const { button } = useMessageButtonStyle();
  const { t } = useTexts();
  const fields = useId();
  const drafted = draftedIndicator(indicator);
  const { levels, weight } = drafted;
  const name = t("pane:blocks.edit.name", { number, name: levels.at(-1) ?? "" });
  return (
    <li className={styles.item} data-key={indicator.key}>
      <div className={styles.head}>
        <button type="button" data-part="toggle" className={mergeClasses(button, styles.toggle)} aria-expanded={isOpen} aria-controls={fields} onClick={onToggle}>
          {t("pane:blocks.edit.name", { number, name: levels.join(" › ") })}
          <br />
          <Text size={200} className={styles.quiet}>
            {[targetText(drafted), weight === undefined ? "" : t("pane:blocks.points", { points: weight })].filter(Boolean).join(" · ")}
          </Text>
          {isFaulty(problems) && (
            <span className={styles.faulty}>
              <ToneIcon tone="warning" />
              <Text size={200}>{t("pane:blocks.edit.faulty")}</Text>
            </span>
          )}
        </button>
        <Button
          appearance="subtle"
          size="small"
          data-part="up"
          icon={<ArrowUpRegular />}
          disabledFocusable={isFirst}
          aria-label={t("pane:blocks.edit.up", { name })}
          onClick={() => onMove(-1)}
        />
        <Button
          appearance="subtle"
          size="small"
          data-part="down"
          icon={<ArrowDownRegular />}
          disabledFocusable={isLast}
          aria-label={t("pane:blocks.edit.down", { name })}
          onClick={() => onMove(1)}
        />
        <Button appearance="subtle" size="small" icon={<DeleteRegular />} aria-label={t("pane:blocks.edit.remove", { name })} onClick={onRemove} />
      </div>
      <div id={fields}>{isOpen && <Fields indicator={indicator} problems={problems} onChange={onChange} />}</div>
    </li>
  );
}

function Fields({ indicator, problems, onChange }: Pick<Props, "indicator" | "problems" | "onChange">) {
  const styles = useStyles();
  const { t } = useTexts();
  const { levels, comparator, value, unit, weight, meaning, formula } = indicator;
  const told = (isWrong: boolean, text: string) => (isWrong ? ({ validationState: "error", validationMessage: text } as const) : {});
  return (
    <div className={styles.fields}>
      {levels.map((level, index) => (
        <Field key={index} size="small" label={t("pane:blocks.edit.level", { level: index + 1 })} {...told(problems.level === index, t("pane:blocks.edit.level.blank"))}>
          <Input
            size="small"
            className={styles.input}
            data-part={index === NAME_LEVEL ? "name" : undefined}
            value={level}
            onChange={(_, { value: typed }) => onChange({ levels: levels.map((other, at) => (at === index ? typed : other)) })}
          />
        </Field>
      ))}
      <div className={styles.target}>
        <Field size="small" label={t("pane:blocks.edit.comparator")} {...told(problems.comparator, t("pane:blocks.edit.comparator.words"))}>
          <Select
            size="small"
            value={comparator}
            onChange={(_, { value: chosen }) => onChange({ comparator: COMPARATORS.find((sign) => sign === chosen) ?? "" })}
          >
            <option value="">{t("pane:blocks.edit.comparator.none")}</option>
            {COMPARATORS.map((sign) => (
              <option key={sign} value={sign}>
                {sign}
              </option>
            ))}
          </Select>
        </Field>
        <Field size="small" label={t("pane:blocks.row.target")}>
          <Input size="small" className={styles.input} value={value} onChange={(_, { value: typed }) => onChange({ value: typed })} />
        </Field>
        <Field size="small" label={t("pane:blocks.edit.unit")}>
          <Input size="small" className={styles.input} value={unit} onChange={(_, { value: typed }) => onChange({ unit: typed })} />
        </Field>
      </div>
      <Field size="small" label={t("pane:blocks.edit.weight")} {...told(problems.weight, t("pane:blocks.edit.weight.wrong"))}>
        <Input size="small" inputMode="decimal" className={styles.input} value={weight} onChange={(_, { value: typed }) => onChange({ weight: typed })} />
      </Field>
      <Field size="small" label={t("pane:blocks.edit.meaning")}>
        <Textarea size="small" rows={2} value={meaning} onChange={(_, { value: typed }) => onChange({ meaning: typed })} />
      </Field>
      <Field size="small" label={t("pane:blocks.edit.formula")}>
        <Textarea size="small" rows={2} value={formula} onChange={(_, { value: typed }) => onChange({ formula: typed })} />
      </Field>
    </div>
  );
}
