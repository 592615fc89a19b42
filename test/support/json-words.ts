import { reportTexts } from "../../src/i18n/report-texts";
import { createTexts } from "../../src/i18n/texts";
import type { JsonWords } from "../../src/report/json";
import type { Finding } from "../../src/rules/finding";

/** The words of a JSON report in which a finding says what the test wants. */
export function saying(messageOf: (finding: Finding) => string): JsonWords {
  return { ...reportTexts(createTexts("zh-CN")), rule: (finding) => ({ name: finding.rule, message: messageOf(finding), basis: null, advice: null }) };
}
