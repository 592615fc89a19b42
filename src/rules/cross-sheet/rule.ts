import type { Rule } from "../rule";
import { listsAgainstTables } from "./lists";
import { summaryAgainstTables, weightsAgainstSystem } from "./scores";
import { oddYear, projectTwice } from "./tables";
import { evaluationAgainstTargets, targetsLeftOut } from "./targets";

const CHECKS = [projectTwice, oddYear, listsAgainstTables, summaryAgainstTables, weightsAgainstSystem, evaluationAgainstTargets, targetsLeftOut];

export const crossSheet: Rule = {
  id: "cross-sheet",
  severity: "warning",
  kinds: ["self-evaluation", "self-evaluation-unscored", "score-table", "score-summary", "fund-table", "target-table"],
  isAcrossSheets: true,
  check: ({ form, workbook }) => CHECKS.flatMap((check) => check(form, workbook)),
};
