import { handmadeCheck } from "../../test/support/checked-form";
import { saying } from "../../test/support/json-words";
import { checkedFile, failedFile } from "./json";

const { sheet, checked } = handmadeCheck();
const file = checkedFile("a.xlsx", [{ sheet, check: { forms: [checked], traces: [] } }], saying(({ rule, values }) => `${rule} ${JSON.stringify(values)}`));

test("a form is told in A1 addresses, letters and rows from 1, what is missing as null", () => {
  const [table] = file.tables;
  expect(table).toMatchObject({ sheet: "自评表", range: "A1:E8", kind: "self-evaluation", confidence: 0.971 });
  expect(table?.roles).toEqual({
    title: "A1",
    year: null,
    unit: "A2",
    projectName: null,
    department: null,
    implementer: null,
    grade: null,
    headerRow: 4,
    headerLastRow: 4,
    firstIndicatorRow: 5,
    lastIndicatorRow: 7,
    columns: {
      level1: null, level2: null, level3: "A", level4: null, sign: null,
      target: "B", unit: null, actual: "C", weight: "D", score: "E", reason: null,
    },
    totalRow: 8,
    totalWeight: "D8",
    totalScore: "E8",
    funds: {
      range: "A2:E3",
      columns: { initial: null, budget: "B", executed: "C", weight: null, rate: "D", score: "E" },
      rows: [{ row: 3, role: "total" }],
      executionRate: "D3",
      executionScore: "E3",
      executionWeight: null,
    },
  });
  expect(table?.recomputed).toEqual({
    weightSum: "15", scoreSum: "19.624", executionRate: "0.978517412935", executionScore: "9.79", grade: null,
  });
});

test("figures are the stored ones, exactly; percentages and dates as shown; texts as they stand; empty cells null", () => {
  expect(file.tables[0]?.indicators).toEqual([
    { row: 5, levels: ["救助人次"], target: "≥150000 人次", actual: "189192459.6", weight: "10", score: "9.834", reason: null },
    { row: 6, levels: ["完成时间"], target: "2024年12月31日", actual: "按期完成", weight: "5", score: null, reason: null },
    { row: 7, levels: ["覆盖率"], target: "95%", actual: "0.0000001", weight: null, score: "/", reason: "受疫情影响" },
  ]);
});

test("findings keep their order, the cell to correct first", () => {
  expect(file.tables[0]?.findings).toEqual([
    { rule: "weight-sum", severity: "warning", cells: ["D8", "D5"], message: 'weight-sum {"sum":"15"}', values: { sum: "15" } },
    {
      rule: "target-missed-full-score", severity: "error", cells: ["E5"],
      message: 'target-missed-full-score {"target":"150000"}', values: { target: "150000" },
    },
  ]);
});

test("a file that could not be read has no tables and no finding", () => {
  const failed = failedFile("b.xlsx", "encrypted", "文件有打开密码。");
  expect(failed).toEqual({ path: "b.xlsx", error: { code: "encrypted", message: "文件有打开密码。" }, tables: [] });
});
