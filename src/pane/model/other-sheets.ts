import { type Elsewhere, planElsewhere } from "../../blocks/elsewhere";
import type { Grown } from "../../blocks/sums";
import type { EditLabel } from "../../edits/edit";
import type { SheetInfo, WorkbookHost } from "../../hosts/port";
import type { PlannedSheet } from "../../hosts/workbook-editor";
import { formatCell } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import type { RefusedCells } from "./history";

/** The sheets of the workbook beside the one that rows come into. */
export interface OtherSheets {
  readonly read: readonly { readonly info: SheetInfo; readonly sheet: Sheet }[];
  /** Names of those that could not be read. */
  readonly unread: readonly string[];
}

/** What is said of formulas of other sheets before rows come. */
export interface ElsewhereShown {
  readonly formulas: readonly MovedFormula[];
  /** Formulas that stay as they are, though they miss the rows. */
  readonly kept: readonly RefusedCells[];
  /** Names of sheets of which nobody knows whether their formulas will miss the rows. */
  readonly unread: readonly string[];
}

/** A formula of another sheet, as it stands and as it will stand. */
export interface MovedFormula {
  readonly sheet: string;
  readonly cell: string;
  readonly before: string;
  readonly after: string;
}

export const NOTHING_ELSEWHERE: ElsewhereShown = { formulas: [], kept: [], unread: [] };

/** Reads what else the workbook has; only that there is nothing costs a single round trip. @throws HostError */
export async function readOtherSheets(host: WorkbookHost, id: string): Promise<OtherSheets> {
  const infos = (await host.listSheets()).filter((info) => info.id !== id);
  const read: { readonly info: SheetInfo; readonly sheet: Sheet }[] = [];
  const unread: string[] = [];
  for await (const reading of host.readSheets(infos.map((info) => info.id))) {
    if ("sheet" in reading) read.push(reading);
    else unread.push(infos.find((info) => info.id === reading.id)?.name ?? "");
  }
  return { read, unread };
}

/** What has to be written on other sheets once the rows are there, and what is said of it before. */
export function elsewhereOf({ read, unread }: OtherSheets, grown: readonly Grown[], label: EditLabel): { readonly plans: readonly PlannedSheet[]; readonly shown: ElsewhereShown } {
  const found = planElsewhere(read.map(({ sheet }) => sheet), grown, label);
  return {
    plans: found.flatMap(({ sheetName, plan }) => (plan.edits.length > 0 ? [{ info: read.find(({ info }) => info.name === sheetName)!.info, plan }] : [])),
    shown: {
      formulas: found.flatMap(({ sheetName, formulas }) => formulas.flatMap(({ cell, before, after, refusal }) => (refusal === null ? [{ sheet: sheetName, cell: formatCell(cell), before, after }] : []))),
      kept: found.flatMap(keptOf),
      unread: grown.length > 0 ? unread : [],
    },
  };
}

function keptOf({ sheetName, formulas }: Elsewhere): RefusedCells[] {
  const reasons = [...new Set(formulas.flatMap(({ refusal }) => refusal ?? []))];
  return reasons.map((reason) => ({ sheet: sheetName, cells: formulas.filter(({ refusal }) => refusal === reason).map(({ cell }) => formatCell(cell)), reason }));
}
