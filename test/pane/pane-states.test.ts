import { mkdirSync } from "node:fs";
import type { Server } from "node:http";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { accessibilityProblems, buildStories, launch, openPage, serve, type WatchedPage } from "./browser";
import type { StoryWindow } from "./stories";

// Every state of the pane as a person meets it: in Chromium, narrow and wide, light, dark and in high contrast, in
// both languages. Set SHOTS to a folder to get a picture of each.

interface Look {
  readonly name: string;
  readonly language: "zh-CN" | "en";
  readonly options: BrowserContextOptions;
}

const viewport = (width: number) => ({ width, height: 900 });
const LOOKS: readonly Look[] = [
  { name: "320-light-zh", language: "zh-CN", options: { locale: "zh-CN", viewport: viewport(320), colorScheme: "light" } },
  { name: "450-light-en", language: "en", options: { locale: "en-GB", viewport: viewport(450), colorScheme: "light" } },
  { name: "450-dark-zh", language: "zh-CN", options: { locale: "zh-CN", viewport: viewport(450), colorScheme: "dark" } },
  { name: "320-dark-en", language: "en", options: { locale: "en-GB", viewport: viewport(320), colorScheme: "dark" } },
  { name: "320-contrast-zh", language: "zh-CN", options: { locale: "zh-CN", viewport: viewport(320), colorScheme: "dark", forcedColors: "active" } },
];

