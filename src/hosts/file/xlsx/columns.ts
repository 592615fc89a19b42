import { shiftSpan, type Shift } from "../../../sheet/references";
import { tag } from "./write-xml";
import { parseXml, withAttributes, withoutEnd, type XmlElement } from "./xml";

/** How a column looks; what is left out stays as it is. */
export interface ColumnChange {
  /** Digits of the standard font; null where the program decides. */
  readonly width?: number | null;
  readonly isHidden?: boolean;
  /** The number of its format; undefined takes it away. */
  readonly style?: number | undefined;
}

/** Columns that lie side by side and look the same. */
export interface ColumnRun {
  readonly first: number;
  readonly last: number;
  readonly element: XmlElement;
  /** The element's, or what became of it. */
  readonly openTag: string;
}

/** Excel's own for a sheet that says nothing. */
const DEFAULT_WIDTH = 9.140625;

export function columnRuns(element: XmlElement | undefined): ColumnRun[] {
  return (element?.childrenNamed("col") ?? []).map((col) => ({ first: Number(col.get("min")) - 1, last: Number(col.get("max")) - 1, element: col, openTag: `${withoutEnd(col.openTag)}/>` }));
}

/** The runs with some of their columns changed. What else they say (their level in an outline) stays. */
export function changedColumns(runs: readonly ColumnRun[], changes: ReadonlyMap<number, ColumnChange>): ColumnRun[] {
  const left = new Map(changes);
  const result = runs.flatMap((run) => {
    const places = [...changes.keys()].filter((column) => column >= run.first && column <= run.last).sort((a, b) => a - b);
    const pieces: ColumnRun[] = [];
    let at = run.first;
    for (const column of places) {
      left.delete(column);
      if (column > at) pieces.push({ ...run, first: at, last: column - 1 });
      pieces.push({ ...run, first: column, last: column, openTag: changedTag(run.openTag, changes.get(column)!) });
      at = column + 1;
    }
    return at <= run.last ? [...pieces, { ...run, first: at }] : pieces;
  });
  const added = [...left].map(([column, change]): ColumnRun => {
    const element = parseXml("<col/>")!;
    return { first: column, last: column, element, openTag: changedTag(element.openTag, { width: null, ...change }) };
  });
  return [...result, ...added].sort((a, b) => a.first - b.first);
}

function changedTag(openTag: string, change: ColumnChange): string {
  const { width, isHidden } = change;
  return withAttributes(openTag, {
    ...(width === undefined ? {} : { width: width ?? DEFAULT_WIDTH, customWidth: width === null ? null : "1" }),
    ...(isHidden === undefined ? {} : { hidden: isHidden ? "1" : null }),
    ...("style" in change ? { style: change.style } : {}),
  });
}

export function shiftedColumns(runs: readonly ColumnRun[], shift: Shift): ColumnRun[] {
  return runs.flatMap((run): ColumnRun[] => {
    const span = shiftSpan(run.first, run.last, shift);
    return span ? [{ ...run, first: span[0], last: span[1] }] : [];
  });
}

/** The element of all columns, "" for none. */
export function columnsXml(runs: readonly ColumnRun[]): string {
  const list = runs.map(({ first, last, openTag }) => withAttributes(openTag, { min: first + 1, max: last + 1 }));
  return list.length ? tag("cols", {}, list.join("")) : "";
}
