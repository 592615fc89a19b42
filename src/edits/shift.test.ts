import fc from "fast-check";
import { moveFormula, oppositeOf, type RowShift, shiftFormula, shiftRows, withLastRows } from "./shift";

const insert = (row: number, count: number): RowShift => ({ kind: "insert", row: row - 1, count });
const remove = (row: number, count: number): RowShift => ({ kind: "delete", row: row - 1, count });
const shifted = (formula: string, shift: RowShift): string => shiftFormula(formula, shift, "自评表", "自评表");

test.each([
  ["=SUM(J14:J22)", insert(14, 2), "=SUM(J16:J24)"],
  ["=SUM(J14:J22)", insert(15, 2), "=SUM(J14:J24)"],
  ["=SUM(J14:J22)", insert(22, 1), "=SUM(J14:J23)"],
  ["=SUM(J14:J22)", insert(23, 1), "=SUM(J14:J22)"],
  ["=SUM(J22:J14)", insert(15, 2), "=SUM(J24:J14)"],
  ["=ROUND(F6/$E$6*G6,2)", insert(6, 3), "=ROUND(F9/$E$9*G9,2)"],
  ["=SUM(J14:J22)", remove(14, 2), "=SUM(J14:J20)"],
  ["=SUM(J14:J22)", remove(21, 4), "=SUM(J14:J20)"],
  ["=SUM(J14:J22)+J30", remove(13, 20), "=SUM(#REF!)+#REF!"],
  ["=J30", remove(14, 2), "=J28"],
  ["=SUM(3:$5)+SUM(A:C)", insert(4, 1), "=SUM(3:$6)+SUM(A:C)"],
  ["=自评表!J14+'自评表'!J14+'另 表'!J14+Sheet2!$J$14", insert(2, 1), "=自评表!J15+'自评表'!J15+'另 表'!J14+Sheet2!$J$14"],
  ["=[1]自评表!J14+'[1]自评表'!J14+'C:\\[a.xlsx]自评表'!J14", insert(2, 1), "=[1]自评表!J14+'[1]自评表'!J14+'C:\\[a.xlsx]自评表'!J14"],
  ['="J14"&J14&"说""J14"', insert(2, 1), '="J14"&J15&"说""J14"'],
  ["=LOG10(J14)+J14_x+_J14+ABC12345+XFE1+J0", insert(2, 1), "=LOG10(J15)+J14_x+_J14+ABC12346+XFE1+J0"],
  ["=Table1[J14]+1E5+2.5E10*A1", insert(1, 1), "=Table1[J14]+1E5+2.5E10*A2"],
  ["=J1048576", insert(2, 1), "=#REF!"],
] as const)("%s becomes %p → %s", (formula, shift, expected) => {
  expect(shifted(formula, shift)).toBe(expected);
});

test("a reference without a sheet's name means the sheet in which the formula stands", () => {
  expect(shiftFormula("=J14+自评表!J14", insert(2, 1), "汇总", "自评表")).toBe("=J14+自评表!J15");
  expect(shiftFormula("='O''Neil'!A2", insert(1, 1), "汇总", "O'Neil")).toBe("='O''Neil'!A3");
});

test.each([
  ["=SUM($F$3:F$8)+F8+\"F3:F8\"", "=SUM($F$3:F$10)+F8+\"F3:F8\""],
  ["=SUM(F8:F3,F3:F7)", "=SUM(F10:F3,F3:F7)"],
  ["=SUM(汇总!F3:F8)+SUM('自评表'!F3:F8)", "=SUM(汇总!F3:F8)+SUM('自评表'!F3:F10)"],
  ["=SUM(F:F)+SUM(3:8)+LOG10(F8)", "=SUM(F:F)+SUM(3:8)+LOG10(F8)"],
] as const)("ranges of %s that end in row 8 end in row 10", (formula, expected) => {
  expect(withLastRows(formula, ({ lastRow }) => (lastRow === 7 ? 9 : lastRow), "自评表", "自评表")).toBe(expected);
});

const span = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const shifts = fc.record({ kind: fc.constantFrom("insert" as const, "delete" as const), row: fc.nat(45), count: fc.integer({ min: 1, max: 6 }) });

/** Rows as a list: those that came are null, each other one is its old number. */
function rowsAfter({ kind, row, count }: RowShift): (number | null)[] {
  const rows: (number | null)[] = Array.from({ length: 60 }, (_, index) => index);
  rows.splice(row, kind === "delete" ? count : 0, ...(kind === "insert" ? new Array<null>(count).fill(null) : []));
  return rows;
}

test("the first and the last row of a span are found where the rows went", () => {
  fc.assert(
    fc.property(span, shifts, ([first, last], shift) => {
      const left = rowsAfter(shift).flatMap((old, index) => (old !== null && old >= first && old <= last ? [index] : []));
      expect(shiftRows([first, last], shift)).toEqual(left.length > 0 ? [left[0], left.at(-1)] : null);
    }),
  );
});

test("rows that come and go again leave every reference as it was", () => {
  const formula = fc.tuple(span, fc.constantFrom("", "$"), fc.constantFrom("", "自评表!", "'另表'!")).map(([[a, b], fix, sheet]) => `=SUM(${sheet}A${fix}${a + 1}:C${b + 1})*${sheet}B${b + 1}`);
  fc.assert(
    fc.property(formula, shifts, (text, shift) => {
      const coming: RowShift = { ...shift, kind: "insert" };
      expect(shifted(shifted(text, coming), oppositeOf(coming))).toBe(text);
    }),
  );
});

test.each([
  ["=SUM(D7:D9)", "=SUM(F37:F39)"],
  ['=IF(ISNUMBER(H6),ROUND(MIN(1,H6)*G6,2),"A1")', '=IF(ISNUMBER(J36),ROUND(MIN(1,J36)*I36,2),"A1")'],
  ["=$A1+A$1+$A$1+N(G6)", "=$A31+C$1+$A$1+N(I36)"],
  ["='附件 1'!B2*税率", "='附件 1'!D32*税率"],
])("%s reads %s thirty rows further down and two columns further right", (formula, expected) => {
  expect(moveFormula(formula, 30, 2)).toBe(expected);
});
