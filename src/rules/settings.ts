import { Decimal, plain } from "../figures/decimal";
import { shownValue } from "../policy/json-place";
import { type Severity, SEVERITIES } from "./finding";
import type { OptionValue, Rule } from "./rule";

/** "default" leaves the severity to the rule, which may give its findings different ones. */
export type RuleLevel = "off" | "default" | Severity;

export const RULE_LEVELS: readonly RuleLevel[] = ["off", "default", ...SEVERITIES];

export interface RuleSetting {
  readonly level: RuleLevel;
  /** By the option's id; one that is absent keeps its preset. */
  readonly options: Readonly<Record<string, Decimal>>;
}

/** What a person or an office set about the rules. A rule that is absent does as it is made. */
export interface RuleSettings {
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Whether rules still in preview run too. One that is given a level by name runs anyway. */
  readonly previews: boolean;
}

export const DEFAULT_SETTINGS: RuleSettings = { rules: {}, previews: false };

/** `over` has the last word, rule by rule and option by option: a workbook's settings over those of the computer. */
export function mergeSettings(base: RuleSettings, over: RuleSettings): RuleSettings {
  const rules = { ...base.rules };
  for (const [id, setting] of Object.entries(over.rules)) {
    rules[id] = { level: setting.level, options: { ...base.rules[id]?.options, ...setting.options } };
  }
  return { rules, previews: base.previews || over.previews };
}

/** Whether the rule is asked. */
export function isOn(rule: Rule, { rules, previews }: RuleSettings): boolean {
  const setting = rules[rule.id];
  return setting?.level !== "off" && (!rule.preview || previews || setting !== undefined);
}

/** The severity that all findings of the rule are set to; null where the rule decides. */
export function severityOf(rule: Rule, settings: RuleSettings): Severity | null {
  const level = settings.rules[rule.id]?.level ?? "default";
  return level === "off" || level === "default" ? null : level;
}

export function optionValueOf(rule: Rule, settings: RuleSettings): OptionValue {
  return (option) => settings.rules[rule.id]?.options[option.id] ?? option.preset;
}

/** What is wrong with settings that somebody wrote. The text is `rules.settings.<id>`, filled by `values`. */
export interface SettingsProblem {
  readonly id: "not-json" | "not-settings" | "newer-version" | "unknown-rule" | "unknown-level" | "unknown-option" | "not-a-number" | "out-of-range";
  readonly values: Readonly<Record<string, string>>;
}

class Unsound extends Error {
  constructor(readonly problem: SettingsProblem) {
    super(problem.id);
  }
}

function unsound(id: SettingsProblem["id"], values: SettingsProblem["values"] = {}): never {
  throw new Unsound({ id, values });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function levelOf(rule: string, value: unknown): RuleLevel {
  const level = RULE_LEVELS.find((known) => known === value);
  return level ?? unsound("unknown-level", { rule, level: shownValue(value), levels: RULE_LEVELS.join("、") });
}

function decimalOf(rule: string, option: string, value: unknown): Decimal {
  const isNumber = typeof value === "number" ? Number.isFinite(value) : typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value);
  return isNumber ? new Decimal(String(value)) : unsound("not-a-number", { rule, option });
}

function settingOf(rule: Rule, value: unknown): RuleSetting {
  // "total-score": "warning" is short for the level alone.
  if (!isRecord(value)) return { level: levelOf(rule.id, value), options: {} };
  const { level = "default", options = {}, ...others } = value;
  if (!isRecord(options) || Object.keys(others).length > 0) return unsound("not-settings");
  const values = Object.entries(options).map(([id, given]) => {
    const option = rule.options?.find((known) => known.id === id) ?? unsound("unknown-option", { rule: rule.id, option: id });
    const figure = decimalOf(rule.id, id, given);
    if (figure.lt(option.least) || figure.gt(option.most)) {
      unsound("out-of-range", { rule: rule.id, option: id, least: plain(option.least), most: plain(option.most) });
    }
    return [id, figure] as const;
  });
  return { level: levelOf(rule.id, level), options: Object.fromEntries(values) };
}

function settingsOf(value: unknown, rules: readonly Rule[]): RuleSettings {
  if (!isRecord(value)) return unsound("not-settings");
  const { version = 1, rules: given = {}, previews = false, ...others } = value;
  if (typeof version === "number" && version > 1) return unsound("newer-version");
  if (version !== 1 || !isRecord(given) || typeof previews !== "boolean" || Object.keys(others).length > 0) return unsound("not-settings");
  const settings = Object.entries(given).map(([id, setting]: [string, unknown]) => {
    const rule = rules.find((known) => known.id === id) ?? unsound("unknown-rule", { rule: id });
    return [id, settingOf(rule, setting)] as const;
  });
  return { previews, rules: Object.fromEntries(settings) };
}

/**
 * Reads `{"rules": {"total-score": "warning", "low-execution": {"level": "info", "options": {"below": "0.9"}}}}`;
 * says what is wrong with it instead of guessing.
 */
export function parseRuleSettings(json: string, rules: readonly Rule[]): { settings: RuleSettings } | { problem: SettingsProblem } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problem: { id: "not-json", values: {} } };
  }
  try {
    return { settings: settingsOf(value, rules) };
  } catch (error) {
    if (error instanceof Unsound) return { problem: error.problem };
    throw error;
  }
}

export function formatRuleSettings({ rules, previews }: RuleSettings): string {
  const texts = (options: RuleSetting["options"]) => Object.fromEntries(Object.entries(options).map(([id, value]) => [id, plain(value)] as const));
  const entries = Object.entries(rules).map(([id, { level, options }]) => [id, { level, options: texts(options) }] as const);
  return `${JSON.stringify({ version: 1, rules: Object.fromEntries(entries), previews }, null, 2)}\n`;
}
