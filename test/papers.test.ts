import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import packageJson from "../package.json";
import { LIBRARY } from "../src/blocks/library";
import { fieldsOf } from "../src/blocks/search";

/** What the papers say of the project has to be so. */

const ROOT = join(__dirname, "..");
const PAPERS = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/batch.md"];
const read = (name: string): string => readFileSync(join(ROOT, name), "utf8");

/** Anchors of a paper's headings, as code hosts make them. */
const anchorsOf = (name: string): string[] =>
  [...read(name).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

test.each(PAPERS)("%s: every link leads somewhere", (name) => {
  const links = [...read(name).matchAll(/\]\((?!https:)([^)#]*)(?:#([^)]*))?\)/g)];
  const broken = links.filter(([, file, anchor]) => !existsSync(join(ROOT, file!)) || (anchor && !anchorsOf(file! || name).includes(anchor)));
  expect(broken.map(([link]) => link)).toEqual([]);
});

test.each(PAPERS)("%s: every script that it names exists", (name) => {
  const scripts = [...read(name).matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, script, short]) => script ?? short!);
  expect(scripts.filter((script) => !(script in packageJson.scripts))).toEqual([]);
});

test("how many blocks and indicators there are, and of which fields, is as both introductions say", () => {
  const fields = fieldsOf(LIBRARY);
  const count = LIBRARY.flatMap(({ indicators }) => indicators).length;
  const [chinese, listed] = /内置 .*?个领域（(.+?)）/.exec(read("README.zh-CN.md"))!;
  expect(chinese).toContain(`内置 ${LIBRARY.length} 个指标块、${count} 项指标`);
  expect(chinese).toContain(`分 ${fields.length} 个领域`);
  expect(listed!.split("、").sort()).toEqual([...fields].sort());
  expect(read("README.md")).toContain(`${LIBRARY.length} blocks with ${count} indicators of ${fields.length} fields`);
});

test("every dependency is explained", () => {
  const contributing = read("CONTRIBUTING.md");
  const names = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies });
  const explained = (name: string): boolean =>
    contributing.includes(name) || /^@univerjs\//.test(name) || ["react-dom", "@types/react", "@types/react-dom", "@types/node", "@types/big.js"].includes(name);
  expect(names.filter((name) => !explained(name))).toEqual([]);
});

test("the server settings for an office carry the policy that the pane is tested with", () => {
  const server = new URL(`file://${join(ROOT, "scripts/server.mjs")}`).href;
  const print = `import { excelMounts } from ${JSON.stringify(server)}; process.stdout.write(excelMounts()[0].csp);`;
  const { stdout: policy } = spawnSync(process.execPath, ["--input-type=module", "--eval", print], { encoding: "utf8" });
  expect(policy).toContain("default-src 'none'");
  expect(read("README.zh-CN.md").split(policy)).toHaveLength(3);
});
