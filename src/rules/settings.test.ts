import { createTexts } from "../i18n/texts";
import { Decimal } from "../figures/decimal";
import type { Rule } from "./rule";
import { DEFAULT_SETTINGS, formatRuleSettings, isOn, mergeSettings, optionValueOf, parseRuleSettings, severityOf } from "./settings";

const below = { id: "below", preset: new Decimal("0.9"), least: new Decimal(0), most: new Decimal(1) };
const plainRule: Rule = { id: "plain", severity: "error", kinds: ["self-evaluation"], check: () => [] };
const thresholdRule: Rule = { ...plainRule, id: "threshold", options: [below] };
const previewRule: Rule = { ...plainRule, id: "new", preview: true };
const rules = [plainRule, thresholdRule, previewRule];

function parsed(settings: unknown) {
  const result = parseRuleSettings(JSON.stringify(settings), rules);
  if ("problem" in result) throw new Error(result.problem.id);
  return result.settings;
}

test("a level can be given alone or with options", () => {
  const settings = parsed({ rules: { plain: "warning", threshold: { options: { below: "0.85" } } } });
  expect(severityOf(plainRule, settings)).toBe("warning");
  expect(severityOf(thresholdRule, settings)).toBeNull();
  expect(optionValueOf(thresholdRule, settings)(below)).toEqual(new Decimal("0.85"));
  expect(optionValueOf(thresholdRule, DEFAULT_SETTINGS)(below)).toEqual(new Decimal("0.9"));
});

test("a rule in preview runs only when asked for", () => {
  expect(isOn(previewRule, DEFAULT_SETTINGS)).toBe(false);
  expect(isOn(previewRule, parsed({ previews: true }))).toBe(true);
  expect(isOn(previewRule, parsed({ rules: { new: "default" } }))).toBe(true);
  expect(isOn(plainRule, DEFAULT_SETTINGS)).toBe(true);
  expect(isOn(plainRule, parsed({ rules: { plain: "off" } }))).toBe(false);
});

test("a workbook's settings have the last word over the computer's", () => {
  const computer = parsed({ rules: { plain: "off", threshold: { level: "info", options: { below: 0.8 } } } });
  const merged = mergeSettings(computer, parsed({ rules: { threshold: "error" } }));
  expect(merged).toEqual(parsed({ rules: { plain: "off", threshold: { level: "error", options: { below: 0.8 } } } }));
});

test("what was written is read again", () => {
  const settings = parsed({ rules: { plain: "off", threshold: { level: "info", options: { below: "0.855" } } }, previews: true });
  expect(parseRuleSettings(formatRuleSettings(settings), rules)).toEqual({ settings });
});

test.each([
  ["{", "not-json"],
  ["[]", "not-settings"],
  ['{"rule": {}}', "not-settings"],
  ['{"rules": []}', "not-settings"],
  ['{"previews": "yes"}', "not-settings"],
  ['{"version": 2, "colours": {}}', "newer-version"],
  ['{"rules": {"none": "off"}}', "unknown-rule"],
  ['{"rules": {"plain": "fatal"}}', "unknown-level"],
  ['{"rules": {"plain": {"level": {"toString": 1}}}}', "unknown-level"],
  ['{"rules": {"plain": {"options": {"below": 1}}}}', "unknown-option"],
  ['{"rules": {"threshold": {"options": {"above": 1}}}}', "unknown-option"],
  ['{"rules": {"threshold": {"options": {"below": "little"}}}}', "not-a-number"],
  ['{"rules": {"threshold": {"options": {"below": 2}}}}', "out-of-range"],
  ['{"rules": {"threshold": {"options": {}, "colour": "red"}}}', "not-settings"],
])("%s is refused: %s", (json, id) => {
  const result = parseRuleSettings(json, rules);
  expect(result).toMatchObject({ problem: { id } });
  const { values } = (result as { problem: { values: Record<string, string> } }).problem;
  for (const locale of ["zh-CN", "en"] as const) expect(createTexts(locale).find("rules", `settings.${id}`, values)).toMatch(/\S/);
});

test("a level that is nested without end is refused like any other", () => {
  const json = `{"rules": {"plain": ${"[".repeat(100_000)}${"]".repeat(100_000)}}}`;
  expect(parseRuleSettings(json, rules)).toMatchObject({ problem: { id: "unknown-level", values: { level: "[…]" } } });
});
