import type { BackendEvent, ChangeKind } from "../backend";
import { EventType, WORKBOOK_TARGET } from "./event-types";
import { writeAddress } from "./grid";
import type { Store } from "./store";

/** What marks a message as an event; the other fields are the event's type, whom it is for, its arguments, an id and "from another person". */
const EVENT_CATEGORY = 65536;

export type EventEntry = readonly [typeof EVENT_CATEGORY, number, string, string, number, boolean];

const CHANGE_TYPES: Readonly<Record<ChangeKind, string>> = {
  edited: "RangeEdited",
  "rows-inserted": "RowInserted",
  "rows-deleted": "RowDeleted",
  "columns-inserted": "ColumnInserted",
  "columns-deleted": "ColumnDeleted",
  "cells-moved": "RangeEdited",
};

/** Says whose cells an event is about in the only state that later questions need: the reference itself. */
const eventReference = (sheetId: string, address: string): string => `event ${sheetId} ${address}`;

export function readEventReference(reference: unknown): { readonly sheetId: string; readonly address: string } | null {
  const match = /^event (\S+) (\S+)$/.exec(String(reference));
  return match && { sheetId: match[1]!, address: match[2]! };
}

/**
 * The messages that Excel sends for something that happened, for those who registered for it.
 * @param isRemote whether another person did it
 */
export function eventEntries(event: BackendEvent, store: Store, isRemote: boolean): EventEntry[] {
  return describe(event, isRemote).flatMap(([type, sheetId, argument]) =>
    [WORKBOOK_TARGET, sheetId]
      .filter((target) => store.isRegistered(type, target))
      .map((target): EventEntry => [EVENT_CATEGORY, type, target, JSON.stringify(argument), type, isRemote]),
  );
}

type Description = readonly [type: number, sheetId: string, argument: Readonly<Record<string, unknown>>];

function describe(event: BackendEvent, isRemote: boolean): Description[] {
  const { sheetId: worksheetId } = event;
  const about = { worksheetId, source: isRemote ? "Remote" : "Local" };
  switch (event.kind) {
    case "changed": {
      const address = writeAddress(event.area);
      const argument = {
        ...about,
        address,
        changeType: CHANGE_TYPES[event.change],
        shiftDirection: "None",
        triggerSource: event.byProgram && !isRemote ? "ThisLocalAddin" : "Unknown",
        referenceId: eventReference(worksheetId, address),
      };
      return [[EventType.changed, worksheetId, argument]];
    }
    case "formatted": {
      const address = writeAddress(event.area);
      return [[EventType.formatChanged, worksheetId, { ...about, address, referenceId: eventReference(worksheetId, address) }]];
    }
    case "selected":
      return [[EventType.selectionChanged, worksheetId, { worksheetId, address: writeAddress(event.area) }]];
    case "activated":
      return [
        ...(event.previousId ? [[EventType.deactivated, event.previousId, { worksheetId: event.previousId }] as const] : []),
        [EventType.activated, worksheetId, { worksheetId }],
      ];
    case "added":
      return [[EventType.added, worksheetId, about]];
    case "deleted":
      return [[EventType.deleted, worksheetId, about]];
  }
}
