import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { handmadeCheck } from "../../test/support/checked-form";
import type { CheckedFinding } from "../rules/finding";
import type { JsonReport } from "../report/json";
import { checkSheet } from "../rules/check";
import { run } from "./program";

jest.mock("../rules/check");
const checkSheetMock = jest.mocked(checkSheet);

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

async function call(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const status = await run(args, { version: "9.9.9", env: {}, out: (text) => void (out += text), err: (text) => void (err += text) });
  return { status, out, err };
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
  expect(checkSheetMock).toHaveBeenLastCalledWith(expect.anything(), { layouts: [layout] });
  expect(await call("check", "--layouts", bad, path)).toMatchObject({ status: 2, out: "", err: expect.stringContaining("里面没有版式") as string });
  expect((await call("check", "--layouts", join(folder, "none.json"), path)).err).toContain("文件读不出来");
});
