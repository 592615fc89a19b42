import type { ApiObject, ClassName, ClassTable, Targets } from "./class-table";
import { FORMAT } from "./classes/format";
import { RANGE } from "./classes/range";
import { RANGE_AREAS, RANGE_COLLECTION } from "./classes/range-areas";
import { ADDIN_INTERNAL } from "./classes/services";
import { SETTING, SETTINGS } from "./classes/settings";
import { APPLICATION, WORKBOOK } from "./classes/workbook";
import { PROTECTION, WORKSHEET, WORKSHEETS } from "./classes/worksheet";

const TABLES: { readonly [Name in ClassName]: ClassTable<Targets[Name]> } = {
  AddinInternalService: ADDIN_INTERNAL,
  Application: APPLICATION,
  Range: RANGE,
  RangeAreas: RANGE_AREAS,
  RangeCollection: RANGE_COLLECTION,
  RangeFormat: FORMAT,
  Setting: SETTING,
  SettingCollection: SETTINGS,
  Workbook: WORKBOOK,
  Worksheet: WORKSHEET,
  WorksheetCollection: WORKSHEETS,
  WorksheetProtection: PROTECTION,
};

/** The members of the object's class; an object is made with what its class's table expects. */
export function tableOf({ className }: ApiObject): ClassTable<unknown> {
  return TABLES[className] as ClassTable<unknown>;
}

/** A member of a table by its own name; undefined when it is not served. */
export function own<T>(members: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return members && Object.hasOwn(members, name) ? members[name] : undefined;
}
