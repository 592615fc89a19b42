import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState } from "react";
import { REPORT_FORMATS, type Reports } from "../model/reports";
import type { CheckedSheet } from "../model/state";
import { useSaving } from "./saved-file";
import { useTexts } from "./texts-context";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalXS, justifyItems: "start" },
  marks: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground2 },
  choices: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly reports: Reports;
  readonly sheets: readonly CheckedSheet[];
  /** How many marks of ours are in the workbook that the report is about. */
  readonly marks: number;
}

/** Puts on file what a check found: as a page, for other programs, or as a sheet of the workbook. */
export function ReportMenu({ reports, sheets, marks }: Props) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { save, note } = useSaving();
  return (
    <div className={styles.stack}>
      <Button
        size="small"
        icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {t("pane:report")}
      </Button>
      <div id={id} hidden={!isOpen}>
        <div className={styles.choices}>
          {REPORT_FORMATS.map((format) => (
            <Button key={format} size="small" onClick={() => save(reports.file(format, sheets, texts, PRODUCT_VERSION))}>
              {t(`pane:report.${format}`)}
            </Button>
          ))}
          <Button size="small" onClick={() => void reports.addSheet(sheets, texts, PRODUCT_VERSION)}>
            {t("pane:report.sheet")}
          </Button>
        </div>
        {note}
        {marks > 0 && (
          <Text as="p" size={200} className={styles.marks}>
            {t("pane:report.marks", { count: marks })}
          </Text>
        )}
      </div>
    </div>
  );
}
