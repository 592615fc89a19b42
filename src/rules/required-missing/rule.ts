import type { Asked, AskedRole, Form } from "../../form/form";
import { labelOf } from "../../reading/words/label";
import { type Draft, FUNDED, type Rule } from "../rule";
import { isUntouched } from "../untouched";

/** What has to be known; one role of several tells who it is that evaluates. */
const REQUIRED: readonly (readonly AskedRole[])[] = [
  ["projectName"],
  ["department", "implementer", "reportingUnit"],
  ["year"],
  ["goalPlanned"],
  ["goalAchieved"],
];

interface Missing {
  /** One for each role that nothing answers: where a form asks twice (中央主管部门, 地方主管部门), one answer will do. */
  readonly entries: readonly Asked[];
  /** True when no other role tells it either. */
  readonly isUnknown: boolean;
}

function missingOf(roles: readonly AskedRole[], asked: readonly Asked[]): Missing {
  const byRole = roles.map((role) => asked.filter((entry) => entry.role === role)).filter((entries) => entries.length > 0);
  const unanswered = byRole.filter((entries) => entries.every(({ answer }) => answer === null));
  return { entries: unanswered.flatMap((entries) => entries.slice(0, 1)), isUnknown: unanswered.length > 0 && unanswered.length === byRole.length };
}

function check(form: Form): Draft[] {
  const missing = isUntouched(form) ? [] : REQUIRED.map((roles) => missingOf(roles, form.asked));
  const entries = missing.flatMap((group) => group.entries);
  if (entries.length === 0) return [];
  const isUnknown = missing.some((group) => group.isUnknown);
  const values = { names: entries.map(({ label }) => labelOf(label.text).name).join("、"), count: String(entries.length) };
  return [{ ...(!isUnknown && { severity: "info" as const }), message: "empty", values, cells: entries.map(({ cell }) => cell) }];
}

export const requiredMissing: Rule = {
  id: "required-missing",
  severity: "warning",
  kinds: FUNDED,
  check: ({ form }) => check(form),
};
