import { MemoryHost } from "../../hosts/memory/memory-host";
import { snapshotOf } from "../../hosts/memory/memory-sheet";
import { HostError } from "../../hosts/port";
import { createTexts } from "../../i18n/texts";
import { RULES } from "../../rules/catalogue";
import { checkSheet } from "../../rules/check";
import { type CheckedFinding, openFindings } from "../../rules/finding";
import { Decimal } from "../../figures/decimal";
import { PaneController } from "./controller";
import { Reports } from "./reports";

const surroundings = { displayLanguage: "zh-CN", isDark: null, workbookName: "2024自评.xlsx" };
const IN_WORKBOOK = { onComputer: false };
const ON_COMPUTER = { onComputer: true };
const texts = createTexts("zh-CN");
const TOTAL = { row: 5, column: 6 };

const FORM = snapshotOf("自评表", [
  ["项目支出绩效自评表"],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
  ["产出指标", "数量指标", "救助人次", "≥100人次", "90人次", 40, 36, "申请人数减少"],
  ["", "成本指标", "救助成本", "≤100万元", "150万元", 20, 10, "标准提高"],
  ["效益指标", "社会效益", "政策知晓率", "≥90%", "95%", 40, 40, ""],
  ["总分", "", "", "", "", 100, 85, ""],
]);

/** What the computer keeps; a computer that refuses is one without. */
function useComputer(): Map<string, string> {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => kept.set(key, text), removeItem: (key: string) => kept.delete(key) };
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
  return kept;
}

beforeEach(() => void useComputer());
afterEach(() => void Reflect.deleteProperty(globalThis, "localStorage"));

async function open(host = new MemoryHost([FORM])) {
  const controller = new PaneController({ connect: () => Promise.resolve({ kind: "connected", host, surroundings }), check: checkSheet });
  await controller.start("check-sheet");
  const form = () => {
    const { view } = controller.getState();
    if (view.kind !== "result") throw new Error(view.kind);
    return view.checked.check.forms[0]!;
  };
  const finding = (rule: string): CheckedFinding => form().findings.find((other) => other.rule === rule)!;
  const notice = () => controller.getState().notice?.say(texts) ?? null;
  return { host, controller, settings: controller.settings, form, finding, notice, settled: () => controller.getState().settled };
}

const rule = (id: string) => RULES.find((other) => other.id === id)!;
const openRules = (findings: readonly CheckedFinding[]): string[] => openFindings(findings).map((finding) => finding.rule);

describe("the policy", () => {
  test("counts at once and in the workbook afterwards, without reading the sheet again", async () => {
    const first = await open();
    expect(first.settled().policy).toBeNull();
    const before = JSON.stringify(first.form().recomputed.indicators[1]!.expected);
    const choosing = first.settings.policy.choose("anhui", IN_WORKBOOK);
    expect(first.settled().policy?.id).toBe("anhui");
    expect(JSON.stringify(first.form().recomputed.indicators[1]!.expected)).not.toBe(before);
    await choosing;
    expect(first.host.reads).toBe(1);
    expect(first.notice()).toBe("已保存在工作簿里，请记得保存文件。");
    expect((await open(first.host)).settled().policy?.id).toBe("anhui");
  });

  test("of this computer counts where the workbook names none, and not where it says that any will do", async () => {
    await (await open()).settings.policy.choose("hubei", ON_COMPUTER);
    const other = await open();
    expect(other.settled().policy?.id).toBe("hubei");
    await other.settings.policy.choose(null, IN_WORKBOOK);
    expect((await open(other.host)).settled().policy).toBeNull();
  });

  test("of a bureau travels with the workbook, leaves as a file, and is still offered when another is chosen", async () => {
    const document = { id: "county", name: { "zh-CN": "某县", en: "A county" }, overCompletion: { threshold: null }, sources: { x: { title: "某县办法" } } };
    const { host, settings } = await open();
    await settings.policy.importFile(JSON.stringify(document), IN_WORKBOOK);
    const again = await open(host);
    expect(again.settled().policy?.id).toBe("county");
    expect(JSON.parse(again.settings.policy.exportFile()!)).toEqual(document);
    await again.settings.policy.choose("anhui", IN_WORKBOOK);
    expect((await open(host)).settled().ownPolicies.map(({ id }) => id)).toEqual(["county"]);
  });

  test("begins with a published one as a file, and is gone from everywhere once it is removed", async () => {
    const { host, settings, settled } = await open();
    expect(settings.policy.exportFile()).toBeNull();
    await settings.policy.choose("anhui-suzhou", IN_WORKBOOK);
    const file = settings.policy.exportFile()!;
    expect(JSON.parse(file)).toMatchObject({ id: "own-anhui-suzhou", name: { "zh-CN": "安徽宿州（本单位）" }, extends: "anhui" });
    await settings.policy.importFile(file, ON_COMPUTER);
    expect(settled().policy?.id).toBe("own-anhui-suzhou");
    await settings.policy.remove("own-anhui-suzhou");
    expect([settled().policy, settled().ownPolicies, host.settings.size]).toEqual([null, [], 0]);
    expect((await open()).settled().ownPolicies).toEqual([]);
  });

  test("that is unsound is refused, every problem told with its place", async () => {
    const { settings, notice, settled } = await open();
    await settings.policy.importFile(JSON.stringify({ id: "county", name: { "zh-CN": "某县" }, rounding: { digits: 99, mode: "half-up" } }), IN_WORKBOOK);
    expect(notice()).toContain("rounding.digits 处：");
    expect(notice()).toContain("name.en 处：");
    await settings.policy.importFile("{", IN_WORKBOOK);
    expect(notice()).toContain("不是有效的 JSON 文件");
    expect(settled().policy).toBeNull();
  });

  test("that this version does not know is told and left in the workbook", async () => {
    const host = new MemoryHost([FORM]);
    const kept = '{"version":1,"chosen":"atlantis"}';
    host.settings.set("jixiao-check.policy", kept);
    const { settings, settled, notice } = await open(host);
    expect(settled().problems.map((say) => say(texts))).toEqual(["工作簿选定的计分办法（atlantis）这个版本没有。"]);
    await settings.policy.choose("anhui", IN_WORKBOOK);
    expect(notice()).toContain("没能存进工作簿，关闭窗格以前有效");
    expect(settled().policy?.id).toBe("anhui");
    expect(host.settings.get("jixiao-check.policy")).toBe(kept);
  });
});

