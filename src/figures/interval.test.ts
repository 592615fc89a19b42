import fc from "fast-check";
import { Decimal, type RoundingMode, plain, roundedBy } from "./decimal";
import { type Interval, addIntervals, between, divideIntervals, exactly, meets, printed, subtractIntervals } from "./interval";

const MODES: readonly RoundingMode[] = ["half-up", "half-even", "cut-off"];

/** Figures with up to five decimals, as forms and formulas give them. */
const figure = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((units) => new Decimal(units).div(100_000));
const positive = figure.map((value) => value.abs().plus("0.00001"));
const digits = fc.integer({ min: 0, max: 3 });
const mode = fc.constantFrom(...MODES);

/** A true value with what its print can stand for. */
const printOf = (values: fc.Arbitrary<Decimal>) =>
  fc.tuple(values, digits, mode).map(([value, shown, manner]) => ({
    value,
    span: printed({ value: roundedBy(value, shown, manner), digits: shown, isExact: false }),
  }));

const holds = (interval: Interval, value: Decimal) => meets(interval, exactly(value));

test("a print stands for the value that it was made from, in whatever manner it was rounded", () => {
  fc.assert(
    fc.property(figure, digits, mode, (value, shown, manner) => {
      const print = { value: roundedBy(value, shown, manner), digits: shown, isExact: false };
      expect(holds(printed(print), value)).toBe(true);
    }),
  );
});

test("sums, differences and quotients of prints hold those of the true values", () => {
  fc.assert(
    fc.property(printOf(figure), printOf(figure), printOf(positive), (a, b, c) => {
      expect(holds(addIntervals([a.span, b.span, c.span]), a.value.plus(b.value).plus(c.value))).toBe(true);
      expect(holds(subtractIntervals(a.span, b.span), a.value.minus(b.value))).toBe(true);
      const quotient = divideIntervals(a.span, c.span);
      if (quotient) expect(holds(quotient, a.value.div(c.value))).toBe(true);
    }),
  );
});

test("exact figures stay exact", () => {
  fc.assert(
    fc.property(figure, figure, (a, b) => {
      for (const interval of [addIntervals([exactly(a), exactly(b)]), subtractIntervals(exactly(a), exactly(b)), between(a, a)]) {
        expect(plain(interval.low)).toBe(plain(interval.high));
      }
    }),
  );
});

test.each<[string, RoundingMode, string]>([
  ["56.235", "half-up", "56.24"],
  ["56.235", "half-even", "56.24"],
  ["56.225", "half-even", "56.22"],
  ["56.239", "cut-off", "56.23"],
  ["-1.555", "cut-off", "-1.55"],
])("%s %s is %s", (value, manner, expected) => {
  expect(plain(roundedBy(new Decimal(value), 2, manner))).toBe(expected);
});
