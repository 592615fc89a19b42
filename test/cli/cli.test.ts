import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import webpack, { type Configuration } from "webpack";
import type { JsonReport } from "../../src/report/json";
import { encryptedXlsx } from "../support/compound";
import { wordDocument } from "../support/word-document";

/** The command line as people get it: bundled into one file and started as a program. */

const ROOT = join(__dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "jixiao-check-cli-"));
const cli = join(folder, "bin/cli.js");
const form = join(ROOT, "test/corpus/001-huoqiu-yiliaojiuzhu-2024/table.xlsx");

beforeAll(async () => {
  const configurations = jest.requireActual<() => Configuration[]>("../../webpack.config.js")();
  const configuration = configurations.find(({ name }) => name === "cli");
  if (!configuration) throw new Error("webpack.config.js has no configuration named cli");
  await new Promise<void>((done, fail) => {
    webpack({ ...configuration, mode: "development", devtool: false, output: { path: join(folder, "bin"), filename: "cli.js" } }, (error, stats) => {
      if (error ?? stats?.hasErrors()) fail(error ?? new Error(stats?.toString("errors-only")));
      else done();
    });
  });
  writeFileSync(join(folder, "encrypted.xlsx"), encryptedXlsx());
  writeFileSync(join(folder, "empty.xlsx"), "");
  writeFileSync(join(folder, "broken.xlsx"), readFileSync(form).subarray(0, 4000));
  writeFileSync(join(folder, "page.xls"), "<html><body>登录已超时</body></html>");
  mkdirSync(join(folder, "folder.xlsx"));
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const call = (args: string[], env: Record<string, string> = {}): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: "utf8", env: { PATH: process.env["PATH"], ...env } });

const json = (...args: string[]): { status: number | null; files: JsonReport["files"]; stderr: string } => {
  const { status, stdout, stderr } = call(["check", "--format", "json", ...args]);
  return { status, stderr, files: (JSON.parse(stdout) as JsonReport).files };
};

