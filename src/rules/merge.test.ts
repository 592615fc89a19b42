import { mergeRows } from "./merge";

const fact = (row: number, name: string) => ({ name, cells: [{ row, column: 6 }, { row, column: 5 }] as const });

test("nothing is no finding", () => {
  expect(mergeRows([], { message: "rows" })).toEqual([]);
});

test("ten rows are one finding that names the first few, the cells to correct first", () => {
  const rows = Array.from({ length: 10 }, (_, row) => fact(row, row === 1 ? "" : `指标${row}`));
  const [finding, ...others] = mergeRows(rows, { message: "rows", severity: "info", values: { weight: "5" } });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ message: "rows", severity: "info", values: { weight: "5", count: "10", names: "指标0、指标2、指标3", others: "7" } });
  expect(finding!.cells.slice(0, 11)).toEqual([...rows.map(({ cells }) => cells[0]), rows[0]!.cells[1]]);
});
