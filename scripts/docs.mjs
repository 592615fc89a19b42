import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { englishCatalogue, examplesFile } from "./docs/catalogue.mjs";
import { policiesPage } from "./docs/policies.mjs";
import { rulesPage } from "./docs/rules.mjs";

// Writes the pages of docs/ that follow from the code, and what the pane takes from the READMEs of the rules. With --check it writes nothing and fails when one differs.

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

const PAGES = {
  "docs/policies.md": policiesPage,
  "docs/rules.md": rulesPage,
  "src/rules/examples.json": examplesFile,
  "src/i18n/en/catalogue.json": englishCatalogue,
};

function current(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

const isCheck = process.argv.includes("--check");
for (const [name, page] of Object.entries(PAGES)) {
  const path = join(ROOT, name);
  const text = page(ROOT);
  if (current(path) === text) continue;
  if (isCheck) {
    console.error(`${name} differs from the code: run npm run docs`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
