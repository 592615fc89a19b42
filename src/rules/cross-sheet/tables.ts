import type { Form } from "../../form/form";
import { formatCell } from "../../sheet/address";
import { isFilled } from "../filled";
import type { Draft } from "../rule";
import { canBeSame, evaluationsIn, projectKey } from "./projects";

/** Whether results were filled in; an empty form is a template. */
function hasResults({ indicators, funds, total }: Form): boolean {
  return isFilled(total?.score) || indicators.some(({ actual, score }) => isFilled(score) || (actual?.text.trim() ?? "") !== "") || isFilled(funds?.executionRate);
}

/** Whether two evaluations are of one project by one unit in one year. */
function areOfOneProject(a: Form, b: Form): boolean {
  if (!a.projectName || !b.projectName || projectKey(a.projectName.text) !== projectKey(b.projectName.text)) return false;
  return a.kind === b.kind && a.year?.value === b.year?.value && canBeSame(a.implementer, b.implementer) && canBeSame(a.department, b.department) && canBeSame(a.reportingUnit, b.reportingUnit);
}

/** The same project evaluated in an earlier table as well. */
export function projectTwice(form: Form, workbook: readonly Form[]): Draft[] {
  const { projectName } = form;
  if (!projectName || !hasResults(form)) return [];
  const earlier = evaluationsIn(workbook.slice(0, workbook.indexOf(form))).find((other) => hasResults(other) && areOfOneProject(other, form));
  if (!earlier?.projectName) return [];
  const { row, column } = earlier.projectName;
  const values = { name: projectKey(projectName.text), sheet: earlier.sheet, cell: formatCell(earlier.projectName) };
  return [{ message: "twice", values, cells: [projectName], elsewhere: [{ sheet: earlier.sheet, row, column }] }];
}

/** Fewer tables do not tell which year is the odd one. */
const TELLING_TABLES = 3;

/** The one table whose year all the others do not have. A workbook may hold several years; then each has its sheets. */
export function oddYear(form: Form, workbook: readonly Form[]): Draft[] {
  const { year, sheet, projectName } = form;
  const dated = evaluationsIn(workbook).filter((other) => other.year !== null);
  const others = dated.filter((other) => other !== form);
  const [first] = others;
  if (!year || !first?.year || dated.length < TELLING_TABLES || !evaluationsIn([form]).length) return [];
  const common = first.year.value;
  const isOdd = year.value !== common && others.every((other) => other.year?.value === common);
  const isOfItsOwn = sheet.includes(String(year.value)) || others.some((other) => projectName && other.projectName && projectKey(other.projectName.text) === projectKey(projectName.text));
  if (!isOdd || isOfItsOwn) return [];
  const values = { year: String(year.value), common: String(common), count: String(others.length) };
  return [{ message: "year", values, cells: [year], elsewhere: others.flatMap((other) => (other.year ? [{ sheet: other.sheet, row: other.year.row, column: other.year.column }] : [])) }];
}
