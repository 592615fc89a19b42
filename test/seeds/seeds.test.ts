import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSheet, checkWorkbook } from "../../src/rules/check";
import type { Severity } from "../../src/rules/finding";
import { formatCell } from "../../src/sheet/address";
import { examplesIn } from "../rules/readme-tables";
import { sheetOf } from "../support/sheets";

/** What a reader found in one of the documents that the project began with. */
interface Item {
  readonly id: string;
  /** "自评表!H18": the cell to correct. */
  readonly cell: string;
  readonly rule: string;
  /** A judgement of somebody may be a warning and no more. */
  readonly most: Severity;
}

const error = (id: string, cell: string, rule: string): Item => ({ id, cell, rule, most: "error" });
const judgement = (id: string, cell: string, rule: string): Item => ({ id, cell, rule, most: "warning" });

const FOUND: Readonly<Record<string, readonly Item[]>> = {
  huoqiu: [
    error("000-E1", "自评表!H18", "target-missed-full-score"),
    error("000-E2", "自评表!F11", "narrative-mismatch"),
    error("000-E3", "自评表!A27", "narrative-mismatch"),
    error("000-E4", "自评表!G15", "weight-missing"),
    judgement("000-S1", "自评表!E18", "cost-vs-funds"),
    judgement("000-S5", "自评表!A27", "narrative-mismatch"),
  ],
  zaozhuang: [
    error("002-E1", "表2!A11", "level-sum"),
    error("002-E1, the sum of the level", "表2!A3", "weight-sum"),
    error("002-E2", "表2!D29", "weight-missing"),
  ],
  maqiao: [
    error("004-E3", "1-3-2!A16", "narrative-mismatch"),
    error("004-E4", "3-3-2!A16", "narrative-mismatch"),
    error("004-E5", "3-3-2!D7", "level-sum"),
    error("004-E6", "3-3-2!F7", "subtotal-score"),
    error("004-E7", "3-3-2!F10", "target-missed-full-score"),
    error("004-E7, the text", "3-3-2!A15", "narrative-mismatch"),
    error("004-E7, the total", "3-3-2!F14", "total-score"),
    error("004-E8", "3-3-4!A14", "narrative-mismatch"),
    error("004-E9", "3-3-4!A15", "narrative-mismatch"),
    error("004-E10", "3-3-4!A16", "narrative-mismatch"),
    error("004-E11", "3-3-4!A17", "narrative-mismatch"),
    error("004-E12", "3-3-4!A18", "narrative-mismatch"),
  ],
};

/*
 * Errors of the documents that no workbook decides:
 * - 003-E1, E2 and E3 stand in a report without any table: three sums and a year that contradict each other in its prose.
 * - 004-E1 and E2 are the sentence of 004-E3 in the summary and the introduction of the report, which belong to no table.
 * - 004-E13 compares 75人次 of a paragraph with the persons in the remarks of table 1-4-2 (74 with those that were read): a
 *   remark may count persons of other payments, or be lost.
 */

describe.each(Object.entries(FOUND))("%s", (name, items) => {
  const [{ sheets } = { sheets: [] }] = examplesIn(readFileSync(join(__dirname, `${name}.md`), "utf8"));
  const checks = checkWorkbook(sheets.map(({ rows, options }) => checkSheet(sheetOf(rows, options))));
  const raised = checks.flatMap(({ forms }) =>
    forms.flatMap(({ form, findings }) =>
      findings.filter(({ severity }) => severity !== "info").map(({ rule, severity, cells }) => ({ rule, severity, cell: `${form.sheet}!${formatCell(cells[0]!)}` })),
    ),
  );

  test("every table is read", () => {
    expect(checks.map(({ forms }) => forms.length)).toEqual(sheets.map(() => 1));
  });

  test.each(items.map((item) => [item.id, item] as const))("%s is found in its cell", (_, { cell, rule }) => {
    expect(raised.filter((finding) => finding.cell === cell && finding.rule === rule)).not.toEqual([]);
  });

  test("nothing else is said, and what needs judgement is no error", () => {
    const unexpected = raised.filter(({ cell, rule, severity }) => !items.some((item) => item.cell === cell && item.rule === rule && (item.most === "error" || severity !== "error")));
    expect(unexpected).toEqual([]);
  });
});
