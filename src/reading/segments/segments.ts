import type { TextAt } from "../../form/form";
import { compact } from "../../figures/normalise";
import type { Area } from "../../sheet/address";
import type { Cell } from "../../sheet/sheet";
import { type FundHeader, findFundHeaders } from "../funds/fund-header";
import type { GivenHeading } from "./given-headings";
import { type IndicatorHeader, findIndicatorHeaders } from "../indicators/indicator-header";
import { amountHeading, indicatorHeading, isLabel } from "../words/lexicon";
import { Region } from "../page/region";
import { splitColumns } from "./side-by-side";
import { titleIn } from "../page/title";
import { findTurnedHeader } from "../funds/turned-funds";
import { withRolesByFigures } from "../funds/columns-by-rate";
import { findUnnamedFunds } from "../funds/unnamed-funds";

/** The part of a sheet that one form takes, with the headings found in it. */
export interface Segment {
  readonly region: Region;
  readonly indicatorHeader: IndicatorHeader | null;
  readonly fundHeader: FundHeader | null;
  readonly title: TextAt | null;
}

const BLANK_ROWS_THAT_END = 2;
const LEAST_OF_LIST = 3;
const ENDS_TABLE = ["total", "projectName", "department", "implementer", "reportingUnit"] as const;

/** 注 and 填表人 end a form; these begin one. */
const HEAD_LABELS = ["projectName", "department", "implementer", "reportingUnit"] as const;
const UNIT_ALONE = /^[(]?(?:金额)?(?:计量)?单位[::](?:亿元|万元|千元|元)[)]?$/;

interface Start {
  readonly row: number;
  title: TextAt | null;
  indicatorHeader: IndicatorHeader | null;
  /** The last of its indicator headings, which a printed table repeats on every page, with its title or without. */
  lastHeader: IndicatorHeader | null;
  fundHeader: FundHeader | null;
}

/** Cuts a region into its forms, from top to bottom. Parts without any heading are left out unless they have a title. */
export function segmentsOf(region: Region, given: readonly GivenHeading[] = []): Segment[] {
  const own = given.filter(({ column }) => column >= region.area.column && column <= region.area.lastColumn);
  const parts = splitColumns(region);
  if (parts.length > 1) return parts.flatMap((part) => segmentsOf(part, own));
  const indicatorHeaders = withGiven(region, findIndicatorHeaders(region), own);

  const headingRows = new Set(indicatorHeaders.flatMap(({ row, lastRow }) => rangeOf(row, lastRow)));
  const fundHeaders = findFundHeaders(region, headingRows);
  const indicatorHeaderAt = new Map(indicatorHeaders.map((header) => [header.row, header]));
  const fundHeaderAt = new Map(fundHeaders.map((header) => [header.row, header]));
  const starts: Start[] = [];
  const current = () => starts.at(-1);
  const begin = (row: number): Start => {
    const start: Start = { row, title: null, indicatorHeader: null, lastHeader: null, fundHeader: null };
    starts.push(start);
    return start;
  };
  for (let row = region.area.row; row <= region.area.lastRow; row++) {
    const indicatorHeader = indicatorHeaderAt.get(row);
    const fundHeader = fundHeaderAt.get(row);
    if (indicatorHeader) {
      const open = current();
      if (open?.lastHeader && isContinued(region, open.lastHeader, indicatorHeader)) {
        open.lastHeader = indicatorHeader;
        continue;
      }
      const start = open && !open.indicatorHeader ? open : begin(open?.lastHeader ? headAbove(region, open.lastHeader.lastRow + 1, row) : row);
      start.indicatorHeader = start.lastHeader = indicatorHeader;
    } else if (fundHeader) {
      const open = current();
      if (!open || open.indicatorHeader) begin(open?.lastHeader ? headAbove(region, open.lastHeader.lastRow + 1, row) : row).fundHeader = fundHeader;
      else open.fundHeader ??= fundHeader;
    } else if (mayBeTitle(region, row)) {
      const title = titleIn(region.cellsIn(row));
      if (!title) continue;
      const open = current();
      const next = open?.lastHeader && indicatorHeaders.find((header) => header.row > row);
      if (open?.lastHeader && next && isNextPage(region, open, title, next)) continue;
      const isFollowUp = open && !open.indicatorHeader && !open.fundHeader && row - open.row < 4;
      const start = isFollowUp ? open : begin(row);
      start.title = betterTitle(start.title, title);
    }
  }
  return starts.flatMap((start, index) => {
    const isFirst = index === 0;
    const top = isFirst ? region.area.row : start.row;
    const limit = (starts[index + 1]?.row ?? region.area.lastRow + 1) - 1;
    const part = new Region(region.sheet, { ...columnsOf(region, start.indicatorHeader), row: top, lastRow: lastContentRow(region, start.row, limit) });
    const area = part.content();
    return area ? [withOtherFunds({ region: new Region(region.sheet, area), ...headings(start) })] : [];
  });
}

/** Headings that a printed table repeats on its next page: the same over the same columns, and the table has not ended. */
function isContinued(region: Region, known: IndicatorHeader, again: IndicatorHeader): boolean {
  const rolesOf = ({ hits }: IndicatorHeader) => hits.filter(({ role }) => role !== "other").map(({ role, cell }) => `${role}:${cell.column}`).sort().join();
  const ends = rangeOf(known.lastRow + 1, again.row - 1).some((row) =>
    region.cellsIn(row).some(({ text }) => ENDS_TABLE.some((list) => isLabel(list, text))),
  );
  return !ends && rolesOf(known) === rolesOf(again);
}

