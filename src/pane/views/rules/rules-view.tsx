import { Button, Checkbox, Field, Input, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { ArrowResetRegular } from "@fluentui/react-icons/svg/arrow-reset";
import { useEffect, useId, useRef, useState } from "react";
import type { Texts } from "../../../i18n/texts";
import { RULE_GROUPS, RULES } from "../../../rules/catalogue";
import type { Rule } from "../../../rules/rule";
import type { RuleLevels } from "../../model/rule-levels";
import type { Settled } from "../../model/check-settings";
import { FileButtons } from "../file-buttons";
import { keptIn } from "../kept-in";
import { useTexts } from "../texts-context";
import { RuleItem } from "./rule-item";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  title: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  group: { display: "grid", gap: tokens.spacingVerticalXS, gridTemplateColumns: "minmax(0, 1fr)" },
  list: { display: "grid", gap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: "none", gridTemplateColumns: "minmax(0, 1fr)" },
});

interface Props {
  readonly settled: Settled;
  readonly rules: RuleLevels;
  readonly canKeepSettings: boolean;
  /** The rule to look at first. */
  readonly first: string | null;
  readonly onBack: () => void;
}

/** Whether the rule says what is looked for, in its name, its explanation or its id. */
function says({ id }: Rule, sought: string, { find }: Texts): boolean {
  const texts = [id, find("rules", `${id}.name`), find("catalogue", `${id}.about`)];
  return texts.some((text) => text?.toLowerCase().includes(sought));
}

/** All rules: what each means, with an example, its level and its figures. */
export function RulesView({ settled, rules, canKeepSettings, first, onBack }: Props) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const group = useId();
  const back = useRef<HTMLButtonElement>(null);
  const [sought, setSought] = useState("");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(first === null ? [] : [first]));
  const [onComputer, setOnComputer] = useState(!canKeepSettings);
  useEffect(() => {
    if (first === null) back.current?.focus();
  }, [first]);
  const isShown = (rule: Rule): boolean => says(rule, sought.trim().toLowerCase(), texts);
  const toggle = (id: string): void => setOpen(new Set(open.has(id) ? [...open].filter((other) => other !== id) : [...open, id]));
  const keeping = { onComputer };
  return (
    <div className={styles.stack}>
      <div className={styles.head}>
        <Button ref={keptIn(back)} size="small" icon={<ArrowLeftRegular />} onClick={onBack}>
          {t("pane:layout.back")}
        </Button>
        <Text as="h2" size={400} weight="semibold" className={styles.title}>
          {t("pane:rules")}
        </Text>
      </div>
      <Text>{t("pane:rules.body")}</Text>
      <Text role="status" size={200}>
        {t("pane:rules.count", { count: RULES.length, off: settled.switchedOff.length })}
      </Text>
      <Field label={t("pane:rules.search")} size="small">
        <Input type="search" size="small" value={sought} onChange={(_, { value }) => setSought(value)} />
      </Field>
      {!RULES.some(isShown) && <Text>{t("pane:rules.search.none")}</Text>}
      {RULE_GROUPS.map(({ id, rules: all }) => {
        const shown = (all as readonly Rule[]).filter(isShown);
        if (shown.length === 0) return null;
        return (
          <section key={id} className={styles.group} aria-labelledby={`${group}-${id}`}>
            <Text as="h3" id={`${group}-${id}`} weight="semibold" className={styles.title}>
              {t(`pane:rules.group.${id}`)}
            </Text>
            <ul className={styles.list}>
              {shown.map((rule) => (
                <RuleItem
                  key={rule.id}
                  rule={rule}
                  settings={settled.rules}
                  isOpen={open.has(rule.id)}
                  isFirst={rule.id === first}
                  onToggle={() => toggle(rule.id)}
                  onSet={(setting) => void rules.set(rule, setting, keeping)}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {canKeepSettings && (
        <Checkbox label={t("pane:layout.keep.computer")} checked={onComputer} onChange={(_, { checked }) => setOnComputer(checked === true)} />
      )}
      <div className={styles.buttons}>
        <Button icon={<ArrowResetRegular />} onClick={() => void rules.reset(keeping)}>
          {t("pane:rules.reset")}
        </Button>
        <FileButtons
          exported={rules.exportFile()}
          fileName={t("pane:rules.file")}
          onImport={(text) => void rules.importFile(text, keeping)}
        />
      </div>
    </div>
  );
}
