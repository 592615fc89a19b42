import type { Problem } from "../../policy/json-place";
import type { Policy } from "../../policy/policy";
import { parsePolicy, POLICIES } from "../../policy/published";
import { type Codec, KeptValue, type Parsed } from "./kept-value";
import type { Said } from "./said";
import { keep, type Keeping, type SettledPane } from "./settled-pane";

/** A bureau's own policy, and the JSON document that says it. */
interface OwnPolicy {
  readonly policy: Policy;
  readonly document: unknown;
}

interface PolicyPick {
  /** Id of a policy; null: whatever follows a published one is accepted. */
  readonly chosen: string | null;
  readonly own: OwnPolicy | null;
}

const ANY: PolicyPick = { chosen: null, own: null };

/** Every problem of a document with the way to it. */
function problemsSaid(problems: readonly Problem[]): Said {
  return ({ t }) =>
    problems
      .map(({ path, id, values }) => {
        const problem = t(`policy:problem.${id}`, values);
        return path === "" ? problem : t("policy:problem.at", { path, problem });
      })
      .join(" ");
}

function parseOwn(document: unknown): { readonly value: OwnPolicy } | { readonly problem: Said } {
  const parsed = parsePolicy(document);
  return "policy" in parsed ? { value: { policy: parsed.policy, document } } : { problem: problemsSaid(parsed.problems) };
}

function parseJson(text: string): Parsed<unknown> {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { problem: ({ t }) => t("policy:problem.syntax", { detail }) };
  }
}

function parsePick(text: string): Parsed<PolicyPick> {
  const json = parseJson(text);
  if ("problem" in json) return json;
  const { version, chosen, own } = (json.value ?? {}) as Partial<Record<"version" | "chosen" | "own", unknown>>;
  if (version !== 1 || (chosen !== null && typeof chosen !== "string")) return { problem: ({ t }) => t("pane:policy.unknown-version") };
  const parsed = own === null || own === undefined ? { value: null } : parseOwn(own);
  if ("problem" in parsed) return parsed;
  const pick: PolicyPick = { chosen, own: parsed.value };
  if (chosen !== null && !policyOf(pick)) return { problem: ({ t }) => t("pane:policy.unknown", { id: chosen }) };
  return { value: pick };
}

function policyOf({ chosen, own }: PolicyPick): Policy | null {
  return [...POLICIES, ...(own ? [own.policy] : [])].find(({ id }) => id === chosen) ?? null;
}

const CODEC: Codec<PolicyPick> = {
  key: "jixiao-check.policy",
  parse: parsePick,
  format: ({ chosen, own }) => JSON.stringify({ version: 1, chosen, own: own?.document ?? null }),
};

/** By which policy forms are checked: one of the product, a bureau's own, or any published one. */
export class PolicySetting {
  readonly kept = new KeptValue(CODEC);

  constructor(private readonly pane: SettledPane) {}

  /** Null: whatever follows a published one is accepted. */
  get chosen(): Policy | null {
    return policyOf(this.pick);
  }

  /** Those of bureaus that are known here. */
  get own(): readonly Policy[] {
    return this.ownPolicies.map(({ policy }) => policy);
  }

  async choose(id: string | null, keeping: Keeping): Promise<void> {
    const own = this.ownPolicies.find(({ policy }) => policy.id === id);
    await keep(this.pane, this.kept, (known) => ({ chosen: id, own: own ?? known?.own ?? null }), keeping);
  }

  /** Takes over a bureau's own policy and chooses it. */
  async importFile(text: string, keeping: Keeping): Promise<void> {
    const json = parseJson(text);
    const parsed = "problem" in json ? json : parseOwn(json.value);
    if ("problem" in parsed) {
      const { problem } = parsed;
      this.pane.settle({ tone: "warning", say: (texts) => texts.t("pane:kept.import-failed", { reason: problem(texts) }) });
      return;
    }
    const own = parsed.value;
    await keep(this.pane, this.kept, () => ({ chosen: own.policy.id, own }), keeping);
  }

  /** The bureau's own policy as a file, if it is the one that is chosen. */
  exportFile(): string | null {
    const own = this.ownPolicies.find(({ policy }) => policy.id === this.chosen?.id);
    return own ? `${JSON.stringify(own.document, null, 2)}\n` : null;
  }

  private get pick(): PolicyPick {
    return this.kept.inWorkbook ?? this.kept.onComputer ?? ANY;
  }

  /** The workbook's own one counts where the computer has another of its name. */
  private get ownPolicies(): readonly OwnPolicy[] {
    const both = [this.kept.inWorkbook?.own, this.kept.onComputer?.own].filter((own) => own != null);
    return both.filter(({ policy }, index) => both.findIndex((other) => other.policy.id === policy.id) === index);
  }
}
