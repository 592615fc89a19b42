import { Button, makeStyles } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { useEffect, useRef } from "react";
import { keptIn } from "../kept-in";
import { useTexts } from "../texts-context";

const useStyles = makeStyles({ button: { justifySelf: "start" } });

/** Leads back to the list of blocks; has the focus when what it stands above is opened. */
export function BackToList({ onBack }: { readonly onBack: () => void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <Button ref={keptIn(button)} size="small" className={styles.button} icon={<ArrowLeftRegular />} onClick={onBack}>
      {t("pane:blocks.back")}
    </Button>
  );
}
