import type { BlockIndicator } from "../../src/blocks/block";
import { planInsertion } from "../../src/blocks/insert";
import { LIBRARY } from "../../src/blocks/library";
import { applyToSheet, changesOf } from "../../src/edits/apply";
import { inverse } from "../../src/edits/change";
import { Decimal } from "../../src/figures/decimal";
import { compact, isBlankText } from "../../src/figures/normalise";
import type { Form, Indicator } from "../../src/form/form";
import { readForms } from "../../src/reading/read";
import { checkSheet } from "../../src/rules/check";
import type { Sheet } from "../../src/sheet/sheet";
import { corpus } from "../support/corpus";

const medicalAid = LIBRARY.find(({ id }) => id === "medical-aid-project")!.indicators;
/** A whole block: several level-2 groups, some of which each form is missing. */
const CHOSEN: readonly BlockIndicator[] = medicalAid;
const NAMES = CHOSEN.map(({ levels }) => levels.at(-1)!);
const REQUEST = { indicators: CHOSEN, weights: "suggested", full: new Decimal(100), execution: new Decimal(10) } as const;

const told = ({ levels, target, actual, weight, score }: Indicator): string =>
  [levels.map(({ text }) => compact(text)).join(">"), ...[target, actual, weight, score].map((cell) => compact(cell?.text ?? ""))].join(" | ");
const isFilled = ({ name }: Indicator): boolean => name !== null && !isBlankText(name);

async function formsOf(sheets: Promise<readonly Sheet[]>): Promise<{ sheet: Sheet; form: Form; index: number }[]> {
  return (await sheets).flatMap((sheet) =>
    readForms(sheet)
      .map((form, index) => ({ sheet, form, index }))
      .filter(({ form: { indicators, kind } }) => indicators.length > 0 && kind !== "fund-table"),
  );
}

const signatures = new Set<string | null>();

test.each(corpus().map(({ name, sheets }) => [name, sheets] as const))("%s takes indicators as if they had always been there", async (_, sheets) => {
  for (const { sheet, form, index } of await formsOf(sheets())) {
    signatures.add(form.signature);
    const { plan, sheet: after, rows, refusals } = planInsertion(sheet, form, REQUEST);
    expect(refusals).toEqual([]);
    const again = readForms(after)[index]!;
    // The old indicators read as before, and the new ones stand where their names and values can be read.
    const isNew = ({ row }: Indicator): boolean => rows.some((planned) => planned.row === row);
    expect(again.indicators.filter((one) => isFilled(one) && !isNew(one)).map(told)).toEqual(form.indicators.filter(isFilled).map(told));
    expect(again.indicators.filter(isNew).map(({ name }) => name?.replace(/^[A-Z]\d+\s*/, "")).sort()).toEqual([...NAMES].sort());
    // What was found is still found, and nothing about sums or names comes up besides what the new rows' own blanks give.
    const rulesOf = (checked: Sheet): string[] => checkSheet(checked).forms.flatMap(({ findings }) => findings.map(({ rule }) => rule));
    expect(rulesOf(after).filter((rule) => rule === "formula-range" || rule === "formula-error")).toEqual(rulesOf(sheet).filter((rule) => rule === "formula-range" || rule === "formula-error"));
    // Carried out as a host would, and taken back: the sheet is what it was.
    const applied = applyToSheet(sheet, plan);
    expect(applied.sheet.snapshot).toEqual(after.snapshot);
    const undone = applyToSheet(applied.sheet, { ...plan, premises: [], edits: inverse(changesOf(applied.outcomes)) });
    expect(undone.outcomes.filter(({ status }) => status === "refused")).toEqual([]);
    expect(readForms(undone.sheet)).toEqual(readForms(sheet));
    expect([...undone.sheet.merges].map((area) => JSON.stringify(area)).sort()).toEqual([...sheet.merges].map((area) => JSON.stringify(area)).sort());
  }
});

test("these are more than ten layouts", () => {
  expect(signatures.size).toBeGreaterThan(10);
});
