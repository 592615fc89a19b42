import type { ClassTable } from "../class-table";

/** office.js tells every host at its start that it can take actions of the ribbon; nothing follows from it here. */
export const ADDIN_INTERNAL: ClassTable<null> = {
  methods: { NotifyActionHandlerReady: () => undefined },
};
