import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..");
/** A promise, the file of the test that holds it, and words of the test's name. */
const PROMISE = /^- [\s\S]+? — `(?<file>[^`]+)` “(?<name>[^”]+)”$/;

const promises = readFileSync(join(ROOT, "docs/promises.md"), "utf8")
  .split(/\n(?=- |\n|#)/)
  .map((part) => part.trim())
  .filter((part) => part.startsWith("- "));

test("there are promises", () => expect(promises.length).toBeGreaterThan(5));

test.each(promises)("%s", (promise) => {
  const { file, name } = PROMISE.exec(promise)?.groups ?? {};
  expect([file, name]).not.toContain(undefined);
  const source = readFileSync(join(ROOT, file!), "utf8");
  expect(source).toMatch(new RegExp(`\\b(?:test|it)(?:\\.each\\([\\s\\S]*?\\))?\\(\\s*["'\`][^\\n]*${name!.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`));
});
