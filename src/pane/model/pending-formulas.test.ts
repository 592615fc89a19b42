import type { CheckedForm, SheetCheck } from "../../rules/check";
import type { Finding } from "../../rules/finding";
import { Sheet } from "../../sheet/sheet";
import { snapshotOf } from "../../hosts/memory/memory-sheet";
import { withoutPending } from "./pending-formulas";

/** B2 is a formula. */
const sheet = (name: string, isCalculationPending: boolean): Sheet => new Sheet({ ...snapshotOf(name, [["甲", 1], ["合计", 1]], { formulas: [["", ""], ["", "=B1"]] }), isCalculationPending });

const TYPED = { row: 0, column: 1 };
const FORMULA = { row: 1, column: 1 };
const finding = (message: string, change: Partial<Finding>): Finding => ({ rule: "total-score", severity: "error", message, values: {}, cells: [TYPED], ...change });
const ELSEWHERE = finding("elsewhere", { elsewhere: [{ ...FORMULA, sheet: "汇总" }] });
const FINDINGS = [
  finding("typed", {}),
  finding("formula", { cells: [TYPED, FORMULA] }),
  ELSEWHERE,
  finding("typed elsewhere", { elsewhere: [{ ...TYPED, sheet: "汇总" }] }),
  finding("caused", { causes: [ELSEWHERE] }),
];

const left = (own: Sheet, others: readonly Sheet[]): string[] => {
  const check = { forms: [{ findings: FINDINGS } as unknown as CheckedForm], traces: [] } satisfies SheetCheck;
  return withoutPending(check, own, others).forms.flatMap(({ findings }) => findings.map(({ message }) => message));
};

test.each([
  ["nothing waits to be worked out", false, false, ["typed", "formula", "elsewhere", "typed elsewhere", "caused"]],
  ["formulas of the sheet do", true, false, ["typed", "elsewhere", "typed elsewhere", "caused"]],
  ["formulas of another sheet do", false, true, ["typed", "formula", "typed elsewhere"]],
  ["all of them do", true, true, ["typed", "typed elsewhere"]],
])("when %s, no figure is held against a result of yesterday", (_, own, other, messages) => {
  expect(left(sheet("自评表", own), [sheet("汇总", other)])).toEqual(messages);
});
