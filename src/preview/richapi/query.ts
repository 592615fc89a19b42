import type { ApiObject, Session } from "./class-table";
import { notServed } from "./error";
import { tableOf } from "./tables";
import type { Query } from "./wire";

/** Names wanted of an object, and of the objects behind its properties. */
interface Wanted {
  all: boolean;
  readonly names: Set<string>;
  readonly parts: Map<string, string[]>;
}

/** Answers a load: the wanted scalars of an object, of its items when it is a collection, and of the objects behind a path such as "worksheet/name". */
export function queryObject(object: ApiObject, query: Query, session: Session): Record<string, unknown> {
  const { items } = tableOf(object);
  const select = [...(query.Select ?? []), ...(query.Expand ?? []).map((path) => `${path}/*`)];
  if (!items) return readObject(object, select, session);
  const first = query.Skip ?? 0;
  const wanted = items(object.target, session).slice(first, query.Top === undefined ? undefined : first + query.Top);
  return { _Items: wanted.map((item) => ({ ...identity(item), ...readObject(item, select, session) })) };
}

function identity(object: ApiObject): Record<string, unknown> {
  const { id } = tableOf(object);
  return id ? { Id: id(object.target) } : {};
}

function readObject(object: ApiObject, select: readonly string[], session: Session): Record<string, unknown> {
  const { target, className } = object;
  const { scalars = {}, parts = {} } = tableOf(object);
  const wanted = sort(select);
  const answer: Record<string, unknown> = {};
  if (wanted.all) for (const [name, read] of Object.entries(scalars)) answer[name] = read(target, session);
  for (const name of wanted.names) {
    const scalar = find(scalars, name);
    const part = scalar ? null : find(parts, name);
    if (scalar) answer[scalar[0]] = scalar[1](target, session);
    else if (part) answer[part[0]] = queryPart(part[1](target, session), {}, session);
    else throw notServed(`${className}.${capital(name)}`);
  }
  for (const [name, paths] of wanted.parts) {
    const part = find(parts, name);
    if (!part) throw notServed(`${className}.${capital(name)}`);
    answer[part[0]] = queryPart(part[1](target, session), { Select: paths }, session);
  }
  return answer;
}

function queryPart(part: ApiObject | null, query: Query, session: Session): Record<string, unknown> | null {
  return part && queryObject(part, query, session);
}

function sort(select: readonly string[]): Wanted {
  const wanted: Wanted = { all: select.length === 0, names: new Set(), parts: new Map() };
  for (const path of select) {
    const [name, rest] = path.split(/[/.](.*)/s) as [string, string | undefined];
    if (name === "*" || name === "$all") wanted.all = true;
    else if (rest) wanted.parts.set(name, [...(wanted.parts.get(name) ?? []), rest]);
    else if (name !== "$none") wanted.names.add(name);
  }
  return wanted;
}

/** Programs write the names with a small first letter. */
function find<T>(members: Readonly<Record<string, T>>, name: string): readonly [string, T] | null {
  const lower = name.toLowerCase();
  return Object.entries(members).find(([member]) => member.toLowerCase() === lower) ?? null;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
