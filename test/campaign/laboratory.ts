import type { WorkbookHost } from "../../src/hosts/port";
import type { Position } from "../../src/sheet/address";
import type { RowShift } from "../../src/edits/shift";
import type { StoredValue } from "../../src/sheet/sheet";

/** Where a host fails: at which of the requests that follow, from 0, and how. */
export interface Fault {
  readonly at: number;
  /** Before the request is carried out; after it; or after all requests of its call, so that only the answer is lost. */
  readonly way: "before" | "after" | "lost";
  /** Whether nothing works any more from then on. */
  readonly isOutage: boolean;
}

/** What a person may do in the workbook, as the program would let her. Sheets go by their place in the workbook as it was opened, from 0. */
export interface Person {
  type(sheet: number, cell: Position, value: StoredValue): void;
  shiftRows(sheet: number, shift: RowShift): void;
  rename(sheet: number, name: string): void;
  moveToFront(sheet: number): void;
  hide(sheet: number): void;
  protect(sheet: number, isProtected: boolean): void;
  remove(sheet: number): void;
}

/** A workbook in a host that can be made to fail, with a person at work in it. Any host that offers this can run the campaign. */
export interface Laboratory {
  readonly host: WorkbookHost;
  readonly person: Person;
  /** Makes the requests that follow fail; null makes all well again. Counting begins anew. */
  arrange(fault: Fault | null): void;
  /** Has something happen between two calls, before the one that comes as number `call`, from 0. */
  interrupt(call: number, work: () => void): void;
  /** How many requests, and how many calls, there were since the last arrangement. */
  readonly counted: { readonly requests: number; readonly calls: number };
  /** All that a person could find in the workbook: sheets with cells, merges, formats and looks, and what is kept beside the cells but for our journal. */
  state(): Promise<unknown>;
}
