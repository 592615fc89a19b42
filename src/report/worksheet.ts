import type { CellLink, CellStyle, NewCell, NewSheet } from "../edits/new-sheet";
import { type Position, parseArea } from "../sheet/address";
import type { FormReport, Report, RuleReport, Tone } from "./model";
import type { ReportWords } from "./words";

type StyleName = "title" | "heading" | "column" | "label" | "text" | "figure" | "flagged" | Tone;

const FIGURE: CellStyle = { vertical: "Top", horizontal: "Right" };
const verdict = (color: string): CellStyle => ({ bold: true, color, vertical: "Top" });

/** Headings run over the empty cells beside them; nothing is merged, so that rows grow with their texts. */
const STYLES: Readonly<Record<StyleName, CellStyle>> = {
  title: { bold: true, fontSize: 16 },
  heading: { bold: true, fontSize: 12 },
  column: { bold: true, fill: "#F2F2F2", border: "#D9D9D9" },
  label: { vertical: "Top" },
  text: { vertical: "Top", wraps: true },
  figure: FIGURE,
  flagged: { ...FIGURE, bold: true, color: "#B10E1C" },
  error: verdict("#B10E1C"),
  failed: verdict("#B10E1C"),
  warning: verdict("#8A5300"),
  info: verdict("#0F548C"),
  clean: verdict("#0B6A0B"),
};

/** Severity, cell, message, then name of the rule or figures; in points. */
const WIDTHS = [64, 64, 360, 96, 96, 64];
const [FIRST, SECOND, MESSAGE, FOURTH] = [0, 1, 2, 3];
const LAST = WIDTHS.length - 1;
const FIGURE_COLUMNS = [FOURTH, FOURTH + 1, LAST];

interface Placed {
  readonly column: number;
  readonly value: string | number;
  readonly style: StyleName;
  readonly numberFormat?: string;
  readonly link?: { readonly sheetName: string; readonly target: Position };
}

type Row = readonly Placed[];

const BLANK: Row = [];
const text = (column: number, value: string): Placed => ({ column, value, style: "text" });
const line = (value: string, style: StyleName): Row => [{ column: FIRST, value, style }];

const NUMBER = /^-?\d+(?:\.(\d+))?(%?)$/;

/** A figure as a number that shows the same text; what is no number stays a text. */
function figure(column: number, shown: string, style: StyleName = "figure"): Placed {
  const match = NUMBER.exec(shown);
  if (!match) return { column, value: shown, style };
  const decimals = match[1] ? `.${"0".repeat(match[1].length)}` : "";
  const percent = match[2]!;
  // The exponent, not a division, keeps 98.34 % from becoming 0.9834000000000001.
  return { column, value: Number(percent ? `${shown.slice(0, -1)}e-2` : shown), style, numberFormat: `0${decimals}${percent}` };
}

function cellLink(sheetName: string, address: string): Placed {
  const target = parseArea(address);
  return { ...text(SECOND, address), ...(target && { link: { sheetName, target: { row: target.row, column: target.column } } }) };
}

/** A cell holds one link: the cells after a finding's first get rows of their own. */
function ruleRows({ severityText, name, basis, advice, findings }: RuleReport, sheet: string, words: ReportWords): Row[] {
  const said = (label: string, content: string | null): Row[] => (content === null ? [] : [[text(MESSAGE, `${label}: ${content}`)]]);
  const ofFindings = findings.flatMap(({ message, cells, note }): Row[] => {
    const [first, ...others] = cells.map(({ address }) => cellLink(sheet, address));
    const head = [text(FIRST, severityText), ...(first ? [first] : []), text(MESSAGE, message), text(FOURTH, name)];
    return [head, ...said(words.note, note), ...others.map((link) => [link])];
  });
  return [...ofFindings, ...said(words.advice, advice), ...said(words.basis, basis)];
}

/** Headings across the whole width; columns without one get an empty heading. */
function headings(titles: Readonly<Record<number, string>>): Row {
  return WIDTHS.map((_, column) => ({ column, value: titles[column] ?? "", style: "column" }));
}

function section(title: string, heads: Row, rows: readonly Row[]): Row[] {
  return rows.length > 0 ? [BLANK, line(title, "heading"), heads, ...rows] : [];
}

function figureRows({ groups, recomputation }: FormReport, words: ReportWords): Row[] {
  const [reported, recomputed, weight] = FIGURE_COLUMNS as [number, number, number];
  const ofForm = recomputation.map((item): Row => [
    { column: FIRST, value: item.label, style: "label" },
    figure(reported, item.reported, item.isFlagged ? "flagged" : "figure"),
    figure(recomputed, item.recomputed),
    ...(item.isUndecided ? [text(weight, "*")] : []),
  ]);
  const ofGroups = groups.map((group): Row => [
    { column: FIRST, value: group.name, style: "label" },
    figure(reported, group.reported),
    figure(recomputed, group.byFormula),
    ...(group.weight === null ? [] : [figure(weight, group.weight)]),
  ]);
  return [
    ...section(words.recomputation, headings({ [FIRST]: words.item, [reported]: words.reported, [recomputed]: words.recomputed }), ofForm),
    ...(recomputation.some(({ isUndecided }) => isUndecided) ? [[text(MESSAGE, words.undecided)]] : []),
    ...section(words.chart, headings({ [FIRST]: words.group, [reported]: words.reported, [recomputed]: words.byFormula, [weight]: words.weight }), ofGroups),
    ...(groups.length > 0 ? [[text(MESSAGE, words.chartNote)]] : []),
  ];
}

function formRows(form: FormReport, words: ReportWords): Row[] {
  const heads = headings({ [FIRST]: words.severity, [SECOND]: words.cell, [MESSAGE]: words.message, [FOURTH]: words.rule });
  const rows = (rules: readonly RuleReport[]): Row[] => rules.flatMap((rule) => ruleRows(rule, form.sheet, words));
  return [
    BLANK,
    line(form.name, "title"),
    line(`${form.caption} · ${form.place}`, "label"),
    line(form.verdict.text, form.verdict.tone),
    ...section(words.findings, heads, rows(form.findings)),
    ...section(words.acknowledged, heads, rows(form.acknowledged)),
    ...figureRows(form, words),
  ];
}

/** The report as a worksheet of the workbook that it is about, its addresses leading to their cells. */
export function reportAsSheet({ title, verdict: whole, facts, forms, words }: Report): NewSheet {
  const rows: readonly Row[] = [
    line(title, "title"),
    line(whole.text, whole.tone),
    ...facts.map(({ label, text: value }): Row => [{ column: FIRST, value: label, style: "label" }, text(MESSAGE, value)]),
    ...forms.flatMap((form) => formRows(form, words)),
  ];
  const placed = rows.flatMap((cells, row) => cells.map((cell) => ({ ...cell, cell: { row, column: cell.column } })));
  return {
    name: title,
    cells: placed.map(({ cell, value, numberFormat }): NewCell => ({ cell, value, formula: null, numberFormat: numberFormat ?? null })),
    styles: placed.map(({ cell: { row, column }, style }) => ({ area: { row, column, lastRow: row, lastColumn: column }, style: STYLES[style] })),
    merges: [],
    columnWidths: WIDTHS.map((points, index) => ({ index, points })),
    rowHeights: [],
    links: placed.flatMap(({ cell, value, link }): CellLink[] => (link ? [{ cell, ...link, text: String(value) }] : [])),
    frozenRows: 0,
    showsGridlines: false,
    print: { orientation: "Landscape", titleRows: 0, fitsWidth: true },
  };
}
