import { fromStoredNumber, plain } from "../figures/decimal";
import type { Columns, FigureAt, Form, FormKind, FundColumn, Indicator, IndicatorColumn } from "../form/form";
import type { CheckedForm, SheetCheck, Summary } from "../rules/check";
import type { Acknowledged, Severity } from "../rules/finding";
import type { KeptPart } from "../rules/kept";
import { type Position, columnName, formatArea, formatCell } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import type { DocumentTable } from "../text/document";
import type { RunningText } from "../text/running-text";
import { type DocumentPlace, placesOf } from "./document-places";
import type { ReportTexts } from "./words";

/** The JSON document that the command line prints: A1 addresses, letters for columns, rows from 1, exact decimals. */
export interface JsonReport {
  readonly schema: 1;
  readonly files: readonly JsonFile[];
}

export interface JsonFile {
  readonly path: string;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly tables: readonly JsonTable[];
  /** Only where the workbook itself says something about its check, as the pane keeps it there. */
  readonly kept?: JsonKept;
  /** Only for a text document: each table is then a sheet, and each finding has `places`. */
  readonly document?: JsonDocument;
}

export interface JsonDocument {
  /** Whether changes were tracked: the text was read as if all of them were accepted. */
  readonly trackedChanges: boolean;
  /** Other files that its text was held against, by their paths; absent for none. */
  readonly together?: readonly string[];
}

/** What a workbook keeps that had its part in the check: what the call says instead is left out. */
export interface JsonKept {
  /** Id of the policy. */
  readonly policy: string | null;
  /** Ids of the rules that it sets. */
  readonly rules: readonly string[];
  /** How many findings persons found right as they are, and how many templates they set right. */
  readonly acknowledged: number;
  readonly layouts: number;
  /** What could not be read and had no part. */
  readonly unread: readonly KeptPart[];
}

export interface JsonTable {
  readonly sheet: string;
  readonly range: string;
  readonly kind: FormKind;
  readonly confidence: number;
  readonly roles: JsonRoles;
  readonly indicators: readonly JsonIndicator[];
  readonly recomputed: Pick<Summary, "weightSum" | "scoreSum" | "executionRate" | "executionScore" | "grade">;
  readonly findings: readonly JsonFinding[];
}

/** The roles that the JSON promises; others serve the rules alone. */
type PrintedColumn = Exclude<IndicatorColumn, "rule">;
type PrintedFundColumn = Exclude<FundColumn, "arrived">;
type Letters<Role extends string> = Readonly<Record<Role, string | null>>;

export interface JsonRoles {
  readonly title: string | null;
  readonly year: string | null;
  readonly unit: string | null;
  readonly projectName: string | null;
  readonly department: string | null;
  readonly implementer: string | null;
  readonly grade: string | null;
  readonly headerRow: number | null;
  readonly headerLastRow: number | null;
  readonly firstIndicatorRow: number | null;
  readonly lastIndicatorRow: number | null;
  readonly columns: Letters<PrintedColumn>;
  readonly totalRow: number | null;
  readonly totalWeight: string | null;
  readonly totalScore: string | null;
  readonly funds: JsonFunds | null;
}

export interface JsonFunds {
  readonly range: string;
  readonly columns: Letters<PrintedFundColumn>;
  readonly rows: readonly { readonly row: number; readonly role: string }[];
  readonly executionRate: string | null;
  readonly executionScore: string | null;
  readonly executionWeight: string | null;
}

export interface JsonIndicator {
  readonly row: number;
  readonly levels: readonly string[];
  readonly target: string | null;
  readonly actual: string | null;
  readonly weight: string | null;
  readonly score: string | null;
  readonly reason: string | null;
}

export interface JsonCellElsewhere {
  /** "表2", or "[自评表.xlsx]Sheet1" in another file. */
  readonly sheet: string;
  readonly cell: string;
}

export interface JsonFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly cells: readonly string[];
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  /** Only where the finding is about cells of other sheets as well. */
  readonly elsewhere?: readonly JsonCellElsewhere[];
  /** Only in a text document: where the cells are, one for each, in the words of the reader's language. */
  readonly places?: readonly DocumentPlace[];
  /** Only where a person found it right as it is. */
  readonly acknowledged?: Acknowledged;
}

/** The texts of a finding and of a place in the reader's language. */
export type JsonWords = Pick<ReportTexts, "rule" | "say">;

const cellOf = (position: Position | null | undefined): string | null => (position ? formatCell(position) : null);
const rowOf = (row: number | null | undefined): number | null => (row === null || row === undefined ? null : row + 1);

const letter = (column: number | undefined): string | null => (column === undefined ? null : columnName(column));

function indicatorLetters(columns: Columns<IndicatorColumn>): Letters<PrintedColumn> {
  return {
    level1: letter(columns.level1),
    level2: letter(columns.level2),
    level3: letter(columns.level3),
    level4: letter(columns.level4),
    sign: letter(columns.sign),
    target: letter(columns.target),
    unit: letter(columns.unit),
    actual: letter(columns.actual),
    weight: letter(columns.weight),
    score: letter(columns.score),
    reason: letter(columns.reason),
  };
}

