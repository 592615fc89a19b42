import type { SheetCheck } from "../../rules/check";
import type { Sheet } from "../../sheet/sheet";

/**
 * Leaves out what rests on formulas that the program has not worked out again: their results are of yesterday, and no total
 * is called wrong for that.
 */
export function withoutPending(check: SheetCheck, sheet: Sheet): SheetCheck {
  if (!sheet.isCalculationPending) return check;
  const isFormula = ({ row, column }: { readonly row: number; readonly column: number }): boolean => sheet.shownAt(row, column)?.formula != null;
  return { ...check, forms: check.forms.map((form) => ({ ...form, findings: form.findings.filter(({ cells }) => !cells.some(isFormula)) })) };
}
