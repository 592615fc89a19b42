import type { Problem } from "../../policy/json-place";
import { chosenPolicy, formatPick, type OwnPolicy, parseDocument, parseOwnPolicy, parsePick, type PickProblem, type PolicyPick } from "../../policy/pick";
import type { Policy } from "../../policy/policy";
import { startingPoint } from "../../policy/published";
import { KEPT_AS } from "../../rules/kept";
import { type Codec, KeptValue, type Parsed } from "./kept-value";
import type { Said } from "./said";
import { keep, type Keeping, type SettledPane } from "./settled-pane";

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

function pickProblemSaid(problem: PickProblem): Said {
  switch (problem.kind) {
    case "unsound":
      return problemsSaid(problem.problems);
    case "unknown-version":
      return ({ t }) => t("pane:policy.unknown-version");
    case "unknown-policy":
      return ({ t }) => t("pane:policy.unknown", { id: problem.id });
  }
}

function parse(text: string): Parsed<PolicyPick> {
  const parsed = parsePick(text);
  return "pick" in parsed ? { value: parsed.pick } : { problem: pickProblemSaid(parsed.problem) };
}

const CODEC: Codec<PolicyPick> = { key: KEPT_AS.policy, parse, format: formatPick };

/** By which policy forms are checked: one of the product, a bureau's own, or any published one. */
export class PolicySetting {
  readonly kept = new KeptValue(CODEC);

  constructor(private readonly pane: SettledPane) {}

  /** Null: whatever follows a published one is accepted. */
  get chosen(): Policy | null {
    return chosenPolicy(this.pick);
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
    const json = parseDocument(text);
    const parsed = "problems" in json ? json : parseOwnPolicy(json.document);
    if ("problems" in parsed) {
      const reason = problemsSaid(parsed.problems);
      this.pane.settle({ tone: "warning", say: (texts) => texts.t("pane:kept.import-failed", { reason: reason(texts) }) });
      return;
    }
    const { own } = parsed;
    await keep(this.pane, this.kept, () => ({ chosen: own.policy.id, own }), keeping);
  }

  /** Forgets a bureau's own policy wherever it is kept. */
  async remove(id: string): Promise<void> {
    const isMeant = (pick: PolicyPick | null): boolean => pick?.own?.policy.id === id;
    await keep(this.pane, this.kept, (known) => (isMeant(known) ? null : known), { onComputer: isMeant(this.kept.onComputer) });
  }

  /** The chosen policy as a file: a bureau's own as it is, one of the product as a starting point for an own one. */
  exportFile(): string | null {
    const own = this.ownPolicies.find(({ policy }) => policy.id === this.chosen?.id);
    const document = own ? own.document : this.chosen && startingPoint(this.chosen.id);
    return document ? `${JSON.stringify(document, null, 2)}\n` : null;
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
