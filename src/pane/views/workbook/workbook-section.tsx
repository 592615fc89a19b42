import { Button, Checkbox, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { type RefObject, useRef } from "react";
import type { Reports } from "../../model/reports";
import type { SheetEntry, WorkbookCheck, WorkbookState } from "../../model/workbook-check";
import { keptIn } from "../kept-in";
import { Message } from "../message";
import { ReportMenu } from "../report-menu";
import { useTexts } from "../texts-context";
import type { OpenSheet } from "./result-lists";
import { sorted } from "./results";
import { stageText } from "./stage-text";
import { WorkbookResults } from "./workbook-results";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)", "& p": { margin: 0 }, overflowWrap: "anywhere" },
  title: { margin: 0 },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  progress: { display: "grid", gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: `${tokens.spacingVerticalXS} 0`, paddingInlineStart: tokens.spacingHorizontalL },
});

interface Props {
  readonly state: WorkbookState;
  readonly check: WorkbookCheck;
  readonly reports: Reports;
  /** How many marks of ours are in the workbook. */
  readonly marks: number;
  readonly onOpen: OpenSheet;
}

/** The check of all sheets: how far it is, what it found, and what it could not read. */
export function WorkbookSection({ state, check, reports, marks, onOpen }: Props) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const action = useRef<HTMLButtonElement>(null);
  const { stage, entries, includesHidden, failure } = state;
  const isRunning = stage === "running";
  const { withForm, withoutForm, failed } = sorted(entries);
  const stale = entries.filter(({ isStale }) => isStale).length;
  const status = stageText(state, texts);
  const resume = (): void => {
    // The button that was pressed may be gone in a moment; this one stays.
    action.current?.focus();
    void check.resume();
  };
  return (
    <div className={styles.stack}>
      <Text as="h2" size={400} weight="semibold" className={styles.title}>
        {t("pane:workbook.title")}
      </Text>
      {stage === "idle" && <Text as="p">{t("pane:workbook.body")}</Text>}
      {!isRunning && (
        <Checkbox label={t("pane:workbook.hidden")} checked={includesHidden} onChange={(_, { checked }) => check.includeHidden(checked === true)} />
      )}
      <div className={styles.actions}>
        <MainAction state={state} check={check} buttonRef={action} />
        {stage === "stopped" && entries.length > 0 && <Button onClick={() => (action.current?.focus(), void check.start())}>{t("pane:workbook.restart")}</Button>}
      </div>
      {isRunning && <Progress entries={entries} />}
      {failure && (
        <Message tone="error">
          <p>{status}</p>
        </Message>
      )}
      {!failure && !isRunning && status && <Text as="p">{status}</Text>}
      {stale > 0 && !isRunning && (
        <Message tone="info">
          <p>{t("pane:workbook.stale", { count: stale })}</p>
          <Button onClick={resume}>{t("pane:workbook.stale.again")}</Button>
        </Message>
      )}
      {failed.length > 0 && (
        <Message tone="warning" title={t("pane:workbook.unread", { count: failed.length })}>
          <Unread entries={failed} />
          {!isRunning && <Button onClick={resume}>{t("pane:workbook.retry")}</Button>}
        </Message>
      )}
      {withForm.length > 0 && !isRunning && (
        <ReportMenu reports={reports} marks={marks} sheets={withForm.flatMap(({ entry: { outcome } }) => (outcome?.kind === "checked" ? [outcome.checked] : []))} />
      )}
      {withForm.length > 0 && <WorkbookResults results={withForm} state={state} check={check} onOpen={onOpen} />}
      {withoutForm.length > 0 && (
        <details className={styles.quiet}>
          <summary>{t("pane:workbook.without", { count: withoutForm.length })}</summary>
          <ul className={styles.list}>
            {withoutForm.map(({ info }) => (
              <li key={info.id}>{info.name}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

interface ActionProps {
  readonly state: WorkbookState;
  readonly check: WorkbookCheck;
  readonly buttonRef: RefObject<HTMLButtonElement | null>;
}

/** One button for what there is to do next, so that the focus stays on it. */
function MainAction({ state: { stage, entries }, check, buttonRef }: ActionProps) {
  const { t } = useTexts();
  const canResume = stage === "stopped" && entries.length > 0;
  const [text, act] =
    stage === "running"
      ? ([t("pane:workbook.stop"), () => check.cancel()] as const)
      : canResume
        ? ([t("pane:workbook.resume"), () => void check.resume()] as const)
        : ([t(stage === "done" ? "pane:workbook.again" : "pane:workbook.start"), () => void check.start()] as const);
  return (
    <Button ref={keptIn(buttonRef)} appearance={stage === "running" || stage === "done" ? "secondary" : "primary"} onClick={act}>
      {text}
    </Button>
  );
}

function Progress({ entries }: { readonly entries: readonly SheetEntry[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const done = entries.filter(({ outcome }) => outcome).length;
  const text = entries.length > 0 ? t("pane:workbook.progress", { done, all: entries.length }) : t("pane:workbook.listing");
  return (
    <div className={styles.progress}>
      <ProgressBar aria-label={t("pane:workbook.title")} aria-valuetext={text} {...(entries.length > 0 ? { value: done, max: entries.length } : {})} />
      <Text size={200}>{text}</Text>
    </div>
  );
}

function Unread({ entries }: { readonly entries: readonly SheetEntry[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <ul className={styles.list}>
      {entries.map(({ info, outcome }) => (
        <li key={info.id}>
          {outcome?.kind === "failed" && t("pane:workbook.unread.reason", { sheet: info.name, reason: t(`host:error.${outcome.code}`) })}
        </li>
      ))}
    </ul>
  );
}
