import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "../typescript.mjs";

// What the pane's page on the rules takes from their READMEs: the English explanation, and one wrong and one right table.

const MARKS = { "❌": "error", "⚠️": "warning", "ℹ️": "info" };
const HIDDEN_ROW = "<!-- hidden row -->";

const readmes = (root) =>
  load(join(root, "src/rules/catalogue.ts")).RULES.map(({ id }) => [id, readFileSync(join(root, "src/rules", id, "README.md"), "utf8")]);

/** The text of a second-level chapter, without its heading. */
function chapter(readme, title) {
  return new RegExp(`^## ${title}\\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, "m").exec(readme)?.[1].trim() ?? "";
}

/** The texts of a row, and the severity of the finding that lands in a cell, by column. */
function rowOf(line) {
  const cells = line.replace(HIDDEN_ROW, "").trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
  const markIn = (cell) => Object.keys(MARKS).find((sign) => cell.includes(sign));
  const marks = cells.flatMap((cell, column) => (markIn(cell) ? [[column, MARKS[markIn(cell)]]] : []));
  return {
    cells: cells.map((cell) => cell.replace(markIn(cell) ?? "", "").trim()),
    ...(marks.length > 0 && { marks: Object.fromEntries(marks) }),
    ...(line.includes(HIDDEN_ROW) && { isHidden: true }),
  };
}

/** The rows of the first example of a chapter; the tables of one example stand on one sheet. */
function firstExample(readme, title) {
  const example = chapter(readme, title).split(/^### .*$/m).find((part) => part.includes("|") || part.includes("\n> ")) ?? "";
  // The name of a sheet stands in a row of its own above its table.
  const lines = example.split("\n").map((line) => line.replace(/^(?:####|>) (.*)$/, "| $1 |"));
  return lines.filter((line) => line.startsWith("|") && !/^\|[\s:|-]+\|$/.test(line)).map(rowOf);
}

/** Each row on a line of its own, so that a change shows as what it is. */
function listOf(rows) {
  return `[${rows.map((row) => `\n      ${JSON.stringify(row)}`).join(",")}\n    ]`;
}

export function examplesFile(root) {
  const rules = readmes(root).map(
    ([id, readme]) => `  ${JSON.stringify(id)}: {\n    "wrong": ${listOf(firstExample(readme, "Wrong"))},\n    "right": ${listOf(firstExample(readme, "Right"))}\n  }`,
  );
  return `{\n${rules.join(",\n")}\n}\n`;
}

/** As a message: no Markdown, and no brace that would ask for a value. */
function plain(markdown) {
  return markdown.replace(/\s*\n\s*/g, " ").replaceAll("`", "").replace(/[{}]/g, "'$&'");
}

export function englishCatalogue(root) {
  const texts = readmes(root).map(([id, readme]) => [`${id}.about`, plain(`${chapter(readme, "What it finds")} ${chapter(readme, "Why it matters")}`)]);
  return `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n`;
}
