import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { wordDocument } from "../../test/support/word-document";
import { createTexts } from "../i18n/texts";
import { DEFAULT_SETTINGS } from "../rules/settings";
import { checkFile } from "./check-file";

const folder = mkdtempSync(join(tmpdir(), "jixiao-together-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const FORM = [
  ["项目支出绩效自评表（2023年度）"],
  ["项目名称", "法律援助办案补贴"],
  ["项目资金(万元)", null, "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"],
  [null, "年度资金总额", 45.6, 45.6, 42.4, 10, "92.98%", 9.3],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
  ["产出指标", "数量指标", "办理案件数量", "≥300件", "312", 90, 90, null],
  ["总分", null, null, null, null, 100, 99.3, null],
];

function workbook(name: string, projectName: string): string {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(FORM.map((row) => row.map((value) => (value === "法律援助办案补贴" ? projectName : value)))), "自评表");
  const path = join(folder, name);
  writeFileSync(path, write(book, { type: "buffer", bookType: "xlsx" }) as Uint8Array);
  return path;
}

test("the text of a document is held against the form of its project, and says of which file it is", async () => {
  const own = workbook("自评表.xlsx", "法律援助办案补贴");
  const another = workbook("另一个.xlsx", "人民调解经费");
  const path = join(folder, "自评报告.docx");
  writeFileSync(path, await wordDocument(["2023年法律援助办案补贴项目绩效自评报告", "项目全年预算50万元，全年共支出44.2万元，自评总分为98分。"]));
  const options = { maxBytes: 1e7, called: { policy: null, settings: DEFAULT_SETTINGS, layouts: [] }, asksWorkbook: true };
  const { document, sheets } = await checkFile({ path, beside: [own, another, join(folder, "none.xlsx")] }, options, createTexts("zh-CN"));
  expect(document?.together).toEqual([own]);
  const findings = sheets[0]!.check.forms[0]!.findings.map(({ rule, message, elsewhere }) => `${rule} ${message} ${elsewhere?.[0]?.sheet}`);
  expect(findings).toContain("text-scores stated [自评表.xlsx]自评表");
  expect(findings).toContain("narrative-mismatch amount [自评表.xlsx]自评表");
  const alone = await checkFile({ path }, options, createTexts("zh-CN"));
  expect(alone.sheets[0]!.check.forms[0]!.findings).toEqual([]);
  expect(alone.document?.together).toBeUndefined();
});
