import { Button, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { findingText } from "../../i18n/finding-text";
import { type Finding, SEVERITIES, type Severity } from "../../rules/finding";
import { formatCell, type Position } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import { AcknowledgeButton } from "./acknowledge-button";
import { CellButtons } from "./cell-buttons";
import { FixButton, type Repairing } from "./repair/fix-button";
import { ReasonButton } from "./repair/reason-button";
import { useMessageButtonStyle } from "./shared-styles";
import { useTexts } from "./texts-context";
import { ToneIcon } from "./tone-icon";

const useStyles = makeStyles({
  list: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  severity: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  heading: { display: "flex", alignItems: "center", flexWrap: "wrap", columnGap: tokens.spacingHorizontalXS, margin: 0 },
  meaning: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  rule: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeftWidth: tokens.strokeWidthThickest,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  error: { borderLeftColor: tokens.colorStatusDangerBorder2 },
  warning: { borderLeftColor: tokens.colorStatusWarningBorder2 },
  info: { borderLeftColor: tokens.colorBrandStroke1 },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  name: { margin: 0 },
  about: { flexShrink: 0, minWidth: 0 },
  findings: { display: "grid", gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: "none", gridTemplateColumns: "minmax(0, 1fr)" },
  finding: { display: "grid", gap: tokens.spacingVerticalXXS, gridTemplateColumns: "minmax(0, 1fr)", justifyItems: "start" },
  // What can be done stands side by side; what one of the buttons opens takes a line of its own.
  actions: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS, justifySelf: "stretch" },
  more: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

interface Props {
  readonly findings: readonly Finding[];
  readonly sheet: Sheet;
  readonly repairing: Repairing;
  readonly onSelect: (cell: Position) => void;
  /** Asks what the rule means. */
  readonly onRule: (rule: string) => void;
  readonly onAcknowledge: (finding: Finding, note: string) => void;
}

/** The findings by severity, and within it by rule, in the order in which the rules came up. */
export function FindingList({ findings, ...others }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.list}>
      {SEVERITIES.map((severity) => {
        const ofSeverity = findings.filter((finding) => finding.severity === severity);
        if (ofSeverity.length === 0) return null;
        return <SeveritySection key={severity} severity={severity} findings={ofSeverity} {...others} />;
      })}
    </div>
  );
}

function SeveritySection({ severity, findings, ...others }: Props & { readonly severity: Severity }) {
  const styles = useStyles();
  const { t } = useTexts();
  const title = useId();
  return (
    <section className={styles.severity} aria-labelledby={title}>
      <Text as="h3" weight="semibold" id={title} className={styles.heading}>
        <ToneIcon tone={severity} />
        {t(`report:severity.${severity}.count`, { count: findings.length })}
        <Text size={200} className={styles.meaning}>
          {t(`report:severity.${severity}.meaning`)}
        </Text>
      </Text>
      {byRule(findings).map((ofRule) => (
        <RuleBlock key={ofRule[0].rule} severity={severity} findings={ofRule} {...others} />
      ))}
    </section>
  );
}

interface RuleProps extends Props {
  readonly severity: Severity;
  /** All of one rule. */
  readonly findings: readonly [Finding, ...Finding[]];
}

/** Name, advice and basis belong to the rule and are said once for all its findings. */
function RuleBlock({ severity, findings, onRule, ...others }: RuleProps) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const title = useId();
  const { rule } = findings[0];
  const name = find("rules", `${rule}.name`) ?? rule;
  const advice = find("rules", `${rule}.advice`);
  const basis = find("rules", `${rule}.basis`);
  return (
    <article className={mergeClasses(styles.rule, styles[severity])} aria-labelledby={title}>
      <div className={styles.head}>
        <Text as="h4" size={200} weight="semibold" id={title} className={styles.name}>
          {name}
        </Text>
        <Button
          id={`about-${severity}-${rule}`}
          size="small"
          appearance="subtle"
          className={styles.about}
          aria-label={t("pane:rules.this.of", { name })}
          onClick={() => onRule(rule)}
        >
          {t("pane:rules.this")}
        </Button>
      </div>
      <ul className={styles.findings}>
        {findings.map((finding) => (
          <FindingItem key={keyOf(finding)} finding={finding} {...others} />
        ))}
      </ul>
      {advice && (
        <Text as="p" size={200} className={styles.more}>
          {t("pane:finding.advice", { advice })}
        </Text>
      )}
      {basis && (
        <Text as="p" size={200} className={styles.more}>
          {t("pane:finding.basis", { basis })}
        </Text>
      )}
    </article>
  );
}

function FindingItem({ finding, sheet, repairing, onSelect, onAcknowledge }: Omit<Props, "findings" | "onRule"> & { readonly finding: Finding }) {
  const styles = useStyles();
  const { button } = useMessageButtonStyle();
  const texts = useTexts();
  const { cells } = finding;
  const [first] = cells;
  return (
    <li className={styles.finding}>
      <button type="button" className={button} onClick={() => first && onSelect(first)}>
        {findingText(finding, texts)}
      </button>
      <CellButtons cells={cells} sheet={sheet} onSelect={onSelect} />
      <div className={styles.actions}>
        <FixButton finding={finding} {...repairing} onSelect={onSelect} />
        <ReasonButton finding={finding} {...repairing} onSelect={onSelect} />
        <AcknowledgeButton onAcknowledge={(note) => onAcknowledge(finding, note)} />
      </div>
    </li>
  );
}

/** Stays the same when the sheet is checked again, so that focus and scrolling stay where they are. */
function keyOf({ message, cells }: Finding): string {
  return `${message} ${cells.map(formatCell).join(" ")}`;
}

function byRule(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group) group.push(finding);
    else groups.set(finding.rule, [finding]);
  }
  return [...groups.values()];
}
