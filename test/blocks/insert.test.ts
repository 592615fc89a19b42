import type { BlockIndicator } from "../../src/blocks/block";
import { planInsertion } from "../../src/blocks/insert";
import { LIBRARY } from "../../src/blocks/library";
import { placeOfPoints } from "../../src/blocks/named-points";
import { isSameLevel } from "../../src/blocks/names";
import { groupNamesOf, levelColumnsOf } from "../../src/blocks/place";
import { targetText } from "../../src/blocks/target";
import { fullScoreOf, totalWeight } from "../../src/blocks/weigh";
import { WEIGHT_CHOICES } from "../../src/blocks/weights";
import { applyToSheet } from "../../src/edits/apply";
import { changesOf } from "../../src/edits/outcome";
import { inverse } from "../../src/edits/change";
import { plain } from "../../src/figures/decimal";
import { Draft } from "../../src/edits/draft";
import { compact, compactSigns, isBlankText } from "../../src/figures/normalise";
import type { Form, Indicator } from "../../src/form/form";
import { readForms } from "../../src/reading/read";
import { checkSheet } from "../../src/rules/check";
import { inPoints } from "../../src/rules/points";
import { formatArea } from "../../src/sheet/address";
import type { Sheet } from "../../src/sheet/sheet";
import { corpus } from "../support/corpus";
import { recalculated } from "../support/recalculated";

const medicalAid = LIBRARY.find(({ id }) => id === "medical-aid-project")!.indicators;
/** A whole block: several level-2 groups, some of which each form is missing. */
const CHOSEN: readonly BlockIndicator[] = medicalAid;

/** In a column, or behind the name. */
const pointsOf = ({ weight, levels }: Indicator): string | null => {
  const figure = weight?.figure ?? levels.at(-1)?.points;
  return figure ? plain(inPoints(figure)) : null;
};
const withoutPoints = (name: string): string => name.replace(/\s*[(（]\d+(?:\.\d+)?分[)）]$/, "");
const told = (indicator: Indicator, points = pointsOf(indicator) ?? compact(indicator.weight?.text ?? "")): string => [rest(indicator), points].join(" | ");
const rest = ({ levels, target, actual, score }: Indicator): string =>
  [levels.map(({ text }) => withoutPoints(compact(text))).join(">"), ...[target, actual, score].map((cell) => compact(cell?.text ?? ""))].join(" | ");
const isFilled = ({ name }: Indicator): boolean => name !== null && !isBlankText(name);

async function formsOf(sheets: Promise<readonly Sheet[]>): Promise<{ sheet: Sheet; form: Form; index: number }[]> {
  return (await sheets).flatMap((sheet) =>
    readForms(sheet)
      .map((form, index) => ({ sheet, form, index }))
      .filter(({ form: { indicators, kind } }) => indicators.length > 0 && kind !== "fund-table"),
  );
}

/** Findings of sums and formulas, which an insertion that leaves the sum of weights alone must not bring about. */
const OF_SUMS = new Set(["weight-sum", "level-sum", "subtotal-score", "total-score", "total-over-full", "formula-range", "formula-error"]);
const sumsFoundIn = (sheet: Sheet): string[] => checkSheet(sheet).forms.flatMap(({ findings }) => findings.flatMap(({ rule, message }) => (OF_SUMS.has(rule) ? [`${rule} ${message}`] : [])));

/** Merged areas have no order, and the formats of empty cells do not belong to a sheet. */
function normalised(sheet: Sheet): unknown {
  const { snapshot } = new Draft(sheet.snapshot).toSheet();
  const numberFormats = snapshot.numberFormats.map((line, row) => line.map((format, column) => (sheet.cellAt(row, column) ? format : "")));
  return { ...snapshot, numberFormats, merges: snapshot.merges.map(formatArea).sort() };
}

const signatures = new Set<string | null>();

describe.each(corpus().map(({ name, sheets }) => [name, sheets] as const))("%s takes indicators as if they had always been there", (_, sheets) => {
  test.each(WEIGHT_CHOICES)("weights: %s", async (weights) => {
    for (const { sheet, form, index } of await formsOf(sheets())) {
      signatures.add(form.signature);
      const insertion = planInsertion(sheet, form, { indicators: CHOSEN, weights, ...fullScoreOf(form) });
      const { plan, sheet: after, rows, reweighted, refusals } = insertion;
      expect(refusals).toEqual([]);

      // Exactly the old indicators, with the weights that were announced, and the new ones.
      const again = readForms(after)[index]!;
      const isNew = ({ row }: Indicator): boolean => rows.some((planned) => planned.row === row);
      const newWeights = new Map(reweighted.map((one) => [one.row, plain(one.after)]));
      expect(again.indicators.filter((one) => isFilled(one) && !isNew(one)).map((one) => told(one))).toEqual(form.indicators.filter(isFilled).map((one) => told(one, newWeights.get(one.row))));
      const added = again.indicators.filter(isNew);
      expect(added.map(({ row, name }) => [row, withoutPoints(name!).replace(/^(?:[A-Z]\d+\s*|指标\d+[:：.、])/, "")])).toEqual(rows.map(({ row, indicator }) => [row, indicator.levels.at(-1)]));
      for (const [at, { indicator, weight }] of rows.entries()) {
        const { row, target, sign, unit } = added[at]!;
        const wanted = groupNamesOf(levelColumnsOf(form), indicator);
        const groups = again.groups.filter((group) => group.rows.includes(row));
        expect(wanted.filter((name, level) => !groups.some(({ depth, label }) => depth === level + 1 && isSameLevel(label.text, name)))).toEqual([]);
        if (form.columns.target !== undefined) expect(compactSigns(`${sign ?? ""}${target?.text ?? ""}${unit ?? ""}`)).toBe(compactSigns(targetText(indicator)));
        expect(pointsOf(added[at]!)).toBe(placeOfPoints(form) === null || !weight ? null : plain(weight));
      }

      // The sum stands as announced, and so does everything that is added up.
      const { full, execution } = fullScoreOf(form);
      expect(totalWeight(again, execution)).toEqual(insertion.weightAfter && (totalWeight(form, execution) || rows.some(({ weight }) => weight) ? insertion.weightAfter : null));
      const known = sumsFoundIn(sheet);
      const isKept = weights === "blank" || (weights === "scale" && insertion.weightBefore?.eq(full) && known.length === 0);
      if (isKept) expect(sumsFoundIn(recalculated(after)).filter((found) => !known.includes(found))).toEqual([]);

      // Carried out as a host would, and taken back: the sheet is what it was.
      const applied = applyToSheet(sheet, plan);
      expect(applied.sheet.snapshot).toEqual(after.snapshot);
      const undone = applyToSheet(applied.sheet, { ...plan, premises: [], edits: inverse(changesOf(applied.outcomes)) });
      expect(undone.outcomes.filter(({ status }) => status === "refused")).toEqual([]);
      expect(normalised(undone.sheet)).toEqual(normalised(sheet));
    }
  });
});

test("these are more than ten layouts", () => {
  expect(signatures.size).toBeGreaterThan(10);
});
