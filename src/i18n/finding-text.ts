import type { Finding } from "../rules/finding";
import type { Texts } from "./texts";

/** What a finding says, and behind it what makes it so. Never empty: a bare id where a text is missing, which a test rules out. */
export function findingText({ rule, message, values, causes = [] }: Finding, { locale, find }: Texts): string {
  const said = find("rules", `${rule}.${message}`, values) ?? `${rule}.${message}`;
  const because = causes.map((cause) => find("rules", `${cause.rule}.${cause.message}.cause`, cause.values) ?? `${cause.rule}.${cause.message}`);
  return [said, ...because].join(locale === "zh-CN" ? "" : " ");
}
