import { JOURNAL_SETTING } from "../../src/edits/journal";
import { MemoryHost } from "../../src/hosts/memory/memory-host";
import { formatArea, parseArea } from "../../src/sheet/address";
import { Sheet, type SheetSnapshot } from "../../src/sheet/sheet";
import { FaultyRequests } from "./faulty-requests";
import type { Laboratory, Person } from "./laboratory";

/** A workbook in memory that fails request by request. */
export function memoryLaboratory(sheets: readonly SheetSnapshot[]): Laboratory {
  const host = new MemoryHost(sheets);
  const watch = new FaultyRequests();
  host.requests = watch;
  host.formatted.set("sheet-1", [parseArea("A1:D1")!]);
  host.settings.set("somebody's", "own");
  const id = (sheet: number): string => `sheet-${sheet + 1}`;
  const person: Person = {
    type: (sheet, cell, value) => host.edit(id(sheet), cell, value),
    shiftRows: (sheet, shift) => host.shiftRows(id(sheet), shift),
    rename: (sheet, name) => host.rename(id(sheet), name),
    moveToFront: (sheet) => host.moveToFront(id(sheet)),
    hide: (sheet) => host.set(id(sheet), { visibility: "hidden" }),
    protect: (sheet, isProtected) => host.set(id(sheet), { isProtected }),
    remove: (sheet) => host.remove(id(sheet)),
  };
  return {
    host,
    person,
    arrange: (fault) => watch.arrange(fault),
    interrupt: (call, work) => watch.interrupt(call, work),
    get counted() {
      return { requests: watch.requests, calls: watch.calls };
    },
    state: async () => {
      const infos = await host.listSheets();
      const states = [];
      for (const info of infos) {
        const looks = (host.formatted.get(info.id) ?? []).map(formatArea).sort();
        states.push({ ...normalised((await host.readSheet(info.id)).snapshot), looks });
      }
      return { sheets: states, settings: [...host.settings].filter(([key]) => key !== JOURNAL_SETTING) };
    },
  };
}

/** Merged areas have no order, and a snapshot does not know the formats of empty cells. */
function normalised(snapshot: SheetSnapshot) {
  const sheet = new Sheet(snapshot);
  const numberFormats = snapshot.numberFormats.map((line, row) => line.map((_, column) => sheet.cellAt(row, column)?.numberFormat ?? ""));
  return { ...snapshot, numberFormats, merges: snapshot.merges.map(formatArea).sort() };
}
