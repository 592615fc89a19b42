import { Button, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { Form, IndicatorColumn, Reason } from "../../../form/form";
import type { Texts } from "../../../i18n/texts";
import { LAYOUT_ROLES, type Layout } from "../../../reading/layouts/layout";
import { columnName } from "../../../sheet/address";
import type { Sheet } from "../../../sheet/sheet";
import { isUnsure, withColumn } from "../../model/layout-draft";
import { confidenceText } from "../confidence-text";
import { useTexts } from "../texts-context";
import { ToneIcon } from "../tone-icon";
import { RoleLabel, toneOf } from "./role-label";

const NO_COLUMN = "none";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  title: { margin: 0 },
  list: { display: "grid", gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: "none", gridTemplateColumns: "minmax(0, 1fr)" },
  role: { display: "grid", gap: tokens.spacingVerticalXXS, gridTemplateColumns: "minmax(0, 1fr)" },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  check: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXXS, fontWeight: tokens.fontWeightSemibold },
  auto: { marginInlineStart: "auto" },
  why: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

interface Props {
  readonly form: Form;
  readonly sheet: Sheet;
  readonly draft: Layout;
  readonly onChange: (draft: Layout) => void;
}

/** Each role with its column, how sure the reader is of it and why, for the person to set right. */
export function LayoutColumns({ form, sheet, draft, onChange }: Props) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const id = useId();
  const columns = choices(form, sheet, texts);
  const set = (role: IndicatorColumn, column: number | null | "auto"): void => onChange(withColumn(draft, sheet, form, role, column));
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Text as="h3" id={id} weight="semibold" className={styles.title}>
        {t("pane:layout.columns")}
      </Text>
      <ul className={styles.list}>
        {LAYOUT_ROLES.map((role) => {
          const reading = form.roles.find((candidate) => candidate.role === role);
          const name = t(`reading:role.${role}`);
          const isGiven = role in draft.columns;
          const ids = { role: `${id}-${role}`, check: `${id}-${role}-check`, why: `${id}-${role}-why` };
          const mustCheck = reading !== undefined && isUnsure(reading);
          const hasReasons = reading !== undefined || isGiven;
          return (
            <li key={role} className={styles.role}>
              <div className={styles.head}>
                <label htmlFor={ids.role}>
                  <RoleLabel tone={toneOf(role)}>{name}</RoleLabel>
                </label>
                {mustCheck && (
                  <span className={styles.check} id={ids.check}>
                    <ToneIcon tone="warning" />
                    {t("pane:layout.check")}
                  </span>
                )}
                {isGiven && (
                  <Button
                    size="small"
                    appearance="subtle"
                    className={styles.auto}
                    aria-label={t("pane:layout.auto.of", { name })}
                    onClick={() => set(role, "auto")}
                  >
                    {t("pane:layout.auto")}
                  </Button>
                )}
              </div>
              <Select
                id={ids.role}
                value={String(reading?.column ?? NO_COLUMN)}
                {...(hasReasons && { "aria-describedby": mustCheck ? `${ids.check} ${ids.why}` : ids.why })}
                onChange={(_, { value }) => set(role, value === NO_COLUMN ? null : Number(value))}
              >
                {columns.map(({ column, label }) => (
                  <option key={column} value={String(column)}>
                    {label}
                  </option>
                ))}
                <option value={NO_COLUMN}>{t("pane:layout.column.none")}</option>
              </Select>
              {hasReasons && (
                <Text size={200} className={styles.why} id={ids.why}>
                  {reading && !isGiven
                    ? [confidenceText(reading.confidence, texts), ...reasonTexts(reading.reasons, texts)].join(" · ")
                    : t("reading:reason.person")}
                </Text>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function reasonTexts(reasons: readonly Reason[], { find }: Texts): string[] {
  return reasons.flatMap(({ id, values }) => find("reading", `reason.${id}`, values) ?? []);
}

/** The columns of the form by letter and heading. */
function choices(form: Form, sheet: Sheet, { t }: Texts): { readonly column: number; readonly label: string }[] {
  const { area } = form;
  return Array.from({ length: area.lastColumn - area.column + 1 }, (_, index) => {
    const column = area.column + index;
    const letter = columnName(column);
    const heading = headingOf(form, sheet, column);
    return { column, label: heading ? t("pane:layout.column", { letter, heading }) : t("pane:layout.column.blank", { letter }) };
  });
}

/** What the heading rows say of a column, from top to bottom, each text once. */
function headingOf({ headerRow, headerLastRow }: Form, sheet: Sheet, column: number): string {
  const words = new Set<string>();
  for (let row = headerRow ?? 0; row <= (headerLastRow ?? -1); row++) {
    words.add((sheet.shownAt(row, column)?.text ?? "").replace(/\s+/g, " ").trim());
  }
  return [...words].filter(Boolean).join(" / ");
}
