import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { utils, write } from "@e965/xlsx";
import { handmadeCheck } from "../../test/support/checked-form";
import { makeXlsx } from "../../test/support/zip";
import type { CheckedFinding } from "../rules/finding";
import type { JsonReport } from "../report/json";
import { checkSheet, checkWorkbook } from "../rules/check";
import type { Settings } from "./job";
import { run } from "./program";
import { serve } from "./serve";
import type { Surroundings } from "./surroundings";
import type { WorkerThread } from "./workers";

jest.mock("../rules/check");
const checkSheetMock = jest.mocked(checkSheet);
jest.mocked(checkWorkbook).mockImplementation((checks) => [...checks]);

const folder = mkdtempSync(join(tmpdir(), "jixiao-check-"));
const book = utils.book_new();
utils.book_append_sheet(book, utils.aoa_to_sheet([["a"]]), "一");
const path = join(folder, "a.xlsx");
writeFileSync(path, write(book, { type: "buffer", bookType: "xlsx" }) as Uint8Array);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const { checked } = handmadeCheck();
const withFindings = (findings: readonly CheckedFinding[]): void => {
  checkSheetMock.mockReturnValue({ forms: [{ ...checked, findings }], traces: [] });
};

interface Called {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** A worker thread that is none: the mocks of this one count in it. */
function startWorker(settings: Settings): WorkerThread {
  const { port1, port2 } = new MessageChannel();
  serve(port1, settings);
  const terminate = async (): Promise<number> => {
    port2.emit("exit", 0);
    port2.close();
    return 0;
  };
  return Object.assign(port2, { terminate }) as unknown as WorkerThread;
}

async function callIn(surroundings: Partial<Surroundings>, ...args: string[]): Promise<Called> {
  let [out, err] = ["", ""];
  const status = await run(args, {
    version: "9.9.9",
    env: {},
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    isTerminal: { out: false, err: false },
    stdin: () => {
      throw new Error("nothing is to be read from standard input here");
    },
    startWorker,
    clocks: { cpu: () => 0, wall: () => 0 },
    interrupt: new AbortController().signal,
    now: () => new Date(2024, 10, 5, 9, 30),
    ...surroundings,
  });
  return { status, out, err };
}

const call = (...args: string[]): Promise<Called> => callIn({}, ...args);

async function* bytes(...chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield new TextEncoder().encode(chunk);
}

test("an error finding is exit status 1, warnings and none are 0", async () => {
  withFindings(checked.findings);
  expect((await call("check", path)).status).toBe(1);
  withFindings(checked.findings.filter(({ severity }) => severity !== "error"));
  expect((await call("check", path)).status).toBe(0);
  withFindings([]);
  expect((await call("check", path)).status).toBe(0);
});

test("JSON has one entry per file in the order given, and a file that cannot be read outweighs a finding", async () => {
  withFindings(checked.findings);
  const { status, out, err } = await call("check", "--format", "json", path, join(folder, "none.xlsx"), path);
  const { schema, files } = JSON.parse(out) as JsonReport;
  expect({ schema, status, err }).toEqual({ schema: 1, status: 2, err: "" });
  expect(files.map(({ error, tables }) => [error?.code ?? null, tables.length])).toEqual([[null, 1], ["missing", 0], [null, 1]]);
  expect(files[0]?.tables[0]?.findings.map(({ rule }) => rule)).toEqual(["weight-sum", "target-missed-full-score"]);
});

test("ndjson prints each file on its own line", async () => {
  withFindings([]);
  const { out } = await call("check", "--format", "ndjson", path, path);
  const lines = out.trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { path: string }).path)).toEqual([path, path]);
});

test("a failure of our own is the file's error without a stack trace", async () => {
  checkSheetMock.mockImplementation(() => {
    throw new TypeError("boom");
  });
  const { status, out } = await call("check", "--format=json", "--lang=en", path);
  expect(status).toBe(2);
  expect((JSON.parse(out) as JsonReport).files[0]?.error).toEqual({
    code: "internal",
    message: "The program failed while checking (boom). The file was not changed.",
  });
});

