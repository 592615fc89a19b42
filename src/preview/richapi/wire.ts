/** The request and response bodies that office.js exchanges with Excel, as far as they are read here. */

export const ActionType = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;
export const PathType = { root: 1, newService: 2, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 } as const;

export interface RequestBody {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly ObjectPathId: number;
  readonly Name?: string;
  readonly QueryInfo?: Query;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

/** An argument that is an object is the id of its path, named at the same place in ReferencedObjectPathIds. */
export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

export interface Query {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface ActionResult {
  readonly ActionId: number;
  readonly Value: unknown;
}

export interface ResponseBody {
  readonly Results: readonly ActionResult[];
  readonly Error?: { readonly Code: string; readonly Message: string; readonly Location: string; readonly ActionIndex: number };
}
