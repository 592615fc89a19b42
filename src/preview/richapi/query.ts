import type { ApiObject, Session } from "./class-table";
import { notServed } from "./error";
import type { Query } from "./wire";

type Reader = (target: unknown, session: Session) => unknown;
/** Names wanted of an object, and of the objects behind its properties. */
interface Wanted {
  all: boolean;
  readonly names: Set<string>;
  readonly parts: Map<string, string[]>;
}

/** Answers a load: the wanted scalars of an object, of its items when it is a collection, and of the objects behind a path such as "worksheet/name". */
export function queryObject(object: ApiObject, query: Query, session: Session): Record<string, unknown> {
  const items = object.table.items as ((target: unknown, session: Session) => readonly ApiObject[]) | undefined;
  const select = [...(query.Select ?? []), ...(query.Expand ?? []).map((path) => `${path}/*`)];
  if (!items) return readObject(object, select, session);
  const first = query.Skip ?? 0;
  const all = items(object.target, session);
  const wanted = all.slice(first, query.Top === undefined ? undefined : first + query.Top);
  return { _Items: wanted.map((item) => ({ ...identity(item), ...readObject(item, select, session) })) };
}

function identity({ table, target }: ApiObject): Record<string, unknown> {
  const id = table.id as ((target: unknown) => string) | undefined;
  return id ? { Id: id(target) } : {};
}

function readObject(object: ApiObject, select: readonly string[], session: Session): Record<string, unknown> {
  const { table, target } = object;
  const scalars = (table.scalars ?? {}) as Readonly<Record<string, Reader>>;
  const parts = (table.parts ?? {}) as Readonly<Record<string, Reader>>;
  const wanted = sort(select);
  const answer: Record<string, unknown> = {};
  if (wanted.all) for (const [name, read] of Object.entries(scalars)) answer[name] = read(target, session);
  for (const name of wanted.names) {
    const scalar = find(scalars, name);
    const part = scalar ? null : find(parts, name);
    if (scalar) answer[scalar[0]] = scalar[1](target, session);
    else if (part) answer[part[0]] = queryObject(part[1](target, session) as ApiObject, {}, session);
    else throw notServed(`${table.name}.${capital(name)}`);
  }
  for (const [name, paths] of wanted.parts) {
    const part = find(parts, name);
    if (!part) throw notServed(`${table.name}.${capital(name)}`);
    answer[part[0]] = queryObject(part[1](target, session) as ApiObject, { Select: paths }, session);
  }
  return answer;
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
function find(members: Readonly<Record<string, Reader>>, name: string): readonly [string, Reader] | null {
  const lower = name.toLowerCase();
  for (const entry of Object.entries(members)) if (entry[0].toLowerCase() === lower) return entry;
  return null;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
