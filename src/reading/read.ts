import type { FigureAt, Form, Funds, TextAt, TotalRow } from "../form/form";
import { compact } from "../figures/normalise";
import type { Area } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import { figureAt, textAt } from "./page/cells";
import { type Evidence, combine } from "./choice/confidence";
import { readAmountTable } from "./lists/amount-table";
import type { FundHeader } from "./funds/fund-header";
import { findGivenHeadings } from "./segments/given-headings";
import { GoalReader } from "./head/goals";
import { gradeOf } from "./head/grade";
import { readFunds, asList } from "./funds/funds";
import { readHead } from "./head/head";
import { headFormulas } from "./page/head-formulas";
import { type ColumnRole, asColumns, columnRoles, withLayout } from "./indicators/indicator-columns";
import type { IndicatorHeader } from "./indicators/indicator-header";
import { chooseColumns } from "./indicators/choose-columns";
import type { GivenRows, IndicatorBlock } from "./indicators/indicators";
import type { PointsBeside } from "./indicators/row-sums";
import { kindOf } from "./kind";
import { type Layout, layoutFor, signatureOf } from "./layouts/layout";
import { amountHeading, fundHeading, fundRowRole } from "./words/lexicon";
import { readList, readListsBelow, readSummary } from "./lists/lists";
import { findPlannedHeader } from "./funds/planned-funds";
import { readProse } from "./head/prose";
import { moneyUnitCell } from "./page/money-unit";
import { Region } from "./page/region";
import { roleReadings } from "./indicators/role-evidence";
import { withGroupWeights } from "./indicators/group-weights";
import { readRates } from "./indicators/score-rates";
import { type Segment, segmentsOf } from "./segments/segments";
import { spareColumns, unreadFigures } from "./spare";
import { titleIn } from "./page/title";

/** Of two readings that explain a form alike nobody is sure of the one. */
const MOST_CONFIDENT_OF_TWO = 0.9;

/**
 * Reads every form of a sheet, from top to bottom. A sheet without any yields an empty list.
 * @param layouts what persons set right for templates they know
 */
export function readForms(sheet: Sheet, layouts: readonly Layout[] = []): Form[] {
  if (sheet.used.lastRow < sheet.used.row || sheet.used.lastColumn < sheet.used.column) return [];
  const whole = new Region(sheet, sheet.used);
  return segmentsOf(whole, findGivenHeadings(sheet, layouts)).flatMap((segment) => {
    const form = readSegment(segment, layouts);
    return form ? withListsBelow(segment.region, form) : [];
  });
}

/** What follows a list of money on its sheet may be further lists. */
function withListsBelow(region: Region, form: Form): Form[] {
  if (form.kind !== "fund-table" || !form.table) return [form];
  const { lastRow } = form.table.area;
  const lists = lastRow < region.area.lastRow ? readListsBelow(region.within({ row: lastRow + 1 })) : [];
  return lists.length === 0 ? [form] : [{ ...form, area: { ...form.area, lastRow } }, ...lists];
}

