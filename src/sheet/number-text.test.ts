import { numberText } from "./number-text";

test.each([
  [9.83, "General", "9.83"],
  [9.835, "0.00", "9.84"],
  [1234567.5, "#,##0.00", "1,234,567.50"],
  [-1234.5, "#,##0.0", "-1,234.5"],
  [0.98335, "0.0%", "98.3%"],
  [12, "0_);(0)", "12"],
  [1234.5, "#,##0.00####", "1,234.50"],
  [0.0567391, "#,##0.00####", "0.056739"],
])("%d in the format %s reads %s", (value, format, expected) => {
  expect(numberText(value, format)).toBe(expected);
});

test.each(["yyyy/m/d", "0万元", "# ?/?"])("the format %s is left to the host", (format) => {
  expect(numberText(5, format)).toBeNull();
});
