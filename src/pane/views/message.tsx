import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { type ReactNode, useId, useState } from "react";
import { type Tone, ToneIcon } from "./tone-icon";
import { useTexts } from "./texts-context";

const useStyles = makeStyles({
  frame: {
    display: "flex",
    gap: tokens.spacingHorizontalS,
    alignItems: "flex-start",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  error: { backgroundColor: tokens.colorStatusDangerBackground1, border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusDangerBorder1}` },
  warning: { backgroundColor: tokens.colorStatusWarningBackground1, border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusWarningBorder1}` },
  success: { backgroundColor: tokens.colorStatusSuccessBackground1, border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusSuccessBorder1}` },
  info: {},
  body: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere", "& p": { margin: 0 }, "& p + *": { marginTop: tokens.spacingVerticalS } },
  title: { margin: 0, fontSize: "inherit", lineHeight: "inherit", fontWeight: tokens.fontWeightSemibold },
  toggle: { justifyContent: "flex-start", minWidth: 0, paddingInline: 0 },
  detail: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    userSelect: "text",
  },
});

interface Props {
  readonly tone: Tone;
  readonly title?: string;
  /** For the person who helps; shown only on demand. */
  readonly detail?: string;
  readonly onDismiss?: () => void;
  readonly children: ReactNode;
}

/** A sentence to the person in a frame: an icon, what is the matter, what to do. */
export function Message({ tone, title, detail, onDismiss, children }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={mergeClasses(styles.frame, styles[tone])}>
      <ToneIcon tone={tone} />
      <div className={styles.body}>
        {title && <h2 className={styles.title}>{title}</h2>}
        {children}
        {detail && <Detail text={detail} />}
      </div>
      {onDismiss && (
        <Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={t("pane:dismiss")} onClick={onDismiss} />
      )}
    </div>
  );
}

function Detail({ text }: { readonly text: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div>
      <Button
        appearance="transparent"
        size="small"
        className={styles.toggle}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {t(isOpen ? "pane:detail.hide" : "pane:detail.show")}
      </Button>
      <p id={id} className={styles.detail} hidden={!isOpen}>
        {text}
      </p>
    </div>
  );
}
