import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useId, useRef } from "react";
import type { Position } from "../../sheet/address";
import type { PaneController } from "../model/controller";
import type { CheckedSheet, PaneState } from "../model/state";
import { CheckSection } from "./check-section";
import { FormTabs } from "./form-tabs";
import { LayoutView } from "./layout/layout-view";
import { RecomputeSection } from "./recompute/recompute-section";
import { panelOf } from "./tabs";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
});

interface Props {
  readonly checked: CheckedSheet;
  readonly state: PaneState;
  readonly controller: PaneController;
  readonly onSelect: (cell: Position) => void;
  readonly onApply: () => void;
}

/** The outcome of a check: the form, its figures, and what was found. */
export function ResultView({ checked, state, controller, onSelect, onApply }: Props) {
  const styles = useStyles();
  const group = useId();
  const { form, editing } = state;
  const layoutButton = useRef<HTMLButtonElement>(null);
  const isReturning = useRef(false);
  useEffect(() => {
    // Only for a person who went back: a view that ended by itself must not take the focus from the sheet.
    if (editing === null && isReturning.current) layoutButton.current?.focus();
    isReturning.current = false;
  }, [editing]);
  const { forms } = checked.check;
  const current = forms[form];
  if (!current) return null;
  if (editing && state.section === "check") {
    const goBack = (): void => {
      isReturning.current = true;
      controller.layouts.close();
    };
    return (
      <LayoutView
        current={current}
        sheet={checked.sheet}
        editing={editing}
        editor={controller.layouts}
        canKeepSettings={state.abilities?.canKeepSettings === true}
        onBack={goBack}
      />
    );
  }
  const panel = forms.length > 1 ? panelOf(group, form) : {};
  return (
    <div className={styles.stack}>
      {forms.length > 1 && <FormTabs forms={forms} current={form} group={group} onForm={(index) => controller.showForm(index)} />}
      <div className={styles.stack} {...panel}>
        {state.section === "check" && (
          <CheckSection
            // What was opened in the list of one form belongs to that form.
            key={form}
            current={current}
            checked={checked}
            state={state}
            controller={controller}
            layoutButton={layoutButton}
            onSelect={onSelect}
            onLayout={() => controller.layouts.open()}
            onApply={onApply}
          />
        )}
        {state.section === "recompute" && (
          <RecomputeSection
            key={form}
            current={current}
            settled={state.settled}
            repairing={{ repair: state.repair, desk: controller.repairs, onApply }}
            onPolicy={(id) => void controller.settings.policy.choose(id, { onComputer: state.abilities?.canKeepSettings === false })}
            onSelect={onSelect}
          />
        )}
      </div>
    </div>
  );
}