/** A sentence that must stand in each state; one that is not listed here is a state that nobody looked at. */
const SENTENCES: Readonly<Record<string, Readonly<Record<Look["language"], string>>>> = {
  starting: { "zh-CN": "正在连接 Excel", en: "Connecting to Excel" },
  "no-workbook": { "zh-CN": "这个窗格要在 Excel 里打开", en: "This pane belongs into Excel" },
  "no-library": { "zh-CN": "没有载入 Office 组件", en: "The Office library (office.js) did not load" },
  "too-old": { "zh-CN": "这个版本的 Excel 太旧", en: "This version of Excel is too old" },
  ready: { "zh-CN": "点“核对本表”", en: "choose “Check this sheet”" },
  checking: { "zh-CN": "正在核对", en: "Checking" },
  result: { "zh-CN": "“支出成本”指标值 ≤150000000元", en: "“支出成本”: target ≤150000000元" },
  "checked-again": { "zh-CN": "错误 4 处", en: "4 errors" },
  clean: { "zh-CN": "没有发现矛盾", en: "No contradictions found" },
  "several-forms": { "zh-CN": "表 3", en: "Form 3" },
  unsure: { "zh-CN": "没有把握 41%", en: "unsurely, 41%" },
  protected: { "zh-CN": "工作表受保护", en: "The sheet is protected" },
  limited: { "zh-CN": "读不出合并单元格", en: "cannot tell merged cells" },
  "no-form": { "zh-CN": "看到的内容", en: "What was seen" },
  "nothing-seen": { "zh-CN": "没有看到与自评表相像的内容", en: "Nothing that resembles" },
  "failed-too-large": { "zh-CN": "这张表太大", en: "too large for one transfer" },
  "failed-editing": { "zh-CN": "请先按回车结束编辑", en: "Press Enter to finish" },
  "failed-throttled": { "zh-CN": "Excel 正忙", en: "Excel is busy" },
  "select-failed": { "zh-CN": "没能选中单元格", en: "The cell could not be selected" },
  "hidden-sheet": { "zh-CN": "这张工作表是隐藏的，不能跳转过去", en: "This worksheet is hidden and cannot be gone to" },
  "not-calculated": { "zh-CN": "重新计算并核对", en: "Calculate and check again" },
  "marks-uncounted": { "zh-CN": "可能还有本工具的标记", en: "There may still be marks of this tool" },
  layout: { "zh-CN": "下面是程序读这张表的方式", en: "This is how the form is read" },
  "layout-set": { "zh-CN": "已保存在工作簿里和这台电脑上", en: "Saved in the workbook and on this computer" },
  "layout-not-kept": { "zh-CN": "没有导入。这不是版式文件", en: "Nothing was imported. This is not a layout file" },
  recompute: { "zh-CN": "指标值 ÷ 完成值 × 分值", en: "target ÷ actual × weight" },
  settings: { "zh-CN": "来源：某县项目支出绩效自评办法 第八条", en: "Source: 某县项目支出绩效自评办法 第八条" },
  rules: { "zh-CN": "各项得分相加不等于总分", en: "A total that the scores do not add up to" },
  "rules-off": { "zh-CN": "关闭了 1 条规则", en: "1 rule is off" },
  acknowledged: { "zh-CN": "说明：已与原始凭证核对", en: "Note: 已与原始凭证核对" },
  "settings-damaged": { "zh-CN": "工作簿选定的计分办法（atlantis）这个版本没有", en: "does not know the policy of the workbook (atlantis)" },
  "repair-suggestion": { "zh-CN": "应用（1 个单元格）", en: "Apply (1 cell)" },
  reasons: { "zh-CN": "填写原因", en: "Give the reason" },
  "write-back": { "zh-CN": "写回：改写前后", en: "Write back: before and after" },
  repaired: { "zh-CN": "放弃撤销这一步", en: "Give up undoing this step" },
  "layout-pointed": { "zh-CN": "表头在哪里", en: "Where the headings are" },
  blocks: { "zh-CN": "要先认出一张自评表", en: "A form has to be recognised first" },
  "new-form": { "zh-CN": "请填四位数的年份", en: "A year has four digits" },
  "new-form-here": { "zh-CN": "这些列里还有别的内容", en: "Other cells stand in these columns" },
  "new-form-taken": { "zh-CN": "下方第一处空白", en: "the first blank place below" },
  "new-form-made": { "zh-CN": "已完成并核对：新建“转移支付绩效自评表（资金管理）”", en: "Done and checked: make “转移支付绩效自评表（资金管理）”" },
  "from-targets": { "zh-CN": "金额由元换算为万元", en: "Amounts are converted from 元 to 万元" },
  "from-targets-new": { "zh-CN": "没有转填的内容（1 项）", en: "Not taken over (1)" },
  "from-targets-none": { "zh-CN": "没有找到填了绩效目标的申报表", en: "with targets was found" },
  "block-open": { "zh-CN": "分值合计：95 → ", en: "Sum of weights: 95 → " },
  "block-unweighted": { "zh-CN": "没有建议分值，留空", en: "have no suggested weight" },
  "block-making": { "zh-CN": "选中的行里有下面这些指标", en: "These indicators stand in the selected rows" },
  "block-making-several": { "zh-CN": "选中的行分在 2 张表里", en: "The selected rows belong to 2 forms" },
  "block-making-none": { "zh-CN": "选中的行里没有指标", en: "There is no indicator in the selected rows" },
  "block-own": { "zh-CN": "保存在：这个工作簿", en: "Kept: in this workbook" },
  "block-edit": { "zh-CN": "还要改", en: "Needs attention" },
  "block-edit-dropped": { "zh-CN": "的修改没有保存", en: "were not saved" },
  "blocks-own": { "zh-CN": "已删除", en: "was deleted" },
  "blocks-own-none": { "zh-CN": "还没有自己的指标块", en: "There are no blocks of your own yet" },
  "blocks-import-failed": { "zh-CN": "第 1 个指标块的领域（field）", en: "Block 1, field" },
  workbook: { "zh-CN": "逐张读取并核对所有工作表", en: "Reads and checks every worksheet" },
  "workbook-running": { "zh-CN": "张，共 14 张", en: "of 14 checked" },
  "workbook-done": { "zh-CN": "没有自评表的工作表（1 张）", en: "Worksheets without a form (1)" },
  "workbook-by-rule": { "zh-CN": "条规则有发现", en: "rules with findings" },
  crashed: { "zh-CN": "窗格出错了", en: "The pane has failed" },
};

// The browser shares two cores with whatever else is built.
jest.setTimeout(60_000);

let browser: Browser | undefined;
let server: Server | undefined;
let address: string;

