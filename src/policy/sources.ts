import type { Policy, Source } from "./policy";

/** The documents that a policy's figures come from, each once, in the order in which they are used. */
export function sourcesOf({ weights, execution, positive, reverse, grades, rounding }: Policy): readonly Source[] {
  const all = [weights, execution, ...positive, ...reverse, grades, rounding].map(({ source }) => source);
  return all.filter((source, index) => all.findIndex((other) => sourceText(other) === sourceText(source)) === index);
}

/** Title and article. */
export function sourceText({ title, article }: Source): string {
  return article === null ? title : `${title} ${article}`;
}
