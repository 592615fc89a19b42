import { type FakeStorage, fakeLocalStorage } from "../../../test/support/local-storage";
import { type Block, formatBlocks } from "../../blocks/block";
import { LIBRARY } from "../../blocks/library";
import { MemoryHost } from "../../hosts/memory/memory-host";
import { snapshotOf } from "../../hosts/memory/memory-sheet";
import { type HostAbilities, HostError } from "../../hosts/port";
import { createTexts } from "../../i18n/texts";
import { checkSheet } from "../../rules/check";
import { wantedBlocks } from "./block-maker";
import { blocksOnShelf } from "./blocks-desk";
import { PaneController } from "./controller";

const KEY = "jixiao-check.blocks";
const FORM_ROWS = [
  ["项目支出绩效自评表"],
  ["项目名称", "农村教育补助", null, null, null, null, null, null],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
  ["产出指标", "数量指标", "培训人数", "≥100人", "100人", 50, 50],
  ["效益指标", "社会效益", "知晓率", "90%", "90%", 30, 30],
  ["满意度指标", "服务对象满意度", "满意度", "满意", "满意", 20, 20],
  ["总分", null, null, null, null, 100, 100],
];
const FORM = snapshotOf("自评表", FORM_ROWS);
const TWO_FORMS = snapshotOf("自评表", [
  ...FORM_ROWS,
  [],
  ["项目支出绩效自评表"],
  ["项目名称", "道路养护", null, null, null, null, null, null],
  FORM_ROWS[2]!,
  ["产出指标", "数量指标", "养护里程", "≥10公里", "10公里", 100, 100],
  ["总分", null, null, null, null, 100, 100],
]);
const WITHOUT_SETTINGS: HostAbilities = { version: "", canReadMerges: true, canWatch: true, canKeepSettings: false, canComment: true };

let storage: FakeStorage;

beforeEach(() => {
  storage = fakeLocalStorage();
});

async function open(host = new MemoryHost([FORM])) {
  const controller = new PaneController({ connect: () => Promise.resolve({ kind: "connected", host, surroundings: { displayLanguage: null, isDark: null } }), check: checkSheet });
  await controller.start("insert-block");
  const blocks = () => controller.getState().blocks;
  const { t, ...others } = createTexts("zh-CN");
  const said = () => controller.getState().notice?.say({ t, ...others });
  const own = () => blocks().own.map(({ block, places }) => `${block.title}：${places.join()}`);
  return { host, controller, blocks, said, own };
}

/** Makes a block of the rows and keeps it. */
async function make(pane: Awaited<ReturnType<typeof open>>, place: "computer" | "workbook", title: string): Promise<string> {
  pane.host.selectedRows = [[3, 4]];
  await pane.controller.blockMaker.read();
  pane.controller.blockMaker.name(0, { title });
  const { id } = pane.blocks().making!.blocks[0]!;
  await pane.controller.blockMaker.save(place);
  return id;
}

const fileOf = (...blocks: Block[]): string => formatBlocks(blocks);
const block = (change: Partial<Block> = {}): Block => ({ ...LIBRARY[0]!, id: "county", title: "本县的", ...change });