beforeAll(async () => {
  ({ address, server } = await serve(await buildStories()));
  browser = await launch();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

const pageOf = (story: string, language: Look["language"]) => `${address}/stories.html?story=${story}&language=${language}`;

async function tell(story: string): Promise<WatchedPage> {
  const watched = await openPage(browser!, LOOKS[0]!.options);
  await show(watched.page, story, LOOKS[0]!.language);
  return watched;
}

async function show(page: Page, story: string, language: Look["language"]): Promise<void> {
  await page.goto(pageOf(story, language));
  await page.locator("body[data-told]").waitFor();
}

async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env["SHOTS"];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

/** What stands out of the pane to the right: a person at 320 px would have to scroll for it. */
const overhang = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe.each(LOOKS)("$name", ({ name, language, options }) => {
  let watched: WatchedPage;
  // One page for all states: loading it anew takes longer than looking at it.
  beforeAll(async () => {
    watched = await openPage(browser!, options);
    await show(watched.page, "ready", language);
  });
  afterAll(() => watched.close());

  test.each(Object.keys(SENTENCES))("%s", async (story) => {
    const { page, complaints } = watched;
    complaints.length = 0;
    await page.evaluate(([name, tag]) => (window as unknown as StoryWindow).tell(name, tag), [story, language] as const);
    await page.getByText(SENTENCES[story]![language]).filter({ visible: true }).first().waitFor();
    await photograph(page, `${story}-${name}`);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    // React reports the error that the boundary shows.
    if (story !== "crashed") expect(complaints).toEqual([]);
  });
});

describe("the findings", () => {
  const selections = (page: Page) => page.evaluate(() => (window as unknown as StoryWindow).story.host.selections.map(({ address: cell }) => cell));

  test("select their first cell by a click and by Enter, and each cell on its own", async () => {
    const { page, close } = await tell("result");
    await page.getByRole("button", { name: "“支出成本”" }).click();
    const message = page.getByRole("button", { name: "“救助资金到位率”" });
    await message.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "E10" }).click();
    expect(await selections(page)).toEqual(["G10", "G8", "E10"]);
    await close();
  });

  test("can be walked with Tab from finding to finding, and with the arrow keys from cell to cell", async () => {
    const { page, close } = await tell("result");
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.getByRole("button", { name: "“支出成本”" }).focus();
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("G10 10");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe("E10 189192459.6");
    await page.keyboard.press("Home");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("已核实");
    await page.keyboard.press("Tab");
    expect(await focused()).toContain("“救助资金到位率”");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    expect(await focused()).toBe("E10 189192459.6");
    expect(await selections(page)).toEqual(["E10"]);
    await close();
  });

  test("are reached where the program around the pane moves the focus itself", async () => {
    const { page, close } = await tell("result");
    // Excel on the web takes the Tab key and goes on from the focused element in the list of those it deems tabbable.
    await page.evaluate(() => {
      window.addEventListener("keydown", (event) => {
        if (event.key !== "Tab") return;
        event.preventDefault();
        const tabbable = [...document.querySelectorAll<HTMLElement>("button, select, [tabindex]")].filter(({ tabIndex }) => tabIndex >= 0);
        const at = tabbable.indexOf(event.target as HTMLElement);
        if (at >= 0) tabbable[at + 1]?.focus();
      });
    });
    await page.getByRole("button", { name: "F8 10", exact: true }).last().click();
    const walked: (string | null | undefined)[] = [];
    for (let step = 0; step < 3; step++) {
      await page.keyboard.press("Tab");
      walked.push(await page.evaluate(() => document.activeElement?.textContent.slice(0, 6)));
    }
    expect(walked).toEqual(["已核实", "这条规则", "“支出成本”"]);
    await close();
  });

  test("name all cells of a long sum on demand", async () => {
    const { page, close } = await tell("result");
    const all = page.getByRole("toolbar").first();
    expect(await all.getByRole("button").count()).toBe(9);
    await all.getByRole("button", { name: "另有 5 个" }).click();
    expect(await all.getByRole("button").count()).toBe(14);
    await close();
  });

  test("show ratios as percentages and no noise of binary floats", async () => {
    const { page, close } = await tell("result");
    const rows = await page.getByRole("table").getByRole("row").allInnerTexts();
    expect(rows.slice(1).map((row) => row.split(/\s+/).filter(Boolean))).toEqual([
      ["总分", "96", "84.83"],
      ["分值合计", "100", "95"],
      ["预算执行率", "98.3%", "98.33%"],
      ["执行率得分", "9.83", "9.83"],
      ["等级", "—", "良"],
    ]);
    await close();
  });
});

test("each form of a sheet is shown under its own tab, by the arrow keys too", async () => {
  const { page, close } = await tell("several-forms");
  const forms = page.getByRole("tablist", { name: "本表中的各张自评表" });
  await forms.getByRole("tab").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  expect(await forms.getByRole("tab", { selected: true }).innerText()).toBe("村级运转经费");
  expect(await page.getByRole("tabpanel", { name: "村级运转经费" }).getByText("没有发现矛盾").isVisible()).toBe(true);
  await photograph(page, "several-forms-second");
  await close();
});

