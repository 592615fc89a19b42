import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, type WorkSheet, write } from "@e965/xlsx";
import { listZip, unpackAll } from "../../hosts/file/zip";
import { readWorkbook } from "../../hosts/file/workbook";
import { run } from "../program";

/** A total that says 99 where the scores give 98, and a text that counts with it. */
function formWith(change: (sheet: WorkSheet) => void = () => undefined): WorkSheet {
  const sheet = utils.aoa_to_sheet([
    ["项目支出绩效自评表"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
    ["产出指标", "数量指标", "培训人数", "≥100人", "120人", 50, 50, null],
    ["效益指标", "社会效益指标", "知晓率", "≥90%", "86%", 40, 38, "宣传不足"],
    ["满意度指标", "服务对象满意度指标", "满意度", "≥90%", "95%", 10, 10, null],
    ["总分", null, null, null, null, 100, 99, null],
    ["自评等级", null, null, null, null, null, null, null],
  ]);
  change(sheet);
  return sheet;
}

const folder = mkdtempSync(join(tmpdir(), "jixiao-check-repair-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, sheets: Readonly<Record<string, WorkSheet>>, bookType: "xlsx" | "biff8" = "xlsx"): string {
  const book = utils.book_new();
  for (const [title, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, title);
  const path = join(folder, name);
  writeFileSync(path, write(book, { type: "buffer", bookType }) as Uint8Array);
  return path;
}

async function call(...args: string[]): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  let [out, err] = ["", ""];
  const unused = (): never => {
    throw new Error("not asked for here");
  };
  const status = await run(["repair", ...args], {
    version: "9.9.9",
    env: {},
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    isTerminal: { out: false, err: false },
    stdin: unused,
    startWorker: unused,
    clocks: { cpu: () => 0, wall: () => 0 },
    interrupt: new AbortController().signal,
    now: () => new Date(2024, 10, 5, 9, 30),
  });
  return { status, out, err };
}

const total = async (path: string) => (await readWorkbook(readFileSync(path)))[0]!.cellAt(5, 6);
const partsOf = (path: string) => unpackAll(listZip(readFileSync(path)), 1e7);

test("only lists what it would write, unless it is told where", async () => {
  const path = fileOf("列出.xlsx", { 自评表: formWith() });
  const before = readFileSync(path);
  const { status, out } = await call(path, "--safe");
  expect(status).toBe(1);
  expect(out).toContain("工作表“自评表”\n    G6 总分：99 → 98\n");
  expect(out).toContain("没有写文件");
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("writes a copy in which that cell alone is another, and replaces no file", async () => {
  const path = fileOf("副本.xlsx", { 自评表: formWith(), 台账: utils.aoa_to_sheet([["a", 1]]) });
  const output = join(folder, "out");
  expect((await call(path, "--output", output)).status).toBe(0);
  expect((await call(path, "--output", output)).out).toContain("副本 (2).xlsx");
  expect(readdirSync(output).sort()).toEqual(["副本 (2).xlsx", "副本.xlsx"]);
  expect((await total(join(output, "副本.xlsx")))?.value).toBe(98);
  expect((await total(path))?.value).toBe(99);
  const [one, other] = [await partsOf(path), await partsOf(join(output, "副本.xlsx"))];
  const differing = [...one.keys()].filter((name) => !Buffer.from(one.get(name)!).equals(Buffer.from(other.get(name) ?? [])));
  expect(differing).toEqual(["xl/worksheets/sheet1.xml"]);
  expect([...other.keys()].sort()).toEqual([...one.keys()].sort());
  expect(await call(join(output, "副本.xlsx"))).toMatchObject({ status: 0, out: expect.stringContaining("没有可以有把握地改正的地方") as unknown });
});

test("changes the file itself where it is told to, and keeps it as it was beside it", async () => {
  const path = fileOf("原地.xlsx", { 自评表: formWith() });
  const before = readFileSync(path);
  const { status, out } = await call(path, "--in-place");
  expect(status).toBe(0);
  expect(out).toContain("原地 (改正前).xlsx");
  expect((await total(path))?.value).toBe(98);
  expect(readFileSync(join(folder, "原地 (改正前).xlsx")).equals(before)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("a number that was typed as text becomes a number, in a format that shows one", async () => {
  const path = fileOf("文本.xlsx", {
    自评表: formWith((sheet) => {
      sheet["G3"] = { t: "s", v: "50", z: "@" };
      sheet["G6"] = { t: "n", v: 98 };
    }),
  });
  const output = join(folder, "text");
  await call(path, "--output", output);
  const [sheet] = await readWorkbook(readFileSync(join(output, "文本.xlsx")));
  expect(sheet!.cellAt(2, 6)).toMatchObject({ value: 50, text: "50" });
});

test("what formulas come to is forgotten where it hangs on a cell that changes, on other sheets too, and is worked out on opening", async () => {
  const path = fileOf("公式.xlsx", {
    自评表: formWith((sheet) => {
      sheet["G7"] = { t: "s", v: "优", f: 'IF(G6>=90,"优","良")' };
    }),
    汇总: { "!ref": "A1:B1", A1: { t: "s", v: "总分" }, B1: { t: "n", v: 99, f: "自评表!G6" } },
  });
  const output = join(folder, "formulas");
  const { status, out } = await call(path, "--output", output);
  expect(status).toBe(0);
  expect(out).toContain("重新计算：G7");
  const made = await readWorkbook(readFileSync(join(output, "公式.xlsx")));
  expect(made[0]!.cellAt(6, 6)).toMatchObject({ value: null, formula: '=IF(G6>=90,"优","良")' });
  expect(made[1]!.cellAt(0, 1)).toMatchObject({ value: null, formula: "=自评表!G6" });
  expect(new TextDecoder().decode((await partsOf(join(output, "公式.xlsx"))).get("xl/workbook.xml"))).toContain('fullCalcOnLoad="1"');
});

test("what cannot be written is told and left: a protected sheet, an .xls file", async () => {
  const locked = fileOf("保护.xlsx", { 自评表: formWith((sheet) => (sheet["!protect"] = {})) });
  const refused = await call(locked, "--output", join(folder, "locked"));
  expect(refused).toMatchObject({ status: 1, out: expect.stringContaining("没有改：工作表受保护") as unknown });
  expect(existsSync(join(folder, "locked"))).toBe(false);
  const old = await call(fileOf("旧.xls", { 自评表: formWith() }, "biff8"), "--output", join(folder, "old"));
  expect(old).toMatchObject({ status: 2, out: expect.stringContaining("另存为 .xlsx") as unknown });
  expect((await call(join(folder, "没有.xlsx"))).status).toBe(2);
});

test("for programs: every cell before and after", async () => {
  const path = fileOf("json.xlsx", { 自评表: formWith() });
  const { out } = await call(path, "--format", "json");
  expect(JSON.parse(out)).toEqual({
    schema: 1,
    files: [{
      path,
      error: null,
      sheets: [{ sheet: "自评表", cells: [{ cell: "G6", subject: "total-score", before: "99", after: "98", refused: null }], recalculated: [] }],
      output: null,
      original: null,
    }],
  });
});

test("two places to write to are one too many", async () => {
  expect(await call("a.xlsx", "--in-place", "--output", "b")).toMatchObject({ status: 2, err: expect.stringContaining("只能用一种") as unknown });
});
