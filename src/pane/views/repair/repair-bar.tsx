import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { HighlightRegular } from "@fluentui/react-icons/svg/highlight";
import { useRef, useState } from "react";
import { findingText } from "../../../i18n/finding-text";
import type { Finding } from "../../../rules/finding";
import type { Position } from "../../../sheet/address";
import type { PaneController } from "../../model/controller";
import type { PaneState } from "../../model/state";
import { keptIn } from "../kept-in";
import { useTexts } from "../texts-context";
import { RepairPreview } from "./repair-preview";

const useStyles = makeStyles({
  bar: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly findings: readonly Finding[];
  readonly state: PaneState;
  readonly controller: PaneController;
  readonly onSelect: (cell: Position) => void;
  readonly onApply: () => void;
}

/** What can be done with all findings at once: mend those that follow from other cells, and mark them on the sheet. */
export function RepairBar({ findings, state, controller, onSelect, onApply }: Props) {
  const styles = useStyles();
  const texts = useTexts();
  const { t, find } = texts;
  const allButton = useRef<HTMLButtonElement>(null);
  const [hasComments, setComments] = useState(false);
  const { repair, marks, abilities } = state;
  const safe = findings.filter((finding) => controller.repairs.fixOf(finding)?.kind === "safe").length;
  const commentOf = (finding: Finding): string =>
    t("pane:marks.comment", { rule: find("rules", `${finding.rule}.name`) ?? finding.rule, message: findingText(finding, texts) });
  return (
    <>
      <div className={styles.bar}>
        {safe > 0 && (
          <Button
            ref={keptIn(allButton)}
            appearance="primary"
            icon={<EditRegular />}
            aria-expanded={repair?.origin.kind === "all"}
            onClick={() => controller.repairs.open({ kind: "all" })}
          >
            {t("pane:repair.all", { count: safe })}
          </Button>
        )}
        <Button icon={<HighlightRegular />} disabledFocusable={marks.isBusy} onClick={() => void controller.marks.mark(hasComments ? commentOf : null)}>
          {t("pane:marks.mark")}
        </Button>
        {abilities?.canComment && (
          <Checkbox label={t("pane:marks.comments")} checked={hasComments} onChange={(_, { checked }) => setComments(checked === true)} />
        )}
      </div>
      {repair?.origin.kind === "all" && (
        <RepairPreview repair={repair} desk={controller.repairs} onSelect={onSelect} onClose={() => allButton.current?.focus()} onApply={onApply} />
      )}
    </>
  );
}
