import { readFile } from "node:fs/promises";
import type { Texts } from "../i18n/texts";
import { type Layout, parseLayouts } from "../reading/layouts/layout";
import { POLICIES } from "../policy/published";
import { RULES } from "../rules/catalogue";
import { localTime } from "../report/local-time";
import { type RuleSettings, type SettingsProblem, formatRuleSettings, mergeSettings, parseRuleSettings } from "../rules/settings";
import { type Settings, readPolicy } from "./job";
import type { Format } from "./options";
import { CallProblem } from "./surroundings";

/** The options of `check` as commander hands them over. */
export interface CheckOptions {
  readonly format: Format;
  readonly maxSize: number;
  readonly output?: string;
  readonly policy?: string;
  readonly config?: string;
  readonly layouts?: string;
  readonly workbookSettings: boolean;
  readonly rule?: readonly (readonly [id: string, level: string])[];
  readonly filesFrom?: string;
  readonly null?: true;
  readonly jobs: number;
  readonly progress?: true;
  readonly quiet?: true;
  readonly together?: true;
}

const textOf = (path: string): Promise<string | null> => readFile(path, "utf8").catch(() => null);

/**
 * The policy as `Settings` carry it.
 * @throws CallProblem
 */
async function policyOf(name: string | undefined, { t }: Texts): Promise<string | null> {
  if (name === undefined) return null;
  if (POLICIES.some(({ id }) => id === name)) return name;
  const json = await textOf(name);
  if (json === null) throw new CallProblem(t("cli:call.policy-unknown", { name, known: POLICIES.map(({ id }) => id).join(", ") }));
  const read = readPolicy(json);
  if ("policy" in read) return json;
  const problems = read.problems.map(({ path, id, values }) => {
    const problem = t(`policy:problem.${id}`, values);
    return path === "" ? problem : t("policy:problem.at", { path, problem });
  });
  throw new CallProblem(t("cli:call.policy-unsound", { path: name, problems: problems.join(" ") }));
}

/**
 * The rule settings of the file, and over them those of the call.
 * @throws CallProblem
 */
async function rulesOf({ config, rule = [] }: CheckOptions, { t }: Texts): Promise<string> {
  const sound = (read: { settings: RuleSettings } | { problem: SettingsProblem }): RuleSettings => {
    if ("settings" in read) return read.settings;
    throw new CallProblem(t("cli:call.rules-unsound", { problem: t(`rules:settings.${read.problem.id}`, read.problem.values) }));
  };
  const file = config === undefined ? "{}" : await textOf(config);
  if (file === null) throw new CallProblem(t("cli:call.config-missing", { path: config ?? "" }));
  const called = JSON.stringify({ rules: Object.fromEntries(rule) });
  return formatRuleSettings(mergeSettings(sound(parseRuleSettings(file, RULES)), sound(parseRuleSettings(called, RULES))));
}

/**
 * The layouts of the file, as the pane exports it.
 * @throws CallProblem
 */
async function layoutsOf(path: string | undefined, { t }: Texts): Promise<readonly Layout[]> {
  if (path === undefined) return [];
  const json = await textOf(path);
  const read = json === null ? ({ problem: "unreadable" } as const) : parseLayouts(json);
  if ("problem" in read) throw new CallProblem(t("cli:call.layouts", { path, problem: t(`cli:layouts.${read.problem}`) }));
  return read.layouts;
}

/**
 * What the options ask for.
 * @throws CallProblem
 */
export async function settingsOf(options: CheckOptions, texts: Texts, version: string, now: Date): Promise<Settings> {
  return {
    format: options.format,
    locale: texts.locale,
    maxBytes: options.maxSize,
    version,
    checkedAt: localTime(now),
    isQuiet: options.quiet ?? false,
    policy: await policyOf(options.policy, texts),
    rules: await rulesOf(options, texts),
    layouts: await layoutsOf(options.layouts, texts),
    asksWorkbook: options.workbookSettings,
  };
}
