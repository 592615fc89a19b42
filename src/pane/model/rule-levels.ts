import { RULES } from "../../rules/catalogue";
import { KEPT_AS } from "../../rules/kept";
import type { Rule } from "../../rules/rule";
import { DEFAULT_SETTINGS, formatRuleSettings, isOn, mergeSettings, parseRuleSettings, type RuleSetting, type RuleSettings } from "../../rules/settings";
import { type Codec, KeptValue, type Parsed } from "./kept-value";
import { keep, type Keeping, type SettledPane } from "./settled-pane";

function parse(text: string): Parsed<RuleSettings> {
  const parsed = parseRuleSettings(text, RULES);
  if ("settings" in parsed) return { value: parsed.settings };
  const { id, values } = parsed.problem;
  return { problem: ({ t }) => t(`rules:settings.${id}`, values) };
}

const CODEC: Codec<RuleSettings> = { key: KEPT_AS.rules, parse, format: formatRuleSettings };

function isAsMade(rule: Rule, { level, options }: RuleSetting): boolean {
  return level === "default" && (rule.options ?? []).every(({ id, preset }) => options[id]?.eq(preset) ?? true);
}

/** Which rules are asked, how grave their findings are, and the figures that can be set: the workbook's word over the computer's. */
export class RuleLevels {
  readonly kept = new KeptValue(CODEC);

  constructor(private readonly pane: SettledPane) {}

  get settings(): RuleSettings {
    return mergeSettings(this.kept.onComputer ?? DEFAULT_SETTINGS, this.kept.inWorkbook ?? DEFAULT_SETTINGS);
  }

  /** Rules that a person switched off. */
  get switchedOff(): readonly Rule[] {
    const { settings } = this;
    return RULES.filter((rule) => settings.rules[rule.id] !== undefined && !isOn(rule, settings));
  }

  async set(rule: Rule, setting: RuleSetting, keeping: Keeping): Promise<void> {
    // What is as it was made need not be written, unless this computer says otherwise.
    const isNeedless = isAsMade(rule, setting) && (keeping.onComputer || this.kept.onComputer?.rules[rule.id] === undefined);
    const change = (known: RuleSettings | null): RuleSettings | null => {
      const others = Object.fromEntries(Object.entries(known?.rules ?? {}).filter(([id]) => id !== rule.id));
      const rules = isNeedless ? others : { ...others, [rule.id]: setting };
      const previews = known?.previews ?? false;
      return Object.keys(rules).length === 0 && !previews ? null : { rules, previews };
    };
    await keep(this.pane, this.kept, change, keeping);
  }

  /** Every rule does again as it is made; where this computer says otherwise and is not to be changed, as it says. */
  async reset({ onComputer }: Keeping): Promise<void> {
    if (onComputer) this.kept.rememberOnComputer(null);
    const written = this.kept.forget(this.pane.getHost());
    this.pane.settle(null);
    await written;
    this.pane.settle({ tone: "success", say: ({ t }) => t(this.kept.onComputer ? "pane:rules.reset-workbook" : "pane:rules.reset-done") });
  }

  async importFile(text: string, keeping: Keeping): Promise<void> {
    const parsed = parse(text);
    if ("problem" in parsed) {
      const { problem } = parsed;
      this.pane.settle({ tone: "warning", say: (texts) => texts.t("pane:kept.import-failed", { reason: problem(texts) }) });
      return;
    }
    await keep(this.pane, this.kept, () => parsed.value, keeping);
  }

  exportFile(): string {
    return formatRuleSettings(this.settings);
  }
}
