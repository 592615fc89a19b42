import type { RefObject } from "react";
import type { CheckedForm } from "../../rules/check";
import { openFindings } from "../../rules/finding";
import type { Position } from "../../sheet/address";
import type { PaneController } from "../model/controller";
import type { CheckedSheet, PaneState } from "../model/state";
import { FindingList } from "./finding-list";
import { FormCard } from "./form-card";
import { Message } from "./message";
import { RepairBar } from "./repair/repair-bar";
import { SummaryTable } from "./summary-table";
import { useTexts } from "./texts-context";

interface Props {
  readonly current: CheckedForm;
  readonly checked: CheckedSheet;
  readonly state: PaneState;
  readonly controller: PaneController;
  readonly layoutButton: RefObject<HTMLButtonElement | null>;
  readonly onSelect: (cell: Position) => void;
  readonly onLayout: () => void;
  /** A repair is being written: whatever held the focus may be gone in a moment. */
  readonly onApply: () => void;
}

/** Which form was recognised, its figures, and what was found. */
export function CheckSection({ current, checked, state, controller, layoutButton, onSelect, onLayout, onApply }: Props) {
  const { t } = useTexts();
  return (
    <>
      <FormCard form={current.form} checked={checked} onSelect={onSelect} layoutButton={layoutButton} onLayout={onLayout} />
      <SummaryTable current={current} />
      {current.findings.length > 0 ? (
        <>
          <RepairBar findings={openFindings(current.findings)} state={state} controller={controller} onSelect={onSelect} onApply={onApply} />
          <FindingList
            findings={current.findings}
            sheet={checked.sheet}
            repairing={{ repair: state.repair, desk: controller.repairs, onApply }}
            onSelect={onSelect}
          />
        </>
      ) : (
        <Message tone="success" title={t("pane:findings.none.title")}>
          <p>{t("pane:findings.none.body")}</p>
        </Message>
      )}
    </>
  );
}
