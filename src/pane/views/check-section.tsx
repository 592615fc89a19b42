import { useEffect, useRef, type RefObject } from "react";
import type { CheckedForm } from "../../rules/check";
import { openFindings } from "../../rules/finding";
import type { Position } from "../../sheet/address";
import type { PaneController } from "../model/controller";
import type { CheckedSheet, PaneState } from "../model/state";
import { AcknowledgedList } from "./acknowledged-list";
import { FindingList } from "./finding-list";
import { FormCard } from "./form-card";
import { Message } from "./message";
import { RepairBar } from "./repair/repair-bar";
import { ReportMenu } from "./report-menu";
import { SwitchedOff } from "./rules/switched-off";
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
export function CheckSection({ current, checked, layoutButton, onSelect, onLayout, onApply, state, controller }: Props) {
  const { t } = useTexts();
  const { form, findings } = current;
  const open = openFindings(findings);
  const acknowledged = findings.filter((finding) => finding.acknowledged !== null);
  const settled = controller.settings.acknowledged;
  const heading = useRef<HTMLHeadingElement>(null);
  const isAcknowledging = useRef(false);
  useEffect(() => {
    // What had the focus is gone; it goes on where the finding went.
    if (isAcknowledging.current) heading.current?.focus();
    isAcknowledging.current = false;
  }, [acknowledged.length]);
  return (
    <>
      <FormCard form={form} checked={checked} onSelect={onSelect} layoutButton={layoutButton} onLayout={onLayout} />
      <SummaryTable current={current} />
      <ReportMenu reports={controller.reports} sheets={[checked]} marks={state.marks.count} />
      <SwitchedOff rules={state.settled.switchedOff} onRules={() => controller.showRules(null)} />
      {open.length > 0 ? (
        <>
          <RepairBar findings={open} state={state} controller={controller} onSelect={onSelect} onApply={onApply} />
          <FindingList
            findings={open}
            sheet={checked.sheet}
            repairing={{ repair: state.repair, desk: controller.repairs, onApply }}
            onSelect={onSelect}
            onRule={(rule) => controller.showRules(rule)}
            onAcknowledge={(finding, note) => {
              isAcknowledging.current = true;
              void settled.add(finding, form, note);
            }}
          />
        </>
      ) : (
        <Message tone="success" title={t(acknowledged.length > 0 ? "pane:findings.none.open" : "pane:findings.none.title")}>
          <p>{t(acknowledged.length > 0 ? "pane:findings.none.acknowledged" : "pane:findings.none.body")}</p>
        </Message>
      )}
      {acknowledged.length > 0 && (
        <AcknowledgedList
          findings={acknowledged}
          sheet={checked.sheet}
          heading={heading}
          onSelect={onSelect}
          onTakeBack={(finding) => {
            isAcknowledging.current = true;
            void settled.takeBack(finding, form);
          }}
        />
      )}
    </>
  );
}