test("a changed cell is checked again by itself, and a failure can be tried again", async () => {
  const { page, close } = await tell("result");
  await page.evaluate(() => (window as unknown as StoryWindow).story.host.edit("sheet-1", { row: 12, column: 6 }, "84.83"));
  await page.getByRole("button", { name: "G13 84.83" }).waitFor();
  await close();
  const failed = await tell("failed-editing");
  await failed.page.getByRole("button", { name: "重试" }).click();
  await failed.page.getByText("没有认出绩效自评表").first().waitFor();
  // The button that had the focus is gone; the focus is not lost.
  expect(await failed.page.evaluate(() => document.activeElement?.textContent)).toBe("重新核对");
  await failed.close();
});

test("a notice that is closed does not take the focus with it", async () => {
  const { page, close } = await tell("select-failed");
  await page.getByRole("button", { name: "关闭" }).press("Enter");
  await page.getByText("没能选中单元格").waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("重新核对");
  await close();
});

test("what a screen reader is told follows the result", async () => {
  const { page, close } = await tell("result");
  expect(await page.getByRole("status").innerText()).toBe("核对完成：错误 4 处，需核实 1 处，提示 1 处。");
  await close();
});

test("the details of a failure are shown on demand only", async () => {
  const { page, close } = await tell("failed-too-large");
  const detail = page.getByText("too-large · Range.getUsedRange");
  expect(await detail.isVisible()).toBe(false);
  await page.getByRole("button", { name: "显示详细信息" }).click();
  expect(await detail.isVisible()).toBe(true);
  await photograph(page, "failed-detail");
  expect(await accessibilityProblems(page)).toEqual([]);
  await close();
});

describe("the layout", () => {
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
  const openLayout = async (): Promise<WatchedPage> => {
    const watched = await tell("layout");
    await watched.page.getByRole("heading", { name: "版式", exact: true }).waitFor();
    return watched;
  };

  test("is opened, changed, saved and left by the keyboard", async () => {
    const { page, complaints, close } = await openLayout();
    expect(await focused(page)).toBe("返回");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("版式：1 处请核对");
    await page.keyboard.press("Enter");
    const score = page.getByLabel("得分", { exact: true });
    await score.focus();
    await page.keyboard.press("ArrowDown");
    expect(await score.inputValue()).toBe("7");
    await page.getByText("有改动没有保存").waitFor();
    await page.getByRole("button", { name: "保存" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "已保存在工作簿里" }).waitFor();
    await page.getByRole("button", { name: "返回" }).focus();
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("版式");
    expect(complaints).toEqual([]);
    await close();
  });

  test("takes only rows that can be, and says why it does not take others", async () => {
    const { page, close } = await openLayout();
    const last = page.getByRole("spinbutton", { name: "末个指标行" });
    await last.fill("3");
    await last.press("Enter");
    await page.getByText("请填第 7 行或更下面的行").waitFor();
    await photograph(page, "layout-wrong-row");
    expect(await accessibilityProblems(page)).toEqual([]);
    await last.fill("7");
    expect(await page.getByText("人工指定").count()).toBe(1);
    await last.fill("");
    await last.press("Enter");
    expect(await last.inputValue()).toBe("8");
    await close();
  });

  test("points at the headings of a form that was not found", async () => {
    const { page, complaints, close } = await tell("layout-pointed");
    await page.getByRole("button", { name: "返回" }).press("Enter");
    await page.getByRole("heading", { name: "没有认出绩效自评表" }).waitFor();
    expect(await focused(page)).toBe("重新核对");
    const row = page.getByRole("textbox", { name: "表头第一行" });
    await row.fill("99");
    await row.press("Enter");
    await page.getByText("这一行在表格以外").waitFor();
    await photograph(page, "layout-point-outside");
    expect(await accessibilityProblems(page)).toEqual([]);
    await row.fill("2");
    await row.press("Enter");
    await page.getByRole("heading", { name: "版式", exact: true }).waitFor();
    expect(await focused(page)).toBe("返回");
    await page.getByLabel("得分", { exact: true }).selectOption("5");
    await page.getByText("有改动没有保存").waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test("leaves as a file and comes back from it, under the policy that the pane is served with", async () => {
    const { page, complaints, close } = await openLayout();
    await page.getByLabel("得分", { exact: true }).selectOption("7");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出" }).click()]);
    expect(download.suggestedFilename()).toBe("版式.json");
    const file = await download.path();
    await page.getByRole("button", { name: "恢复自动识别" }).click();
    await page.getByText("已恢复自动识别").filter({ visible: true }).first().waitFor();
    expect(await page.getByLabel("得分", { exact: true }).inputValue()).toBe("6");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "导入" }).click()]);
    await chooser.setFiles(file);
    await page.getByText("从文件读入 1 个版式").filter({ visible: true }).first().waitFor();
    expect(await page.getByLabel("得分", { exact: true }).inputValue()).toBe("7");
    expect(complaints).toEqual([]);
    await close();
  });
});

