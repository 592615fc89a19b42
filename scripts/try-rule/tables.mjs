import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { load } from "../typescript.mjs";

/**
 * @typedef {object} Workbook
 * @property {string} name where it stands and what it is called
 * @property {readonly import("../../src/sheet/sheet").Sheet[]} sheets
 * @property {boolean} isClean whether those who wrote it down say that nothing is wrong with it
 */

const namesIn = (folder) => readdirSync(folder).filter((file) => file.endsWith(".md")).map((file) => basename(file, ".md"));

/** The examples of the rules' READMEs, or those of one file that are all right. */
function examples(root, path, isRight) {
  const { examplesIn } = load(join(root, "test/rules/readme-tables.ts"));
  const { sheetOf } = load(join(root, "test/support/sheets.ts"));
  return examplesIn(readFileSync(join(root, path), "utf8")).map((example) => ({
    name: `${path} · ${example.title}`,
    sheets: example.sheets.map(({ rows, options }) => sheetOf(rows, options)),
    isClean: isRight(example),
  }));
}

function readmes(root) {
  const { RULES } = load(join(root, "src/rules/catalogue.ts"));
  // An example that is right by its own rule may be wrong by another's.
  return RULES.flatMap(({ id }) => examples(root, `src/rules/${id}/README.md`, () => false));
}

function wild(root) {
  const { parseMarkdownSheet } = load(join(root, "test/support/markdown-sheet.ts"));
  const { sheetOf } = load(join(root, "test/support/sheets.ts"));
  return namesIn(join(root, "test/wild")).map((name) => {
    const { rows, options, expected } = parseMarkdownSheet(readFileSync(join(root, "test/wild", `${name}.md`), "utf8"));
    const findings = expected.filter((line) => line.startsWith("findings:"));
    return { name: `test/wild/${name}.md`, sheets: [sheetOf(rows, options)], isClean: findings.every((line) => line === "findings: none") };
  });
}

async function published(root) {
  const { corpus } = load(join(root, "test/support/corpus.ts"));
  return Promise.all(
    corpus().map(async ({ name, tables, sheets }) => ({
      name: `test/corpus/${name}`,
      sheets: await sheets(),
      isClean: tables.every(({ findings = [] }) => findings.length === 0),
    })),
  );
}

async function samples(root) {
  const { readWorkbook } = load(join(root, "src/hosts/file/workbook.ts"));
  const folder = join(root, "assets/samples");
  return Promise.all(
    readdirSync(folder).map(async (file) => ({ name: `assets/samples/${file}`, sheets: await readWorkbook(readFileSync(join(folder, file))), isClean: false })),
  );
}

/**
 * Every table of the project on which a rule can be tried.
 * @returns {Promise<readonly Workbook[]>}
 */
export async function tables(root) {
  return [...readmes(root), ...examples(root, "test/rules/near-misses.md", () => true), ...wild(root), ...(await published(root)), ...(await samples(root))];
}
