import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { ArrowUploadRegular } from "@fluentui/react-icons/svg/arrow-upload";
import { type ChangeEvent, useRef } from "react";
import { useSaving } from "./saved-file";
import { useTexts } from "./texts-context";

interface Props {
  /** What leaves as a file; null when there is nothing. */
  readonly exported: string | null;
  readonly fileName: string;
  readonly isBusy?: boolean;
  readonly onImport: (text: string) => void;
}

/** Carries something from and to JSON files. */
export function FileButtons({ exported, fileName, isBusy = false, onImport }: Props) {
  const { t } = useTexts();
  const file = useRef<HTMLInputElement>(null);
  const { save, note } = useSaving();
  const importFile = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const text = await target.files?.[0]?.text();
    // So that choosing the same file again is a change again.
    target.value = "";
    if (text !== undefined) onImport(text);
  };
  return (
    <>
      <Button
        icon={<ArrowDownloadRegular />}
        disabledFocusable={exported === null}
        onClick={() => exported !== null && save({ text: exported, name: fileName, type: "application/json" })}
      >
        {t("pane:kept.export")}
      </Button>
      <Button icon={<ArrowUploadRegular />} disabledFocusable={isBusy} onClick={() => file.current?.click()}>
        {t("pane:kept.import")}
      </Button>
      <input ref={file} type="file" accept=".json,application/json" hidden onChange={(event) => void importFile(event)} />
      {note}
    </>
  );
}
