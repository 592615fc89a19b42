import type { CheckedForm, SheetCheck } from "../rules/check";
import type { CheckedFinding, Severity } from "../rules/finding";
import { ruleCounts, ruleTotals } from "./rule-counts";

function finding(rule: string, severity: Severity, row: number, note: string | null = null): CheckedFinding {
  return { rule, severity, message: "found", values: {}, cells: [{ row, column: 0 }], acknowledged: note === null ? null : { note, at: "2024-03-01" } };
}

const checkOf = (...forms: (readonly CheckedFinding[])[]): SheetCheck => ({ forms: forms.map((findings) => ({ findings }) as unknown as CheckedForm), traces: [] });

const TWO_FORMS = checkOf(
  [finding("actual-missing", "warning", 3), finding("total-score", "error", 9, "核实过")],
  [finding("actual-missing", "warning", 13), finding("total-score", "error", 19), finding("actual-missing", "error", 14)],
);

test("findings are counted by severity and rule over all forms of a sheet, with the place of the first", () => {
  expect(ruleCounts(TWO_FORMS)).toEqual([
    { rule: "total-score", severity: "error", count: 1, first: { form: 1, cell: { row: 19, column: 0 } } },
    { rule: "actual-missing", severity: "error", count: 1, first: { form: 1, cell: { row: 14, column: 0 } } },
    { rule: "actual-missing", severity: "warning", count: 2, first: { form: 0, cell: { row: 3, column: 0 } } },
  ]);
  expect(ruleCounts(checkOf([], []))).toEqual([]);
});

test("the same counts stand rule by rule, what was found most often first", () => {
  const one = ruleCounts(TWO_FORMS);
  const other = ruleCounts(checkOf([finding("weight-sum", "error", 5), finding("weight-sum", "error", 6)]));
  const totals = ruleTotals([{ place: "附件1", counts: one }, { place: "附件2", counts: other }, { place: "附件3", counts: one }]);
  expect(totals.map(({ rule, severity, count, places }) => [rule, severity, count, places.map(({ place }) => place)])).toEqual([
    ["total-score", "error", 2, ["附件1", "附件3"]],
    ["actual-missing", "error", 2, ["附件1", "附件3"]],
    ["weight-sum", "error", 2, ["附件2"]],
    ["actual-missing", "warning", 4, ["附件1", "附件3"]],
  ]);
});
