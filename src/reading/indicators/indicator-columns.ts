import { figureOf } from "../../figures/figure";
import { compact, isBlankText } from "../../figures/normalise";
import type { Columns, IndicatorColumn } from "../../form/form";
import { firstMeasured, levelsByContent, spreadTarget, valuesByContent } from "./content-roles";
import type { HeadingHit, IndicatorHeader } from "./indicator-header";
import { type Layout, columnAt } from "../layouts/layout";
import { labelOf } from "../words/label";
import { indicatorHeading, isAdjusted, looseHeading } from "../words/lexicon";
import { type Region, lastColumnOf } from "../page/region";

/** A heading with the column that it heads. */
type PlacedHit = HeadingHit & { readonly column: number };

export interface ColumnRole {
  readonly role: IndicatorColumn;
  readonly column: number;
  readonly certainty: number;
  /** The heading's own text; null when the role was not read from the heading rows. */
  readonly heading: string | null;
  /** Where the role was read when it was not in the heading rows. */
  readonly source: "heading" | "above" | "content" | "adds-up" | "person";
}

const CERTAINTY_FROM_ABOVE = 0.6;
const CERTAINTY_OF_CONTENT = 0.6;
const CERTAINTY_OF_LOOSE = 0.6;
const DIRECT: ReadonlySet<string> = new Set<IndicatorColumn>([
  "level1", "level2", "level3", "level4", "sign", "target", "unit", "actual", "weight", "score", "reason", "rule",
]);
const LEVEL_ORDER: readonly IndicatorColumn[] = ["level1", "level2", "level3", "level4"];
const WORDS_OF_NATURE = /^(?:定量|定性)(?:指标)?$/;
const SAMPLE = 40;
const LEAST_WORDS = 3;

/** "指标性质" heads either the comparison sign or the words 定量/定性: only the column itself can tell. */
function holdsNature(region: Region, column: number, from: number): boolean {
  let natures = 0;
  let others = 0;
  for (let row = from; row <= Math.min(region.area.lastRow, from + SAMPLE); row++) {
    const text = compact(region.sheet.cellAt(row, column)?.text ?? "");
    if (WORDS_OF_NATURE.test(text)) natures++;
    else if (text !== "" && text.length <= 3) others++;
  }
  return natures > 0 && others === 0;
}

function holdsNumbers(region: Region, column: number, from: number): boolean {
  for (let row = from; row <= Math.min(region.area.lastRow, from + SAMPLE); row++) {
    if (typeof region.sheet.valueAt(row, column) === "number") return true;
  }
  return false;
}

function holdsAnything(region: Region, column: number, from: number): boolean {
  for (let row = from; row <= region.area.lastRow; row++) if (region.sheet.cellAt(row, column)) return true;
  return false;
}

/** 得分情况 over 完成, 完成, …: points are figures, and a column that is filled in with words alone has none. */
function holdsWords(region: Region, column: number, from: number): boolean {
  const rows = Array.from({ length: Math.max(0, Math.min(region.area.lastRow, from + SAMPLE) - from + 1) }, (_, index) => from + index);
  const filled = rows.flatMap((row) => region.sheet.cellAt(row, column) ?? []).filter(({ text }) => !isBlankText(text));
  return filled.length >= LEAST_WORDS && filled.every((cell) => figureOf(cell) === null);
}

/**
 * The heading of each column is the lowest one that stands over it. One that is merged across heads the first column below it
 * that has no heading of its own and is filled in: 年度指标值 over 符号 | (blank) | 单位 heads the blank one.
 */
function lowestHits(region: Region, header: IndicatorHeader): PlacedHit[] {
  const byColumn = new Map<number, PlacedHit>();
  for (const hit of header.hits) {
    const { column } = hit.cell;
    const known = byColumn.get(column);
    if (!known || hit.cell.row > known.cell.row || known.role === "other") byColumn.set(column, { ...hit, column });
  }
  for (const hit of header.hits) {
    const lower = byColumn.get(hit.cell.column);
    if (lower === undefined || lower.cell === hit.cell || lower.cell.row <= hit.cell.row) continue;
    for (let column = hit.cell.column + 1; column <= lastColumnOf(region.sheet, hit.cell); column++) {
      const isBlank = region.sheet.shownAt(header.lastRow, column)?.text.trim() ? false : !region.sheet.isCovered(header.lastRow, column);
      if (!isBlank || byColumn.has(column) || !holdsAnything(region, column, header.lastRow + 1)) continue;
      byColumn.set(column, { ...hit, column });
      break;
    }
  }
  return [...byColumn.values()].sort((a, b) => a.column - b.column);
}