function readSegment(segment: Segment, layouts: readonly Layout[]): Form | null {
  const { region, indicatorHeader, fundHeader } = segment;
  if (!indicatorHeader && !fundHeader) return readSummary(segment) ?? readList(segment);
  const signature = indicatorHeader && signatureOf(region, indicatorHeader);
  const layout = signature === null ? null : layoutFor(layouts, signature);
  const fundsLimit =
    indicatorHeader && fundHeader && indicatorHeader.row > fundHeader.row ? indicatorHeader.row - 1 : region.area.lastRow;
  const fundsAlone = fundHeader ? readFunds(region, fundHeader, fundsLimit) : null;
  const chosen = indicatorHeader
    ? chooseColumns(region, indicatorHeader, rolesFor(region, indicatorHeader, layout), givenRows(indicatorHeader, layout), pointsOf(fundsAlone))
    : null;
  const { roles, block, closeReadings } = chosen ?? { roles: [], block: null, closeReadings: [] };
  const columns = asColumns(roles);
  const withRow = fundsAlone && block ? withExecutionRow(fundsAlone, block) : fundsAlone;
  const isSectioned = roles.some((role) => role.role === "score" && role.source === "above");
  const headed = withRow && isSectioned ? withSectionScore(region, withRow, columns.score) : withRow;
  const firstHeader = Math.min(indicatorHeader?.row ?? Infinity, fundHeader?.row ?? Infinity);
  const title = segment.title ?? titleAbove(region, firstHeader);
  const kind = kindOf(title?.text ?? "", columns, indicatorHeader !== null, headed, fundHeader !== null && isList(region, fundHeader, headed));
  if (!kind) return null;
  const funds = headed ?? (kind === "target-table" && indicatorHeader ? plannedFunds(region, indicatorHeader.row) : null);
  const headEnd = Math.max(firstHeader - 1, (indicatorHeader?.row ?? firstHeader) - 1);
  // Without headings of money a row of it may go on with who is in charge.
  const isTaken = rowsOf(indicatorHeader, fundHeader, block, headed);
  const { totalScore, asked, ...head } = readHead(region, headEnd, title, isTaken);
  const { goals, asked: askedGoals } = new GoalReader(region, isTaken).read();
  const total = totalOf(block, totalScore);
  const { confidence, reasons } = combine(evidenceOf(title, roles.length, block, funds));
  const form: Omit<Form, "headFormulas" | "spareColumns" | "unread"> = {
    sheet: region.sheet.name,
    area: formArea(region, block),
    kind,
    confidence: closeReadings.length > 0 ? Math.min(confidence, MOST_CONFIDENT_OF_TWO) : confidence,
    reasons,
    title,
    moneyUnit: moneyUnitCell(region, moneyRows(fundHeader, funds, headEnd)),
    ...head,
    grade: gradeOf(region, total),
    headerRow: indicatorHeader?.row ?? fundHeader?.row ?? null,
    headerLastRow: indicatorHeader?.lastRow ?? fundHeader?.row ?? null,
    columns,
    roles: block
      ? roleReadings(roles, block, { weight: funds?.executionWeight ?? null, score: funds?.executionScore ?? null })
      : [],
    closeReadings,
    signature,
    indicators: block?.indicators ?? [],
    groups: indicatorHeader && block ? withGroupWeights(region, indicatorHeader, columns, block) : [],
    blockRows: block?.rows ?? [],
    total,
    isSectioned,
    funds: funds && kind === "fund-table" ? asList(funds) : funds,
    goals,
    notes: readProse(region, isTaken, [title, ...asked.map(({ answer }) => answer), ...goals.planned, ...goals.achieved]),
    asked: [...asked, ...askedGoals],
    table: fundHeader && kind === "fund-table" ? readAmountTable(region, fundHeader.row) : null,
    summary: indicatorHeader && block ? readRates(region, indicatorHeader, block, columns) : null,
  };
  return {
    ...form,
    headFormulas: headFormulas(region),
    spareColumns: indicatorHeader && block ? spareColumns(region, indicatorHeader, block, form) : [],
    // A list holds figures of every kind, and adds up no points.
    unread: block ? unreadFigures(region, form.area, form) : [],
  };
}

/** The points of the execution rate, which a total counts with those of the indicators. */
function pointsOf(funds: Funds | null): PointsBeside {
  return {
    weight: (funds?.executionWeight?.figure ?? funds?.declaredWeight)?.value ?? null,
    score: funds?.executionScore?.figure?.value ?? null,
  };
}

/** What a table of targets plans to spend stands beside its label, under no heading. `before` is the row of its indicators' headings. */
function plannedFunds(region: Region, before: number): Funds | null {
  const header = findPlannedHeader(region, before);
  return header && readFunds(region, header, before - 1);
}

/** 序号 or 项目名称 among the headings and no source of money (财政拨款, 其他资金) among the rows: a list, whatever its title says. */
function isList(region: Region, header: FundHeader, funds: Funds | null): boolean {
  const ordinal = region.cellsIn(header.row).find((cell) => amountHeading(cell.text)?.role === "ordinal");
  const isNamed = ordinal !== undefined || region.cellsIn(header.row).some((cell) => amountHeading(cell.text)?.role === "name");
  if (!isNamed) return false;
  const sources = funds?.rows.filter(({ label }) => label !== null && fundRowRole(label.text) === "sub") ?? [];
  const numbered = ordinal ? (funds?.rows.filter(({ row }) => /^\d+$/.test(region.sheet.shownAt(row, ordinal.column)?.text.trim() ?? "")) ?? []) : [];
  // Of many numbered projects some may be called …补助资金.
  return sources.length === 0 || (numbered.length > 2 && sources.length * 2 < numbered.length);
}

