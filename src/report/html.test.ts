import fc from "fast-check";
import { reportSaying, sampleReport } from "../../test/support/report-samples";
import { reportAsHtml, reportIndex } from "./html";
import { html } from "./html-text";

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*(\/?)>/gi;
/** Names of the page's tags in order, with the names of their attributes; throws on a "<" or ">" that is no tag. */
function skeleton(page: string): string[] {
  const bare = page.replace("<!doctype html>", "").replace(/<style>[^]*?<\/style>/, "<style></style>");
  expect(bare.replace(TAG, "")).not.toMatch(/[<>]/);
  return [...bare.matchAll(TAG)].map(([, slash, name, attributes]) => `${slash}${name}${[...attributes!.matchAll(/\s([a-z-]+)="[^"]*"/gi)].map(([, attribute]) => `[${attribute}]`).join("")}`);
}

const HOSTILE = [
  "<script>alert(1)</script>",
  `"><img src=x onerror=alert(1)>`,
  "' onmouseover='alert(1)",
  "</style></title><svg/onload=alert(1)>",
  "&lt;b&gt; &amp;amp;",
  "<!--",
  "]]>",
  "javascript:alert(1)",
  "\u0000\u0008\uD800 half",
];

const PLAIN = skeleton(reportAsHtml(reportSaying("甲")));

test.each(HOSTILE)("%j stays a text", (text) => {
  expect(skeleton(reportAsHtml(reportSaying(text)))).toEqual(PLAIN);
});

test("whatever a workbook says, the page has the same elements and attributes", () => {
  const texts = fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.constantFrom("<", ">", '"', "'", "&", "/", "=", "`", "script", "style", "-->", " ", "\n"), { minLength: 1 }).map((parts) => parts.join("")));
  fc.assert(
    fc.property(texts, (text) => {
      expect(skeleton(reportAsHtml(reportSaying(`a${text}`)))).toEqual(PLAIN);
    }),
    { numRuns: 50 },
  );
});

test("the page holds its text exactly, runs nothing and asks for nothing", () => {
  const page = reportAsHtml(reportSaying("1 < 2 & \"3\" > '2'"));
  expect(page).toContain("1 &lt; 2 &amp; &quot;3&quot; &gt; &#39;2&#39;");
  expect(page).toContain("default-src &#39;none&#39;");
  expect(page).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|url\(|@import|https?:|\son\w+=/i);
  expect([...page.matchAll(/href="([^"]*)"/g)].every(([, target]) => target!.startsWith("#"))).toBe(true);
});

test("what stands between markup is escaped even when it is handed over as a list", () => {
  expect(html`<p>${["<", html`<b>${"&"}</b>`, null, 5]}</p>`.source).toBe("<p>&lt;<b>&amp;</b>5</p>");
});

test("a text cannot turn the letters around that follow it", () => {
  const page = reportAsHtml(reportSaying("\u202E54 分\u2066"));
  expect(page).toContain("\uFFFD54 分\uFFFD");
  expect(page).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
});

test("a clean form says so in one line, and has no list of findings", () => {
  const page = reportAsHtml(sampleReport({ findings: [] }));
  expect(page).toContain("没有发现矛盾");
  expect(page).not.toContain("发现的问题");
});

test("with several forms there is an overview that leads to each", () => {
  const page = reportAsHtml(sampleReport({}, "en", 3));
  const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
  expect(targets).toEqual(["form-1", "form-2", "form-3"]);
  for (const id of targets) expect(page).toContain(`id="${id}"`);
  expect(reportAsHtml(sampleReport())).not.toContain("href=");
});

test("the index is a page of its own whose links lead beside it", () => {
  const report = reportSaying("<甲>");
  const page = reportIndex.start("zh-CN", "目录", report.words) + reportIndex.row(report, `0001 "甲" #1.html`) + reportIndex.end;
  expect(skeleton(page).filter((tag) => tag.startsWith("a"))).toEqual(["a[href]"]);
  expect(page).toContain('href="0001%20%22%E7%94%B2%22%20%231.html"');
});
