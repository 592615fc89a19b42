import { ActionType, type RequestBody } from "./wire";

const RELEASES = new Set(["_RemoveReference", "_RemoveAllReferences"]);

/** What office.js announces on its own account when it starts. */
export const LIBRARY_SERVICE = "Microsoft.InternalService.AddinInternalService";

/**
 * True for what office.js sends on its own account and no program waits for: its announcement at the start, and the
 * release of a finished run's references. Such requests are no round trips of the add-in, and no ordered fault falls on them.
 */
export function isHousekeeping({ Actions, ObjectPaths }: RequestBody): boolean {
  if (Object.values(ObjectPaths).some(({ Name }) => Name === LIBRARY_SERVICE)) return true;
  const methods = Actions.filter((action) => action.ActionType !== ActionType.instantiate && action.ActionType !== ActionType.trace);
  return methods.length > 0 && methods.every((action) => action.ActionType === ActionType.method && RELEASES.has(action.Name ?? ""));
}
