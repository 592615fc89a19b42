import { plain, sum } from "../../figures/decimal";
import { exactly, meets } from "../../figures/interval";
import type { Form, Group } from "../../form/form";
import { isFilled } from "../filled";
import { addendsText, isLastDigit, printedPoints } from "../points";
import { groupScore } from "../corrections";
import { type Draft, fixOf, type Rule, SCORED } from "../rule";

function contradiction({ label, rows, declaredScore: declared }: Group, form: Form): Draft[] {
  if (!isFilled(declared)) return [];
  const members = form.indicators.filter(({ row, isSubItem }) => rows.includes(row) && !isSubItem);
  const parts = members.map(({ score }) => score).filter(isFilled);
  if (parts.length === 0) return [];
  const total = sum(parts.map(({ figure }) => figure.value));
  if (meets(printedPoints(declared.figure), exactly(total))) return [];
  // A row without a score can still make up what is missing, never what is too much.
  if (parts.length < members.length && total.lt(declared.figure.value)) return [];
  const values = {
    group: label.text.trim(),
    declared: plain(declared.figure.value),
    sum: plain(total),
    difference: plain(declared.figure.value.minus(total).abs()),
    addends: addendsText(parts),
  };
  const isNote = isLastDigit(declared.figure, parts.map(({ figure }) => figure), [total]);
  return [{ ...(isNote && { severity: "info" }), message: isNote ? "lastDigit" : "group", values, cells: [declared, ...parts] }];
}

export const subtotalScore: Rule = {
  id: "subtotal-score",
  severity: "error",
  kinds: SCORED,
  isAboutSums: true,
  check: ({ form }) => form.groups.flatMap((group) => contradiction(group, form)),
  // What was added before it was rounded is right as it stands.
  fix: ({ message, cells: [declared] }, context) => message === "lastDigit" ? null : fixOf("safe", [declared ? groupScore(context, declared) : null]),
};
