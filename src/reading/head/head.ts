import { figureOf } from "../../figures/figure";
import { compact, isBlankText } from "../../figures/normalise";
import type { Asked, FigureAt, Form, TextAt } from "../../form/form";
import type { Cell } from "../../sheet/sheet";
import { figureAt, textAt } from "../page/cells";
import { labelOf } from "../words/label";
import { indicatorHeading, isLabel, namesColumn } from "../words/lexicon";
import { moneyUnitIn } from "../page/money-unit";
import { type Region, lastColumnOf } from "../page/region";

export type Head = Pick<Form, "year" | "reportingUnit" | "projectName" | "department" | "implementer"> & {
  /** 自评总分 named in the head: the cell that holds it. */
  readonly totalScore: FigureAt | null;
  readonly asked: readonly Asked[];
};

const NAMED = ["projectName", "department", "implementer", "reportingUnit"] as const;
type Named = (typeof NAMED)[number];
const PARTIES = ["department", "implementer", "reportingUnit"] as const;
const LONGEST_LABEL = 14;

const YEAR = /^20\d\d$/;
const YEAR_ALONE = /^[(]?(?:年度[::]?)?(20\d\d)年?度?[)]?(?:[(]?(?:金额)?单位[::].*)?$/;
const YEAR_IN_TEXT = /(20\d\d)年?度/;
const YEAR_IN_TITLE = /(?:^|\D)(20\d\d)(?:年|\)|$)/;
/** "(   年度)", "(20  年度)", "XX年度项目支出绩效自评表": a place for the year that nobody filled in. */
const YEAR_UNFILLED = /^[(]?(?:20)?[_Xx×*]*年度?[)]?$|^[(]?(?:20[_Xx×*]*|[_Xx×*]+)年度?(?!\d)/;

/** 预算部门、单位名称 asks for both with one answer. */
const BOTH = /[、/和及与]/;

/** What a label asks for; several things where it names several parties. */
function fieldsOf(text: string): readonly Named[] {
  const whole = NAMED.find((field) => isLabel(field, text));
  if (whole) return [whole];
  const { name } = labelOf(text);
  const parts = name.length <= LONGEST_LABEL ? name.split(BOTH) : [];
  if (parts.length < 2) return [];
  const partyOf = (part: string): Named | null => {
    if (isLabel("wholeDepartment", part)) return "reportingUnit";
    return PARTIES.find((field) => isLabel(field, part)) ?? (part.endsWith("部门") ? "department" : null);
  };
  const fields = parts.map(partyOf);
  return fields.every((field) => field !== null) ? [...new Set(fields)] : [];
}

/** `inline`: what stands behind the colon in the label's own cell. */
function labelled(cell: Cell): { fields: readonly Named[]; inline: string | null } | null {
  const own = fieldsOf(cell.text);
  if (own.length > 0) return { fields: own, inline: null };
  const [, lead = "", inline = ""] = /^([^::]{1,14})[::](.+)$/.exec(compact(cell.text)) ?? [];
  // 单位:万元 says in what the money is counted.
  if (lead === "" || moneyUnitIn(inline) !== null) return null;
  const fields = fieldsOf(lead);
  return fields.length > 0 ? { fields, inline } : null;
}

function isAnyLabel(text: string): boolean {
  return NAMED.some((field) => isLabel(field, text)) || isLabel("otherHead", text) || isLabel("inlineTotalScore", text);
}

/**
 * The value that stands to the right of a label, unless that is a label again: a known one, or, behind a cell that was left
 * empty, a text that has a value of its own to its right.
 */
function valueRightOf(region: Region, label: Cell): Cell | null {
  const from = lastColumnOf(region.sheet, label) + 1;
  const [next, after] = region.cellsIn(label.row).filter((cell) => cell.column >= from);
  if (!next || isAnyLabel(next.text)) return null;
  const isBehindGap = next.column > from && typeof next.value === "string";
  const isAnswered = after && after.column === lastColumnOf(region.sheet, next) + 1 && !isAnyLabel(after.text) && !/[::]$/.test(compact(after.text));
  return isBehindGap && isAnswered ? null : next;
}

/** Where the form asks for its year, whether it was filled in or not; null when it does not ask. */
function askedYear(rows: readonly (readonly Cell[])[], title: TextAt | null, year: Form["year"]): Asked | null {
  if (year) return { role: "year", label: year, cell: year, answer: year };
  const cells = rows.flat().filter((cell) => typeof cell.value === "string");
  const unfilled = [...cells, ...(title ? [title] : [])].find((cell) => YEAR_UNFILLED.test(compact(cell.text)));
  return unfilled ? { role: "year", label: textOf(unfilled), cell: unfilled, answer: null } : null;
}

function textOf({ row, column, text }: TextAt): TextAt {
  return { row, column, text };
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
  for (const row of rows) {
    // 2021 | 年度 | 项目支出绩效自评表
    const beforeWord = row.find((cell, index) => YEAR.test(String(cell.value)) && /^年度?$/.test(compact(row[index + 1]?.text ?? "")));
    if (beforeWord) return { ...textAt(beforeWord), value: Number(beforeWord.value) };
    const label = row.findIndex((cell) => isLabel("year", cell.text));
    const beside = label < 0 ? undefined : row[label + 1];
    const year = (beside && asYear(beside, YEAR_ALONE)) ?? row.map(inlineYear).find((found) => found !== null);
    if (year) return year;
  }
  const inTitle = title && (asYear(title, YEAR_IN_TEXT) ?? asYear(title, YEAR_IN_TITLE));
  return inTitle ?? null;
}

/** 预算年度:2023年 in one cell. */
function inlineYear(cell: Cell): Form["year"] {
  const [, lead = "", value = ""] = /^([^::]{2,8})[::](20\d\d)年?度?$/.exec(compact(cell.text)) ?? [];
  return isLabel("year", lead) ? { ...textAt(cell), value: Number(value) } : null;
}

/** The total in the head stands to the right of its label or below it. */
function totalInHead(region: Region, label: Cell): FigureAt | null {
  const right = valueRightOf(region, label);
  if (right && figureOf(right)) return figureAt(region.sheet, right.row, right.column);
  let row = label.row + 1;
  while (row < region.area.lastRow && region.isBlankRow(row)) row++;
  const below = figureAt(region.sheet, row, label.column);
  return below.figure ? below : null;
}

/**
 * Reads what stands above the tables of a form: names, year, a total in the head.
 * @param isTaken rows of the funds block: its headings ask for no names
 */
export function readHead(region: Region, lastRow: number, title: TextAt | null, isTaken: (row: number) => boolean): Head {
  const asked: Asked[] = [];
  const rows: (readonly Cell[])[] = [];
  let totalScore: FigureAt | null = null;
  for (let row = region.area.row; row <= lastRow; row++) {
    const cells = region.cellsIn(row);
    rows.push(cells);
    for (const cell of cells) {
      if (typeof cell.value !== "string") continue;
      const label = isTaken(row) && !isBesideMoney(region, cell) ? null : labelled(cell);
      if (label) asked.push(...askedNames(region, cell, label));
      if (!totalScore && isLabel("inlineTotalScore", cell.text) && indicatorHeading(cell.text)?.role !== "weight") {
        totalScore = totalInHead(region, cell);
      }
    }
  }
  const answerTo = (role: Named) => asked.find((entry) => entry.role === role && entry.answer)?.answer ?? null;
  // A form about all of a department's spending has no project but the department.
  const whole = asked.find((entry) => entry.answer && isLabel("wholeDepartment", entry.label.text))?.answer ?? null;
  const isAsked = (role: Named) => asked.some((entry) => entry.role === role);
  // 部门 alone asks for a department that reports for itself.
  const ofDepartment = asked.find(({ role, label, answer }) => role === "reportingUnit" && answer && labelOf(label.text).name.endsWith("部门"))?.answer ?? null;
  const reportingUnit = answerTo("reportingUnit") ?? answerTo("implementer") ?? whole;
  const year = yearOf(rows, title);
  const yearEntry = askedYear(rows, title, year);
  return {
    year,
    reportingUnit,
    projectName: answerTo("projectName"),
    department: isAsked("department") ? answerTo("department") : (whole ?? ofDepartment),
    implementer: isAsked("implementer") ? answerTo("implementer") : answerTo("reportingUnit"),
    totalScore,
    asked: yearEntry ? [yearEntry, ...asked] : asked,
  };
}

/** In a row of money a name is asked for where the words of its answer, and no heading, stand right beside the label. */
function isBesideMoney(region: Region, cell: Cell): boolean {
  const answer = region.sheet.shownAt(cell.row, lastColumnOf(region.sheet, cell) + 1);
  return answer !== null && typeof answer.value === "string" && !isBlankText(answer.text) && figureOf(answer) === null && !namesColumn(answer.text);
}

function askedNames(region: Region, cell: Cell, { fields, inline }: { fields: readonly Named[]; inline: string | null }): Asked[] {
  const label = textAt(cell);
  if (inline !== null) return fields.map((role) => ({ role, label, cell, answer: isBlankText(inline) ? null : label }));
  const value = valueRightOf(region, cell);
  const place = value ?? { row: cell.row, column: lastColumnOf(region.sheet, cell) + 1 };
  const answer = value && !isBlankText(value.text) ? textAt(value) : null;
  return fields.map((role) => ({ role, label, cell: { row: place.row, column: place.column }, answer }));
}
