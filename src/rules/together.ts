import { meets } from "../figures/interval";
import { compact } from "../figures/normalise";
import type { Form } from "../form/form";
import { claimsOf, passagesOf, significantDigits, spanOf } from "../text/claims";
import { isMoney } from "../text/compositions";
import { totalMoney } from "./narrative-mismatch/table-figures";
import { FUNDED } from "./rule";

/** A form of another file, as findings name its sheet: "[自评表.xlsx]Sheet1". */
export function ofFile(form: Form, file: string): Form {
  return { ...form, sheet: `[${file}]${form.sheet}` };
}

const SHORTEST_NAME = 4;
/** One amount may be the same by chance. */
const FEWEST_AMOUNTS = 2;
const TELLING_DIGITS = 3;

const nameIn = (text: string): string => compact(text).replace(/^\d{4}年?度?[_-]?/, "").replace(/(?:项目|经费|资金)$/, "");

/** How many different amounts of the form's total the text gives as well. */
function sharedAmounts(report: Form, form: Form): number {
  const told = claimsOf({ ...report, year: null }, passagesOf(report)).filter((claim) => isMoney(claim) && significantDigits(claim.amount) >= TELLING_DIGITS);
  const known = totalMoney(form).filter((money, index, all) => all.findIndex(({ span }) => meets(span, money.span)) === index);
  return known.filter(({ span }) => told.some(({ amount }) => meets(span, spanOf(amount)))).length;
}

/**
 * Whether the report is about the form's project: by the project's name, where the years do not differ, or by what was budgeted and
 * spent. Figures of two projects say nothing of each other.
 */
export function belongsTo(report: Form, form: Form): boolean {
  if (!FUNDED.includes(form.kind)) return false;
  const name = nameIn(form.projectName?.text ?? "");
  const isNamed = name.length >= SHORTEST_NAME && report.notes.some(({ text }) => compact(text).includes(name));
  const isOfAnotherYear = report.year !== null && form.year !== null && report.year.value !== form.year.value;
  return (isNamed && !isOfAnotherYear) || sharedAmounts(report, form) >= FEWEST_AMOUNTS;
}
