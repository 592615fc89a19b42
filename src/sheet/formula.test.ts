import { formatArea } from "./address";
import { areasIn, namesSheet, termsOf } from "./formula";

const read = (formula: string) => termsOf(formula)?.map(({ sign, area }) => `${sign === 1 ? "+" : "-"}${formatArea(area)}`).join(" ") ?? null;

test.each([
  ["=SUM(C3:C5)", "+C3:C5"],
  ["=sum( $C$3:$C$5 , C8 )", "+C3:C5 +C8"],
  ["=C3+C4-C5", "+C3 +C4 -C5"],
  ["=-C3", "-C3"],
  ["=+C3", "+C3"],
  ["=C3-(C4-C5)", "+C3 -C4 +C5"],
  ["=SUM(C3+C4,C6:C7)+I6", "+C3 +C4 +C6:C7 +I6"],
  ["=ROUND(SUM(C3:C5),2)", "+C3:C5"],
])("%s adds %s", (formula, terms) => {
  expect(read(formula)).toBe(terms);
});

test.each(["=C3*2", "=SUM(C3:C5)+10", "=IF(C3>0,C3,0)", "=AVERAGE(C3:C5)", "=SUBTOTAL(9,C3:C5)", "=Sheet2!C3", "=SUM(C:C)", "=SUM(C3:C5", "=", "=C3+", "=ROUND(C3)", "=SUM()"])(
  "%s is no plain addition",
  (formula) => {
    expect(read(formula)).toBeNull();
  },
);

test("a formula of brackets within brackets is left alone", () => {
  expect(termsOf(`=${"(".repeat(8000)}C3${")".repeat(8000)}`)).toBeNull();
});

test("the areas that a formula names, whatever it does with them", () => {
  expect(areasIn('=IFERROR(ROUND($F$6/E6*10,2),"E7")+SUM(G7:G12)').map(formatArea)).toEqual(["F6", "E6", "G7:G12"]);
});

test.each([
  ["=新表!A3", "新表", true],
  ["='新表 (2)'!A3", "新表 (2)", true],
  ["='O''Neil'!A3+1", "O'Neil", true],
  ["=REPORT!A3", "Report", true],
  ["=A3&\"新表!\"", "新表", false],
  ["=自评表!A3", "新表", false],
])("%s names the sheet %s: %s", (formula, name, expected) => {
  expect(namesSheet(formula, name)).toBe(expected);
});