test("a file that its thread comes to no end with is given up in plain words, and the next one is checked", async () => {
  withFindings([]);
  jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate"] });
  const begun = jest.fn();
  // The first thread never answers; the one that takes its place does.
  const startStuck = (settings: Settings): WorkerThread =>
    begun.mock.calls.length === 0 ? Object.assign(startWorker(settings), { postMessage: begun }) : startWorker(settings);
  let passed = 0;
  const clocks = { cpu: () => passed, wall: () => passed };
  const called = callIn({ startWorker: startStuck, clocks }, "check", "--max-size", "75MB", "旧表.xls", path);
  while (begun.mock.calls.length === 0) await new Promise(setImmediate);
  passed = 90_000;
  jest.advanceTimersByTime(1000);
  const { status, out } = await called;
  expect(status).toBe(2);
  expect(out).toMatch(/旧表\.xls\n.*处理器用了 90 秒还没有读完.*另存/);
  expect(out).toContain("没有发现问题");
  jest.useRealTimers();
});

test("names from standard input: each line a file, in order, however the bytes are cut; blank lines and CR are nothing", async () => {
  withFindings([]);
  const lines = async (stdin: AsyncIterable<Uint8Array>, ...args: string[]): Promise<unknown[]> => {
    const { out } = await callIn({ stdin: () => stdin }, "check", "--format", "ndjson", "--files-from", "-", ...args);
    return out.trimEnd().split("\n").map((line) => (JSON.parse(line) as { path: string }).path);
  };
  expect(await lines(bytes(`${path}\r\n\n没有/甲.xl`, `sx\n${path}`))).toEqual([path, "没有/甲.xlsx", path]);
  expect(await lines(bytes(`${path}\0a\nb.xlsx\0`), "-0")).toEqual([path, "a\nb.xlsx"]);
});

