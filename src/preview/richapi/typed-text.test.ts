import { typedText } from "../../edits/written-text";
import { typedContent } from "./typed-text";

const read = (text: string): unknown => {
  const { content } = typedContent(text, 2024);
  return content.kind === "value" ? content.value : content.kind;
};

test.each<[string, number | boolean, string | null]>([
  ["12", 12, null],
  [" 12.5 ", 12.5, null],
  ["-.5", -0.5, null],
  ["１２", 12, null],
  ["1,234", 1234, "#,##0"],
  ["1,234.5", 1234.5, "#,##0.00"],
  ["98%", 0.98, "0%"],
  ["98.3%", 0.983, "0.00%"],
  ["￥5", 5, '"¥"#,##0'],
  ["(5)", -5, null],
  ["1E3", 1000, "0.00E+00"],
  ["1 1/2", 1.5, "# ?/?"],
  ["1/2", 45293, 'm"月"d"日"'],
  ["2024/1/2", 45293, "yyyy/m/d"],
  ["2024-01-02", 45293, "yyyy/m/d"],
  ["2024年1月2日", 45293, 'yyyy"年"m"月"d"日"'],
  ["2024年1月", 45292, 'yyyy"年"m"月"'],
  ["12:30", 0.5208333333333334, "h:mm"],
  ["TRUE", true, null],
])("%p is read as %p", (text, value, format) => {
  expect([read(text), typedContent(text, 2024).format]).toEqual([value, format]);
  // What Excel would take for something else is exactly what needs its apostrophe.
  expect(typedText(text)).toBe(`'${text}`);
});

test.each(["", "1,23", "12人", "1,2345", "2024/13/1", "2024年", "1-2-3", "%", "()", "e5", "5)", "1 1/0", "12:75", "100元", "≥98%"])("%p stays a text", (text) => expect(read(text)).toBe(text));
