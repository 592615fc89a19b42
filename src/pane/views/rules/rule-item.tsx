import { Button, Field, Input, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useEffect, useId, useRef, useState } from "react";
import { Decimal, plain } from "../../../figures/decimal";
import examples from "../../../rules/examples.json";
import type { Rule, RuleOption } from "../../../rules/rule";
import { RULE_LEVELS, type RuleLevel, type RuleSetting, type RuleSettings } from "../../../rules/settings";
import { keptIn } from "../kept-in";
import { useTexts } from "../texts-context";
import { type ExampleRow, RuleExample } from "./rule-example";

const EXAMPLES: Readonly<Record<string, Readonly<Record<"wrong" | "right", readonly ExampleRow[]>>>> = examples as Record<
  string,
  Record<"wrong" | "right", ExampleRow[]>
>;
const NUMBER = /^\d+(?:\.\d+)?$/;

const useStyles = makeStyles({
  item: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    gridTemplateColumns: "minmax(0, 1fr)",
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    paddingBottom: tokens.spacingVerticalXS,
  },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, justifyContent: "space-between" },
  name: { justifyContent: "flex-start", textAlign: "start", paddingInline: 0, minWidth: 0, fontWeight: tokens.fontWeightRegular },
  level: { flexShrink: 0 },
  about: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)", "& p": { margin: 0 }, overflowWrap: "anywhere" },
});

interface Props {
  readonly rule: Rule;
  readonly settings: RuleSettings;
  readonly isOpen: boolean;
  /** The person asked for this one. */
  readonly isFirst: boolean;
  readonly onToggle: () => void;
  readonly onSet: (setting: RuleSetting) => void;
}

/** A rule: its name, its level, and on demand what it means, its figures and an example. */
export function RuleItem({ rule, settings, isOpen, isFirst, onToggle, onSet }: Props) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const id = useId();
  const nameButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isFirst) return;
    nameButton.current?.focus();
    // The header stays over the page; the rule is to stand below it.
    nameButton.current?.scrollIntoView({ block: "center" });
  }, [isFirst]);
  const name = find("rules", `${rule.id}.name`) ?? rule.id;
  const setting = settings.rules[rule.id] ?? { level: "default", options: {} };
  const isOff = setting.level === "off" || (rule.preview === true && settings.rules[rule.id] === undefined && !settings.previews);
  const levelName = (level: RuleLevel): string => {
    if (level === "off") return t("pane:rules.level.off");
    if (level === "default") return t("pane:rules.level.default", { severity: t(`report:severity.${rule.severity}`) });
    return t(`report:severity.${level}`);
  };
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <Button
          ref={keptIn(nameButton)}
          appearance="transparent"
          className={styles.name}
          icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggle}
        >
          {rule.preview ? `${name} · ${t("pane:rules.preview")}` : name}
        </Button>
        <Select
          className={styles.level}
          size="small"
          aria-label={t("pane:rules.level", { name })}
          value={isOff ? "off" : setting.level}
          onChange={(_, { value }) => onSet({ ...setting, level: RULE_LEVELS.find((level) => level === value) ?? "default" })}
        >
          {RULE_LEVELS.map((level) => (
            <option key={level} value={level}>
              {levelName(level)}
            </option>
          ))}
        </Select>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <About rule={rule} setting={setting} onSet={onSet} />}
      </div>
    </li>
  );
}

function About({ rule, setting, onSet }: Pick<Props, "rule" | "onSet"> & { readonly setting: RuleSetting }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const basis = find("rules", `${rule.id}.basis`);
  const advice = find("rules", `${rule.id}.advice`);
  const example = EXAMPLES[rule.id];
  return (
    <div className={styles.about}>
      <Text as="p">{find("catalogue", `${rule.id}.about`)}</Text>
      {basis && (
        <Text as="p" size={200}>
          {t("pane:finding.basis", { basis })}
        </Text>
      )}
      {advice && (
        <Text as="p" size={200}>
          {t("pane:finding.advice", { advice })}
        </Text>
      )}
      {rule.options?.map((option) => (
        <OptionField
          key={option.id}
          option={option}
          label={find("rules", `${rule.id}.option.${option.id}`) ?? option.id}
          value={setting.options[option.id] ?? option.preset}
          onSet={(value) => onSet({ ...setting, options: { ...setting.options, [option.id]: value } })}
        />
      ))}
      {example && (
        <>
          <RuleExample title={t("pane:rules.wrong")} rows={example.wrong} />
          <RuleExample title={t("pane:rules.right")} rows={example.right} />
        </>
      )}
    </div>
  );
}

interface OptionProps {
  readonly option: RuleOption;
  readonly label: string;
  readonly value: Decimal;
  readonly onSet: (value: Decimal) => void;
}

/** Takes over what was typed by Enter, or when the person goes on. */
function OptionField({ option, label, value, onSet }: OptionProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const range = { least: plain(option.least), most: plain(option.most), preset: plain(option.preset) };
  const [isWrong, setWrong] = useState(false);
  const take = (): void => {
    if (typed === null) return;
    const figure = NUMBER.test(typed.trim()) ? new Decimal(typed.trim()) : null;
    const isSound = figure !== null && figure.gte(option.least) && figure.lte(option.most);
    setWrong(!isSound);
    if (!isSound) return;
    setTyped(null);
    if (!figure.eq(value)) onSet(figure);
  };
  return (
    <Field
      label={label}
      hint={t("pane:rules.option.range", range)}
      {...(isWrong && { validationState: "error", validationMessage: t("pane:rules.option.wrong", range) })}
    >
      <Input
        size="small"
        inputMode="decimal"
        value={typed ?? plain(value)}
        onChange={(_, { value: text }) => setTyped(text)}
        onBlur={take}
        onKeyDown={({ key }) => key === "Enter" && take()}
      />
    </Field>
  );
}
