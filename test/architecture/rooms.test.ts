import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The lint that keeps the rooms apart has to catch what it is there for: here are texts that it must refuse. */

const ROOT = join(__dirname, "../..");
const ORDER = ["sheet", "figures", "form", "policy", "reading", "text", "recompute", "edits", "rules", "blocks", "report", "hosts", "i18n"];
const FRONTS = ["pane", "cli", "preview"];
const CORE = ORDER.slice(0, ORDER.indexOf("hosts"));

const directories = readdirSync(join(ROOT, "src"), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const rooms = [...ORDER, ...FRONTS].filter((room) => directories.includes(room));

/** Some module of a room, to import from elsewhere. */
function moduleOf(room: string): string {
  const files = readdirSync(join(ROOT, "src", room), { recursive: true, encoding: "utf8" });
  const file = files.find((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\.d\.ts$/.test(name));
  if (!file) throw new Error(`src/${room} has no module`);
  return `../${room}/${file.replace(/\.tsx?$/, "").replaceAll("\\", "/")}`;
}

interface Case {
  readonly file: string;
  readonly code: string;
}

/** The rules that each text breaks; one process for all, because starting ESLint is what takes the time. */
function brokenRules(cases: readonly Case[]): string[][] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, "lint-texts.mjs")], {
    cwd: ROOT,
    encoding: "utf8",
    input: JSON.stringify(cases),
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as string[][];
}

const importing = (from: string, to: string): Case => ({ file: `src/${from}/made-up.ts`, code: `import "${moduleOf(to)}";\n` });

const mayImport = (from: string, to: string): boolean =>
  FRONTS.includes(from) ? !FRONTS.includes(to) : ORDER.includes(to) && ORDER.indexOf(to) < ORDER.indexOf(from);

test("every room of src/ has its place in the order", () => {
  expect(directories.filter((name) => !rooms.includes(name))).toEqual([]);
});

test("a room may import the rooms above it and no other; the fronts do not import each other", () => {
  const pairs = rooms.flatMap((from) => rooms.filter((to) => to !== from).map((to) => ({ from, to })));
  const results = brokenRules(pairs.map(({ from, to }) => importing(from, to)));
  const refused = pairs.filter((_, index) => results[index]?.includes("import-x/no-restricted-paths"));
  expect(refused).toEqual(pairs.filter(({ from, to }) => !mayImport(from, to)));
  expect(refused).toContainEqual({ from: "sheet", to: "rules" });
  expect(refused).not.toContainEqual({ from: "rules", to: "sheet" });
}, 60_000);

/** The rooms of src/reading, in the same order. */
const READING = ["words", "page", "choice", "layouts", "lists", "indicators", "funds", "head", "segments"];

test("within reading a room imports only the rooms above it", () => {
  const entries = readdirSync(join(ROOT, "src/reading"), { withFileTypes: true });
  expect(entries.flatMap((entry) => (entry.isDirectory() && !READING.includes(entry.name) ? [entry.name] : []))).toEqual([]);
  const pairs = READING.flatMap((from) => [...READING, ""].filter((to) => to !== from).map((to) => ({ from, to })));
  const cases = pairs.map(({ from, to }): Case => {
    const module = to === "" ? "../read" : moduleOf(`reading/${to}`).replace("../reading/", "../");
    return { file: `src/reading/${from}/made-up.ts`, code: `import "${module}";\n` };
  });
  const results = brokenRules(cases);
  const refused = pairs.filter((_, index) => results[index]?.includes("import-x/no-restricted-paths"));
  expect(refused).toEqual(pairs.filter(({ from, to }) => to === "" || READING.indexOf(to) > READING.indexOf(from)));
}, 60_000);

test("the lint refuses what must not be", () => {
  const inCore = (code: string, rules: string): [Case, string][] =>
    CORE.filter((room) => rooms.includes(room)).map((room) => [{ file: `src/${room}/made-up.ts`, code }, rules]);
  const cases: readonly [Case, string][] = [
    ...inCore(`export const title = document.title;\n`, "no-restricted-globals"),
    ...inCore(`export const run = () => Excel.run(async () => undefined);\n`, "no-restricted-globals"),
    ...inCore(`export const here = process.cwd();\n`, "no-restricted-globals"),
    ...inCore(`import "node:fs";\n`, "no-restricted-imports"),
    ...inCore(`import "react";\n`, "no-restricted-imports"),
    ...inCore(`import Big from "big.js";\nexport const one = new Big(1);\n`, ""),
    // A comment does not switch a rule off.
    ...inCore(`// eslint-disable-next-line no-restricted-globals\nexport const title = document.title;\n`, "no-restricted-globals"),
    [{ file: "test/grammar/layout/made-up.ts", code: `import "../../../src/reading/read";\n` }, "import-x/no-restricted-paths"],
    [{ file: "test/grammar/reader.ts", code: `import "../../src/rules/check";\n` }, ""],
    [{ file: "src/pane/made-up.ts", code: `export const f = (value: any): unknown => value;\n` }, "@typescript-eslint/no-explicit-any"],
    [{ file: "src/hosts/made-up.ts", code: `console.log("here");\n` }, "no-console"],
    [{ file: "src/cli/made-up.ts", code: `// @ts-ignore\nexport const one: string = 1;\n` }, "@typescript-eslint/ban-ts-comment"],
    [
      {
        file: "src/hosts/office/made-up.ts",
        code: `export async function f(context: Excel.RequestContext): Promise<void> {\n  for (let i = 0; i < 3; i++) await context.sync();\n}\n`,
      },
      "office-addins/no-context-sync-in-loop",
    ],
  ];
  const results = brokenRules(cases.map(([text]) => text));
  // With noInlineConfig a comment that tries to switch a rule off is told of as well, without a rule's name.
  const named = results.map((rules) => rules.filter((rule) => !/inline/i.test(rule)).join());
  expect(named.map((rules, index) => [cases[index]![0].code, rules])).toEqual(cases.map(([{ code }, rules]) => [code, rules]));
}, 60_000);
