import { Button, Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { TableSettingsRegular } from "@fluentui/react-icons/svg/table-settings";
import type { RefObject } from "react";
import type { Form } from "../../form/form";
import { formatArea, type Position } from "../../sheet/address";
import { isUnsure } from "../model/layout-draft";
import type { CheckedSheet } from "../model/state";
import { confidenceText } from "./confidence-text";
import { keptIn } from "./kept-in";
import { useTexts } from "./texts-context";

const useStyles = makeStyles({
  card: { display: "grid", gap: tokens.spacingVerticalXXS, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
  name: { margin: 0 },
  facts: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  layout: { justifySelf: "start" },
  range: { fontSize: "inherit", lineHeight: "inherit" },
  fact: { display: "flex", gap: tokens.spacingHorizontalXS, "& dd": { margin: 0, color: tokens.colorNeutralForeground1 } },
});

interface Props {
  readonly form: Form;
  readonly checked: CheckedSheet;
  readonly onSelect: (cell: Position) => void;
  readonly layoutButton: RefObject<HTMLButtonElement | null>;
  readonly onLayout: () => void;
}

/** Which form was recognised: its name, year and place, and how sure that is. */
export function FormCard({ form, checked, onSelect, layoutButton, onLayout }: Props) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const unsure = form.roles.filter(isUnsure).length;
  const name = form.projectName?.text.trim() || form.title?.text.trim() || t(`report:kind.${form.kind}`);
  const range = formatArea(form.area);
  const caption = [t(`report:kind.${form.kind}`), form.year && t("pane:form.year", { year: String(form.year.value) })];
  const notes = [
    checked.sheet.isProtected && t("pane:note.protected"),
    checked.info.visibility !== "visible" && t("pane:note.hidden"),
  ].filter((note) => note !== false);
  return (
    <section className={styles.card}>
      <Text size={200} className={styles.quiet}>
        {caption.filter(Boolean).join(" · ")}
      </Text>
      <Text as="h2" size={400} weight="semibold" className={styles.name}>
        {name}
      </Text>
      <dl className={styles.facts}>
        <div className={styles.fact}>
          <dt>{t("pane:form.sheet")}</dt>
          <dd>{checked.info.name}</dd>
        </div>
        <div className={styles.fact}>
          <dt>{t("pane:form.range")}</dt>
          <dd>
            <Link as="button" className={styles.range} aria-label={t("pane:form.select-range", { range })} onClick={() => onSelect(form.area)}>
              {range}
            </Link>
          </dd>
        </div>
        <div className={styles.fact}>
          <dt>{t("pane:form.confidence")}</dt>
          <dd>{confidenceText(form.confidence, texts)}</dd>
        </div>
      </dl>
      {form.signature !== null && (
        <Button
          ref={keptIn(layoutButton)}
          size="small"
          className={styles.layout}
          icon={<TableSettingsRegular />}
          onClick={onLayout}
        >
          {unsure > 0 ? t("pane:layout.unsure", { count: unsure }) : t("pane:layout")}
        </Button>
      )}
      {notes.map((note) => (
        <Text key={note} size={200} className={styles.quiet}>
          {note}
        </Text>
      ))}
    </section>
  );
}