function fundLetters(columns: Columns<FundColumn>): Letters<PrintedFundColumn> {
  return {
    initial: letter(columns.initial),
    budget: letter(columns.budget),
    executed: letter(columns.executed),
    weight: letter(columns.weight),
    rate: letter(columns.rate),
    score: letter(columns.score),
  };
}

/** What a number format shows as something else than a plain number: a percentage, a date or a time. */
function isPlainNumberFormat(format: string): boolean {
  const code = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, "");
  return !/[%ymdhs年月日]/i.test(code);
}

/** A stored number exactly, whatever the cell rounds it to; anything else as the cell shows it; null when empty. */
function cellText(sheet: Sheet, at: FigureAt | null): string | null {
  if (at === null) return null;
  const cell = sheet.shownAt(at.row, at.column);
  if (typeof cell?.value === "number" && isPlainNumberFormat(cell.numberFormat)) return plain(fromStoredNumber(cell.value));
  return at.text.trim() === "" ? null : at.text;
}

function indicatorOf(sheet: Sheet, indicator: Indicator): JsonIndicator {
  return {
    row: indicator.row + 1,
    levels: indicator.levels.map((level) => level.text),
    target: cellText(sheet, indicator.target),
    actual: cellText(sheet, indicator.actual),
    weight: cellText(sheet, indicator.weight),
    score: cellText(sheet, indicator.score),
    reason: indicator.reason?.text.trim() ? indicator.reason.text : null,
  };
}

function fundsOf({ funds }: Form): JsonFunds | null {
  if (!funds) return null;
  return {
    range: formatArea(funds.area),
    columns: fundLetters(funds.columns),
    rows: funds.rows.map(({ row, role }) => ({ row: row + 1, role })),
    executionRate: cellOf(funds.executionRate),
    executionScore: cellOf(funds.executionScore),
    executionWeight: cellOf(funds.executionWeight),
  };
}

function rolesOf(form: Form): JsonRoles {
  const rows = form.indicators.map(({ row }) => row);
  return {
    title: cellOf(form.title),
    year: cellOf(form.year),
    unit: cellOf(form.moneyUnit),
    projectName: cellOf(form.projectName),
    department: cellOf(form.department),
    implementer: cellOf(form.implementer),
    grade: cellOf(form.grade),
    headerRow: rowOf(form.headerRow),
    headerLastRow: rowOf(form.headerLastRow),
    firstIndicatorRow: rows.length > 0 ? Math.min(...rows) + 1 : null,
    lastIndicatorRow: rows.length > 0 ? Math.max(...rows) + 1 : null,
    columns: indicatorLetters(form.columns),
    totalRow: rowOf(form.total?.row ?? form.table?.rows.find(({ role }) => role === "total")?.row),
    totalWeight: cellOf(form.total?.weight),
    totalScore: cellOf(form.total?.score),
    funds: fundsOf(form),
  };
}

function tableOf(place: CheckedSheet, { form, summary, findings }: CheckedForm, { rule, say }: JsonWords): JsonTable {
  const { weightSum, scoreSum, executionRate, executionScore, grade } = summary;
  const { sheet } = place;
  return {
    sheet: form.sheet,
    range: formatArea(form.area),
    kind: form.kind,
    confidence: Math.round(form.confidence * 1000) / 1000,
    roles: rolesOf(form),
    indicators: form.indicators.map((indicator) => indicatorOf(sheet, indicator)),
    recomputed: { weightSum, scoreSum, executionRate, executionScore, grade },
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      cells: finding.cells.map(formatCell),
      message: rule(finding).message,
      values: finding.values,
      ...(finding.elsewhere ? { elsewhere: finding.elsewhere.map((cell) => ({ sheet: cell.sheet, cell: formatCell(cell) })) } : {}),
      ...(place.table || place.text ? { places: placesOf(place, form, finding, say) } : {}),
      ...(finding.acknowledged ? { acknowledged: finding.acknowledged } : {}),
    })),
  };
}

/** A sheet and what the check says of it. */
export interface CheckedSheet {
  readonly sheet: Sheet;
  readonly check: SheetCheck;
  /** Of which table of a document the sheet was made; absent for a worksheet. */
  readonly table?: DocumentTable;
  /** The running text that the sheet was made of; absent for all others. */
  readonly text?: RunningText;
}

export interface FileFacts {
  readonly kept: JsonKept | null;
  readonly document: JsonDocument | null;
}

/** The entry of a file that was read. */
export function checkedFile(path: string, sheets: readonly CheckedSheet[], words: JsonWords, { kept, document }: FileFacts = { kept: null, document: null }): JsonFile {
  const tables = sheets.flatMap((checked) => checked.check.forms.map((form) => tableOf(checked, form, words)));
  return { path, error: null, tables, ...(kept ? { kept } : {}), ...(document ? { document } : {}) };
}

/** The entry of a file that could not be read. */
export function failedFile(path: string, code: string, message: string): JsonFile {
  return { path, error: { code, message }, tables: [] };
}
