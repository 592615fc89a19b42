import type { Asked, AskedRole, Form } from "../../form/form";
import { FUNDED, type Draft, type Rule } from "../rule";
import { labelOf } from "../../reading/label";
import { isUntouched } from "../untouched";

const REQUIRED: readonly AskedRole[] = ["projectName", "department", "implementer", "year", "goalPlanned", "goalAchieved"];

/** Nothing answers the role: where a form asks for it twice (中央主管部门, 地方主管部门), one answer will do. */
function unanswered(asked: readonly Asked[]): Asked[] {
  return REQUIRED.flatMap((role) => {
    const entries = asked.filter((entry) => entry.role === role);
    return entries.every(({ answer }) => answer === null) ? entries.slice(0, 1) : [];
  });
}

function check(form: Form): Draft[] {
  const missing = isUntouched(form) ? [] : unanswered(form.asked);
  if (missing.length === 0) return [];
  const names = missing.map(({ label }) => labelOf(label.text).name).join("、");
  return [{ message: "empty", values: { names, count: String(missing.length) }, cells: missing.map(({ cell }) => cell) }];
}

export const requiredMissing: Rule = {
  id: "required-missing",
  severity: "warning",
  kinds: FUNDED,
  check: ({ form }) => check(form),
};
