import type { Cell } from "../sheet/sheet";
import { plain } from "./decimal";
import { figureOf, formatDigits, parseFigure } from "./figure";
import { addIntervals, divideIntervals, exactly, meets, printed } from "./interval";
import { Decimal } from "./decimal";

function cell(value: Cell["value"], numberFormat = "General", formula: string | null = null): Cell {
  return { row: 0, column: 0, value, text: String(value), formula, numberFormat, isError: false };
}

const read = (...parts: Parameters<typeof cell>) => {
  const figure = figureOf(cell(...parts));
  return figure && `${plain(figure.value)} ${figure.digits}${figure.isExact ? " exact" : ""}${figure.isText ? " text" : ""}`;
};

test.each<[Parameters<typeof cell>, string | null]>([
  [[9.83], "9.83 2"],
  [["+5.2%"], "0.052 3 text"],
  [["+-5"], null],
  [[19238.6, "0.00"], "19238.6 2"],
  [[0.9834, "0.0%"], "0.9834 3 exact"],
  [[0.99, "0%"], "0.99 2"],
  [[0.4988394584139264, "0%", "=F6/E6"], "0.498839458413926 2 exact"],
  [[0.1 + 0.2], "0.3 1"],
  [[12345, "0!.0,"], "12345 -3 exact"],
  [[12000, "0,"], "12000 -3 exact"],
  [["98.3%"], "0.983 3 text"],
  [["+0.5"], "0.5 1 text"],
  [["１，２３４.５０"], "1234.5 2 text"],
  [["2.38 万元"], "2.38 2 text"],
  [["—"], null],
  [["完成"], null],
  [["1-12月"], null],
  [[true], null],
])("%j reads as %s", (source, expected) => {
  expect(read(...source)).toBe(expected);
});

test.each([
  ["0.00", 2, false],
  ["#,##0.0_ ;[Red]-#,##0.0", 1, false],
  ["0.00%", 2, true],
  ['0.0"万元"', 1, false],
  ["0!.0,", -3, false],
  ["#,##0.00,,", -4, false],
  ["0_);(0)", 0, false],
])("the format %s prints %d decimals", (format, digits, isPercent) => {
  expect(formatDigits(format)).toEqual({ digits, isPercent });
});

test.each(["General", "yyyy/m/d", "@", "# ?/?", "0.00E+00"])("the format %s says nothing of decimals", (format) => {
  expect(formatDigits(format)).toBeNull();
});

describe("what a printed figure can stand for", () => {
  const figure = (text: string) => parseFigure(text)!;

  test.each([
    ["98.3%", "0.98340055929", true],
    ["98.3%", "0.9825", true],
    ["98.3%", "0.98399", true],
    ["98.3%", "0.984", false],
    ["98.3%", "0.98249", false],
    ["56.23%", "0.56235", true],
    ["56.24%", "0.56235", true],
    ["9.83", "9.834005592", true],
    ["-1.5", "-1.59", true],
    ["-1.5", "-1.44", false],
  ])("%s for %s: %s", (text, value, expected) => {
    expect(meets(printed(figure(text)), exactly(new Decimal(value)))).toBe(expected);
  });

  test("a whole number that cannot be cut off stands for the rounded value alone", () => {
    const points = (text: string) => printed(figure(text), { canBeCutOff: false });
    expect(meets(points("9"), exactly(new Decimal("9.91")))).toBe(false);
    expect(meets(points("5"), exactly(new Decimal("4.988")))).toBe(true);
  });

  test("sums of prints meet where the sums of the true values may", () => {
    const parts = ["1054.23", "3708.31", "2402.75"].map((text) => printed(figure(text)));
    expect(meets(printed(figure("7165.32")), addIntervals(parts))).toBe(true);
    expect(meets(printed(figure("7165.40")), addIntervals(parts))).toBe(false);
  });

  test("a quotient is as uncertain as its parts, and none by a print of 0", () => {
    const rate = divideIntervals(printed(figure("65.07")), printed(figure("65.66")))!;
    expect(meets(rate, exactly(new Decimal("0.991")))).toBe(true);
    expect(meets(rate, exactly(new Decimal("0.992")))).toBe(false);
    expect(divideIntervals(printed(figure("1")), printed(figure("0")))).toBeNull();
  });
});

test("what has more digits than any number of a form is no figure", () => {
  expect(parseFigure("9".repeat(40))).not.toBeNull();
  expect(parseFigure("9".repeat(41))).toBeNull();
});
