import { Button, makeStyles } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { useRef } from "react";
import type { Position } from "../../../sheet/address";
import { keptIn } from "../kept-in";
import { useTexts } from "../texts-context";
import type { Repairing } from "./fix-button";
import { RepairPreview } from "./repair-preview";

const useStyles = makeStyles({ button: { justifySelf: "start" } });

/** Opens the preview of what the recomputed figures would write into the form. */
export function WriteBack({ repair, desk, onApply, onSelect }: Repairing & { readonly onSelect: (cell: Position) => void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = repair?.origin.kind === "write-back";
  return (
    <>
      <Button
        ref={keptIn(button)}
        className={styles.button}
        icon={<EditRegular />}
        aria-expanded={isOpen}
        onClick={() => (isOpen ? desk.close() : desk.open({ kind: "write-back" }))}
      >
        {t("pane:repair.write-back")}
      </Button>
      {isOpen && <RepairPreview repair={repair} desk={desk} onSelect={onSelect} onClose={() => button.current?.focus()} onApply={onApply} />}
    </>
  );
}