const CONTINUED = /[(]?(?:续表?|接上[表页])[)]?\d*/;

/** The title again over the same headings, with nothing of a form of its own between them: 续表. */
function isNextPage(region: Region, { title, lastHeader }: Start, again: TextAt, next: IndicatorHeader): boolean {
  if (!lastHeader || !isContinued(region, lastHeader, next)) return false;
  const nameOf = (text: string) => compact(text).replace(CONTINUED, "").replace(/[(][^()]*[)]/g, "");
  const isBare = rangeOf(again.row + 1, next.row - 1).every((row) => region.isBlankRow(row));
  return CONTINUED.test(compact(again.text)) || (isBare && title !== null && nameOf(title.text) === nameOf(again.text));
}

/**
 * Where the form of a heading that follows another form's rows begins: at the first row that asks for its names or says its
 * money's unit, or at the heading itself. A total between them ends the form before.
 */
function headAbove(region: Region, from: number, header: number): number {
  const rows = rangeOf(from, header - 1);
  const total = rows.findLast((row) => region.cellsIn(row).some(({ text }) => isLabel("total", text))) ?? from - 1;
  return rows.find((row) => row > total && beginsHead(region.cellsIn(row))) ?? header;
}

function beginsHead(cells: readonly Cell[]): boolean {
  const [first] = cells;
  return (first !== undefined && HEAD_LABELS.some((list) => isLabel(list, first.text))) || cells.some(({ text }) => UNIT_ALONE.test(compact(text)));
}

/** A heading that a person named takes the place of all that were found under the same title. */
function withGiven(region: Region, found: readonly IndicatorHeader[], given: readonly GivenHeading[]): IndicatorHeader[] {
  const isReplaced = ({ row }: IndicatorHeader) =>
    given.some((named) => {
      const [first, last] = [Math.min(row, named.row), Math.max(row, named.row)];
      return !rangeOf(first, last).some((between) => titleIn(region.cellsIn(between)) !== null);
    });
  return [...found.filter((header) => !isReplaced(header)), ...given].sort((a, b) => a.row - b.row);
}

/** What stands beside the columns that a person named belongs to something else, unless only titles and notes do. */
function columnsOf(region: Region, header: (IndicatorHeader & Partial<GivenHeading>) | null): Area {
  const { column, lastColumn } = header ?? {};
  if (!header || column === undefined || lastColumn === undefined) return region.area;
  const isBeside = rangeOf(header.row, header.lastRow).some((row) =>
    region.cellsIn(row).some((cell) => cell.column < column || cell.column > lastColumn),
  );
  return isBeside ? { ...region.area, column, lastColumn } : region.area;
}

/** A form without money columns may name its money down a column, or in words that no list has. */
function withOtherFunds(segment: Segment): Segment {
  const { region, indicatorHeader, fundHeader } = segment;
  if (fundHeader) return { ...segment, fundHeader: withRolesByFigures(region, fundHeader) };
  if (!indicatorHeader) return segment;
  return { ...segment, fundHeader: findTurnedHeader(region, indicatorHeader.row) ?? findUnnamedFunds(region, indicatorHeader.row) };
}

function headings({ title, indicatorHeader, fundHeader }: Start) {
  return { title, indicatorHeader, fundHeader };
}

function mayBeTitle(region: Region, row: number): boolean {
  return region.labelsIn(row).some(([, text]) => text.includes("表"));
}

/** "项目支出绩效自评表" tells more than "附表3". */
function betterTitle(known: TextAt | null, candidate: TextAt): TextAt {
  if (!known) return candidate;
  return /自评|评价|得分/.test(candidate.text) && !/自评|评价|得分/.test(known.text) ? candidate : known;
}

/** Notes may follow after a blank row; two blank rows end a form unless a heading still comes. */
function lastContentRow(region: Region, from: number, limit: number): number {
  let last = from;
  let blanks = 0;
  let sawHeading = false;
  for (let row = from; row <= limit; row++) {
    const cells = region.cellsIn(row);
    if (cells.length === 0) {
      blanks++;
      continue;
    }
    const isRelated = cells.some((cell) => isLabel("notes", cell.text) || isLabel("total", cell.text));
    sawHeading ||= cells.some((cell) => indicatorHeading(cell.text)?.role.startsWith("level"));
    if (blanks > 0 && sawHeading && beginsList(cells)) break;
    if (blanks >= BLANK_ROWS_THAT_END && sawHeading && !isRelated && row - last > BLANK_ROWS_THAT_END && !nameFollows(region, row, limit)) break;
    [last, blanks] = [row, 0];
  }
  return last;
}

/** 序号 | 培训点 | 所属乡镇 | 补助金额 after a gap: a list under headings of its own, which no form goes on with. */
function beginsList(cells: readonly Cell[]): boolean {
  const [first] = cells;
  if (!first || cells.length < LEAST_OF_LIST || cells.some(({ text }) => indicatorHeading(text)?.role.startsWith("level"))) return false;
  const isWords = cells.every(({ value, text }) => typeof value === "string" && !/^[\d.,%]+$/.test(text.trim()));
  const headings = cells.filter(({ text }) => amountHeading(text) !== null).length;
  const opens = amountHeading(first.text)?.role;
  return isWords && (opens === "ordinal" ? headings > 1 : (opens === "name" || opens === "period") && headings >= LEAST_OF_LIST);
}

/** Whether the rows after a gap still look like the rows of a form. */
function nameFollows(region: Region, row: number, limit: number): boolean {
  return rangeOf(row, Math.min(row + 2, limit)).some((current) => region.cellsIn(current).length >= 3);
}

function rangeOf(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

