import { chosenPolicy, parsePick } from "../policy/pick";
import type { Policy } from "../policy/policy";
import { type Layout, parseLayouts } from "../reading/layouts/layout";
import { type Acknowledgement, parseAcknowledgements } from "./acknowledgement";
import { RULES } from "./catalogue";
import { DEFAULT_SETTINGS, type RuleSettings, parseRuleSettings } from "./settings";

/** The names under which a workbook, or a computer, keeps what persons settled for checks. */
export const KEPT_AS = {
  policy: "jixiao-check.policy",
  rules: "jixiao-check.rules",
  acknowledged: "jixiao-check.acknowledged",
  layouts: "jixiao-check.layouts",
} as const;

export type KeptPart = keyof typeof KEPT_AS;

/** What a workbook says about its own check. */
export interface Kept {
  readonly policy: Policy | null;
  readonly rules: RuleSettings;
  readonly acknowledged: readonly Acknowledgement[];
  readonly layouts: readonly Layout[];
  /** What is there and cannot be read, because it is damaged or of a newer version. It counts as absent. */
  readonly unread: readonly KeptPart[];
}

/** Reads what the pane keeps in a workbook, all at once. */
export function readKept(settings: ReadonlyMap<string, string>): Kept {
  const unread: KeptPart[] = [];
  const read = <Value>(part: KeptPart, none: Value, parse: (text: string) => { readonly value: Value } | null): Value => {
    const text = settings.get(KEPT_AS[part]);
    const parsed = text === undefined ? { value: none } : parse(text);
    if (!parsed) unread.push(part);
    return parsed ? parsed.value : none;
  };
  return {
    policy: read<Policy | null>("policy", null, (text) => {
      const parsed = parsePick(text);
      return "pick" in parsed ? { value: chosenPolicy(parsed.pick) } : null;
    }),
    rules: read("rules", DEFAULT_SETTINGS, (text) => {
      const parsed = parseRuleSettings(text, RULES);
      return "settings" in parsed ? { value: parsed.settings } : null;
    }),
    acknowledged: read<Kept["acknowledged"]>("acknowledged", [], (text) => {
      const parsed = parseAcknowledgements(text);
      return "acknowledgements" in parsed ? { value: parsed.acknowledgements } : null;
    }),
    layouts: read<Kept["layouts"]>("layouts", [], (text) => {
      const parsed = parseLayouts(text);
      return "layouts" in parsed ? { value: parsed.layouts } : null;
    }),
    unread,
  };
}
