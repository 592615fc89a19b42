import type { Indicator } from "../../form/form";
import { quoted } from "../rows";
import { type Draft, PLANNED, type Rule } from "../rule";
import { turnedSign } from "../turned-sign";

function draftsFor(indicator: Indicator): Draft[] {
  const message = turnedSign(indicator);
  return message && indicator.target ? [{ message, values: quoted(indicator), cells: [indicator.target] }] : [];
}

export const targetDirection: Rule = {
  id: "target-direction",
  severity: "warning",
  kinds: PLANNED,
  check: ({ form }) => form.indicators.flatMap(draftsFor),
};