test("a list of names in UTF-16, as PowerShell writes it, is read; a name in another encoding is told of", async () => {
  withFindings([]);
  const list = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${path}\r\n没有.xlsx\r\n`, "utf16le")]);
  };
  expect((await callIn({ stdin: list }, "check", "--files-from", "-")).out).toMatch(/a\.xlsx\n[^]*没有\.xlsx\n  无法核对：找不到这个文件。/);
  const inGbk = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from("d7d4c6c02e786c7378", "hex");
  };
  expect((await callIn({ stdin: inGbk }, "check", "--files-from", "-")).out).toContain("不是 UTF-8 编码");
});

test("an output that is read for the check is refused, by whatever name, and left as it is", async () => {
  const [list, odd] = [join(folder, "names.txt"), join(folder, "表.dat")];
  writeFileSync(list, path);
  copyFileSync(path, odd);
  for (const args of [["--files-from", list, "--output", join(folder, "more/../names.txt")], ["--output", odd, odd]]) {
    expect(await call("check", ...args)).toMatchObject({ status: 2, err: expect.stringMatching(/会被?覆盖/) as string });
  }
  expect(readFileSync(list, "utf8")).toBe(path);
});

test("no name from standard input is no failure: a partition of an engine may be empty", async () => {
  expect(await callIn({ stdin: () => bytes() }, "check", "--format", "ndjson", "--files-from", "-")).toEqual({ status: 0, out: "", err: "" });
});

test("a folder is searched, a pattern that no shell expanded is expanded, and where there is nothing it is said", async () => {
  withFindings([]);
  mkdirSync(join(folder, "more/deep"), { recursive: true });
  for (const name of ["more/deep/b.xlsx", "more/~$b.xlsx", "more/notes.txt"]) copyFileSync(path, join(folder, name));
  mkdirSync(join(folder, "bare"));
  const paths = async (...args: string[]): Promise<unknown[]> => {
    const { files } = JSON.parse((await call("check", "--format", "json", ...args)).out) as JsonReport;
    return files.map((file) => [relative(folder, file.path).replaceAll("\\", "/"), file.error?.code ?? null]);
  };
  expect(await paths(folder)).toEqual([["a.xlsx", null], ["more/deep/b.xlsx", null]]);
  expect(await paths(join(folder, "**", "?.xls*"), join(folder, "bare"), join(folder, "c*"))).toEqual([
    ["a.xlsx", null],
    ["more/deep/b.xlsx", null],
    ["bare", "no-workbook"],
    ["c*", "no-match"],
  ]);
});

test("a file whose name looks like a pattern is taken as it is named", async () => {
  const odd = join(folder, "more/a[1]*.xlsx");
  copyFileSync(path, odd);
  const { files } = JSON.parse((await call("check", "--format", "json", odd)).out) as JsonReport;
  expect(files.map((file) => [file.path, file.error])).toEqual([[odd, null]]);
});

test("rules and the policy reach the check", async () => {
  withFindings([]);
  await call("check", "--rule", "total-score=off", "--rule", "weight-sum=warning", "--policy", "anhui", path);
  const { settings, policy } = checkSheetMock.mock.lastCall?.[1] ?? {};
  expect(settings?.rules).toMatchObject({ "total-score": { level: "off" }, "weight-sum": { level: "warning" } });
  expect(policy?.id).toBe("anhui");
  const config = join(folder, "rules.json");
  writeFileSync(config, JSON.stringify({ rules: { "total-score": "info", "level-sum": "off" } }));
  await call("check", "--config", config, "--rule", "total-score=off", path);
  expect(checkSheetMock.mock.lastCall?.[1]?.settings?.rules).toMatchObject({ "total-score": { level: "off" }, "level-sum": { level: "off" } });
});

test("a policy of one's own that is unsound is refused with everything that is wrong in it", async () => {
  const own = join(folder, "own.json");
  writeFileSync(own, JSON.stringify({ id: "own", name: "本局", rounding: { digits: 9, mode: "up" } }));
  const { status, err } = await call("check", "--policy", own, path);
  expect(status).toBe(2);
  expect(err).toMatch(/rounding\.digits.*rounding\.mode/s);
});

test("quiet leaves out of a text for people what is in order, and nothing else", async () => {
  withFindings([]);
  expect(await call("check", "--quiet", path)).toEqual({ status: 0, out: "", err: "" });
  expect((await call("check", "--quiet", "--format", "ndjson", path)).out).not.toBe("");
  expect((await call("check", "--quiet", join(folder, "none.xlsx"))).out).toContain("找不到");
});

test("csv has its headings once and a line for every file; html of one file is one page", async () => {
  withFindings(checked.findings);
  const csv = (await call("check", "--format", "csv", path, join(folder, "none.xlsx"))).out;
  expect(csv.split("\r\n")).toHaveLength(5);
  expect(csv).toMatch(/^\uFEFF"工作簿"/);
  expect((await call("check", "--format", "html", path)).out).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
});

test("html of many files becomes a folder of pages and an index that leads to them", async () => {
  withFindings(checked.findings);
  const target = join(folder, "reports");
  const { status, out } = await call("check", "--format", "html", "--output", target, path, join(folder, "none.xlsx"));
  expect({ status, out }).toEqual({ status: 2, out: "" });
  const pages = readdirSync(target).filter((name) => name !== "index.html");
  expect(pages).toEqual(["0001 a.xlsx.html", "0002 none.xlsx.html"]);
  const index = readFileSync(join(target, "index.html"), "utf8");
  for (const page of pages) expect(index).toContain(`href="${encodeURIComponent(page)}"`);
});

test("a folder that would be called like a page is not made; one that is there already is written to", async () => {
  withFindings([]);
  const target = join(folder, "reports.html");
  const many = await call("check", "--format", "html", "--output", target, path, join(folder, "none.xlsx"));
  expect(many).toMatchObject({ status: 2, out: "" });
  expect(many.err).toContain(`“${target}”是一页的文件名`);
  expect(existsSync(target)).toBe(false);
  mkdirSync(target);
  expect(await call("check", "--format", "html", "--output", target, path)).toEqual({ status: 0, out: "", err: "" });
  expect(readdirSync(target).sort()).toEqual(["0001 a.xlsx.html", "index.html"]);
});

test("an output file holds what standard output would", async () => {
  withFindings([]);
  const target = join(folder, "out.json");
  expect((await call("check", "--format", "json", "--output", target, path, path)).out).toBe("");
  expect(readFileSync(target, "utf8")).toBe((await call("check", "--format", "json", path, path)).out);
});

test("progress shows itself on a terminal that does not show the document, or when asked for", async () => {
  withFindings([]);
  expect((await callIn({ isTerminal: { out: false, err: true } }, "check", path)).err).toContain("已核对 1 个文件");
  expect((await callIn({ isTerminal: { out: true, err: true } }, "check", path)).err).toBe("");
  expect((await callIn({ isTerminal: { out: false, err: true } }, "check", "--quiet", path)).err).toBe("");
  expect((await call("check", "--progress", path, path)).err).toBe("已核对 2 个文件：0 个有错误，0 个无法核对\n");
});

test("an interruption completes the document and ends with 130", async () => {
  withFindings([]);
  const interrupt = new AbortController();
  let out = "";
  const surroundings = {
    interrupt: interrupt.signal,
    out: (text: string) => {
      out += text;
      interrupt.abort();
    },
  };
  const { status } = await callIn(surroundings, "check", "--format", "json", path, path, path);
  expect(status).toBe(130);
  expect((JSON.parse(out) as JsonReport).files).toHaveLength(1);
});

test("policies of the product are listed, and one is printed as the beginning of an own one", async () => {
  expect((await call("policy")).out).toContain("anhui\t安徽\n");
  const own = join(folder, "begun.json");
  writeFileSync(own, (await call("policy", "anhui")).out);
  withFindings([]);
  await call("check", "--policy", own, path);
  expect(checkSheetMock.mock.lastCall?.[1]?.policy).toMatchObject({ id: "own-anhui", parent: "national" });
  expect(await call("policy", "atlantis")).toMatchObject({ status: 2, out: "", err: expect.stringContaining("没有名为“atlantis”") as string });
});

test("the version", async () => {
  expect(await call("--version")).toEqual({ status: 0, out: "9.9.9\n", err: "" });
});

test.each([
  [["check"], "没有指定要核对的文件。"],
  [["check", "--format", "xml", "a"], "“xml”不能用"],
  [["check", "--format"], "后面缺少值"],
  [["check", "--max-size", "viel", "a"], "“viel”不能用"],
  [["check", "--nope", "a"], "没有“--nope”这个选项"],
  [["chekc", "a"], "没有“chekc”这个命令"],
  [["check", "--lang", "fr", "a"], "“fr”不能用"],
  [["check", "--jobs", "0", "a"], "“0”不能用"],
  [["check", "--rule", "total-score", "a"], "“total-score”不能用"],
  [["check", "--rule", "nope=off", "a"], "没有名为“nope”的规则"],
  [["check", "--rule", "total-score=loud", "a"], "不能设为“loud”"],
  [["check", "--config", "none.json", "a"], "读不了规则设置文件“none.json”"],
  [["check", "--policy", "atlantis", "a"], "没有名为“atlantis”的计分办法"],
  [["check", "--files-from", "none.txt"], "读不了文件名列表“none.txt”"],
  [["check", "--files-from", tmpdir()], "读不了文件名列表"],
  [["check", "--files-from", "-", "a"], "只能用一种"],
  [["check", "-0", "a"], "-0 要和 --files-from 一起用"],
  [["check", "--output", "表.XLSX", "a"], "会覆盖它"],
  [["check", "--output", "none/report.csv", "--format", "csv", "a"], "写不进“none/report.csv”"],
  [["check", "--format", "html", "a", "b"], "请用 --output 指定文件夹"],
  [["check", "--format", "html", "*.xlsx"], "请用 --output 指定文件夹"],
])("a wrong call %j says what is wrong on standard error and ends with 2", async (args, complaint) => {
  const { status, out, err } = await call(...args);
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(err).toContain(complaint);
  expect(err).toContain("check --help");
});

test("without a command the help goes to standard error", async () => {
  const { status, out, err } = await call();
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(err).toContain("用法：");
});

test("layouts of a file reach the check; a file that holds none is a wrong call and says why", async () => {
  withFindings([]);
  const layout = { version: 1, signature: "0,0:一级指标", name: "", columns: { score: 7 }, firstIndicator: null, lastIndicator: null, total: null };
  const [good, bad] = [join(folder, "layouts.json"), join(folder, "bad.json")];
  writeFileSync(good, JSON.stringify({ layouts: [layout] }));
  writeFileSync(bad, "[]");
  expect((await call("check", "--layouts", good, path)).status).toBe(0);
  expect(checkSheetMock.mock.lastCall?.[1]?.layouts).toEqual([layout]);
  expect(await call("check", "--layouts", bad, path)).toMatchObject({ status: 2, out: "", err: expect.stringContaining("里面没有版式") as string });
  expect((await call("check", "--layouts", join(folder, "none.json"), path)).err).toContain("文件读不出来");
});

describe("what the pane keeps in a workbook", () => {
  const json = (value: unknown): string => JSON.stringify(value).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const layout = { version: 1, signature: "0,0:一级指标", name: "", columns: { score: 7 }, firstIndicator: null, lastIndicator: null, total: null };
  const known = { key: "k", note: "发票", at: "2024-11-05T09:30:00.000Z" };
  const rules = { "total-score": { level: "off", options: {} }, "weight-sum": { level: "info", options: {} } };
  const texts = {
    policy: { version: 1, chosen: "anhui", own: null },
    rules: { version: 1, rules, previews: false },
    acknowledged: { version: 1, acknowledgements: [known] },
    layouts: { version: 1, layouts: [layout] },
  };
  const written = (kept: Readonly<Record<string, unknown>>): string => {
    const properties = Object.entries(kept).map(([name, text]) => `<we:property name="jixiao-check.${name}" value="${json(JSON.stringify(text))}"/>`);
    const target = join(folder, "kept.xlsx");
    const content = `<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="{1}"><we:properties>${properties.join("")}</we:properties></we:webextension>`;
    writeFileSync(target, makeXlsx([{ name: "表", xml: "<sheetData/>" }], "", [{ name: "xl/webextensions/webextension1.xml", content }]));
    return target;
  };
  const optionsOf = async (...args: string[]) => {
    withFindings([]);
    await call("check", ...args);
    return checkSheetMock.mock.lastCall?.[1];
  };

  test("is what its forms are checked by, and what the call says comes before it", async () => {
    const file = written(texts);
    expect(await optionsOf(file)).toMatchObject({
      policy: { id: "anhui" },
      settings: { rules: { "total-score": { level: "off" }, "weight-sum": { level: "info" } } },
      acknowledgements: [known],
      layouts: [layout],
    });
    expect(await optionsOf("--policy", "hubei", "--rule", "total-score=error", file)).toMatchObject({
      policy: { id: "hubei" },
      settings: { rules: { "total-score": { level: "error" }, "weight-sum": { level: "info" } } },
    });
    expect(await optionsOf("--no-workbook-settings", file)).toMatchObject({ policy: null, settings: { rules: {} }, acknowledgements: [], layouts: [] });
  });

  test("is named for persons and for programs, without what the call says instead", async () => {
    const file = written(texts);
    withFindings([]);
    expect((await call("check", file)).out).toContain("按工作簿里保存的设置核对：计分办法 anhui、规则设置 2 条、已核实 1 项和版式 1 个。");
    const { files } = JSON.parse((await call("check", "--format", "json", "--policy", "hubei", "--rule", "weight-sum=off", file, path)).out) as JsonReport;
    expect(files.map(({ kept }) => kept)).toEqual([{ policy: null, rules: ["total-score"], acknowledged: 1, layouts: 1, unread: [] }, undefined]);
  });

  test("that cannot be read is said and left out, and the rest counts", async () => {
    const file = written({ ...texts, policy: { version: 1, chosen: "atlantis" }, rules: { version: 2 } });
    expect(await optionsOf(file)).toMatchObject({ policy: null, settings: { rules: {} }, acknowledgements: [known] });
    expect((await call("check", "--lang", "en", file)).out).toMatch(/keeps: 1 verified finding and 1 layout\.\n.*policy.*cannot be read.*\n.*rule settings.*cannot be read/);
  });
});
