import { Button } from "@fluentui/react-components";
import { CalculatorRegular } from "@fluentui/react-icons/svg/calculator";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import type { PaneController } from "../model/controller";
import type { PaneState } from "../model/state";
import { Message } from "./message";
import { useTexts } from "./texts-context";

interface Props {
  readonly state: PaneState;
  readonly controller: PaneController;
  /** The button that was pressed goes with its notice. */
  readonly onAct: () => void;
}

/** What the person should know beside the view itself. */
export function Notices({ state, controller, onAct }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const { view, abilities, selectFailure, isFollowing, notice, settled } = state;
  const hasChecked = view.kind === "result" || view.kind === "no-form";
  return (
    <>
      {notice && (
        <Message tone={notice.tone} onDismiss={() => controller.dismissNotice()}>
          <p>{notice.say(texts)}</p>
          {notice.undo && (
            <Button
              size="small"
              icon={<ArrowUndoRegular />}
              onClick={() => {
                onAct();
                void notice.undo?.();
              }}
            >
              {t("pane:notice.undo")}
            </Button>
          )}
        </Message>
      )}
      {settled.problems.map((say) => (
        <Message key={say(texts)} tone="warning">
          <p>{t("pane:kept.unknown", { reason: say(texts) })}</p>
        </Message>
      ))}
      {selectFailure && (
        <Message tone="warning" onDismiss={() => controller.dismissSelectFailure()}>
          <p>{t("pane:select.failed", { reason: t(`host:error.${selectFailure}`) })}</p>
        </Message>
      )}
      {hasChecked && view.checked.sheet.isCalculationPending && (
        <Message tone="warning">
          <p>{t("pane:note.pending")}</p>
          <Button
            size="small"
            icon={<CalculatorRegular />}
            onClick={() => {
              onAct();
              void controller.calculate();
            }}
          >
            {t("pane:note.calculate")}
          </Button>
        </Message>
      )}
      {hasChecked && abilities && !abilities.canReadMerges && (
        <Message tone="warning">
          <p>{t("pane:note.no-merges", { version: abilities.version })}</p>
        </Message>
      )}
      {hasChecked && !isFollowing && (
        <Message tone="info">
          <p>{t("pane:note.not-following")}</p>
        </Message>
      )}
    </>
  );
}
