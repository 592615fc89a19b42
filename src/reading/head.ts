import { compact } from "../figures/normalise";
import type { FigureAt, Form, TextAt } from "../form/form";
import type { Cell } from "../sheet/sheet";
import { figureAt, textAt } from "./cells";
import { indicatorHeading, isLabel } from "./lexicon";
import { type Region, lastColumnOf } from "./region";

export type Head = Pick<Form, "year" | "reportingUnit" | "projectName" | "department" | "implementer"> & {
  /** 自评总分 named in the head: the cell that holds it. */
  readonly totalScore: FigureAt | null;
};

const NAMED = ["projectName", "department", "implementer", "reportingUnit"] as const;
type Named = (typeof NAMED)[number];

const YEAR_ALONE = /^[(]?(?:年度[::]?)?(20\d\d)年?度?[)]?$/;
const YEAR_IN_TEXT = /(20\d\d)年?度/;
const YEAR_IN_TITLE = /(?:^|\D)(20\d\d)(?:年|\)|$)/;

function labelled(cell: Cell): { field: Named; inline: boolean } | null {
  for (const field of NAMED) if (isLabel(field, cell.text)) return { field, inline: false };
  const lead = /^([^::]{1,12})[::](.+)$/.exec(compact(cell.text));
  const field = lead && NAMED.find((candidate) => isLabel(candidate, lead[1] ?? ""));
  return field ? { field, inline: true } : null;
}

function isAnyLabel(text: string): boolean {
  return NAMED.some((field) => isLabel(field, text)) || isLabel("otherHead", text);
}

/** The value that stands to the right of a label, unless that is a label again. */
function valueRightOf(region: Region, label: Cell): Cell | null {
  const from = lastColumnOf(region.sheet, label) + 1;
  const next = region.cellsIn(label.row).find((cell) => cell.column >= from);
  return next && !isAnyLabel(next.text) ? next : null;
}

function yearOf(rows: readonly (readonly Cell[])[], title: TextAt | null): Form["year"] {
  const asYear = (cell: TextAt, pattern: RegExp) => {
    const year = pattern.exec(compact(cell.text))?.[1];
    return year ? { row: cell.row, column: cell.column, text: cell.text, value: Number(year) } : null;
  };
  const cells = rows.flat().filter((cell) => typeof cell.value === "string");
  for (const cell of cells) {
    const year = asYear(cell, YEAR_ALONE);
    if (year) return year;
  }
  const inTitle = title && (asYear(title, YEAR_IN_TEXT) ?? asYear(title, YEAR_IN_TITLE));
  return inTitle ?? null;
}

/** The total in the head stands to the right of its label or below it. */
function totalInHead(region: Region, label: Cell): FigureAt | null {
  const right = valueRightOf(region, label);
  if (right && typeof right.value === "number") return figureAt(region.sheet, right.row, right.column);
  let row = label.row + 1;
  while (row < region.area.lastRow && region.isBlankRow(row)) row++;
  const below = figureAt(region.sheet, row, label.column);
  return below.figure ? below : null;
}

/** Reads what stands above the tables of a form: names, year, a total in the head. */
export function readHead(region: Region, lastRow: number, title: TextAt | null): Head {
  const found: Partial<Record<Named, TextAt>> = {};
  const rows: (readonly Cell[])[] = [];
  let totalScore: FigureAt | null = null;
  for (let row = region.area.row; row <= lastRow; row++) {
    const cells = region.cellsIn(row);
    rows.push(cells);
    for (const cell of cells) {
      if (typeof cell.value !== "string") continue;
      const label = labelled(cell);
      const value = label && (label.inline ? cell : valueRightOf(region, cell));
      if (label && value) found[label.field] ??= textAt(value);
      if (!totalScore && isLabel("inlineTotalScore", cell.text) && indicatorHeading(cell.text)?.role !== "weight") {
        totalScore = totalInHead(region, cell);
      }
    }
  }
  return {
    year: yearOf(rows, title),
    reportingUnit: found.reportingUnit ?? found.implementer ?? null,
    projectName: found.projectName ?? null,
    department: found.department ?? null,
    implementer: found.implementer ?? null,
    totalScore,
  };
}
