import { Button } from "@fluentui/react-components";
import { useRef } from "react";
import type { Finding } from "../../../rules/finding";
import { identityOf } from "../../../rules/fix";
import type { Position } from "../../../sheet/address";
import type { Repair, RepairDesk } from "../../model/repair-desk";
import { keptIn } from "../kept-in";
import { useTexts } from "../texts-context";
import { RepairPreview } from "./repair-preview";

/** What a list of findings needs to offer their fixes. */
export interface Repairing {
  readonly repair: Repair | null;
  readonly desk: RepairDesk;
  readonly onApply: () => void;
}

interface Props extends Repairing {
  readonly finding: Finding;
  readonly onSelect: (cell: Position) => void;
}

/** Opens the preview of a finding's fix, and shows it below; nothing where only the person knows. */
export function FixButton({ finding, repair, desk, onSelect, onApply }: Props) {
  const { t } = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  const fix = desk.fixOf(finding);
  if (!fix) return null;
  const identity = identityOf(finding);
  const isOpen = repair?.origin.kind === "finding" && repair.origin.identity === identity;
  return (
    <>
      <Button ref={keptIn(button)} size="small" aria-expanded={isOpen} onClick={() => (isOpen ? desk.close() : desk.open({ kind: "finding", identity }))}>
        {t(`pane:repair.${fix.kind}`)}
      </Button>
      {isOpen && <RepairPreview repair={repair} desk={desk} onSelect={onSelect} onClose={() => button.current?.focus()} onApply={onApply} />}
    </>
  );
}
