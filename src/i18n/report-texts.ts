import type { ReportTexts } from "../report/words";
import { findingText } from "./finding-text";
import type { Texts } from "./texts";

/** The words of a report from the texts of the product. */
export function reportTexts(texts: Texts): ReportTexts {
  const { locale, t, find } = texts;
  return {
    lang: locale,
    say: (id, values) => t(`report:${id}`, values),
    rule: (finding) => ({
      name: find("rules", `${finding.rule}.name`) ?? finding.rule,
      message: findingText(finding, texts),
      basis: find("rules", `${finding.rule}.basis`),
      advice: find("rules", `${finding.rule}.advice`),
    }),
  };
}
