import { readFileSync } from "node:fs";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";

/**
 * Lints texts as if they stood in the files named with them: reads [{ file, code }] from standard input, prints the ids
 * of the rules that each breaks. A program of its own because ESLint loads its configuration as an ES module, which the
 * test runner cannot. Rules that need types are off: the files do not exist.
 */
const cases = JSON.parse(readFileSync(0, "utf8"));
const eslint = new ESLint({
  overrideConfig: [
    { ...tseslint.configs.disableTypeChecked, files: ["**/*.{ts,tsx}"] },
    { files: ["**/*.{ts,tsx}"], languageOptions: { parserOptions: { projectService: false, project: null } } },
  ],
});
const results = [];
for (const { file, code } of cases) {
  const [result] = await eslint.lintText(code, { filePath: file });
  results.push([...new Set(result.messages.map(({ ruleId, message }) => ruleId ?? message))]);
}
process.stdout.write(JSON.stringify(results));
