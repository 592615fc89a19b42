import { type Decimal, plain } from "../figures/decimal";
import type { Form, FormKind, Indicator } from "../form/form";
import { inPoints } from "../rules/points";
import type { Block, BlockForm, BlockIndicator } from "./block";
import { partsOf, partsOfText } from "./target";

const FORM_OF: Readonly<Partial<Record<FormKind, BlockForm>>> = {
  "self-evaluation-unscored": "transfer",
  "score-table": "score-table",
  "weights-only": "score-table",
  "target-table": "target-table",
};

/** Level 1, level 2 and the indicator's own name, of however many the form has. */
function threeLevels({ levels }: Indicator): string[] {
  const names = levels.map(({ text }) => text.trim());
  return names.length > 3 ? [names[0]!, names[1]!, names.at(-1)!] : names;
}

/** The indicator as a block holds it: comparator, value and unit apart as far as the form shows them. */
export function indicatorOf(indicator: Indicator, weight: Decimal | null, levels = threeLevels(indicator)): BlockIndicator {
  const { comparator, value, unit } = partsOf({ value: (indicator.target?.text ?? "").trim(), unit: indicator.unit ?? "" });
  const sign = comparator || partsOfText(indicator.sign ?? "").comparator;
  return {
    levels,
    ...(sign ? { comparator: sign } : {}),
    ...(value !== "" ? { value } : {}),
    ...(unit !== "" ? { unit } : {}),
    ...(weight ? { weight: plain(weight) } : {}),
  };
}

/** Rows of a form as a block of one's own; null when none of them is an indicator of at least two levels. */
export function blockOf(form: Form, rows: ReadonlySet<number>, names: Pick<Block, "id" | "title" | "field">): Block | null {
  const chosen = form.indicators.filter(({ row, name, levels }) => rows.has(row) && name !== null && levels.length > 1);
  if (chosen.length === 0) return null;
  return {
    ...names,
    form: FORM_OF[form.kind] ?? "self-evaluation",
    source: { document: form.title?.text.trim() ?? form.sheet, address: "" },
    indicators: chosen.map((indicator) => {
      const figure = indicator.weight?.figure;
      return indicatorOf(indicator, figure ? inPoints(figure) : null, indicator.levels.map(({ text }) => text.trim()));
    }),
  };
}
