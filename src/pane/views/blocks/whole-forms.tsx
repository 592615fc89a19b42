import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { TableAddRegular } from "@fluentui/react-icons/svg/table-add";
import { TableArrowUpRegular } from "@fluentui/react-icons/svg/table-arrow-up";
import type { PaneController } from "../../model/controller";
import type { PaneState } from "../../model/state";
import { useTexts } from "../texts-context";
import { FromTargetsPanel } from "./from-targets-panel";
import { NewFormPanel } from "./new-form-panel";

/** The two ways to a whole form. */
export type WholeForm = "new-form" | "from-targets";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  button: { maxWidth: "100%", minWidth: 0 },
});

/** The way that is open; null for none. */
export function openWholeForm({ newForm, fromTargets }: PaneState): WholeForm | null {
  return newForm ? "new-form" : fromTargets ? "from-targets" : null;
}

interface ButtonsProps {
  readonly controller: PaneController;
  /** The one that the person came back from: its button has the focus again. */
  readonly left: string | null;
}

/** Opens either way. */
export function WholeFormButtons({ controller: { newForms, targets }, left }: ButtonsProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div role="group" aria-label={t("pane:whole-forms")} className={styles.buttons}>
      <Button className={styles.button} icon={<TableAddRegular />} autoFocus={left === "new-form"} onClick={() => newForms.open()}>
        {t("pane:new-form")}
      </Button>
      <Button className={styles.button} icon={<TableArrowUpRegular />} autoFocus={left === "from-targets"} onClick={() => void targets.open()}>
        {t("pane:from-targets")}
      </Button>
    </div>
  );
}

interface PanelProps {
  readonly state: PaneState;
  readonly controller: PaneController;
  readonly onBack: (from: WholeForm) => void;
  readonly onApply: () => void;
}

/** The way that is open. */
export function WholeFormPanel({ state, controller: { newForms, targets }, onBack, onApply }: PanelProps) {
  const { newForm, fromTargets, abilities, history } = state;
  const back = (from: WholeForm) => (): void => {
    (from === "new-form" ? newForms : targets).close();
    onBack(from);
  };
  if (newForm) return <NewFormPanel state={newForm} desk={newForms} isBusy={history.isBusy} onBack={back("new-form")} onApply={onApply} />;
  if (!fromTargets) return null;
  return (
    <FromTargetsPanel
      state={fromTargets}
      desk={targets}
      canReadMerges={abilities?.canReadMerges === true}
      isBusy={history.isBusy}
      onBack={back("from-targets")}
      onApply={onApply}
    />
  );
}
