import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readWorkbook } from "../../src/hosts/file/workbook";
import { readForms } from "../../src/reading/read";
import { columnName, formatArea } from "../../src/sheet/address";

test.each(["ministry-filled-2019.xls", "ministry-template-2019.xls"])("each table of %s is read as one of its own", async (file) => {
  const sheets = await readWorkbook(readFileSync(join(__dirname, "../fixtures", file)));
  const forms = sheets.flatMap((sheet) => readForms(sheet));
  expect(forms.map(({ sheet, kind, area }) => `${sheet} ${kind} ${formatArea(area)}`)).toEqual([
    "项目支出计划 fund-table A2:Y7",
    "项目支出计划 fund-table A9:Y20",
    "项目支出明细 fund-table A2:K11",
    "项目支出绩效目标申报表 target-table A2:I14",
    "项目支出绩效目标执行监控 target-table A2:Q35",
    `项目支出绩效自评表 self-evaluation ${file.includes("filled") ? "A1:K18" : "A1:K10"}`,
  ]);
  const { title, table } = forms[1]!;
  expect(title?.text).toBe("细化经济分类");
  expect(table?.rows.map(({ row, role, parts, label }) => `${row + 1} ${role} ${label?.text} ${parts.map((part) => part + 1).join("+")}`.trim())).toEqual([
    "14 item 剩余支出计划金额",
    "15 total 合计 16+17+18+19+20",
    "16 item [30201]办公费",
    "17 item [30202]印刷费",
    "18 item [30203]咨询费",
    "19 item [30211]差旅费",
    "20 item [30226]劳务费",
  ]);
  expect(table?.columns.map(({ role, column }) => `${columnName(column)} ${role}`).slice(0, 4)).toEqual(["A ordinal", "B period", "C name", "F amount"]);
});
