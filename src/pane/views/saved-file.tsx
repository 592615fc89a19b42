import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { type ReactNode, useRef, useState } from "react";
import type { PaneFile } from "../model/reports";
import { download } from "./download";
import { useTexts } from "./texts-context";

const useStyles = makeStyles({
  note: { display: "grid", gap: tokens.spacingVerticalXS, justifyItems: "start", gridTemplateColumns: "minmax(0, 1fr)", flexBasis: "100%" },
  words: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  contents: {
    boxSizing: "border-box",
    width: "100%",
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
});

/**
 * Hands files to the person. Programs differ in whether they save what a pane gives them, and do not say: the note, which
 * stands below the buttons, offers the same to be copied.
 */
export function useSaving(): { readonly save: (file: PaneFile) => void; readonly note: ReactNode } {
  const [file, setFile] = useState<PaneFile | null>(null);
  const save = (given: PaneFile): void => {
    download(given);
    setFile(given);
  };
  return { save, note: file && <SavedFileNote key={file.name} file={file} /> };
}

function SavedFileNote({ file: { name, text } }: { readonly file: PaneFile }) {
  const styles = useStyles();
  const { t } = useTexts();
  const contents = useRef<HTMLTextAreaElement>(null);
  const [state, setState] = useState<"saved" | "copied" | "shown">("saved");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      // Some programs do not let a pane use the clipboard: she copies it herself.
      setState("shown");
      requestAnimationFrame(() => {
        contents.current?.focus();
        contents.current?.select();
      });
    }
  };
  return (
    <div className={styles.note}>
      <Text as="p" size={200} role="status" className={styles.words} block>
        {t(`pane:saved.${state}`, { name })}
      </Text>
      <Button size="small" icon={<CopyRegular />} onClick={() => void copy()}>
        {t("pane:saved.copy")}
      </Button>
      {state === "shown" && <textarea ref={contents} readOnly value={text} rows={6} aria-label={t("pane:saved.contents", { name })} className={styles.contents} />}
    </div>
  );
}