test("it is one file that a shell can start", () => {
  expect(readdirSync(join(folder, "bin"))).toEqual(["cli.js"]);
  accessSync(cli, constants.X_OK);
  expect(spawnSync(cli, ["--version"], { encoding: "utf8" }).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("a workbook without a form", () => {
  const path = join(ROOT, "test/fixtures/no-form.xlsx");
  expect(json(path)).toEqual({ status: 0, stderr: "", files: [{ path, error: null, tables: [] }] });
});

test("a form that contradicts itself", () => {
  const { status, files, stderr } = json(form);
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  const [table] = files[0]?.tables ?? [];
  expect(table).toMatchObject({ sheet: "绩效自评表", range: "A1:I25", kind: "self-evaluation" });
  expect(table?.indicators[5]).toMatchObject({ row: 18, target: "≤150000000元", actual: "189192459.6", weight: "10", score: "10" });
  const errors = table?.findings.filter(({ severity }) => severity === "error");
  expect(errors).toMatchObject([{ rule: "target-missed-full-score", cells: expect.arrayContaining(["H18"]) as string[] }]);
  const person = call(["check", form]);
  expect(person.stdout).toContain(errors?.[0]?.message);
  expect(person.stdout).toContain("[target-missed-full-score]");
});

test("a form without a contradiction", () => {
  const path = join(ROOT, "test/corpus/012-hengshan-chubeiliang-2020/table.xlsx");
  const { status, files } = json(path);
  expect(files[0]?.tables).toHaveLength(1);
  expect({ status, errors: files[0]?.tables[0]?.findings.filter(({ severity }) => severity === "error") }).toEqual({ status: 0, errors: [] });
});

test.each([
  ["missing.xlsx", "missing", "找不到"],
  ["encrypted.xlsx", "encrypted", "密码"],
  ["empty.xlsx", "empty", "空的"],
  ["broken.xlsx", "unreadable", "损坏"],
  ["page.xls", "not-a-workbook", "网页"],
  ["folder.xlsx", "no-workbook", "文件夹"],
])("%s is reported as %s", (name, code, words) => {
  const { status, files, stderr } = json(name);
  expect({ status, stderr }).toEqual({ status: 2, stderr: "" });
  expect(files).toEqual([{ path: name, tables: [], error: { code, message: expect.stringContaining(words) as string } }]);
});

test("a file above --max-size", () => {
  const { status, files } = json("--max-size", "5KB", form);
  expect(status).toBe(2);
  expect(files[0]?.error).toEqual({ code: "too-large", message: expect.stringContaining("超过上限 5 KB") as string });
});

test("one bad file does not keep the others from being checked", () => {
  const { status, files } = json("empty.xlsx", form, "missing.xlsx", form);
  expect(status).toBe(2);
  expect(files.map(({ path, error }) => [path, error?.code ?? null])).toEqual([
    ["empty.xlsx", "empty"],
    [form, null],
    ["missing.xlsx", "missing"],
    [form, null],
  ]);
});

test("two worker threads say the same as one, in the order of the files", () => {
  const corpus = join(ROOT, "test/corpus");
  const alone = call(["check", "--format", "ndjson", corpus, "missing.xlsx"]);
  const together = call(["check", "--format", "ndjson", "--jobs", "2", corpus, "missing.xlsx"]);
  expect(alone.stdout.trimEnd().split("\n").length).toBeGreaterThan(20);
  expect(together).toMatchObject({ status: 2, stdout: alone.stdout, stderr: "" });
});

test("names piped in become lines in their order, and what was not read when the reader had enough is not waited for", () => {
  const { stdout, stderr } = spawnSync("/bin/sh", ["-c", `yes empty.xlsx | "$0" "$1" check --format ndjson --jobs 2 --files-from - | head -n 50`, process.execPath, cli], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(new Set(stdout.trimEnd().split("\n"))).toEqual(new Set([expect.stringContaining('"code":"empty"')]));
});

test("Ctrl+C ends it with a whole document, even while it waits for names", async () => {
  const program = spawn(process.execPath, [cli, "check", "--format", "json", "--files-from", "-"], { cwd: folder });
  const chunks: Buffer[] = [];
  const ended = once(program, "exit");
  program.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  program.stdout.once("data", () => program.kill("SIGINT"));
  program.stdin.write("empty.xlsx\n");
  expect(await ended).toEqual([130, null]);
  const { files } = JSON.parse(Buffer.concat(chunks).toString()) as JsonReport;
  expect(files.map(({ path }) => path)).toEqual(["empty.xlsx"]);
});

test("a file that takes all the memory of its thread is told of, and the next one is checked", () => {
  // A hundred thousand cells: little to a program that may use some memory, too much for one that may not.
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(Array.from({ length: 5000 }, (_, row) => Array.from({ length: 20 }, (__, column) => `${row} ${column}`))), "数据");
  writeFileSync(join(folder, "big.xlsx"), write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Uint8Array);
  const { status, stdout } = spawnSync(
    process.execPath,
    ["--max-old-space-size=24", cli, "check", "--format", "ndjson", "--jobs", "1", "big.xlsx", "empty.xlsx"],
    { cwd: folder, encoding: "utf8" },
  );
  const files = stdout.trimEnd().split("\n").map((line) => JSON.parse(line) as JsonReport["files"][number]);
  expect(status).toBe(2);
  expect(files.map(({ path, error }) => [path, error?.code])).toEqual([["big.xlsx", "out-of-memory"], ["empty.xlsx", "empty"]]);
});

test.each(["zh-CN", "en"])("every finding on real forms has a text in %s", (lang) => {
  const { files } = json("--lang", lang, ...readdirSync(join(ROOT, "test/corpus")).map((name) => join(ROOT, "test/corpus", name, "table.xlsx")));
  const messages = files.flatMap(({ tables }) => tables.flatMap(({ findings }) => findings.map(({ message }) => message)));
  expect(messages.length).toBeGreaterThan(10);
  expect(messages.filter((message) => /^[a-z-]+\.[a-z-]+$/.test(message))).toEqual([]);
});

test("the same for a person, in both languages", () => {
  const chinese = call(["check", "empty.xlsx"]);
  expect(chinese.stdout).toBe("empty.xlsx\n  无法核对：文件是空的（0 字节）。\n");
  const english = call(["check", "empty.xlsx"], { LANG: "en_US.UTF-8" });
  expect(english.stdout).toBe("empty.xlsx\n  Cannot be checked: The file is empty (0 bytes).\n");
  expect([chinese.status, english.status, chinese.stderr, english.stderr]).toEqual([2, 2, "", ""]);
});

test("help in both languages, none of it left in the other", () => {
  const chinese = call(["check", "--help"]);
  expect(chinese.status).toBe(0);
  expect(chinese.stdout).toContain("用法： jixiao-check check [选项] [文件、文件夹或通配符...]");
  expect(chinese.stdout).not.toMatch(/Usage|Options|Arguments|default|choices|display/);
  const english = call(["check", "--help", "--lang", "en"]);
  expect(english.stdout).toContain("Usage: jixiao-check check [options] [files, folders or patterns...]");
  expect(english.stdout).not.toMatch(/\p{Script=Han}/u);
  expect(call(["--help"]).stdout).toContain("命令：");
});

test("a reader that closes the pipe early is no failure", () => {
  const { stderr } = spawnSync("/bin/sh", ["-c", `"$0" "$1" check ${"empty.xlsx ".repeat(3000)} | head -n 1`, process.execPath, cli], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
});

describe("docs/batch.md", () => {
  const paper = readFileSync(join(ROOT, "docs/batch.md"), "utf8");
  const commands = [...paper.matchAll(/^```sh run( if parallel)?\n([^]*?)\n```$/gm)].map(([, condition, command]) => ({ command: command!, needs: condition ? "parallel" : "node" }));
  const hasProgram = (name: string): boolean => spawnSync(name, ["--version"]).status === 0;
  const runnable = commands.filter(({ needs }) => hasProgram(needs));

  test("shows commands that can be run here", () => {
    expect(commands.length).toBeGreaterThan(3);
    expect(runnable.length).toBeGreaterThan(3);
  });

  test.each(runnable)("$command", ({ command }) => {
    // What perl says of a language that is not installed is not ours: only the lines count.
    const { stdout } = spawnSync("/bin/sh", ["-c", command], { cwd: folder, encoding: "utf8", env: { PATH: process.env["PATH"], CLI: cli, LANG: "en" } });
    const broken = stdout.trimEnd().split("\n").find((line) => line.includes("broken.xlsx"));
    const [shown] = /^\{"path":"broken.*$/m.exec(paper) ?? [];
    expect(broken?.replace("./", "")).toBe(shown);
  });
});

test("a document is checked table by table, whatever its name, and its findings are found in it", async () => {
  const rows = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "救助人次", "≥100人", "120人", "100", "101"],
  ];
  const named = join(folder, "自评表.xlsx");
  writeFileSync(named, await wordDocument(["项目支出绩效自评表", { rows: [["填报说明"]] }, "项目支出绩效自评表", { rows }]));
  const { status, stdout } = call(["check", named]);
  expect(status).toBe(1);
  expect(stdout).toContain("  表2\n    错误  表2第2行“得分”, 表2第2行“分值”");
  expect(call(["check", "--format", "html", named]).stdout).toContain("表2第2行“得分”");
  expect(json(named).files[0]).toMatchObject({ document: { trackedChanges: false }, tables: [{ sheet: "表2", findings: [{ cells: ["G3", "F3"], places: [{ table: 2, row: 2, column: 7, heading: "得分" }, {}] }] }] });
});