describe("what was looked into", () => {
  test("is put away with a note and taken back by the keyboard, the focus going along", async () => {
    const { page, complaints, close } = await tell("recompute");
    await page.getByRole("tab", { name: "核对" }).click();
    const acknowledge = page.getByRole("button", { name: "已核实" });
    const count = await acknowledge.count();
    await acknowledge.first().press("Enter");
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("已核实");
    await page.keyboard.press("Enter");
    await page.keyboard.type("已与凭证核对");
    expect(await accessibilityProblems(page)).toEqual([]);
    await photograph(page, "acknowledging");
    await page.getByRole("button", { name: "记下" }).press("Enter");
    await page.getByText("说明：已与凭证核对").waitFor();
    expect(await acknowledge.count()).toBe(count - 1);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("已核实的问题");
    await page.getByRole("button", { name: "撤回" }).press("Enter");
    await page.getByText("说明：已与凭证核对").waitFor({ state: "detached" });
    expect(await acknowledge.count()).toBe(count);
    expect(complaints).toEqual([]);
    await close();
  });
});

test("selected rows become a block that is starred, deleted and brought back by the keyboard, and the focus is never lost", async () => {
  const { page, complaints, close } = await tell("block-making");
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  expect(await focused()).toBe("返回列表");
  await page.keyboard.press("Enter");
  expect(await focused()).toBe("存为我的指标块");
  await page.keyboard.press("Enter");
  const name = page.getByLabel("名称");
  await name.fill("");
  await page.getByText("请填写").waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await name.fill("救助");
  await page.getByRole("button", { name: "保存（3 项）" }).press("Enter");
  await page.getByRole("status").filter({ hasText: "已存为“救助”" }).waitFor();
  expect(await focused()).toBe("救助");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  expect(await page.getByRole("button", { name: "收藏：救助", pressed: true }).count()).toBe(1);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出" }).press("Enter")]);
  expect(file.suggestedFilename()).toBe("救助.json");
  await page.getByRole("button", { name: "删除" }).press("Enter");
  await page.getByRole("status").filter({ hasText: "已删除“救助”" }).waitFor();
  expect(await focused()).toBe("重新核对");
  await page.getByRole("button", { name: "撤销" }).press("Enter");
  await page.getByRole("button", { name: "救助", exact: true }).waitFor();
  expect(await focused()).toBe("重新核对");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "导入" }).press("Enter")]);
  await chooser.setFiles(await file.path());
  await page.getByRole("status").filter({ hasText: "没有要导入的" }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

describe("the rules", () => {
  test("are asked for at a finding, searched, set and left again", async () => {
    const { page, complaints, close } = await tell("result");
    const asked = page.getByRole("button", { name: "这条规则：分值合计不符" });
    await asked.press("Enter");
    await page.getByText("分值合计是 98 或 102 的表没法按百分制评分").waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("分值合计不符");
    await page.getByLabel("查找规则").fill("排名");
    expect(await page.getByRole("listitem").count()).toBe(1);
    await page.getByLabel("“排名”的级别").selectOption("off");
    await page.getByText("关闭了 1 条").first().waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("相应的问题不会报出：排名。").waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("这条规则：分值合计不符");
    expect(complaints).toEqual([]);
    await close();
  });
});

describe("the report", () => {
  test("is saved as a page under the policy that the pane is served with, and added to the workbook", async () => {
    const { page, complaints, close } = await tell("result");
    await page.getByRole("button", { name: "核对报告" }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "存为网页" }).click()]);
    expect(download.suggestedFilename()).toBe("附件1-核对报告.html");
    // A pane may not be let near the clipboard: the contents are there to be copied by hand.
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: () => Promise.reject(new DOMException("no")) } }));
    await page.getByRole("button", { name: "复制内容" }).press("Enter");
    const contents = page.getByRole("textbox", { name: "附件1-核对报告.html 的内容" });
    await contents.waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).selectionEnd)).toBeGreaterThan(1000);
    await photograph(page, "report-copied-by-hand");
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: () => Promise.resolve() } }));
    await page.getByRole("button", { name: "存为 CSV" }).click();
    await page.getByRole("button", { name: "复制内容" }).press("Enter");
    await page.getByText("已复制。请粘贴到记事本里").waitFor();
    await page.getByRole("button", { name: "加入工作簿" }).click();
    await page.getByText("报告已写入新工作表").filter({ visible: true }).first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

