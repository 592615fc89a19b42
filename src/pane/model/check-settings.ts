import type { WorkbookHost } from "../../hosts/port";
import type { Policy } from "../../policy/policy";
import type { CheckOptions } from "../../rules/check";
import type { Rule } from "../../rules/rule";
import type { RuleSettings } from "../../rules/settings";
import { AcknowledgedFindings } from "./acknowledged-findings";
import { PolicySetting } from "./policy-setting";
import { RuleLevels } from "./rule-levels";
import type { Said } from "./said";
import type { SettledPane } from "./settled-pane";

/** What the person settled for checks, as the pane shows it. */
export interface Settled {
  /** Null: whatever follows a published policy is accepted. */
  readonly policy: Policy | null;
  /** Policies of bureaus, beside those of the product. */
  readonly ownPolicies: readonly Policy[];
  readonly rules: RuleSettings;
  readonly switchedOff: readonly Rule[];
  /** Why something that the workbook holds is not known. */
  readonly problems: readonly Said[];
}

/** Everything that a person settles for checks: policy, rules, and what was looked into. */
export class CheckSettings {
  readonly policy: PolicySetting;
  readonly rules: RuleLevels;
  readonly acknowledged: AcknowledgedFindings;

  constructor(pane: SettledPane) {
    this.policy = new PolicySetting(pane);
    this.rules = new RuleLevels(pane);
    this.acknowledged = new AcknowledgedFindings(pane);
  }

  /** Makes known what the workbook says. Never rejects. */
  async load(host: WorkbookHost): Promise<void> {
    await Promise.all(this.all.map((kept) => kept.load(host)));
  }

  /** By what a check goes. */
  get options(): Required<Pick<CheckOptions, "policy" | "settings" | "acknowledgements">> {
    return { policy: this.policy.chosen, settings: this.rules.settings, acknowledgements: this.acknowledged.list };
  }

  get settled(): Settled {
    const { policy, rules } = this;
    const problems = this.all.flatMap(({ problem }) => problem ?? []);
    return { policy: policy.chosen, ownPolicies: policy.own, rules: rules.settings, switchedOff: rules.switchedOff, problems };
  }

  private get all() {
    return [this.policy.kept, this.rules.kept, this.acknowledged.kept];
  }
}
