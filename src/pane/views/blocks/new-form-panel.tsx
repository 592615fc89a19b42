import { Button, Field, Input, makeStyles, Text, tokens } from "@fluentui/react-components";
import { FORM_LAYOUTS, NEW_FORM_KINDS } from "../../../blocks/form-layouts";
import type { NewFormDesk, NewFormState } from "../../model/new-form-desk";
import { Choice } from "../choice";
import { useTexts } from "../texts-context";
import { BackToList } from "./back-to-list";
import { FormPlaceView } from "./form-place-view";
import { SheetPreview } from "./sheet-preview";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)", overflowWrap: "anywhere" },
  button: { justifySelf: "start" },
  title: { margin: 0 },
  year: { maxWidth: "8em" },
});

interface Props {
  readonly state: NewFormState;
  readonly desk: NewFormDesk;
  readonly isBusy: boolean;
  readonly onBack: () => void;
  /** The button goes with the form that is made. */
  readonly onApply: () => void;
}

/** A complete empty form: which one, for what, and how it will stand. */
export function NewFormPanel({ state, desk, isBusy, onBack, onApply }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { kind, year, projectName, department, isYearRight, sheet, place } = state;
  const isReady = place.kind === "new-sheet" || (place.kind === "found" && place.refused.length === 0);
  const asked = FORM_LAYOUTS[kind].names.flat().map(({ role }) => role);
  const create = (): void => {
    onApply();
    void desk.create();
  };
  return (
    <div className={styles.stack}>
      <BackToList onBack={onBack} />
      <Choice label={t("pane:new-form.kind")} value={kind} values={NEW_FORM_KINDS} nameOf={(one) => t(`pane:new-form.${one}`)} onChange={(chosen) => desk.change({ kind: chosen })} />
      <Field label={t("pane:new-form.year")} size="small" {...(isYearRight ? {} : { validationMessage: t("pane:new-form.year.wrong") })}>
        <Input size="small" inputMode="numeric" className={styles.year} value={year} onChange={(_, { value }) => desk.change({ year: value })} />
      </Field>
      {asked.includes("projectName") && (
        <Field label={t("pane:new-form.name")} size="small">
          <Input size="small" value={projectName} onChange={(_, { value }) => desk.change({ projectName: value })} />
        </Field>
      )}
      {asked.includes("department") && (
        <Field label={t("pane:new-form.department-name")} size="small">
          <Input size="small" value={department} onChange={(_, { value }) => desk.change({ department: value })} />
        </Field>
      )}
      <FormPlaceView place={place} desk={desk} />
      <SheetPreview sheet={place.kind === "found" ? place.placed.contents : sheet} />
      <Text as="p" size={200} className={styles.title}>
        {t(place.kind === "new-sheet" ? "pane:new-form.hint" : "pane:new-form.hint.here")}
      </Text>
      <Button appearance="primary" className={styles.button} disabledFocusable={isBusy || !isYearRight || !isReady} onClick={create}>
        {t(place.kind === "new-sheet" ? "pane:new-form.create" : "pane:new-form.create.here")}
      </Button>
    </div>
  );
}
