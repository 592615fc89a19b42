import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState } from "react";
import { REPORT_FORMATS, type Reports } from "../model/reports";
import type { CheckedSheet } from "../model/state";
import { download } from "./download";
import { useTexts } from "./texts-context";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalXS, justifyItems: "start" },
  choices: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly reports: Reports;
  readonly sheets: readonly CheckedSheet[];
}

/** Puts on file what a check found: as a page, for other programs, or as a sheet of the workbook. */
export function ReportMenu({ reports, sheets }: Props) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
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
            <Button key={format} size="small" onClick={() => download(reports.file(format, sheets, texts, PRODUCT_VERSION))}>
              {t(`pane:report.${format}`)}
            </Button>
          ))}
          <Button size="small" onClick={() => void reports.addSheet(sheets, texts, PRODUCT_VERSION)}>
            {t("pane:report.sheet")}
          </Button>
        </div>
      </div>
    </div>
  );
}
