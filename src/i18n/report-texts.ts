import type { ReportTexts } from "../report/model";
import type { Texts } from "./texts";

/** The words of a report from the texts of the product. */
export function reportTexts({ locale, t, find }: Texts): ReportTexts {
  return {
    lang: locale,
    say: (id, values) => t(`report:${id}`, values),
    rule: ({ rule, message, values }) => ({
      name: find("rules", `${rule}.name`) ?? rule,
      message: find("rules", `${rule}.${message}`, values) ?? `${rule}.${message}`,
      basis: find("rules", `${rule}.basis`),
      advice: find("rules", `${rule}.advice`),
    }),
  };
}
