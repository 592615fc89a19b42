import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { InfoFilled } from "@fluentui/react-icons/svg/info";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";

/** How grave something is, findings and messages alike. */
export type Tone = "error" | "warning" | "info" | "success";

const ICONS = { error: ErrorCircleFilled, warning: WarningFilled, info: InfoFilled, success: CheckmarkCircleFilled };

const useStyles = makeStyles({
  icon: { flexShrink: 0, width: tokens.fontSizeBase500, height: tokens.lineHeightBase300 },
  error: { color: tokens.colorStatusDangerForeground3 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  info: { color: tokens.colorBrandForeground1 },
  success: { color: tokens.colorStatusSuccessForeground3 },
});

/** The sign beside a text that says the same in words; hidden from screen readers unless it has a name. */
export function ToneIcon({ tone, name }: { readonly tone: Tone; readonly name?: string }) {
  const styles = useStyles();
  const Icon = ICONS[tone];
  return <Icon className={mergeClasses(styles.icon, styles[tone])} {...(name ? { "aria-label": name, role: "img" } : { "aria-hidden": true })} />;
}