describe("the selected rows", () => {
  test("become a block with the names that the form suggests, or that the person gives", async () => {
    const pane = await open();
    pane.host.selectedRows = [[0, 3], [5, 1_048_575]];
    await pane.controller.blockMaker.read();
    expect(pane.blocks().making).toMatchObject({ isReading: false, failure: null, blocks: [{ title: "农村教育补助", field: "教育", form: "self-evaluation" }] });
    expect(pane.blocks().making!.blocks[0]!.indicators.map(({ levels }) => levels.at(-1))).toEqual(["培训人数", "满意度"]);
    pane.controller.blockMaker.name(0, { title: " 教育补助 ", field: "民生" });
    pane.host.selectedRows = [[4, 4]];
    await pane.controller.blockMaker.read();
    await pane.controller.blockMaker.save("computer");
    expect(pane.blocks()).toMatchObject({ making: null, shelf: "own", own: [{ block: { title: "教育补助", field: "民生", indicators: [{ levels: ["效益指标", "社会效益", "知晓率"], value: "90", unit: "%", weight: "30" }] } }] });
    expect(pane.said()).toBe("已存为“教育补助”，1 项指标，保存在这台电脑上。");
  });

  test("of several forms become a block each, of which some can be left out", async () => {
    const pane = await open(new MemoryHost([TWO_FORMS]));
    const { blockMaker } = pane.controller;
    pane.host.selectedRows = [[0, 1_048_575]];
    await blockMaker.read();
    const names = () => wantedBlocks(pane.blocks().making!).map(({ title, indicators }) => `${title}：${indicators.length}`);
    expect(names()).toEqual(["农村教育补助：3", "道路养护：1"]);
    blockMaker.want(0, false);
    blockMaker.name(1, { title: "养护" });
    expect(names()).toEqual(["养护：1"]);
    blockMaker.want(0, true);
    await blockMaker.save("computer");
    expect(pane.said()).toBe("已存为“农村教育补助”等 2 个指标块，4 项指标，保存在这台电脑上。");
    expect(pane.own()).toEqual(["农村教育补助：computer", "养护：computer"]);
    await pane.controller.getState().notice!.undo!();
    expect(pane.own()).toEqual([]);
  });

  test("without an indicator, or not to be read, are said to be so", async () => {
    const pane = await open();
    pane.host.selectedRows = [[0, 1], [6, 6]];
    await pane.controller.blockMaker.read();
    expect(pane.blocks().making).toMatchObject({ blocks: [], failure: null });
    await pane.controller.blockMaker.save("computer");
    expect(pane.own()).toEqual([]);
    pane.host.failNext(new HostError("no-cells"));
    await pane.controller.blockMaker.read();
    expect(pane.blocks().making).toMatchObject({ blocks: [], failure: "no-cells" });
    const reading = pane.controller.blockMaker.read();
    pane.controller.blockMaker.close();
    await reading;
    expect(pane.blocks().making).toBeNull();
  });
});

test("blocks on the computer are there in another workbook, those in the workbook wherever it is opened", async () => {
  const pane = await open();
  await make(pane, "computer", "常用");
  await make(pane, "workbook", "随文件");
  expect(pane.said()).toBe("已存为“随文件”，2 项指标，保存在这个工作簿里，请记得保存文件。");
  expect(pane.own()).toEqual(["常用：computer", "随文件：workbook"]);
  expect((await open()).own()).toEqual(["常用：computer"]);
  storage.kept.clear();
  expect((await open(pane.host)).own()).toEqual(["随文件：workbook"]);
});

test("a block of one's own is removed, and is there again on demand", async () => {
  const pane = await open();
  await make(pane, "workbook", "教育补助");
  await pane.controller.ownBlocks.remove(pane.blocks().own[0]!.block);
  expect([pane.own(), pane.said(), pane.host.settings.has(KEY)]).toEqual([[], "已删除“教育补助”。", false]);
  await pane.controller.getState().notice!.undo!();
  expect([pane.own(), pane.said()]).toEqual([["教育补助：workbook"], "已恢复原样。"]);
});

describe("a file", () => {
  test("carries blocks to another computer, and importing it twice changes nothing", async () => {
    const first = await open();
    await make(first, "computer", "教育补助");
    const file = first.controller.ownBlocks.exportFile()!;
    storage.kept.clear();
    const second = await open();
    expect(second.controller.ownBlocks.exportFile()).toBeNull();
    await second.controller.ownBlocks.importFile(file, "computer");
    expect([second.own(), second.said()]).toEqual([["教育补助：computer"], "已导入到这台电脑上：新增 1 个。"]);
    await second.controller.ownBlocks.importFile(file, "computer");
    expect([second.own(), second.said()]).toEqual([["教育补助：computer"], "没有要导入的：文件里的 1 个指标块原来就有。"]);
    expect(second.controller.ownBlocks.exportFile()).toBe(file);
  });

  test("brings newer blocks in place of those of the same id, and says how many", async () => {
    const { controller, own, said } = await open();
    await controller.ownBlocks.importFile(fileOf(block(), block({ id: "other", title: "另一个" })), "computer");
    await controller.ownBlocks.importFile(fileOf(block({ title: "本县 2025 年的" }), block({ id: "other", title: "另一个" }), block({ id: "new", title: "新的" })), "computer");
    expect(own()).toEqual(["本县 2025 年的：computer", "另一个：computer", "新的：computer"]);
    expect(said()).toBe("已导入到这台电脑上：新增 1 个，更新 1 个，1 个原来就有。");
    await controller.getState().notice!.undo!();
    expect(own()).toEqual(["本县的：computer", "另一个：computer"]);
  });

  test("with mistakes is refused, each mistake told with its place as a person counts", async () => {
    const { controller, own, said } = await open();
    const wrong = block({ indicators: [block().indicators[0]!, { ...block().indicators[0]!, weight: "十" }], field: "" });
    await controller.ownBlocks.importFile(JSON.stringify({ schema: 1, blocks: [block({ id: "right" }), wrong] }), "computer");
    expect(said()).toBe("没有导入。第 2 个指标块的领域（field）：缺少这一项，或者是空的。 第 2 个指标块第 2 项指标的分值（weight）：应是加引号的数，例如 \"10\"。");
    await controller.ownBlocks.importFile(fileOf(), "computer");
    expect(said()).toBe("文件里没有指标块。");
    await controller.ownBlocks.importFile("{", "computer");
    expect(said()).toBe("没有导入。这不是 JSON 文件，或者文件不完整。");
    await controller.ownBlocks.importFile(JSON.stringify({ blocks: Array.from({ length: 9 }, () => 1) }), "computer");
    expect(said()).toMatch(/第 5 个指标块：类型或取值不对。 另有 4 处。$/);
    expect(own()).toEqual([]);
  });
});

