import { Label, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useId } from "react";

const useStyles = makeStyles({
  choice: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, minWidth: 0 },
  label: { flexShrink: 0 },
  select: { minWidth: 0 },
});

interface Props<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly values: readonly Id[];
  readonly nameOf: (id: Id) => string;
  readonly onChange: (id: Id) => void;
}

/** One of a few, with its label beside it. */
export function Choice<Id extends string>({ label, value, values, nameOf, onChange }: Props<Id>) {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.choice}>
      <Label htmlFor={id} size="small" className={styles.label}>
        {label}
      </Label>
      <Select id={id} size="small" value={value} className={styles.select} onChange={(_, { value: chosen }) => onChange(chosen as Id)}>
        {values.map((option) => (
          <option key={option} value={option}>
            {nameOf(option)}
          </option>
        ))}
      </Select>
    </div>
  );
}
