import { Checkbox, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { SEVERITIES } from "../../../rules/finding";
import type { WorkbookCheck, WorkbookState } from "../../model/workbook-check";
import { Choice } from "../choice";
import { useTexts } from "../texts-context";
import { ByRule, BySheet, type OpenSheet } from "./result-lists";
import { filtered, type SheetResult } from "./results";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  title: { margin: 0 },
  choices: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, minWidth: 0 },
});

interface Props {
  readonly results: readonly SheetResult[];
  readonly state: WorkbookState;
  readonly check: WorkbookCheck;
  readonly onOpen: OpenSheet;
}

/** The matrix of sheets and rules, without its empty cells: one side of it as rows, the other as chips. */
export function WorkbookResults({ results, state, check, onOpen }: Props) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const title = useId();
  const { filter, arrangement } = state;
  const rules = [...new Set(results.flatMap(({ counts }) => counts.map(({ rule }) => rule)))];
  const shown = filtered(results, filter);
  const shownRules = new Set(shown.flatMap(({ counts }) => counts.map(({ rule }) => rule))).size;
  const ruleName = (rule: string): string => find("rules", `${rule}.name`) ?? rule;
  return (
    <section className={styles.section} aria-labelledby={title}>
      <Text as="h3" id={title} weight="semibold" className={styles.title}>
        {t("pane:workbook.results")}
      </Text>
      <div className={styles.choices}>
        <Choice
          label={t("pane:workbook.arrange")}
          value={arrangement}
          values={["sheet", "rule"] as const}
          nameOf={(id) => t(`pane:workbook.arrange.${id}`)}
          onChange={(id) => check.arrange(id)}
        />
        <Choice
          label={t("pane:workbook.severity")}
          value={filter.severity}
          values={["all", ...SEVERITIES] as const}
          nameOf={(id) => t(`pane:workbook.severity.${id}`)}
          onChange={(severity) => check.filter({ severity })}
        />
        <Choice
          label={t("pane:workbook.rule")}
          value={rules.includes(filter.rule) ? filter.rule : "all"}
          values={["all", ...rules]}
          nameOf={(id) => (id === "all" ? t("pane:workbook.rule.all") : ruleName(id))}
          onChange={(rule) => check.filter({ rule })}
        />
        {arrangement === "sheet" && (
          <Checkbox
            label={t("pane:workbook.only")}
            checked={filter.onlyWithFindings}
            onChange={(_, { checked }) => check.filter({ onlyWithFindings: checked === true })}
          />
        )}
      </div>
      <Text size={200} role="status">
        {arrangement === "sheet"
          ? t("pane:workbook.shown", { shown: shown.length, all: results.length })
          : t("pane:workbook.shown.rules", { shown: shownRules })}
      </Text>
      {arrangement === "sheet" ? <BySheet results={shown} onOpen={onOpen} /> : <ByRule results={shown} onOpen={onOpen} />}
      {shown.length === 0 && <Text as="p">{t("pane:workbook.none")}</Text>}
    </section>
  );
}
