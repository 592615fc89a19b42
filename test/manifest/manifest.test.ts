import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import packageJson from "../../package.json";
import { type XmlElement, descendants, parseXml } from "../support/xml";
import { problemsOf } from "./rules";

const ROOT = join(__dirname, "../..");
const FILE = join(ROOT, "manifest.xml");
const BASE = "https://localhost:3000";
const source = readFileSync(FILE, "utf8");
const manifest = parseXml(source);

/** Width and height of a PNG. */
function pixelsOf(path: string): string {
  const bytes = readFileSync(path);
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

const addressesIn = (root: XmlElement): string[] =>
  descendants(root).flatMap(({ attributes }) => Object.values(attributes).filter((value) => value.startsWith("https://")));

test("it keeps what Office demands", () => {
  expect(problemsOf(manifest, BASE)).toEqual([]);
});

test.each([
  ["elements out of order", (xml: string) => xml.replace(/( *<Version>.*\n)( *<ProviderName>.*\n)/, "$2$1"), "<OfficeApp> has"],
  ["a reference to nothing", (xml: string) => xml.replace('resid="openPane.label"', 'resid="openPane.name"'), "leads to nothing"],
  ["a reference to the wrong list", (xml: string) => xml.replace('<Label resid="openPane.label"', '<Label resid="openPane.tip"'), "leads to bt:LongStrings"],
  ["an address elsewhere", (xml: string) => xml.replace(`${BASE}/support.html`, "https://example.com/support.html"), "is not below"],
  ["a text without its English", (xml: string) => xml.replace(/(<bt:String id="group.label"[^>]*)>[\s\S]*?<\/bt:String>/, "$1/>"), "overrides nothing"],
  ["a label that is too long", (xml: string) => xml.replace('Value="Open the pane"', `Value="${"Open ".repeat(7)}"`), "too long for a label"],
  ["a tip that is too long", (xml: string) => xml.replace('Value="Opens the pane', `Value="${"Opens ".repeat(50)}`), "at most 250"],
  ["an Id that is none", (xml: string) => xml.replace("a5614496-", "a561449-"), "Id is no GUID"],
  ["an icon without a size", (xml: string) => xml.replace(/ *<bt:Image size="80".*\n/, ""), "an icon in sizes"],
])("the checks find %s", (_, damage, problem) => {
  const damaged = damage(source);
  expect(damaged).not.toBe(source);
  expect(problemsOf(parseXml(damaged), BASE).join("\n")).toContain(problem);
});

test("Microsoft's own reader understands it", () => {
  const reader = join(ROOT, "node_modules/office-addin-manifest/cli.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [reader, "info", FILE], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  for (const words of ["绩效自评核对", "TaskPaneApp", "Workbook", "ReadWriteDocument", `${packageJson.version}.0`]) expect(stdout).toContain(words);
});

test("the ribbon has the four buttons, and each opens the one pane with its own action", () => {
  const all = descendants(manifest);
  const values = new Map(all.map(({ attributes }) => [attributes["id"], attributes["DefaultValue"]]));
  const buttons = all.filter(({ name }) => name === "Control").map((control) => {
    const inside = descendants(control);
    const residOf = (name: string): string => inside.find((element) => element.name === name)?.attributes["resid"] ?? "";
    return [values.get(residOf("Label")), values.get(residOf("SourceLocation")), inside.find(({ name }) => name === "TaskpaneId")?.text];
  });
  expect(buttons).toEqual([
    ["核对本表", `${BASE}/taskpane.html?action=check-sheet`, "JixiaoCheck.Pane"],
    ["核对整个工作簿", `${BASE}/taskpane.html?action=check-workbook`, "JixiaoCheck.Pane"],
    ["插入指标块", `${BASE}/taskpane.html?action=insert-block`, "JixiaoCheck.Pane"],
    ["打开窗格", `${BASE}/taskpane.html?action=open`, "JixiaoCheck.Pane"],
  ]);
  expect(all.find(({ name }) => name === "OfficeTab")?.attributes["id"]).toBe("TabHome");
});

test("every icon is there in the size that its name says", () => {
  const icons = [...new Set(addressesIn(manifest).filter((address) => address.endsWith(".png")))];
  expect(icons).toHaveLength(16);
  for (const icon of icons) {
    const path = join(ROOT, icon.slice(BASE.length + 1));
    const [, size] = /-(\d+)\.png$/.exec(icon) ?? [];
    expect([icon, existsSync(path) && pixelsOf(path)]).toEqual([icon, `${size}x${size}`]);
  }
});

describe("npm run manifest", () => {
  const folder = mkdtempSync(join(tmpdir(), "jixiao-manifest-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [join(ROOT, "scripts/manifest.mjs"), ...args], { encoding: "utf8", cwd: folder });

  test.each(["https://oa.example.gov.cn", "https://oa.example.gov.cn/", "https://oa.example.gov.cn:8443/tools/jixiao/", "https://10.1.2.3/a&b"])(
    "%s: every address lies on the server, everything else stays",
    (address) => {
      const out = join(folder, "manifest.xml");
      expect(run("--base-url", address, "--out", out)).toMatchObject({ status: 0, stdout: "" });
      const written = parseXml(readFileSync(out, "utf8"));
      const base = address.replace(/\/$/, "");
      expect(problemsOf(written, base)).toEqual([]);
      expect(addressesIn(written).map((url) => url.slice(base.length))).toEqual(addressesIn(manifest).map((url) => url.slice(BASE.length)));
    },
  );

  test.each([
    ["http://oa.example.gov.cn", "https://"],
    ["oa.example.gov.cn", "不是网址"],
    ["https://oa.example.gov.cn/a b", "不是网址"],
    ["https://oa.example.gov.cn/?x=1", "“?”"],
    ["https://user:secret@oa.example.gov.cn", "用户名"],
    ["https://oa.example.gov.cn/taskpane.html", "文件夹"],
    ["", "不是网址"],
  ])("%j is refused with a reason, not with a stack trace", (address, reason) => {
    const { status, stdout, stderr } = run("--base-url", address);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("without an address it says what is missing", () => {
    expect(run().stderr).toContain("缺少 --base-url");
  });
});
