import { type Answer, type AnyTable, type ApiObject, isApiObject, type Session } from "./class-table";
import { SERVICES } from "./classes/services";
import { ApiError, itemNotFound, notServed } from "./error";
import { queryObject } from "./query";
import { type Action, ActionType, type ActionResult, type ArgumentInfo, type ObjectPath, PathType, type Query, type RequestBody, type ResponseBody } from "./wire";

const REFERENCE_MEMBERS = new Set(["_KeepReference", "_RemoveReference", "_RemoveAllReferences", "_GetReferenceCount"]);

type Member = (target: unknown, ...rest: unknown[]) => unknown;

/** A member of a table, by own property only; `undefined` when it is not served. */
export function memberOf(table: AnyTable, kind: "scalars" | "setters" | "parts" | "methods", name: string): Member | undefined {
  const members = table[kind] as Readonly<Record<string, Member>> | undefined;
  return members && Object.hasOwn(members, name) ? members[name] : undefined;
}

/** Carries out one request: the actions in their order, until one fails. */
export class Interpreter {
  constructor(
    private readonly session: Session,
    private readonly root: ApiObject,
  ) {}

  async run(request: RequestBody): Promise<ResponseBody> {
    const batch = new Batch(this.session, this.root, request);
    const results: ActionResult[] = [];
    for (const [index, action] of request.Actions.entries()) {
      try {
        if (action.ActionType === ActionType.query) await this.session.workbook.recalculated();
        results.push({ ActionId: action.Id, Value: batch.perform(action) ?? null });
      } catch (error) {
        return { Results: results, Error: { ...describe(error), Location: batch.locate(action), ActionIndex: index } };
      }
    }
    return { Results: results };
  }
}

function describe(error: unknown): { Code: string; Message: string } {
  if (error instanceof ApiError) return { Code: error.code, Message: error.message };
  return { Code: "GeneralException", Message: `GeneralException: ${error instanceof Error ? error.message : String(error)}` };
}

/** One request's view of its object paths. */
class Batch {
  private readonly resolved = new Map<number, ApiObject | null>();
  private readonly references = new Map<number, string>();
  private readonly queries: ReadonlyMap<number, Query>;

  constructor(
    private readonly session: Session,
    private readonly root: ApiObject,
    private readonly request: RequestBody,
  ) {
    this.queries = mergeQueries(request.Actions);
  }

  perform(action: Action): unknown {
    switch (action.ActionType) {
      case ActionType.instantiate:
        return this.instantiate(action.ObjectPathId);
      case ActionType.query: {
        const object = this.resolve(action.ObjectPathId);
        return object && queryObject(object, this.queries.get(action.ObjectPathId) ?? {}, this.session);
      }
      case ActionType.method:
        return this.invoke(action);
      case ActionType.setProperty:
        return this.set(action);
      case ActionType.trace:
        return null;
      default:
        throw notServed(`action type ${action.ActionType}`);
    }
  }

  /** "Range.Values": what Excel names as the place of an error. */
  locate(action: Action): string {
    const object = this.resolved.get(action.ObjectPathId);
    const path = this.request.ObjectPaths[action.ObjectPathId];
    return [object?.table.name ?? path?.Name ?? "", action.Name ?? ""].filter(Boolean).join(".");
  }

  private instantiate(pathId: number): unknown {
    const object = this.resolve(pathId);
    if (!object) return null;
    const reference = this.references.get(pathId);
    if (reference) return { _ReferenceId: reference };
    const id = object.table.id as ((target: unknown) => string) | undefined;
    return id ? { Id: id(object.target) } : {};
  }

  private invoke(action: Action): unknown {
    const object = this.resolve(action.ObjectPathId);
    const name = action.Name ?? "";
    if (!object) return null;
    if (REFERENCE_MEMBERS.has(name)) return this.manageReferences(name, action, object);
    const answer = this.call(object, name, this.argumentsOf(action.ArgumentInfo));
    return answer && "value" in answer ? answer.value : null;
  }

