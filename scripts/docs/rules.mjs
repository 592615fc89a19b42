import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "../typescript.mjs";

const SEVERITY = { error: "❌ error", warning: "⚠️ warning", info: "ℹ️ info" };

const INTRODUCTION = `# Rules

What the check asks of a form, in the order in which a person would correct what it finds. This page is made from the
catalogue and the README of each rule (\`npm run docs\`). A ❌, ⚠️ or ℹ️ in a cell of an example says that a finding lands there.

A rule can be switched off or given another severity in the settings of the pane, or in a JSON file for the command line:
\`{"rules": {"all-full-marks": {"level": "info", "options": {"rate": "0.5"}}}}\`. Levels are off, default, error, warning and info.
The severity in the table is the rule's own; single findings of it may be milder.
`;

/** The README one level down, and what can be set. */
function chapter({ options = [] }, readme) {
  const lines = readme.trimEnd().split("\n").map((line) => (line.startsWith("#") ? `#${line}` : line));
  const settings = options.map((option) => `- \`${option.id}\`: ${option.preset} unless set, from ${option.least} to ${option.most}`);
  return [...lines, ...(settings.length > 0 ? ["", "### Options", "", ...settings] : []), ""].join("\n");
}

/** The anchor that code hosts give to a chapter's heading. */
function anchor(heading) {
  return heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");
}

export function rulesPage(root) {
  const { RULES } = load(join(root, "src/rules/catalogue.ts"));
  const names = JSON.parse(readFileSync(join(root, "src/i18n/zh-CN/rules.json"), "utf8"));
  const readmes = RULES.map(({ id }) => readFileSync(join(root, "src/rules", id, "README.md"), "utf8"));
  const rows = RULES.map(({ id, severity, preview }, index) => {
    const heading = /^# (.*)$/m.exec(readmes[index])[1];
    return `| [${id}](#${anchor(heading)}) | ${names[`${id}.name`]} | ${SEVERITY[severity]}${preview ? " (preview)" : ""} |`;
  });
  const table = ["| rule | 名称 | severity |", "| --- | --- | --- |", ...rows, ""].join("\n");
  return [INTRODUCTION, table, ...RULES.map((rule, index) => chapter(rule, readmes[index]))].join("\n");
}
