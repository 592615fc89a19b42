import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readCheckableFile } from "../../src/hosts/file/checkable-file";
import { quotationFrom } from "../../src/report/document-places";
import { checkSheet, checkText, checkWorkbook } from "../../src/rules/check";
import type { Severity } from "../../src/rules/finding";
import { runningTextOf } from "../../src/text/running-text";
import { examplesIn } from "../rules/readme-tables";
import { type WordBlock, wordDocument } from "../support/word-document";

/** What stands in the running text of one of the documents that the project began with: words of the quotation, and the figure. */
interface Item {
  readonly id: string;
  readonly paragraph: RegExp;
  readonly shown: string;
  readonly rule: string;
  readonly severity: Severity;
}

const item = (id: string, rule: string, severity: Severity, shown: string, paragraph: RegExp): Item => ({ id, rule, severity, shown, paragraph });
const unit = (id: string, paragraph: RegExp): Item => item(id, "text-amounts", "error", "147.17元", paragraph);
const points = (id: string, shown: string, paragraph: RegExp): Item => item(id, "text-scores", "error", shown, paragraph);

const FOUND: Readonly<Record<string, readonly Item[]>> = {
  huoqiu: [
    item("000-E3", "narrative-mismatch", "warning", "", /年末无结余/),
    item("000-S5", "narrative-mismatch", "warning", "37.8万人", /年末无结余/),
  ],
  nanchang: [],
  zaozhuang: [],
  zhanjiang: [
    item("003-E1", "text-amounts", "warning", "10814.33万元", /直接救助支出/),
    item("003-E2", "text-amounts", "warning", "48888.19万元", /直接救助支出/),
    item("003-E3", "text-amounts", "warning", "39993万元", /下达我市2022年/),
  ],
  maqiao: [
    unit("004-E1", /^"?医疗救助"项目为经常性项目/),
    unit("004-E2", /医疗救助保障水平,马桥镇设立/),
    unit("004-E3", /^截至2024年12月31日/),
    unit("004-E4", /B12预算执行率/),
    points("004-E7", "1分", /得1分/),
    points("004-E8", "5分", /D11医疗救助政策知晓率/),
    points("004-E9", "5分", /满分5分/),
    points("004-E10", "5分", /满分5分/),
    points("004-E11", "5分", /满分5分/),
    points("004-E12", "5分", /满分5分/),
  ],
};

const read = (name: string): string => readFileSync(join(__dirname, name), "utf8");

/** The tables as Word tables, each below its title; accounts below a table are paragraphs of the text. */
function tablesOf(name: string): WordBlock[] {
  if (!existsSync(join(__dirname, `${name}.md`))) return [];
  const [{ sheets } = { sheets: [] }] = examplesIn(read(`${name}.md`));
  return sheets.flatMap(({ rows }): WordBlock[] => {
    const [title, ...others] = rows;
    const lines = others.map((row) => row.map((value) => (value === null ? "" : String(value)))).filter((cells) => cells.filter((text) => text !== "").length > 1 || (cells[0] ?? "").length < 60);
    return [String(title?.[0] ?? ""), { rows: lines }];
  });
}

/** The document as Word would save it, read and checked as any other. */
async function checked(name: string) {
  const paragraphs = read(`documents/${name}.txt`).split("\n").filter(Boolean);
  const { sheets, document } = await readCheckableFile(await wordDocument([...paragraphs, ...tablesOf(name)]));
  const text = runningTextOf(document!)!;
  const checks = checkWorkbook([...sheets.map((sheet) => checkSheet(sheet)), checkText(text)]);
  const findings = checks.at(-1)!.forms[0]!.findings.filter(({ severity }) => severity !== "info");
  return { sheets, checks, found: findings.map(({ rule, severity, values, cells }) => ({ rule, severity, shown: (values["shown"] ?? "").replace(/\s/g, ""), paragraph: text.paragraphs[cells[0]!.row]!.text })) };
}

describe.each(Object.entries(FOUND))("the report of %s", (name, items) => {
  test("what is wrong in its text is found, and nothing else is said of it", async () => {
    const { found } = await checked(name);
    const left = [...found];
    const missing = items.filter(({ rule, severity, shown, paragraph }) => {
      const index = left.findIndex((finding) => finding.rule === rule && finding.severity === severity && finding.shown === shown && paragraph.test(finding.paragraph));
      if (index >= 0) left.splice(index, 1);
      return index < 0;
    });
    expect({ missing: missing.map(({ id }) => id), left: left.map(({ rule, shown, paragraph }) => `${rule} ${shown} ${quotationFrom(paragraph, shown)}`) }).toEqual({ missing: [], left: [] });
  });
});
