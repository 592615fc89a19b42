import { shownPercent, shownPoints } from "./shown";

test.each([
  ["96.000000000000001", "96"],
  ["9.8300", "9.83"],
  ["0", "0"],
  ["100", "100"],
  ["-0.00001", "0"],
  [null, null],
])("%s points read %s", (exact, shown) => {
  expect(shownPoints(exact)).toBe(shown);
});

test("a recomputed score has two decimals", () => {
  expect(shownPoints("9.83328482328482328", 2)).toBe("9.83");
});

test.each([
  ["0.983", "98.3%"],
  ["0.983328482328482328", "98.33%"],
  ["1", "100%"],
  ["1.48895", "148.9%"],
  ["0.000000001", "0%"],
  [null, null],
])("the fraction %s reads %s", (fraction, shown) => {
  expect(shownPercent(fraction)).toBe(shown);
});
