import type { Area } from "../sheet/address";
import { type CellRule, shiftRules } from "./cell-rules";
import { type Shift, shiftArea, shiftFormula, shiftSpan } from "../sheet/references";

/**
 * What a worksheet has besides its cells, and Univer has no place for. Attributes are those of the .xlsx elements, so that
 * what nobody touched is saved as it was opened.
 */
export interface SheetParts {
  isVeryHidden: boolean;
  /** Attributes of the protection, null when the sheet is not protected. */
  protection: Attributes | null;
  tabColor: string | null;
  conditionalFormats: readonly ConditionalFormat[];
  validations: readonly Validation[];
  hyperlinks: readonly Hyperlink[];
  comments: readonly Comment[];
  page: PageSetup;
  /** null where the sheet has none. */
  filter: Filter | null;
  tables: readonly Table[];
}

/** The preview does not filter; it says where a file's filter stands, and whether it hides rows. */
export interface Filter {
  readonly area: Area;
  readonly isFiltering: boolean;
}

/** A table object. The preview does not draw it; it keeps it, and says where it stands. */
export interface Table {
  readonly name: string;
  readonly area: Area;
  /** Its part of the file. */
  readonly path: string;
}

export type Attributes = Readonly<Record<string, string>>;

export interface ConditionalFormat extends CellRule {
  /** Made anew whenever a workbook is opened. */
  readonly id: string;
  /** Without `dxfId` and `priority`; the rule's place in the list is its priority. */
  readonly attributes: Attributes;
  /** Number of the look in the file that it came from; null for a look of the preview's own. */
  readonly fileLook: number | null;
  readonly look: ConditionalLook;
  /** XML of what else the rule has: a colour scale, an icon set. */
  readonly rest: string;
}

/** What a conditional format changes; undefined leaves the cell's own. */
export interface ConditionalLook {
  readonly fill?: string;
  readonly fontColor?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
}

/** It has one or two formulas. */
export interface Validation extends CellRule {
  readonly attributes: Attributes;
}

export interface Hyperlink {
  readonly area: Area;
  /** An address outside the workbook. */
  readonly target: string | null;
  /** A place, in the workbook when there is no target. */
  readonly location: string | null;
  /** `tooltip` and `display`. */
  readonly attributes: Attributes;
}

export interface Comment {
  readonly id: string;
  readonly row: number;
  readonly column: number;
  readonly author: string;
  readonly text: string;
  /** Excel calls a comment without a thread a note, and keeps it out of its list of comments. */
  readonly isThreaded: boolean;
  /** XML of a note's formatted text. */
  readonly rich: string | null;
}

export interface PageSetup {
  readonly setup: Attributes;
  readonly margins: Attributes;
  readonly options: Attributes;
  readonly fitToPage: boolean;
  readonly printArea: readonly Area[];
  readonly titleRows: readonly [first: number, last: number] | null;
  readonly titleColumns: readonly [first: number, last: number] | null;
}

const emptyPage: PageSetup = { setup: {}, margins: {}, options: {}, fitToPage: false, printArea: [], titleRows: null, titleColumns: null };

export function emptyParts(): SheetParts {
  return { isVeryHidden: false, protection: null, tabColor: null, conditionalFormats: [], validations: [], hyperlinks: [], comments: [], page: emptyPage, filter: null, tables: [] };
}

/** The same format as another one of the sheet. */
export function anotherFormat(format: ConditionalFormat): ConditionalFormat {
  return { ...format, id: crypto.randomUUID() };
}

/** Moves what hangs on cells with them, as Excel does. `sheetName` is the sheet of the parts, which may be another than the one that shifts. */
export function shiftParts(parts: SheetParts, sheetName: string, shift: Shift): void {
  const isOwn = sheetName.toLowerCase() === shift.sheetName.toLowerCase();
  const areas = (old: readonly Area[]): Area[] => (isOwn ? old.map((area) => shiftArea(area, shift)).filter((area) => area !== null) : [...old]);
  parts.conditionalFormats = shiftRules(parts.conditionalFormats, sheetName, shift, anotherFormat);
  parts.validations = shiftRules(parts.validations, sheetName, shift, (validation) => validation);
  parts.hyperlinks = parts.hyperlinks.flatMap((link) => {
    const location = link.location && !link.target ? shiftFormula(link.location, sheetName, shift) : link.location;
    return areas([link.area]).map((area) => ({ ...link, area, location }));
  });
  if (!isOwn) return;
  parts.comments = parts.comments.flatMap((comment) =>
    areas([cellArea(comment)]).map(({ row, column }) => ({ ...comment, row, column })),
  );
  parts.page = shiftPage(parts.page, shift);
  parts.filter = parts.filter && placed(parts.filter, shiftArea(parts.filter.area, shift));
  parts.tables = parts.tables.flatMap((table) => placed(table, shiftArea(table.area, shift)) ?? []);
}

function placed<T extends { readonly area: Area }>(item: T, area: Area | null): T | null {
  return area && { ...item, area };
}

function shiftPage(page: PageSetup, shift: Shift): PageSetup {
  if (shift.across) return page;
  const span = (old: readonly [number, number] | null, axis: Shift["axis"]) => (old && shift.axis === axis ? shiftSpan(...old, shift) : old);
  return {
    ...page,
    printArea: page.printArea.map((area) => shiftArea(area, shift)).filter((area) => area !== null),
    titleRows: span(page.titleRows, "row"),
    titleColumns: span(page.titleColumns, "column"),
  };
}

export const cellArea = ({ row, column }: { readonly row: number; readonly column: number }): Area => ({ row, column, lastRow: row, lastColumn: column });
