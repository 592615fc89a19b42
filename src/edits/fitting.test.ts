import { Decimal } from "../figures/decimal";
import { parseArea } from "../sheet/address";
import { Sheet, type StoredValue } from "../sheet/sheet";
import { fittedAmount, fittedRate, sumExpression } from "./fitting";

const ROUNDING = { digits: 2, mode: "half-up" } as const;
const A1 = { row: 0, column: 0 };

function sheetOf(rows: readonly (readonly StoredValue[])[], numberFormat = "General", formula = ""): Sheet {
  return new Sheet({
    name: "自评表",
    origin: A1,
    values: rows,
    texts: rows.map((row) => row.map((value) => String(value ?? ""))),
    formulas: rows.map((row) => row.map(() => formula)),
    numberFormats: rows.map((row) => row.map(() => numberFormat)),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    visibility: "visible",
    isProtected: false,
  });
}

const written = (content: { readonly value: unknown; readonly formula: string | null; readonly numberFormat: string } | null) => content && [content.formula ?? content.value, content.numberFormat];

test.each([
  ["a number formatted as a percentage", 0.9, "0.0%", [0.983, "0.0%"], ["=IFERROR(F6/E6,0)", "0.0%"]],
  ["a bare share", 0.9, "General", [0.9834, "General"], ["=ROUND(IFERROR(F6/E6,0),4)", "General"]],
  ["a bare percentage", 90, "General", [98.34, "General"], ["=ROUND(IFERROR(F6/E6,0)*100,2)", "General"]],
  ["a percentage with one decimal", 90, "0.0", [98.3, "0.0"], ["=ROUND(IFERROR(F6/E6,0)*100,1)", "0.0"]],
  ["a text", "90.1%", "General", ["98.34%", "General"], ["=IFERROR(F6/E6,0)", "0.0%"]],
  ["a text in a cell for texts", "90", "@", ["98.34", "@"], ["=ROUND(IFERROR(F6/E6,0)*100,2)", "General"]],
  ["an empty cell", null, "General", [0.9834, "0.00%"], ["=IFERROR(F6/E6,0)", "0.00%"]],
  ["an empty cell for texts", null, "@", ["98.34%", "@"], ["=IFERROR(F6/E6,0)", "0.00%"]],
])("a rate in place of %s", (_, value, numberFormat, asValue, asFormula) => {
  const choice = fittedRate(sheetOf([[value]], numberFormat), A1, { value: new Decimal("0.98337"), expression: "IFERROR(F6/E6,0)" }, ROUNDING);
  expect([written(choice.value), written(choice.formula)]).toEqual([asValue, asFormula]);
});

test.each([
  ["two decimals where nothing says more", 9, "General", "9.8337", [9.83, "General"], ["=ROUND(F6*G6,2)", "General"]],
  ["the decimals that were typed", 9.123, "General", "9.8337", [9.834, "General"], ["=ROUND(F6*G6,3)", "General"]],
  ["those of the format", 9, "0.0", "9.8337", [9.8, "0.0"], ["=ROUND(F6*G6,1)", "0.0"]],
  ["a sum that ends keeps its decimals", 9, "0", "9.83", [9.83, "0"], ["=ROUND(F6*G6,2)", "0"]],
  ["a text stays one, unit and all", "9分", "General", "9.8337", ["9.83分", "General"], ["=ROUND(F6*G6,2)", "General"]],
  ["a cell for texts", "9", "@", "10", ["10", "@"], ["=ROUND(F6*G6,2)", "General"]],
  ["a share of points", "90%", "General", "0.95", ["95%", "General"], ["=ROUND(F6*G6,4)", "0%"]],
])("points: %s", (_, value, numberFormat, figure, asValue, asFormula) => {
  const choice = fittedAmount(sheetOf([[value]], numberFormat), A1, { value: new Decimal(figure), expression: "F6*G6", isRounded: true }, ROUNDING);
  expect([written(choice.value), written(choice.formula)]).toEqual([asValue, asFormula]);
});

test("only a formula takes the place of a formula, where there is one", () => {
  const sheet = sheetOf([[9]], "General", "=G1+G2");
  const wanted = { value: new Decimal(10), isRounded: false };
  expect(fittedAmount(sheet, A1, { ...wanted, expression: "SUM(G1:G3)" }, ROUNDING)).toMatchObject({ value: null, formula: { formula: "=SUM(G1:G3)", value: 10 } });
  expect(fittedAmount(sheet, A1, { ...wanted, expression: null }, ROUNDING)).toMatchObject({ value: { value: 10 }, formula: null });
});

test.each([
  [["A1", "A2", "A3"], "SUM(A1:A3)"],
  // A blank and a word between are added up as nothing; a number would be counted.
  [["A1", "A5"], "A1+A5"],
  [["A3", "A5", "A7"], "SUM(A3:A7)"],
  [["A3", "A4"], "SUM(A3:A4)"],
  [["B1", "A1", "A2"], "B1+SUM(A1:A2)"],
  [["A1", "B1", "C1"], "SUM(A1:C1)"],
  [["A1", "B2"], null],
  [[], null],
])("the sum of %j is %s", (addresses, expected) => {
  const sheet = sheetOf([[1, 2, 3], [1, "2"], [1], [null], [1], ["小计"], [1]].map((row) => [...row, null, null].slice(0, 3)));
  const cells = addresses.map((address) => {
    const { row, column } = parseArea(address)!;
    return { row, column };
  });
  expect(sumExpression(sheet, cells)).toBe(expected);
});