describe("what cannot be kept", () => {
  test("on the computer is not kept, and the rows are not lost", async () => {
    const pane = await open();
    storage.isFull = true;
    await make(pane, "computer", "教育补助");
    expect(pane.said()).toBe("没有保存：这台电脑不允许保存，或者空间不够。");
    expect(pane.blocks()).toMatchObject({ own: [], making: { blocks: [{ indicators: [{}, {}] }] } });
  });

  test("in the workbook holds until the pane is closed, and what a newer version wrote is left alone", async () => {
    const pane = await open(new MemoryHost([FORM], WITHOUT_SETTINGS));
    await make(pane, "workbook", "教育补助");
    expect([pane.own(), pane.said()]).toEqual([["教育补助：workbook"], "没能存进工作簿，关闭窗格以前有效。这里的工作簿存不下设置。"]);
    await pane.controller.getState().notice!.undo!();
    expect(pane.own()).toEqual([]);
    const newer = JSON.stringify({ schema: 2, blocks: [] });
    storage.kept.set(KEY, newer);
    const host = new MemoryHost([FORM]);
    host.settings.set(KEY, newer);
    const later = await open(host);
    expect(later.blocks().ownProblem).not.toBeNull();
    await make(later, "computer", "教育补助");
    expect(later.said()).toMatch(/^没有保存：这台电脑上原有的指标块读不出来/);
    await make(later, "workbook", "教育补助");
    expect(later.said()).toMatch(/文件是更新的版本保存的/);
    expect([storage.kept.get(KEY), host.settings.get(KEY)]).toEqual([newer, newer]);
  });
});

test("stars and use are remembered on this computer, and the shelves show them", async () => {
  const pane = await open();
  const [first, second] = LIBRARY;
  const id = await make(pane, "computer", "教育补助");
  pane.controller.blocks.star(second!.id, true);
  pane.controller.blocks.star(id, true);
  pane.controller.blocks.star(second!.id, false);
  await pane.controller.blocks.open(first!);
  for (const index of pane.blocks().open!.chosen.slice(1)) pane.controller.blocks.tick(index, false);
  await pane.controller.blocks.apply();
  await pane.controller.blocks.open(pane.blocks().own[0]!.block);
  await pane.controller.blocks.apply();
  const later = await open();
  const shelf = (name: "own" | "favourites" | "recent") => {
    later.controller.blocks.show(name);
    return blocksOnShelf(later.blocks()).map((one) => one.id);
  };
  expect([shelf("own"), shelf("favourites"), shelf("recent")]).toEqual([[id], [id], [id, first!.id]]);
  later.controller.blocks.search({ text: "没有的" });
  later.controller.blocks.show("all");
  expect(later.blocks().query.text).toBe("");
  expect(blocksOnShelf(later.blocks())).toHaveLength(LIBRARY.length + 1);
  storage.kept.set("jixiao-check.block-habits", '{"favourites":7}');
  expect((await open()).blocks().habits).toEqual({ favourites: [], recent: [] });
});
