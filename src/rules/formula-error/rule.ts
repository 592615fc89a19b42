import type { FigureAt, Form } from "../../form/form";
import { isErrorText } from "../../sheet/sheet";
import { formFigures } from "../figures-of-form";
import { EVERY_KIND, type Draft, type Rule } from "../rule";

/** One cause shows in every cell that hangs on it, so they make one finding; the first of them comes first. */
function check(form: Form): Draft[] {
  const broken = formFigures(form).filter((cell: FigureAt) => isErrorText(cell.text));
  const [first] = broken;
  return first ? [{ message: "cells", values: { shown: first.text, count: String(broken.length) }, cells: broken }] : [];
}

export const formulaError: Rule = {
  id: "formula-error",
  severity: "error",
  kinds: EVERY_KIND,
  check: ({ form }) => check(form),
};