describe("the rules", () => {
  test("that are off find nothing and are counted, until all are reset", async () => {
    const { host, settings, form, settled } = await open();
    expect(openRules(form().findings)).toContain("total-score");
    await settings.rules.set(rule("total-score"), { level: "off", options: {} }, IN_WORKBOOK);
    expect(openRules(form().findings)).not.toContain("total-score");
    const again = await open(host);
    expect(again.settled().switchedOff.map(({ id }) => id)).toEqual(["total-score"]);
    await again.settings.rules.reset(IN_WORKBOOK);
    expect(again.settled().switchedOff).toEqual([]);
    expect(host.settings.size).toBe(0);
    expect(settled().switchedOff).toHaveLength(1);
  });

  test("have the level and the figures that were set, the workbook's over the computer's", async () => {
    const { host, settings, finding, settled } = await open();
    await settings.rules.set(rule("total-score"), { level: "info", options: {} }, ON_COMPUTER);
    expect(finding("total-score").severity).toBe("info");
    await settings.rules.set(rule("total-score"), { level: "default", options: {} }, IN_WORKBOOK);
    expect(finding("total-score").severity).toBe("error");
    await settings.rules.set(rule("all-full-marks"), { level: "default", options: { rate: new Decimal("0.5") } }, IN_WORKBOOK);
    expect(settled().rules.rules["all-full-marks"]?.options["rate"]?.toString()).toBe("0.5");
    const preset = rule("all-full-marks").options![0]!.preset;
    await settings.rules.set(rule("all-full-marks"), { level: "default", options: { rate: preset } }, IN_WORKBOOK);
    expect(Object.keys((await open(host)).settled().rules.rules)).toEqual(["total-score"]);
  });

  test("leave as a file and come back from it; another file is refused with the reason", async () => {
    const { settings } = await open();
    await settings.rules.set(rule("level-sum"), { level: "off", options: {} }, IN_WORKBOOK);
    const other = await open();
    await other.settings.rules.importFile(settings.rules.exportFile(), IN_WORKBOOK);
    expect(other.settled().switchedOff.map(({ id }) => id)).toEqual(["level-sum"]);
    await other.settings.rules.importFile('{"rules":{"no-such-rule":"off"}}', IN_WORKBOOK);
    expect(other.notice()).toBe("没有导入。没有名为“no-such-rule”的规则。");
  });
});

