import { Button, makeStyles } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { useEffect, useRef } from "react";
import { keptIn } from "../kept-in";
import { useTexts } from "../texts-context";

const useStyles = makeStyles({ button: { justifySelf: "start" } });

interface Props {
  /** False where the person came back to something else below. */
  readonly takesFocus?: boolean;
  readonly onBack: () => void;
}

/** Leads back to the list of blocks; has the focus when what it stands above is opened. */
export function BackToList({ takesFocus = true, onBack }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  const isWanted = useRef(takesFocus);
  useEffect(() => {
    if (isWanted.current) button.current?.focus();
  }, []);
  return (
    <Button ref={keptIn(button)} size="small" className={styles.button} icon={<ArrowLeftRegular />} onClick={onBack}>
      {t("pane:blocks.back")}
    </Button>
  );
}
