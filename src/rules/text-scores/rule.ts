import type { Rule } from "../rule";
import { accountsIn } from "./accounts";
import { pointsAgainstTables, totalAgainstTables } from "./against-tables";
import { brokenDeductions, brokenTotals } from "./sums";

export const textScores: Rule = {
  id: "text-scores",
  severity: "warning",
  kinds: ["report-text"],
  check(context) {
    const { form, workbook } = context;
    const accounts = accountsIn(form.notes);
    const tables = workbook.filter(({ kind }) => kind !== "report-text");
    return [...brokenTotals(form.notes, context), ...brokenDeductions(accounts), ...pointsAgainstTables(accounts, tables), ...totalAgainstTables(form, tables)];
  },
};