describe("what was looked into", () => {
  test("stays with the workbook, with its note and day, and can be taken back", async () => {
    const { host, settings, finding, form } = await open();
    await settings.acknowledged.add(finding("total-score"), form().form, " 按文件扣 1 分 ");
    const again = await open(host);
    expect(again.finding("total-score").acknowledged).toEqual({ note: "按文件扣 1 分", at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string });
    await again.settings.acknowledged.takeBack(again.finding("total-score"), again.form().form);
    expect(openRules(again.form().findings)).toContain("total-score");
    expect(host.settings.size).toBe(0);
  });

  test("comes back when its figures change", async () => {
    const { host, controller, settings, finding, form } = await open();
    await settings.acknowledged.add(finding("total-score"), form().form, "");
    host.edit("sheet-1", TOTAL, 99);
    await controller.checkNow();
    expect(openRules(form().findings)).toContain("total-score");
    host.edit("sheet-1", TOTAL, 85);
    await controller.checkNow();
    expect(openRules(form().findings)).not.toContain("total-score");
    await controller.dispose();
  });

  test("by two persons at once is kept of both", async () => {
    const host = new MemoryHost([FORM]);
    host.edit("sheet-1", { row: 4, column: 6 }, 45);
    const one = await open(host);
    const second = await open(host);
    await one.settings.acknowledged.add(one.finding("total-score"), one.form().form, "甲");
    await second.settings.acknowledged.add(second.finding("score-over-weight"), second.form().form, "乙");
    const acknowledged = (await open(host)).form().findings.flatMap((finding) => finding.acknowledged?.note ?? []);
    expect(acknowledged.sort()).toEqual(["乙", "甲"]);
  });
});

describe("where nothing can be kept", () => {
  test("what the workbook refuses holds until the pane is closed, and the person is told", async () => {
    const { host, settings, notice, settled } = await open();
    host.failNext(new HostError("protected"));
    await settings.policy.choose("anhui", IN_WORKBOOK);
    expect(notice()).toContain(texts.t("host:error.protected"));
    expect(settled().policy?.id).toBe("anhui");
    expect(host.settings.size).toBe(0);
    await settings.policy.choose("hubei", IN_WORKBOOK);
    expect((await open(host)).settled().policy?.id).toBe("hubei");
  });

  test("a workbook without room for settings leaves this computer", async () => {
    const abilities = { version: "", canReadMerges: true, canWatch: true, canKeepSettings: false, canComment: true };
    const { settings, notice } = await open(new MemoryHost([FORM], abilities));
    await settings.policy.choose("anhui", ON_COMPUTER);
    expect(notice()).toBe("已保存在这台电脑上。");
    expect((await open(new MemoryHost([FORM], abilities))).settled().policy?.id).toBe("anhui");
    await settings.policy.choose("hubei", IN_WORKBOOK);
    expect(notice()).toBe("没能存进工作簿，关闭窗格以前有效。这里的工作簿存不下设置。");
  });

  test("a computer that refuses leaves the workbook", async () => {
    const { settings, notice } = await open();
    Reflect.deleteProperty(globalThis, "localStorage");
    await settings.policy.choose("anhui", ON_COMPUTER);
    expect(notice()).toBe(texts.t("pane:kept.computer-refused"));
  });
});

describe("the report", () => {
  test("says what is on screen, in each format, under the workbook's name", async () => {
    const { controller, settings, finding, form } = await open();
    await settings.acknowledged.add(finding("total-score"), form().form, "按文件扣 1 分");
    const { view } = controller.getState();
    const sheets = "checked" in view ? [view.checked] : [];
    const files = (["html", "csv", "json"] as const).map((format) => controller.reports.file(format, sheets, texts, "1.2.3"));
    expect(files.map(({ name }) => name)).toEqual(["2024自评-核对报告.html", "2024自评-核对报告.csv", "2024自评-核对报告.json"]);
    for (const { text } of files) expect(text).toContain("按文件扣 1 分");
    expect(files[0]!.text).toContain("1.2.3");
    expect(JSON.parse(files[2]!.text)).toMatchObject({ schema: 1, files: [{ path: "2024自评.xlsx", error: null }] });
  });

  test("of a workbook without a name has those of its sheets, in the reader's language", async () => {
    const { host, controller } = await open();
    const state = { ...controller.getState(), surroundings: { displayLanguage: null, isDark: null } };
    const { view } = state;
    const [sheet] = "checked" in view ? [view.checked] : [];
    const sheets = [sheet!, { ...sheet!, info: { ...sheet!.info, name: "附件 2" } }];
    const reports = new Reports({ getState: () => state, getHost: () => host, notify: () => undefined });
    expect(reports.file("csv", sheets, texts, "1").name).toBe("自评表、附件 2-核对报告.csv");
    expect(reports.file("csv", sheets, createTexts("en"), "1").name).toBe("自评表, 附件 2 report.csv");
  });

  test("becomes a sheet of the workbook, or the person is told why not", async () => {
    const { host, controller, notice } = await open();
    const { view } = controller.getState();
    const sheets = "checked" in view ? [view.checked] : [];
    await controller.reports.addSheet(sheets, texts, "1.2.3");
    expect(notice()).toBe("报告已写入新工作表“绩效自评核对报告”。");
    expect((await host.listSheets()).map(({ name }) => name)).toEqual(["自评表", "绩效自评核对报告"]);
    host.failNext(new HostError("protected"));
    await controller.reports.addSheet(sheets, texts, "1.2.3");
    expect(notice()).toBe(`没能加上工作表。${texts.t("host:error.protected")}`);
    await controller.dispose();
  });
});
