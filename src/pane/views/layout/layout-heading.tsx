import { Button, Field, Input, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type SyntheticEvent, useId, useState } from "react";
import type { LayoutEditor } from "../../model/layout-editor";
import { MOST_HEADING_ROWS, type PointedHeading, type PointProblem } from "../../model/pointed-heading";
import { useTexts } from "../texts-context";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  title: { margin: 0 },
  hint: { color: tokens.colorNeutralForeground2 },
  fields: { display: "grid", alignItems: "start", gap: tokens.spacingHorizontalS, gridTemplateColumns: "repeat(2, minmax(0, 1fr))" },
  input: { minWidth: 0 },
  button: { justifySelf: "start" },
});

const FIELDS = ["row", "rows", "firstColumn", "lastColumn"] as const satisfies readonly (keyof PointedHeading)[];
const BLANK: PointedHeading = { row: "", rows: "1", firstColumn: "", lastColumn: "" };
const FIELD_OF: Readonly<Record<PointProblem, keyof PointedHeading>> = {
  "no-row": "row",
  outside: "row",
  blank: "row",
  "no-column": "firstColumn",
  "wrong-columns": "lastColumn",
};

interface Props {
  readonly editor: LayoutEditor;
  /** Where the headings were found; blank where no form was. */
  readonly pointed?: PointedHeading | undefined;
  /** No form was found on the sheet. */
  readonly isAbsent?: boolean;
}

/** Which rows and columns the headings take, for the person to point at. */
export function LayoutHeading({ editor, pointed = BLANK, isAbsent = false }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const title = useId();
  const [typed, setTyped] = useState(pointed);
  const [problem, setProblem] = useState<PointProblem | null>(null);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setProblem(editor.point(typed));
  };
  return (
    <form className={styles.section} aria-labelledby={title} onSubmit={submit} noValidate>
      <Text as="h3" id={title} weight="semibold" className={styles.title}>
        {t(isAbsent ? "pane:layout.point.absent" : "pane:layout.point")}
      </Text>
      <Text size={200} className={styles.hint}>
        {t("pane:layout.point.hint")}
      </Text>
      <div className={styles.fields}>
        {FIELDS.map((name) => (
          <Field
            key={name}
            label={t(`pane:layout.point.${name}`)}
            {...(problem && FIELD_OF[problem] === name && { validationState: "error", validationMessage: t(`pane:layout.point.problem.${problem}`, { most: MOST_HEADING_ROWS }) })}
          >
            <Input
              className={styles.input}
              {...(name === "row" || name === "rows" ? { inputMode: "numeric" as const } : {})}
              value={typed[name]}
              onChange={(_, { value }) => {
                setTyped({ ...typed, [name]: value });
                setProblem(null);
              }}
            />
          </Field>
        ))}
      </div>
      <Button type="submit" size="small" className={styles.button}>
        {t("pane:layout.point.read")}
      </Button>
    </form>
  );
}
