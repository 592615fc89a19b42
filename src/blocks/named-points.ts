import { type Decimal, plain } from "../figures/decimal";
import type { Form } from "../form/form";

/** What stands around the points at the end of a name: "业务管理制度（4 分）". */
const POINTS = /(?<!\s)(\s*(?:[(（【[]\s*)?)(?<![\d.])\d+(?:\.\d+)?(\s*分\s*(?:[)）】\]]\s*)?)$/;

/** Where a form writes the points of an indicator: in a column of their own, else behind its name; null for nowhere. */
export function placeOfPoints({ columns, indicators }: Form): "column" | "name" | null {
  if (columns.weight !== undefined) return "column";
  const named = indicators.filter(({ name }) => name !== null);
  const pointed = named.filter(({ levels }) => levels.at(-1)!.points !== null);
  return pointed.length > 0 && pointed.length * 2 >= named.length ? "name" : null;
}

/** The name with the points behind it, as the model has its own; as it is when that has none. */
export function namedLike(model: string, name: string, points: Decimal): string {
  const [, before, behind] = POINTS.exec(model) ?? [];
  return before === undefined ? name : `${name}${before}${plain(points)}${behind!}`;
}

/** A name that carries points, with others. */
export function repointed(name: string, points: Decimal): string {
  return namedLike(name, name.slice(0, POINTS.exec(name)?.index), points);
}
