import type { SheetCheck } from "../../rules/check";
import type { Finding } from "../../rules/finding";
import type { Position } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";

/**
 * Leaves out what rests on formulas that the program has not worked out again: their results are of yesterday, and no total
 * is called wrong for that.
 * @param others the sheets that findings may name beside their own
 */
export function withoutPending(check: SheetCheck, sheet: Sheet, others: readonly Sheet[] = []): SheetCheck {
  if (![sheet, ...others].some(({ isCalculationPending }) => isCalculationPending)) return check;
  const isSettled = (finding: Finding): boolean =>
    !finding.cells.some((cell) => isPending(sheet, cell)) &&
    !(finding.elsewhere ?? []).some((cell) => others.some((other) => other.name === cell.sheet && isPending(other, cell))) &&
    (finding.causes ?? []).every(isSettled);
  return { ...check, forms: check.forms.map((form) => ({ ...form, findings: form.findings.filter(isSettled) })) };
}

function isPending(sheet: Sheet, { row, column }: Position): boolean {
  return sheet.isCalculationPending && sheet.shownAt(row, column)?.formula != null;
}
