import { visible, visibleLines } from "./visible";

test.each([
  ["自评\u202Excod.表", "自评\\u202Excod.表"],
  ["\u001B[2J\u001B]0;x\u0007", "\\u001B[2J\\u001B]0;x\\u0007"],
  ["第一行\r\n第二行\t\u0085\u2028", "第一行\\u000D\\u000A第二行\\u0009\\u0085\\u2028"],
  ["\u2066\u2069\u200F\u061C", "\\u2066\\u2069\\u200F\\u061C"],
  ["“自评表”　≥90% 𠮷", "“自评表”　≥90% 𠮷"],
])("%j is shown as %s", (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test("the lines of a text stay", () => {
  expect(visibleLines("a\u001B\nb")).toBe("a\\u001B\nb");
});
