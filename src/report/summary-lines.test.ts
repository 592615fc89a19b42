import { handmadeCheck } from "../../test/support/checked-form";
import { sheetOf } from "../../test/support/sheets";
import { figureOf } from "../figures/figure";
import type { FigureAt } from "../form/form";
import type { CheckedForm } from "../rules/check";
import { type SummaryLine, summaryLines } from "./summary-lines";

const { checked } = handmadeCheck();

/** The handmade form, its total row stating another score than its indicators add up to. */
function statingTotal(value: number, findings: CheckedForm["findings"] = []): CheckedForm {
  const cell = sheetOf([[value]]).cellAt(0, 0)!;
  const score: FigureAt = { row: 7, column: 4, text: cell.text, figure: figureOf(cell), formula: null };
  return { ...checked, form: { ...checked.form, total: { ...checked.form.total!, score } }, findings };
}

const totalOf = (form: CheckedForm): SummaryLine | undefined => summaryLines(form).find(({ id }) => id === "total-score");

test("a total that no rule calls wrong, and that its rows do not add up to, is left to the person", () => {
  expect(totalOf(statingTotal(25))).toMatchObject({ isUndecided: true, isFlagged: false });
});

test("a total with fewer digits than the sum states the sum", () => {
  expect(totalOf(statingTotal(19.62))).toMatchObject({ isUndecided: false, isFlagged: false });
});

test("a total that a finding names is no longer undecided", () => {
  const [finding] = checked.findings;
  const named = { ...finding!, severity: "error" as const, cells: [{ row: 7, column: 4 }] };
  expect(totalOf(statingTotal(25, [named]))).toMatchObject({ isUndecided: false, isFlagged: true });
});
