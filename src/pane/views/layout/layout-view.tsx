import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { useEffect, useRef } from "react";
import type { Form } from "../../../form/form";
import type { Layout } from "../../../reading/layouts/layout";
import { countBySeverity } from "../../../report/summary-lines";
import type { CheckedForm } from "../../../rules/check";
import type { Sheet } from "../../../sheet/sheet";
import { standingOf } from "../../model/layout-draft";
import type { LayoutEditing, LayoutEditor } from "../../model/layout-editor";
import { pointedAt, type PointedHeading } from "../../model/pointed-heading";
import { keptIn } from "../kept-in";
import { onEscape } from "../on-escape";
import { useTexts } from "../texts-context";
import { LayoutColumns } from "./layout-columns";
import { LayoutHeading } from "./layout-heading";
import { LayoutKeep } from "./layout-keep";
import { LayoutMap } from "./layout-map";
import { LayoutRows } from "./layout-rows";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  title: { margin: 0 },
  words: { display: "grid", gap: tokens.spacingVerticalXS },
});

interface Props {
  readonly current: CheckedForm;
  readonly sheet: Sheet;
  readonly editing: LayoutEditing;
  readonly editor: LayoutEditor;
  readonly canKeepSettings: boolean;
  readonly onBack: () => void;
}

/** Where the headings stand now; the columns only where a person named them. */
function headingOf({ headerRow, headerLastRow, area }: Form, { headingRows }: Layout): PointedHeading | undefined {
  if (headerRow === null || headerLastRow === null) return undefined;
  return pointedAt(headerRow, headerLastRow, headingRows === undefined ? null : area);
}

/** How the form is read: its columns and rows with what they were taken for, to be set right and remembered. */
export function LayoutView({ current, sheet, editing, editor, canKeepSettings, onBack }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const back = useRef<HTMLButtonElement>(null);
  // The button that opened the view is gone; the focus goes on at the view's beginning.
  useEffect(() => back.current?.focus(), []);
  const { form, findings } = current;
  const counts = countBySeverity(findings);
  // What was set and not saved must not go with a key that was pressed for a list.
  const leave = (): void => {
    if (standingOf(editing) !== "dirty") onBack();
  };
  const parts = { form, sheet, draft: editing.draft, onChange: (draft: LayoutEditing["draft"]) => editor.change(draft) };
  return (
    <div className={styles.stack} onKeyDown={(event) => onEscape(event, leave)}>
      <div className={styles.words}>
        <div className={styles.head}>
          <Button
            ref={keptIn(back)}
            size="small"
            icon={<ArrowLeftRegular />}
            onClick={onBack}
          >
            {t("pane:layout.back")}
          </Button>
          <Text as="h2" size={400} weight="semibold" className={styles.title}>
            {t("pane:layout")}
          </Text>
        </div>
        <Text>{t("pane:layout.body")}</Text>
        <Text weight="semibold">
          {t("pane:layout.effect", { errors: counts.error, warnings: counts.warning, infos: counts.info })}
        </Text>
      </div>
      <LayoutMap form={form} sheet={sheet} />
      <LayoutHeading editor={editor} pointed={headingOf(form, editing.draft)} />
      <LayoutColumns {...parts} />
      <LayoutRows {...parts} />
      <LayoutKeep editing={editing} editor={editor} canKeepSettings={canKeepSettings} />
    </div>
  );
}