/** The rows of headings, money and indicators: what stands there is no prose and no goal. */
function rowsOf(
  indicatorHeader: IndicatorHeader | null,
  fundHeader: FundHeader | null,
  block: IndicatorBlock | null,
  funds: Funds | null,
): (row: number) => boolean {
  const ranges = [
    indicatorHeader && [indicatorHeader.row, indicatorHeader.lastRow],
    fundHeader && [fundHeader.row, fundHeader.row],
    funds && [funds.area.row, funds.area.lastRow],
  ];
  const taken = new Set([...(block?.rows ?? []).map(({ row }) => row), ...(block?.total ? [block.total.row] : [])]);
  return (row) => taken.has(row) || ranges.some((range) => range && row >= (range[0] ?? 0) && row <= (range[1] ?? 0));
}

function moneyRows(header: FundHeader | null, funds: Funds | null, headEnd: number): { row: number; lastRow: number } {
  const row = header?.row ?? funds?.area.row;
  // A form without money counts its unit in the head all the same.
  return row === undefined ? { row: headEnd, lastRow: headEnd } : { row, lastRow: funds?.area.lastRow ?? row };
}

function rolesFor(region: Region, header: IndicatorHeader, layout: Layout | null): ColumnRole[] {
  const own = columnRoles(region, header);
  return layout ? withLayout(region, header, own, layout) : own;
}

function givenRows(header: IndicatorHeader, layout: Layout | null): GivenRows {
  const at = (offset: number | null | undefined) => (offset == null ? undefined : header.lastRow + offset);
  const [first, last, total] = [at(layout?.firstIndicator), at(layout?.lastIndicator), at(layout?.total)];
  return { ...(first !== undefined && { first }), ...(last !== undefined && { last }), ...(total !== undefined && { total }) };
}

/** Where one column of scores runs through all sections, the funds' score stands in it beside their total. */
function withSectionScore(region: Region, funds: Funds, scoreColumn: number | undefined): Funds {
  const total = funds.rows.find((row) => row.role === "total");
  if (!total || scoreColumn === undefined || funds.executionScore) return funds;
  return { ...funds, executionScore: figureAt(region.sheet, total.row, scoreColumn) };
}

/**
 * Money without a rate and points of its own has them in the indicator that is called 执行率: its result is the rate, its points
 * are those of the execution.
 */
function withExecutionRow(funds: Funds, { indicators }: IndicatorBlock): Funds {
  const { rate, weight, score, executed } = funds.columns;
  if (executed === undefined || [rate, weight, score].some((column) => column !== undefined)) return funds;
  const [row, ...others] = indicators.filter(({ levels }) => fundHeading(levels.at(-1)?.text ?? "")?.role === "rate");
  if (!row?.actual?.figure || others.length > 0) return funds;
  const figures = { rate: row.actual, ...(row.weight && { weight: row.weight }), ...(row.score && { score: row.score }) };
  const rows = funds.rows.map((known) => (known.role === "total" ? { ...known, figures: { ...known.figures, ...figures } } : known));
  return { ...funds, rows, executionRate: row.actual, executionScore: row.score, executionWeight: row.weight };
}

/** The first line of its own above the tables, for titles that name no table ("…支出绩效自评情况"). */
function titleAbove(region: Region, before: number): TextAt | null {
  for (let row = region.area.row; row < before; row++) {
    const cells = region.cellsIn(row);
    const title = titleIn(cells);
    if (title) return title;
    const [only] = cells;
    if (only && cells.length === 1 && /自评|绩效|评价/.test(compact(only.text))) return textAt(only);
  }
  return null;
}

function totalOf(block: IndicatorBlock | null, inHead: FigureAt | null): TotalRow | null {
  if (block?.total) return block.total;
  return inHead && { row: inHead.row, weight: null, score: inHead };
}

/** Blank rows and what follows them are no longer the form's own, signatures and notes right below it are. */
function formArea(region: Region, block: IndicatorBlock | null): Area {
  const content = region.content() ?? region.area;
  return block ? { ...content, lastRow: Math.max(content.lastRow, block.lastRow) } : content;
}

function evidenceOf(title: TextAt | null, roles: number, block: IndicatorBlock | null, funds: Funds | null): Evidence[] {
  const evidence: Evidence[] = [];
  if (title) evidence.push({ reason: { id: "title", values: { text: title.text } }, certainty: 0.6 });
  if (roles > 0) evidence.push({ reason: { id: "columns", values: { count: String(roles) } }, certainty: 1 - 0.6 ** roles });
  if (block && block.indicators.length > 0) {
    evidence.push({ reason: { id: "indicators", values: { count: String(block.indicators.length) } }, certainty: 0.5 });
  }
  if (funds) evidence.push({ reason: { id: "funds", values: { count: String(funds.rows.length) } }, certainty: 0.6 });
  return evidence;
}
