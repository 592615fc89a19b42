import { NEW_FORM_KINDS, type NewFormKind } from "../../src/blocks/form-layouts";
import { newForm } from "../../src/blocks/new-form";
import { sheetMade } from "../../src/edits/draft";
import { areaOf, growingRows } from "../../src/edits/new-sheet";
import type { FormKind } from "../../src/form/form";
import { columnName } from "../../src/sheet/address";
import { checkSheet } from "../../src/rules/check";

const READ_AS: Readonly<Record<NewFormKind, FormKind>> = {
  project: "self-evaluation",
  department: "self-evaluation",
  "transfer-2017": "self-evaluation-unscored",
  "transfer-2022": "self-evaluation-unscored",
  "score-table": "score-table",
};

test.each(NEW_FORM_KINDS)("an empty form of the kind %s reads as what it is and has nothing wrong in it", (kind) => {
  const sheet = newForm(kind);
  const { forms } = checkSheet(sheetMade(sheet.name, sheet));
  expect(forms.map(({ form }) => form.kind)).toEqual([READ_AS[kind]]);
  expect(forms.flatMap(({ findings }) => findings)).toEqual([]);
  const { form } = forms[0]!;
  expect(form.title?.text).toBe(sheet.cells[0]!.value);
  expect(form.funds !== null).toBe(kind !== "score-table");
  expect(form.total !== null).toBe(READ_AS[kind] !== "self-evaluation-unscored");
});

test.each(["project", "department"] as const)("a blank rate earns no points in a form of the kind %s: MIN would pass over it", (kind) => {
  const formulas = newForm(kind).cells.flatMap(({ formula }) => (formula?.includes("MIN(") ? [formula] : []));
  expect(formulas).toEqual([expect.stringMatching(/^=IF\(ISNUMBER\((H\d+)\),ROUND\(MIN\(1,\1\)/)]);
});

/** As Excel works them out of 1280.333 ÷ 1400.25: in 15 digits, then rounded to 2 decimals. */
test.each([["project", 6], ["department", 5]] as const)("what the formulas of a form of the kind %s give is no contradiction", (kind, row) => {
  const sheet = newForm(kind);
  const results: Readonly<Record<string, number>> = { E: 1400.25, F: 1280.333, H: 1280.333 / 1400.25, I: 9.14 };
  const cells = sheet.cells.map((cell) => {
    const value = cell.cell.row === row - 1 ? results[columnName(cell.cell.column)] : undefined;
    return value === undefined || cell.formula === null ? cell : { ...cell, value };
  });
  const { forms } = checkSheet(sheetMade(sheet.name, { ...sheet, cells }));
  const { form, findings } = forms[0]!;
  expect([form.funds?.executionRate?.figure?.isExact, form.funds?.executionScore?.figure?.value.toFixed()]).toEqual([true, "9.14"]);
  expect(findings.filter(({ rule }) => rule === "execution-rate" || rule === "execution-score")).toEqual([]);
});

test("a row with merged texts is as high as the lines of what it begins with", () => {
  const heights = (kind: NewFormKind) => newForm(kind).rowHeights.map(({ points }) => points);
  expect(heights("project").slice(2, 10)).toEqual(Array(8).fill(24));
  expect(heights("transfer-2017")[2]).toBeGreaterThan(24);
});

test.each(NEW_FORM_KINDS)("rows of indicators in a form of the kind %s have no height, so that Excel fits them to what is typed", (kind) => {
  const sheet = newForm(kind);
  const { form } = checkSheet(sheetMade(sheet.name, sheet)).forms[0]!;
  const rows = sheet.cells.flatMap(({ cell, value }) => (value === "一级指标" ? cell.row + 1 : []));
  expect(growingRows(sheet)).toEqual([[rows[0]!, form.total?.weight ? form.total.weight.row - 1 : areaOf(sheet).lastRow]]);
});
