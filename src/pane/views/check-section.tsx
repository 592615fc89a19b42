import type { RefObject } from "react";
import type { CheckedForm } from "../../rules/check";
import type { Position } from "../../sheet/address";
import type { CheckedSheet } from "../model/state";
import { FindingList } from "./finding-list";
import { FormCard } from "./form-card";
import { Message } from "./message";
import { SummaryTable } from "./summary-table";
import { useTexts } from "./texts-context";

interface Props {
  readonly current: CheckedForm;
  readonly checked: CheckedSheet;
  readonly layoutButton: RefObject<HTMLButtonElement | null>;
  readonly onSelect: (cell: Position) => void;
  readonly onLayout: () => void;
}

/** Which form was recognised, its figures, and what was found. */
export function CheckSection({ current, checked, layoutButton, onSelect, onLayout }: Props) {
  const { t } = useTexts();
  return (
    <>
      <FormCard form={current.form} checked={checked} onSelect={onSelect} layoutButton={layoutButton} onLayout={onLayout} />
      <SummaryTable current={current} />
      {current.findings.length > 0 ? (
        <FindingList findings={current.findings} sheet={checked.sheet} onSelect={onSelect} />
      ) : (
        <Message tone="success" title={t("pane:findings.none.title")}>
          <p>{t("pane:findings.none.body")}</p>
        </Message>
      )}
    </>
  );
}
