import { shownText } from "./shown-text";

test.each([
  [0.983, "########", "0.0%", "98.3%"],
  [0.98335, "####", "0.00%", "98.34%"],
  [189192459.6, "######", "#,##0.00", "189,192,459.60"],
  [9.83, "##", "General", "9.83"],
  [-3.5, "##", "0.0;[Red]-0.0", "-3.5"],
  [12, "#", "0_);(0)", "12"],
])("%d behind %s in the format %s reads %s", (value, text, format, expected) => {
  expect(shownText(value, text, format)).toBe(expected);
});

test.each([
  [0.983, "98.3%", "0.0%"],
  ["####", "####", "General"],
  [45292, "########", "yyyy/m/d"],
  [45292, "########", "yyyy年m月d日"],
])("%p shown as %s in the format %s stays as it is shown", (value, text, format) => {
  expect(shownText(value, text, format)).toBe(text);
});