/** A column that the heading rows leave blank or give a number may have its heading further up, as a section's score has. */
function fromAbove(region: Region, header: IndicatorHeader, taken: ReadonlySet<string>): ColumnRole[] {
  const roles: ColumnRole[] = [];
  for (let column = region.area.column; column <= region.area.lastColumn; column++) {
    const own = region.sheet.cellAt(header.row, column);
    if (own ? typeof own.value !== "number" : region.sheet.isCovered(header.row, column)) continue;
    if (!holdsNumbers(region, column, header.lastRow + 1)) continue;
    for (let row = header.row - 1; row >= region.area.row; row--) {
      const cell = region.sheet.cellAt(row, column);
      if (cell === null || typeof cell.value === "number") continue;
      const match = indicatorHeading(cell.text);
      if (match && (match.role === "score" || match.role === "weight") && !taken.has(match.role)) {
        roles.push({ role: match.role, column, certainty: CERTAINTY_FROM_ABOVE, heading: null, source: "above" });
      }
      break;
    }
  }
  return roles;
}

/** What a heading row calls a column that no surer heading names: 目标 and 总分 are headings only where others are. */
function looselyNamed(region: Region, header: IndicatorHeader, known: readonly ColumnRole[]): ColumnRole[] {
  const taken = new Set<IndicatorColumn | number>(known.flatMap(({ role, column }) => [role, column]));
  const lastLevel = Math.max(...known.filter(({ role }) => LEVEL_ORDER.includes(role)).map(({ column }) => column));
  return region.cellsIn(header.lastRow).flatMap((cell): ColumnRole[] => {
    const role = looseHeading(cell.text);
    if (!role || cell.column < lastLevel || taken.has(role) || taken.has(cell.column)) return [];
    taken.add(role);
    return [{ role, column: cell.column, certainty: CERTAINTY_OF_LOOSE, heading: labelOf(cell.text).name, source: "heading" }];
  });
}

/** What the headings leave open, as the content of the columns tells. */
function fromContent(region: Region, header: IndicatorHeader, known: readonly ColumnRole[]): ColumnRole[] {
  // A heading that a person named may hold no word that is known: then she has to say what is what.
  if (known.length === 0) return [];
  const columnsOf = (isLevel: boolean) => known.filter(({ role }) => LEVEL_ORDER.includes(role) === isLevel).map(({ column }) => column);
  const firstKnown = Math.min(...columnsOf(false));
  const firstValue = header.isByContent ? firstMeasured(region, header, firstKnown) : firstKnown;
  const levels = columnsOf(true).length > 0 ? [] : levelsByContent(region, header, firstValue);
  const lastLevel = Math.max(region.area.column - 1, ...columnsOf(true), ...levels.map(({ column }) => column));
  const values = valuesByContent(region, header, lastLevel, new Map(known.map(({ role, column }) => [role, column])));
  return [...levels, ...values].map(({ role, column, by }) => ({ role, column, certainty: CERTAINTY_OF_CONTENT, heading: null, source: by }));
}

const BARE_VALUE = "指标值";

/** 目标值(标准) | … | 指标值: beside a heading that says target, and without one that says result, the bare value is what was reached. */
function achievedBeside(hits: readonly PlacedHit[], known: ReadonlyMap<IndicatorColumn, ColumnRole>): ColumnRole[] {
  if (known.has("actual")) return [];
  const targets = hits.filter(({ role }) => role === "target");
  const bare = targets.filter(({ label }) => label.name === BARE_VALUE).at(-1);
  const target = targets.find(({ label, column }) => label.name !== BARE_VALUE && bare !== undefined && column < bare.column);
  if (!bare || !target) return [];
  const asRole = (role: IndicatorColumn, { column, certainty, label }: PlacedHit): ColumnRole => ({ role, column, certainty, heading: label.name, source: "heading" });
  return [asRole("target", target), { ...asRole("actual", bare), certainty: CERTAINTY_OF_LOOSE }];
}

/**
 * Gives each column its role. Where two columns claim one role, the surer heading wins, then the left one; but 权重 between
 * the levels (一级指标 权重 二级指标 权重) is the upper level's and yields to the indicator's own.
 */
