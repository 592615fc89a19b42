import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findingText } from "../../src/i18n/finding-text";
import { createTexts } from "../../src/i18n/texts";
import { RULES } from "../../src/rules/catalogue";
import { type SheetCheck, checkWorkbook } from "../../src/rules/check";
import type { Finding } from "../../src/rules/finding";
import { DEFAULT_SETTINGS } from "../../src/rules/settings";
import { formatCell } from "../../src/sheet/address";
import { checkExample } from "./example-checks";
import { type Example, examplesIn } from "./readme-tables";

const FOLDER = join(__dirname, "../../src/rules");
const SECTIONS = ["What it finds", "Why it matters", "Basis", "Wrong", "Right", "Fix"];
const settings = { ...DEFAULT_SETTINGS, previews: true };
const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** A finding of the rule, or one for which it gives the cause. */
const isOf = (id: string) => ({ rule, causes = [] }: Finding): boolean => rule === id || causes.some((cause) => cause.rule === id);

function checked({ sheets }: Example): SheetCheck[] {
  return checkWorkbook(sheets.map((sheet) => checkExample(sheet, { settings })), { settings });
}

test("every rule has its folder and every folder its rule", () => {
  expect(folders.sort()).toEqual(RULES.map(({ id }) => id).sort());
});

describe.each(folders)("%s", (id) => {
  const markdown = readFileSync(join(FOLDER, id, "README.md"), "utf8");
  const examples = examplesIn(markdown);

  test("explains itself under the fixed headings", () => {
    expect([...markdown.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual(SECTIONS);
    expect(examples.some(({ section }) => section === "Wrong")).toBe(true);
    expect(examples.some(({ section }) => section === "Right")).toBe(true);
  });

  test.each(examples.map((example) => [`${example.section}: ${example.title}`, example] as const))("%s", (_, example) => {
    const checks = checked(example);
    expect(checks.map(({ forms }) => forms.length)).toEqual(example.sheets.map(() => 1));
    const own = checks.flatMap(({ forms }) => forms).flatMap(({ form, findings }) => findings.filter(isOf(id)).map((finding) => ({ ...finding, sheet: form.sheet })));
    expect(own.map(({ sheet, cells, severity }) => `${sheet}!${formatCell(cells[0]!)} ${severity}`).sort()).toEqual([...example.marks].sort());
    if (example.section === "Wrong") expect(example.marks).not.toEqual([]);
    else expect(example.marks).toEqual([]);
  });

  test("says what it found in both languages, with every value filled", () => {
    const texts = [createTexts("zh-CN"), createTexts("en")];
    const findings = examples.flatMap(checked).flatMap(({ forms }) => forms.flatMap((form) => form.findings));
    for (const finding of findings.filter(isOf(id))) {
      for (const words of texts) {
        for (const text of finding.causes ?? [finding]) expect(findingText(finding, words)).not.toContain(`${text.rule}.${text.message}`);
        expect(words.find("rules", `${id}.basis`)).toMatch(/\S/);
        expect(words.find("rules", `${id}.advice`)).toMatch(/\S/);
      }
    }
  });
});
