import { type Answer, type ApiObject, isApiObject, object, type Session } from "./class-table";
import { ApiError, itemNotFound, notServed } from "./error";
import { LIBRARY_SERVICE } from "./housekeeping";
import { queryObject } from "./query";
import { own, tableOf } from "./tables";
import { type Action, ActionType, type ActionResult, type ArgumentInfo, type ObjectPath, PathType, type Query, type RequestBody, type ResponseBody } from "./wire";

const REFERENCE_MEMBERS = new Set(["_KeepReference", "_RemoveReference", "_RemoveAllReferences", "_GetReferenceCount"]);

/** What has been ordered to fail. */
export interface Failures {
  /** Counts something that goes by these names, and says whether it has to fail. */
  readonly due: (names: readonly string[]) => { readonly code: string; readonly when?: "before" | "after" } | null;
}

/** Carries out one request: the actions in their order, until one fails. */
export class Interpreter {
  constructor(
    private readonly session: Session,
    private readonly failures: Failures,
  ) {}

  async run(request: RequestBody): Promise<ResponseBody> {
    const batch = new Batch(this.session, request, this.failures);
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
  // A mistake of the preview itself: whoever looks at the page must see it.
  reportError(error);
  return { Code: "GeneralException", Message: `GeneralException: ${error instanceof Error ? error.message : String(error)}` };
}

function place(object: ApiObject | null | undefined, member = ""): string {
  return [object?.className, member.charAt(0).toLowerCase() + member.slice(1)].filter(Boolean).join(".");
}

/** One request's view of its object paths. */
class Batch {
  private readonly resolved = new Map<number, ApiObject | null>();
  private readonly references = new Map<number, string>();
  private readonly queries: ReadonlyMap<number, Query>;

  constructor(
    private readonly session: Session,
    private readonly request: RequestBody,
    private readonly failures: Failures,
  ) {
    this.queries = mergeQueries(request.Actions);
  }

  perform(action: Action): unknown {
    switch (action.ActionType) {
      case ActionType.instantiate:
        return this.instantiate(action.ObjectPathId);
      case ActionType.query: {
        const object = this.resolve(action.ObjectPathId);
        return object && this.attempt(object, "Query", () => queryObject(object, this.queries.get(action.ObjectPathId) ?? {}, this.session));
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

  /** "Range.values", "WorksheetCollection.getItem": what Excel names as the place of an error. */
  locate(action: Action): string {
    const object = this.resolved.get(action.ObjectPathId);
    if (object) return place(object, action.Name);
    const path = this.request.ObjectPaths[action.ObjectPathId];
    const parent = this.resolved.get(path?.ParentObjectPathId ?? -1);
    return place(parent, path?.ObjectPathType === PathType.indexer ? "GetItem" : path?.Name);
  }

  private instantiate(pathId: number): unknown {
    const object = this.resolve(pathId);
    if (!object) return null;
    const reference = this.references.get(pathId);
    if (reference) return { _ReferenceId: reference };
    const { id } = tableOf(object);
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
    const setter = own(tableOf(object).setters, name);
    if (!setter) throw notServed(`setting ${object.className}.${name}`);
    const value = this.argumentsOf(action.ArgumentInfo)[0];
    this.attempt(object, name, () => setter(object.target, value, this.session), "set");
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
    const method = own(tableOf(object).methods, name);
    if (!method) throw notServed(`${object.className}.${name}()`);
    return this.attempt(object, name, () => method(object.target, args, this.session));
  }

  /** Does something with a member, unless it was ordered to fail. */
  private attempt<T>({ className }: ApiObject, member: string, work: () => T, ...kinds: readonly string[]): T {
    const failure = this.failures.due([`${className}.${member}`, ...kinds]);
    if (failure?.when === "after") work();
    if (failure) throw new ApiError(failure.code, `${failure.code}: as it was ordered of ${className}.${member}`);
    return work();
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
    if (path.ObjectPathType === PathType.root) return object("Workbook", this.session.workbook);
    if (path.ObjectPathType === PathType.nullObject) return null;
    if (path.ObjectPathType === PathType.newService) {
      if (path.Name !== LIBRARY_SERVICE) throw notServed(path.Name);
      return object("AddinInternalService", null);
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
    const { className, target } = parent;
    if (path.ObjectPathType === PathType.property) {
      const part = own(tableOf(parent).parts, path.Name);
      if (!part) throw notServed(`${className}.${path.Name}`);
      return this.attempt(parent, path.Name, () => part(target, this.session));
    }
    const args = this.argumentsOf(path.ArgumentInfo);
    if (path.ObjectPathType === PathType.indexer) {
      const { item } = tableOf(parent);
      if (!item) throw notServed(`${className}[…]`);
      return item(target, args[0], this.session);
    }
    const answer = this.call(parent, path.Name, args);
    if (answer === null || isApiObject(answer)) return answer;
    throw notServed(`${className}.${path.Name}() as an object`);
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
