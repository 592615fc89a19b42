import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { browserOptions } from "./browser.cjs";
import { buildWhenStale } from "./build.mjs";
import { insertions } from "./libreoffice/insertions.mjs";
import { newForms } from "./libreoffice/new-forms.mjs";
import { LibreOffice } from "./libreoffice/program.mjs";
import { reports } from "./libreoffice/reports.mjs";
import { compareResults } from "./libreoffice/results.mjs";
import { startServer } from "./server.mjs";

// Changes workbooks in the preview as a person would, has LibreOffice open what was saved, and compares what both work out:
// the result of every formula, and what the check says of the file before and after LibreOffice has written it anew.

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const FOLDER = path.join(ROOT, "build", "libreoffice");

/** Each opens previews and hands over workbooks: `{ name, bytes }`. */
const MAKERS = [insertions, newForms, reports];

/** The check's own report on the files, one entry for each. */
function checked(files) {
  const cli = path.join(ROOT, "dist", "cli.js");
  try {
    return JSON.parse(execFileSync(process.execPath, [cli, "check", "--format", "json", ...files], { encoding: "utf8", maxBuffer: 2 ** 28 })).files;
  } catch (error) {
    // The status says that there are findings of severity error.
    if (error.status !== 1) throw error;
    return JSON.parse(error.stdout).files;
  }
}

function differencesBetween(ours, theirs, file) {
  const differences = compareResults(ours, theirs);
  const [saved, reopened] = checked([ours, theirs]);
  if (saved.tables.length === 0) differences.push("no form is read in it");
  if (JSON.stringify(saved.tables) !== JSON.stringify(reopened.tables)) differences.push(`the check says something else of what LibreOffice wrote: ${theirs}`);
  for (const difference of differences) process.stdout.write(`✗ ${file}: ${difference}\n`);
  return differences.length;
}

await buildWhenStale();
const server = await startServer();
const browser = await chromium.launch(browserOptions());
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const office = new LibreOffice(mkdtempSync(path.join(FOLDER, "profile-")));
let wrong = 0;
try {
  for (const make of MAKERS) {
    for await (const { name, bytes } of make(browser, server.origin, ROOT)) {
      const file = path.join(FOLDER, `${name}.xlsx`);
      writeFileSync(file, bytes);
      const [reopened, pdf] = [office.convert(file, "xlsx"), office.convert(file, "pdf"), office.convert(file, "csv")];
      const differences = differencesBetween(file, reopened, name);
      if (differences === 0) process.stdout.write(`✓ ${name} · ${path.relative(ROOT, pdf)}\n`);
      wrong += differences;
    }
  }
} finally {
  await browser.close();
  await server.close();
}
process.exitCode = wrong === 0 ? 0 : 1;
