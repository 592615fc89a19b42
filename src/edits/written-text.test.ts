import { typedText } from "./written-text";

test.each(["=1+1", "+86", "-5%", "@甲", "'甲", "＝SUM(A1)", "007", "1,234.50", "98.3%", "2024/5", "2024年1月", "12:30", "¥5", "1E5", "TRUE", "#N/A", "5 may", "\t=1", " 12 "])(
  "%p stays a text behind an apostrophe",
  (text) => expect(typedText(text)).toBe(`'${text}`),
);

test.each(["完成", "≧735人次", "每月5日前", "产出指标", "100元/人", "A1", ""])("%p is a text anyway", (text) => expect(typedText(text)).toBe(text));
