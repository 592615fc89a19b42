import type { ScoreFormula } from "../recompute/expected-score";
import { contains, formatCell, type Position } from "../sheet/address";
import { areasIn } from "../sheet/formula";
import { numberText } from "../sheet/number-text";
import type { Sheet } from "../sheet/sheet";
import { applyToSheet } from "./apply";
import { isApplied, type Refused } from "./outcome";
import { contentIn, sameContent } from "./content";
import type { EditLabel, EditPlan, FormattedContent } from "./edit";
import { Planner } from "./planner";

/** What a corrected cell is for; the text `pane:repair.subject.<subject>` names it. */
export type Subject =
  | "total-score"
  | "total-weight"
  | "group-score"
  | "group-weight"
  | "execution-rate"
  | "execution-score"
  | "expected-score"
  | "weight"
  | "reason"
  | "money-total"
  | "score-rate"
  | "grade"
  | "number"
  | "sum";

/** How a correction is written: the figure itself, or a formula that keeps following its cells. */
export type Way = "value" | "formula";

/** One content that is right for the cell. */
export interface Choice {
  /** The scoring formula that gives it, where policies differ; null where there is only one answer. */
  readonly by: ScoreFormula | null;
  /** Null where a formula stands that only a formula may replace. */
  readonly value: FormattedContent | null;
  /** Null where no formula can say it: a figure that stands in no cell, a number that is typed as text. */
  readonly formula: FormattedContent | null;
}

/** What a cell should hold by the other cells of its form. */
export interface Correction {
  readonly cell: Position;
  readonly subject: Subject;
  /** Of the indicator, the group or the row; "" where the subject says it all. */
  readonly name: string;
  /** The first is the one that the chosen policy gives. */
  readonly choices: readonly [Choice, ...Choice[]];
  /** Cells from which it was worked out. */
  readonly basis: readonly Position[];
}

/** A correction with what a person chose of it. */
export interface Writing extends Omit<Correction, "choices"> {
  readonly content: FormattedContent;
}

/** A cell as it is and as it would be. */
export interface PreviewLine {
  readonly writing: Writing;
  readonly before: string;
  readonly after: string;
  /** Why it cannot be written as things stand; null when it can. */
  readonly refusal: Refused | null;
}

/** The correction as it was chosen; the other way where the wanted one does not exist. */
export function writingOf({ choices, ...correction }: Correction, way: Way, choice = 0): Writing {
  const { value, formula } = choices[choice] ?? choices[0];
  const content = way === "formula" ? (formula ?? value) : (value ?? formula);
  if (!content) throw new Error(`Nothing can be written to ${formatCell(correction.cell)}.`);
  return { ...correction, content };
}

/** Whether the cell holds it already. */
export function isWritten(sheet: Sheet, { cell, content }: Writing): boolean {
  const now = contentIn(sheet, cell, content.numberFormat);
  return sameContent(now, content) && now.numberFormat === content.numberFormat;
}

/** Writes each cell once, and only while the cells from which it was worked out are as they were. */
export function planOf(sheet: Sheet, writings: readonly Writing[], label: EditLabel): EditPlan {
  const planner = new Planner(sheet);
  const written = new Set(writings.map(({ cell }) => formatCell(cell)));
  planner.require(writings.flatMap(({ basis }) => basis).filter((cell) => !written.has(formatCell(cell))));
  for (const { cell, content } of writings) {
    const numberFormat = contentIn(sheet, cell).numberFormat === content.numberFormat ? null : content.numberFormat;
    if (content.formula === null) planner.setValue(cell, content.value, numberFormat);
    else planner.setFormula(cell, content.formula, content.value, numberFormat);
  }
  return planner.finish(label);
}

/** Every cell before and after. */
export function previewOf(sheet: Sheet, writings: readonly Writing[]): PreviewLine[] {
  const { outcomes } = applyToSheet(sheet, planOf(sheet, writings, { id: "", values: {} }));
  return writings.map((writing, index) => {
    const outcome = outcomes[index]!;
    const { row, column } = writing.cell;
    const before = sheet.cellAt(row, column);
    return {
      writing,
      before: before ? (before.formula ? `${before.formula} → ${before.text}` : before.text) : "",
      after: writtenText(writing.content),
      refusal: isApplied(outcome) ? null : outcome,
    };
  });
}

/** As the cell would show it, "=SUM(G7:G12) → 96" for a formula; a formula that shows nothing yet stands by itself. */
export function writtenText({ value, formula, numberFormat }: FormattedContent): string {
  const text = typeof value === "number" ? (numberText(value, numberFormat) ?? String(value)) : String(value ?? "");
  if (formula === null) return text;
  return text === "" ? formula : `${formula} → ${text}`;
}

/** Cells whose formulas hang on the given ones, directly or through others: what they show is old until the program calculates. */
export function dependents(sheet: Sheet, changed: readonly Position[]): Position[] {
  const formulas = formulaCells(sheet).map(({ cell, formula }) => ({ cell, areas: areasIn(formula) }));
  const found = new Set<Position>();
  for (let next = changed; next.length > 0; ) {
    const sources = next;
    next = formulas.filter(({ cell, areas }) => !found.has(cell) && sources.some((source) => areas.some((area) => contains(area, source)))).map(({ cell }) => cell);
    for (const cell of next) found.add(cell);
  }
  return [...found];
}

/** All formulas of a sheet. */
export function formulaCells({ used, snapshot }: Sheet): { readonly cell: Position; readonly formula: string }[] {
  return snapshot.formulas.flatMap((line, i) =>
    line.flatMap((formula, j) =>
      typeof formula === "string" && formula.startsWith("=") ? [{ cell: { row: used.row + i, column: used.column + j }, formula }] : [],
    ),
  );
}