  private set(action: Action): null {
    const object = this.resolve(action.ObjectPathId);
    const name = action.Name ?? "";
    if (!object) throw itemNotFound(`${name} of an object that does not exist`);
    const setter = memberOf(object.table, "setters", name);
    if (!setter) throw notServed(`setting ${object.table.name}.${name}`);
    setter(object.target, this.argumentsOf(action.ArgumentInfo)[0], this.session);
    return null;
  }

  private manageReferences(name: string, action: Action, object: ApiObject): unknown {
    const { store } = this.session;
    if (name === "_GetReferenceCount") return store.referenceCount;
    if (name === "_RemoveAllReferences") store.releaseAll();
    else if (name === "_RemoveReference") store.release(String(action.ArgumentInfo?.Arguments?.[0]));
    else if (!this.references.has(action.ObjectPathId)) this.references.set(action.ObjectPathId, store.keep(object));
    return null;
  }

  private call(object: ApiObject, name: string, args: readonly unknown[]): Answer {
    const method = memberOf(object.table, "methods", name);
    if (!method) throw notServed(`${object.table.name}.${name}()`);
    return method(object.target, args, this.session) as Answer;
  }

  private argumentsOf(info: ArgumentInfo | undefined): unknown[] {
    return (info?.Arguments ?? []).map((argument, index) => {
      const pathId = info?.ReferencedObjectPathIds?.[index];
      return typeof pathId === "number" && pathId > 0 ? this.resolve(pathId) : argument;
    });
  }

  private resolve(pathId: number): ApiObject | null {
    const known = this.resolved.get(pathId);
    if (known !== undefined) return known;
    const path = this.request.ObjectPaths[pathId];
    if (!path) throw new ApiError("InvalidObjectPath", `InvalidObjectPath: no path ${pathId} in the request`);
    const object = this.follow(path);
    this.resolved.set(pathId, object);
    return object;
  }

  private follow(path: ObjectPath): ApiObject | null {
    if (path.ObjectPathType === PathType.root) return this.root;
    if (path.ObjectPathType === PathType.nullObject) return null;
    if (path.ObjectPathType === PathType.newService) {
      const service = SERVICES.get(path.Name);
      if (!service) throw notServed(path.Name);
      return service;
    }
    if (path.ObjectPathType === PathType.reference) {
      const kept = this.session.store.kept(path.Name);
      if (!kept) throw new ApiError("InvalidReference", "InvalidReference: this reference was released");
      return kept;
    }
    const parent = this.resolve(path.ParentObjectPathId ?? -1);
    // What hangs on an object that does not exist does not exist either.
    if (!parent) return null;
    return this.followFrom(parent, path);
  }

  private followFrom(parent: ApiObject, path: ObjectPath): ApiObject | null {
    const { table, target } = parent;
    if (path.ObjectPathType === PathType.property) {
      const part = memberOf(table, "parts", path.Name);
      if (!part) throw notServed(`${table.name}.${path.Name}`);
      return part(target, this.session) as ApiObject;
    }
    const args = this.argumentsOf(path.ArgumentInfo);
    if (path.ObjectPathType === PathType.indexer) {
      const item = table.item as Member | undefined;
      if (!item) throw notServed(`${table.name}[…]`);
      return item(target, args[0], this.session) as ApiObject;
    }
    const answer = this.call(parent, path.Name, args);
    if (answer === null || isApiObject(answer)) return answer;
    throw notServed(`${table.name}.${path.Name}() as an object`);
  }
}

/** office.js reads the answer of the last load only: give each load of an object everything that was asked of it. */
function mergeQueries(actions: readonly Action[]): ReadonlyMap<number, Query> {
  const merged = new Map<number, Query>();
  for (const action of actions) {
    if (action.ActionType !== ActionType.query) continue;
    const query = action.QueryInfo ?? {};
    const before = merged.get(action.ObjectPathId);
    if (!before) merged.set(action.ObjectPathId, query);
    else {
      const all = !before.Select?.length || !query.Select?.length;
      merged.set(action.ObjectPathId, {
        ...before,
        ...query,
        Select: all ? ["*", ...(before.Select ?? []), ...(query.Select ?? [])] : [...(before.Select ?? []), ...(query.Select ?? [])],
        Expand: [...(before.Expand ?? []), ...(query.Expand ?? [])],
      });
    }
  }
  return merged;
}
