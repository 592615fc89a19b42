import { compact } from "../../figures/normalise";
import type { Form, FormKind } from "../../form/form";

/** The kinds of tables in which one project is evaluated. */
const EVALUATIONS: readonly FormKind[] = ["self-evaluation", "self-evaluation-unscored"];

/** "51092324T000010263357-" and "2024_" before a project's name. */
const CODE = /^[\dA-Z]{4,}[-_—]+/;

/** The name by which two tables mean the same project. */
export function projectKey(text: string): string {
  return compact(text).replace(CODE, "");
}

const KIND_OF_PROJECT = /(?:专项|项目|经费|资金|补助){1,3}$/;

/** The name without what one table adds and another leaves out: the year, a number, 项目, 专项, 经费, 资金 at the end. */
export function plainProject(text: string): string {
  const name = projectKey(text).replace(/^20\d\d年度?|^\d+[.、]/, "");
  return name.replace(KIND_OF_PROJECT, "") || name;
}

export function evaluationsIn(workbook: readonly Form[]): Form[] {
  return workbook.filter(({ kind }) => EVALUATIONS.includes(kind));
}

/** Whether two texts can name one thing: a table that leaves the name out may mean any. */
export function canBeSame(a: { readonly text: string } | null, b: { readonly text: string } | null): boolean {
  return !a || !b || compact(a.text) === compact(b.text);
}

/** Whether two tables can be about one year. */
export function canBeSameYear(a: Form, b: Form): boolean {
  return !a.year || !b.year || a.year.value === b.year.value;
}

/** The texts that only one entry of the list has, by text. */
export function uniqueBy<T>(entries: readonly T[], keysOf: (entry: T) => readonly string[]): ReadonlyMap<string, T> {
  const found = new Map<string, T | null>();
  for (const entry of entries) for (const key of new Set(keysOf(entry))) found.set(key, found.has(key) ? null : entry);
  return new Map([...found].flatMap(([key, entry]) => (entry === null || key === "" ? [] : [[key, entry] as const])));
}
