import { type ApiObject, type ClassTable, object } from "../class-table";
import { LIBRARY_SERVICE } from "../housekeeping";

/** office.js tells every host at its start that it can take actions of the ribbon; nothing follows from it here. */
const ADDIN_INTERNAL: ClassTable<null> = {
  name: "AddinInternalService",
  methods: { NotifyActionHandlerReady: () => undefined },
};

/** Objects that a program makes anew rather than finds in the workbook. */
export const SERVICES: ReadonlyMap<string, ApiObject> = new Map([[LIBRARY_SERVICE, object(ADDIN_INTERNAL, null)]]);
