import type { Answer, Session } from "./class-table";

/** Excel's numbers for its events. */
export const EventType = { changed: 10, activated: 11, deactivated: 12, added: 13, selectionChanged: 14, deleted: 15, formatChanged: 18 } as const;

/** Where an event of the whole workbook is addressed; an event of one worksheet goes to the worksheet's id. */
export const WORKBOOK_TARGET = "Workbook";

type EventNames = Readonly<Record<string, number>>;

/** As the register and unregister methods name them: "_RegisterActivatedEvent". */
export const SHEET_EVENTS: EventNames = {
  Activated: EventType.activated,
  Deactivated: EventType.deactivated,
  DataChanged: EventType.changed,
  FormatChanged: EventType.formatChanged,
  SelectionChanged: EventType.selectionChanged,
};

export const WORKBOOK_EVENTS: EventNames = { ...SHEET_EVENTS, Added: EventType.added, Deleted: EventType.deleted };

type Methods<T> = Record<string, (target: T, args: readonly unknown[], session: Session) => Answer>;

/** The pair of methods for each event. */
export function eventMethods<T>(events: EventNames, addressOf: (target: T) => string): Methods<T> {
  const methods: Methods<T> = {};
  for (const [name, type] of Object.entries(events)) {
    methods[`_Register${name}Event`] = (target, _, { store }) => {
      store.register(type, addressOf(target));
      return undefined;
    };
    methods[`_Unregister${name}Event`] = (target, _, { store }) => {
      store.unregister(type, addressOf(target));
      return undefined;
    };
  }
  return methods;
}
