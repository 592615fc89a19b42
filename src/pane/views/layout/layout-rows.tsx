import { Button, Field, Input, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type KeyboardEvent, useId, useState } from "react";
import type { Form } from "../../../form/form";
import { type Layout, layoutOrigin } from "../../../reading/layouts/layout";
import type { Sheet } from "../../../sheet/sheet";
import { LAYOUT_ROWS, type LayoutRow, rowOf, rowProblem, withRow } from "../../model/layout-draft";
import { useTexts } from "../texts-context";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  title: { margin: 0 },
  hint: { color: tokens.colorNeutralForeground2 },
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1, minWidth: 0 },
  input: { minWidth: 0 },
});

interface Props {
  readonly form: Form;
  readonly sheet: Sheet;
  readonly draft: Layout;
  readonly onChange: (draft: Layout) => void;
}

/** Where the indicators begin and end and where the total stands, for the person to set right. */
export function LayoutRows({ form, sheet, draft, onChange }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const title = useId();
  return (
    <section className={styles.section} aria-labelledby={title}>
      <Text as="h3" id={title} weight="semibold" className={styles.title}>
        {t("pane:layout.rows")}
      </Text>
      <Text size={200} className={styles.hint}>
        {t("pane:layout.row.hint")}
      </Text>
      {LAYOUT_ROWS.map((name) => (
        <RowInput key={name} name={name} form={form} sheet={sheet} draft={draft} onChange={onChange} />
      ))}
    </section>
  );
}

function RowInput({ name, form, sheet, draft, onChange }: Props & { readonly name: LayoutRow }) {
  const styles = useStyles();
  const { t } = useTexts();
  /** What is being typed; null while the field shows the row that counts. */
  const [typed, setTyped] = useState<string | null>(null);
  /** Half a number is no mistake: problems are told when the person has finished. */
  const [isFinished, setFinished] = useState(false);
  const row = rowOf(form, name);
  const isGiven = draft[name] !== null;
  const problemOf = (text: string) => rowProblem(draft, sheet, form, name, text.trim() === "" ? NaN : Number(text) - 1);
  const problem = typed === null ? null : problemOf(typed);
  const type = (text: string): void => {
    setTyped(text);
    setFinished(false);
    if (problemOf(text) === null) onChange(withRow(draft, sheet, form, name, Number(text) - 1));
  };
  const handBack = (): void => {
    setTyped(null);
    onChange(withRow(draft, sheet, form, name, null));
  };
  const finish = (isBlank: boolean): void => {
    if (typed === null) return;
    if (isBlank) handBack();
    else if (problem === null) setTyped(null);
    else setFinished(true);
  };
  const label = t(`pane:layout.row.${name}`);
  const bounds = { first: (layoutOrigin(sheet, form)?.row ?? 0) + 2, last: sheet.used.lastRow + 1 };
  const state = row === null ? t("pane:layout.row.absent") : t(isGiven ? "pane:layout.row.given" : "pane:layout.row.read");
  return (
    <div className={styles.row}>
      <Field
        className={styles.field}
        label={label}
        hint={state}
        {...(isFinished && problem && { validationState: "error", validationMessage: t(`pane:layout.row.problem.${problem}`, bounds) })}
      >
        <Input
          className={styles.input}
          type="number"
          min={bounds.first}
          max={bounds.last}
          value={typed ?? (row === null ? "" : String(row + 1))}
          onChange={(_, { value }) => type(value)}
          // A browser says "" of a number that it cannot read.
          onBlur={({ target }) => finish(target.value === "" && !target.validity.badInput)}
          onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
            const { value, validity } = event.currentTarget;
            if (event.key === "Enter") finish(value === "" && !validity.badInput);
          }}
        />
      </Field>
      {isGiven && (
        <Button size="small" appearance="subtle" aria-label={t("pane:layout.auto.of", { name: label })} onClick={handBack}>
          {t("pane:layout.auto")}
        </Button>
      )}
    </div>
  );
}
