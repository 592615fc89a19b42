import fc from "fast-check";
import { createTexts } from "../../src/i18n/texts";
import { checkSheet } from "../../src/rules/check";
import type { CheckedFinding } from "../../src/rules/finding";
import { DEFAULT_SETTINGS } from "../../src/rules/settings";
import { formatCell } from "../../src/sheet/address";
import type { Sheet, SheetSnapshot } from "../../src/sheet/sheet";
import { corpus } from "../support/corpus";
import { damaged, madeUp, sheetOfSound, soundForm } from "../support/form-arbitrary";

const settings = { ...DEFAULT_SETTINGS, previews: true };
const texts = createTexts("zh-CN");
let published: SheetSnapshot[] = [];

beforeAll(async () => {
  const books = await Promise.all(corpus().map(({ sheets }) => sheets()));
  published = books.flat().map(({ snapshot }) => snapshot);
});

function findingsOn(sheet: Sheet): CheckedFinding[] {
  return checkSheet(sheet, { settings }).forms.flatMap(({ findings }) => findings);
}

/** A finding that a person can read and go to. */
function expectSound({ rule, message, values, cells }: CheckedFinding): void {
  expect([rule, message, texts.find("rules", `${rule}.${message}`, values)]).toEqual([rule, message, expect.stringMatching(/\S/)]);
  expect(cells.length).toBeGreaterThan(0);
  for (const { row, column } of cells) expect(Number.isInteger(row) && Number.isInteger(column) && row >= 0 && column >= 0).toBe(true);
}

test("no rule throws on a published form that was damaged, and what it says can be read", () => {
  fc.assert(fc.property(damaged(published), (sheet) => findingsOn(sheet).forEach(expectSound)), { numRuns: 150 });
});

test("nor on anything under headings that we know", () => {
  fc.assert(fc.property(madeUp, (sheet) => findingsOn(sheet).forEach(expectSound)), { numRuns: 150 });
});

test("the sums of a form that was worked out right raise nothing", () => {
  const rules = [
    "score-invalid", "score-missing", "weight-missing", "score-over-weight", "weight-sum", "level-sum", "subtotal-score", "total-score",
    "total-over-full", "grade-mismatch", "funds-sum", "execution-rate", "execution-score",
  ];
  fc.assert(
    fc.property(soundForm, fc.constantFrom("元" as const, "万元" as const), (form, unit) => {
      expect(findingsOn(sheetOfSound(form, unit)).filter(({ rule }) => rules.includes(rule))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("money in 元 and in 万元 raises the same", () => {
  const essence = (sheet: Sheet) => findingsOn(sheet).map(({ rule, severity, message, cells }) => [rule, severity, message, cells.map(formatCell)]);
  fc.assert(
    fc.property(soundForm, fc.constantFrom(0, 1_000_000), (form, totalOff) => {
      const [inYuan, inWan] = [essence(sheetOfSound(form, "元", totalOff)), essence(sheetOfSound(form, "万元", totalOff))];
      expect(inWan).toEqual(inYuan);
      expect(inWan.some(([rule]) => rule === "funds-sum")).toBe(totalOff !== 0);
    }),
    { numRuns: 40 },
  );
});
