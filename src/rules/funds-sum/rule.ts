import { plain, sum } from "../../figures/decimal";
import type { FundColumn, Funds } from "../../form/form";
import { totalFundRow } from "../../recompute/funds";
import { type WrongTotal, sourcesOf, upperRows, wrongSourcesOf, wrongTotalOf } from "../fund-parts";
import { MONEY_COLUMNS } from "../money";
import { addendsText } from "../points";
import { moneyTotal } from "../corrections";
import { type Draft, fixOf, PLANNED, type Rule } from "../rule";

function checkColumn(funds: Funds, column: FundColumn): Draft[] {
  return [wrongTotalOf(funds, column) ?? [], wrongSourcesOf(funds, column)].flat().map((wrong) => draftOf(wrong, column));
}

function draftOf({ parent, total, parts }: WrongTotal, column: FundColumn): Draft {
  const added = sum(parts.map((part) => part.figure.value));
  const values = {
    name: parent?.label?.text.trim() ?? "",
    column,
    total: plain(total.figure.value),
    sum: plain(added),
    difference: plain(total.figure.value.minus(added).abs()),
    addends: addendsText(parts),
  };
  return { message: parent ? "source" : "total", values, cells: [total, ...parts] };
}

export const fundsSum: Rule = {
  id: "funds-sum",
  severity: "error",
  kinds: PLANNED,
  isAboutSums: true,
  check: ({ form: { funds } }) => (funds ? [...MONEY_COLUMNS, "arrived" as const].flatMap((column) => checkColumn(funds, column)) : []),
  fix: ({ cells: [total] }, context) => {
    const { funds } = context.form;
    const figures = funds && totalFundRow(funds)?.figures;
    const column = total && MONEY_COLUMNS.find((role) => figures?.[role]?.row === total.row && figures[role].column === total.column);
    if (!funds || !column) return null;
    // A source that was left blank may be what is missing.
    const isComplete = sourcesOf(funds, column).length === upperRows(funds).length;
    return fixOf(isComplete ? "safe" : "suggestion", [moneyTotal(context, column)]);
  },
};
