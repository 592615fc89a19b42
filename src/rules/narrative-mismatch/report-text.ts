import type { Form } from "../../form/form";
import type { SheetPosition } from "../finding";
import { FUNDED, type Draft } from "../rule";

/** The form that a report is about: the only one of its own file, or of those that belong to it; null where there are several. */
export function formOfReport(workbook: readonly Form[]): Form | null {
  const forms = workbook.filter(({ kind }) => FUNDED.includes(kind));
  const own = forms.filter(({ sheet }) => !sheet.startsWith("["));
  const [form, ...others] = own.length > 0 ? own : forms;
  return form && others.length === 0 ? form : null;
}

/** The form as if the paragraphs of the report were its notes: what its texts may say is what the report may say. */
export function withTextOf(form: Form, report: Form): Form {
  return { ...form, goals: { planned: [], achieved: [] }, notes: report.notes, year: report.year ?? form.year };
}

/** Cells of the form stand in another sheet than the paragraphs. */
export function inReport({ cells, ...draft }: Draft, report: Form, { sheet }: Form): Draft {
  const isInText = (cell: Draft["cells"][number]): boolean => report.notes.some((note) => note === cell);
  const elsewhere = cells.filter((cell) => !isInText(cell)).map(({ row, column }): SheetPosition => ({ sheet, row, column }));
  return { ...draft, cells: cells.filter(isInText), ...(elsewhere.length > 0 ? { elsewhere } : {}) };
}

/** The year in the title of a report beside that of the form: a report begun from the last one. */
export function otherYear({ year, title }: Form, form: Form): Draft[] {
  if (!year || !title || !form.year || year.value === form.year.value) return [];
  const { row, column } = form.year;
  return [{ message: "year", values: { shown: String(year.value), table: String(form.year.value) }, cells: [year], elsewhere: [{ sheet: form.sheet, row, column }] }];
}
