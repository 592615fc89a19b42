import { Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { BLOCK_FORMS } from "../../../blocks/block";
import { LIBRARY } from "../../../blocks/library";
import { fieldsOf } from "../../../blocks/search";
import { compact } from "../../../figures/normalise";
import type { BlockNames } from "../../model/own-blocks";
import { useTexts } from "../texts-context";

const FIELDS = fieldsOf(LIBRARY);

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  input: { minWidth: 0 },
});

/** Whether everything is filled in that a block has to say. */
export function areNamesFilled({ title, field }: BlockNames): boolean {
  return compact(title) !== "" && compact(field) !== "";
}

interface Props {
  readonly names: BlockNames;
  /** Titles of other blocks of one's own. */
  readonly taken: readonly string[];
  readonly onChange: (names: Partial<BlockNames>) => void;
}

/** What a block of one's own is called, its field, and the kind of form that it is for. */
export function BlockNamesForm({ names: { title, field, form }, taken, onChange }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const id = useId();
  const blank = (text: string) => compact(text) === "" && ({ validationState: "error", validationMessage: t("pane:blocks.name.blank") } as const);
  const isTaken = taken.includes(title.trim()) && ({ validationState: "warning", validationMessage: t("pane:blocks.name.taken") } as const);
  return (
    <div className={styles.stack}>
      <Field label={t("pane:blocks.name")} size="small" required {...isTaken} {...blank(title)}>
        <Input size="small" className={styles.input} value={title} onChange={(_, { value }) => onChange({ title: value })} />
      </Field>
      <Field label={t("pane:blocks.field")} size="small" required {...blank(field)}>
        <Input size="small" className={styles.input} list={id} value={field} onChange={(_, { value }) => onChange({ field: value })} />
      </Field>
      <datalist id={id}>
        {FIELDS.map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <Field label={t("pane:blocks.kind")} size="small">
        <Select size="small" value={form} onChange={(_, { value }) => onChange({ form: BLOCK_FORMS.find((kind) => kind === value) ?? form })}>
          {BLOCK_FORMS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`pane:blocks.kind.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
