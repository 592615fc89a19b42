import { NEW_FORM_KINDS, type NewFormKind } from "../../src/blocks/form-layouts";
import { newForm } from "../../src/blocks/new-form";
import { sheetMade } from "../../src/edits/draft";
import type { FormKind } from "../../src/form/form";
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