export function columnRoles(region: Region, header: IndicatorHeader): ColumnRole[] {
  const best = new Map<IndicatorColumn, ColumnRole>();
  const hits = lowestHits(region, header);
  const lastLevel = Math.max(...hits.filter(({ role }) => LEVEL_ORDER.some((level) => level === role)).map(({ column }) => column));
  const isOfGroup = ({ role, column }: ColumnRole) => !LEVEL_ORDER.includes(role) && column < lastLevel;
  const claim = (candidate: ColumnRole) => {
    const known = best.get(candidate.role);
    const isBetter = known && (isOfGroup(known) === isOfGroup(candidate) ? candidate.certainty > known.certainty : isOfGroup(known));
    if (!known || isBetter) best.set(candidate.role, candidate);
  };
  const direct = hits.filter(({ role }) => DIRECT.has(role));
  for (const { role, column, certainty, label } of direct) {
    if (role === "sign" && holdsNature(region, column, header.lastRow + 1)) continue;
    if ((role === "weight" || role === "score") && holdsWords(region, column, header.lastRow + 1)) continue;
    if (role === "target" && isAdjusted(label.name) && !holdsAnything(region, column, header.lastRow + 1)) continue;
    claim({ role: role as IndicatorColumn, column, certainty, heading: label.name, source: "heading" });
  }
  // Where levels are named again for a second target (of the period, of the year), the chosen target's own stand nearest to its left.
  const target = best.get("target")?.column ?? -1;
  for (const { role, column, certainty, label } of direct) {
    if (!LEVEL_ORDER.some((level) => level === role) || column > target) continue;
    best.set(role as IndicatorColumn, { role: role as IndicatorColumn, column, certainty, heading: label.name, source: "heading" });
  }
  // Headings that name levels without their number take the free levels: 指标名称 the third, the others from the left.
  const free = LEVEL_ORDER.filter((level) => !best.has(level) && level !== "level4");
  for (const hit of hits.filter(({ role }) => role === "name")) {
    const level = free.includes("level3") ? "level3" : free.pop();
    if (level && !best.has(level)) claim({ role: level, column: hit.column, certainty: hit.certainty, heading: hit.label.name, source: "heading" });
  }
  for (const hit of hits.filter(({ role }) => role === "group")) {
    const level = LEVEL_ORDER.find((candidate) => !best.has(candidate) && candidate !== "level4");
    if (level) claim({ role: level, column: hit.column, certainty: hit.certainty, heading: hit.label.name, source: "heading" });
  }
  for (const role of achievedBeside(direct, best)) best.set(role.role, role);
  const own = best.get("target");
  for (const { role, column } of own && !best.has("sign") ? spreadTarget(region, header, own.column) : []) {
    best.set(role, { role, column, certainty: own?.certainty ?? CERTAINTY_OF_CONTENT, heading: own?.heading ?? null, source: "heading" });
  }
  for (const role of looselyNamed(region, header, [...best.values()])) claim(role);
  for (const role of fromAbove(region, header, new Set(best.keys()))) claim(role);
  for (const role of fromContent(region, header, [...best.values()])) claim(role);
  return [...best.values()];
}

/** Where the target was adjusted in some rows, the column of the first target, which holds for all others; null without. */
export function firstTargetColumn(region: Region, header: IndicatorHeader, roles: readonly ColumnRole[]): number | null {
  const adjusted = roles.find(({ role, heading }) => role === "target" && heading !== null && isAdjusted(heading));
  return (adjusted && lowestHits(region, header).find(({ role, column, label }) => role === "target" && column !== adjusted.column && !isAdjusted(label.name))?.column) ?? null;
}

const CHOSEN: ReadonlySet<string> = new Set<IndicatorColumn>(["weight", "score", "target"]);

/** The roles that other headings of the same role would give, each a reading of its own. */
export function otherRoles(region: Region, header: IndicatorHeader, roles: readonly ColumnRole[]): ColumnRole[][] {
  const taken = new Set(roles.map(({ column }) => column));
  const lastLevel = Math.max(...roles.filter(({ role }) => LEVEL_ORDER.includes(role)).map(({ column }) => column));
  return lowestHits(region, header).flatMap(({ role, column, certainty, label }) => {
    if (!CHOSEN.has(role) || taken.has(column) || column < lastLevel) return [];
    if (role !== "target" && holdsWords(region, column, header.lastRow + 1)) return [];
    return [roles.map((known) => (known.role === role ? { ...known, column, certainty, heading: label.name } : known))];
  });
}

function headingOver(region: Region, header: IndicatorHeader, column: number): string | null {
  for (let row = header.lastRow; row >= header.row; row--) {
    const cell = region.sheet.shownAt(row, column);
    if (cell && cell.text.trim() !== "") return cell.text;
  }
  return null;
}

/** The reader's roles, set right by the person's: each role has one column, and each column one role. */
export function withLayout(region: Region, header: IndicatorHeader, roles: readonly ColumnRole[], layout: Layout): ColumnRole[] {
  const given = Object.entries(layout.columns) as [IndicatorColumn, number | null][];
  const taken = new Set(given.flatMap(([, offset]) => (offset === null ? [] : [columnAt(region, header, offset)])));
  const kept = roles.filter(({ role, column }) => !(role in layout.columns) && !taken.has(column));
  const set = given.flatMap(([role, offset]): ColumnRole[] => {
    if (offset === null) return [];
    const column = columnAt(region, header, offset);
    return [{ role, column, certainty: 1, heading: headingOver(region, header, column), source: "person" }];
  });
  return [...kept, ...set];
}

export function asColumns(roles: readonly ColumnRole[]): Columns<IndicatorColumn> {
  return Object.fromEntries(roles.map(({ role, column }) => [role, column]));
}