test("a fix is looked at, left, opened again and applied by the keyboard, and the focus is never lost", async () => {
  const { page, complaints, close } = await tell("repair-suggestion");
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  expect(await focused()).toContain("改正前后");
  await page.keyboard.press("Escape");
  expect(await focused()).toBe("查看建议");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.getByText("改为 7.39").waitFor();
  await page.getByRole("button", { name: "应用" }).press("Enter");
  await page.getByRole("status").filter({ hasText: "已写入 1 个单元格" }).waitFor();
  expect(await focused()).toBe("重新核对");
  await page.getByRole("button", { name: "撤销：" }).press("Enter");
  await page.getByRole("status").filter({ hasText: "已撤销" }).waitFor();
  expect(await focused()).toBe("撤销");
  expect(complaints).toEqual([]);
  await close();
});

test("a reason is written in the person's words: an opening alone is none", async () => {
  const { page, complaints, close } = await tell("reasons");
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.getByRole("button", { name: "填写原因" }).press("Enter");
  expect(await focused()).toContain("填写偏差原因");
  await page.keyboard.press("Escape");
  expect(await focused()).toBe("填写原因");
  await page.keyboard.press("Enter");
  const write = page.getByRole("button", { name: "写入" });
  await page.getByRole("button", { name: "放入开头语" }).first().press("Enter");
  await photograph(page, "reasons-open");
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await write.getAttribute("aria-disabled")).toBe("true");
  await page.getByRole("textbox").first().fill("偏差原因：部分对象外出；改进措施：补办");
  await write.press("Enter");
  await page.getByRole("status").filter({ hasText: "已写入 1 个单元格" }).waitFor();
  expect(await page.evaluate(() => (window as unknown as StoryWindow).story.controller.getState().history.undo?.id)).toBe("reasons");
  expect(complaints).toEqual([]);
  await close();
});

test("a block of one's own is changed by the keyboard; the focus follows what was moved and added, and finds what is missing", async () => {
  const { page, complaints, close } = await tell("block-own");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent);
  await page.getByRole("button", { name: "修改" }).press("Enter");
  await page.getByRole("heading", { name: /^修改/ }).waitFor();
  await page.getByRole("button", { name: "下移：1. 救助人次" }).press("Enter");
  expect(await focused()).toBe("下移：2. 救助人次");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await focused()).toContain("2. 产出指标 › 时效指标");
  await page.getByRole("button", { name: "加一项指标" }).press("Enter");
  await page.getByRole("button", { name: "保存修改" }).press("Enter");
  await page.getByRole("alert").filter({ hasText: "还有 1 项指标要改" }).waitFor();
  await photograph(page, "block-edit-open");
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.type("按时办结率");
  await page.getByRole("button", { name: "保存修改" }).press("Enter");
  await page.getByRole("status").filter({ hasText: "已保存对" }).waitFor();
  expect(await focused()).toBe("修改");
  await page.getByRole("checkbox", { name: "产出指标 › 时效指标 › 按时办结率" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "名称" }).fill("别的");
  await page.keyboard.press("Escape");
  expect(await focused()).toBe("修改");
  await page.getByText("的修改没有保存").first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});

describe("the settings", () => {
  test("change the language, which is remembered, and close by Escape", async () => {
    const { page, complaints, close } = await tell("result");
    await page.getByRole("button", { name: "设置" }).click();
    await page.getByLabel("界面语言").selectOption("en");
    await page.getByText("4 errors").first().waitFor();
    await photograph(page, "settings");
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await page.getByLabel("Language").isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Settings");
    await page.reload();
    await page.getByText("4 errors").first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test("work where nothing can be stored", async () => {
    const { page, close } = await openPage(browser!, LOOKS[0]!.options);
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    await show(page, "ready", "zh-CN");
    await page.getByRole("button", { name: "设置" }).click();
    await page.getByLabel("界面语言").selectOption("en");
    await page.getByRole("button", { name: "Check this sheet" }).waitFor();
    await close();
  });
});
