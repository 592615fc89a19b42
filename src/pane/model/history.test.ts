import type { EditLabel, EditPlan } from "../../edits/edit";
import { Planner } from "../../edits/planner";
import { MemoryHost } from "../../hosts/memory/memory-host";
import { snapshotOf } from "../../hosts/memory/memory-sheet";
import { NO_WATCH } from "../../hosts/memory/requests";
import { HostError } from "../../hosts/port";
import { createTexts } from "../../i18n/texts";
import { parseArea } from "../../sheet/address";
import { noticeSentences } from "../views/repair/action-text";
import { History, isBarred } from "./history";
import { INITIAL_STATE, type PaneState } from "./state";

const LABEL: EditLabel = { id: "fix-all", values: { count: "3" } };
const at = (address: string) => parseArea(address)!;
const ROWS = [["指标", "得分"], ["数量", 10], ["质量", 20], ["时效", 30]];

async function open() {
  const host = new MemoryHost([snapshotOf("自评表", ROWS)]);
  let state: PaneState = INITIAL_STATE;
  const history = new History({ getState: () => state, set: (change) => (state = { ...state, ...change }), checkAgain: () => Promise.resolve(true) });
  await history.load(host);
  const [info] = await host.listSheets();
  const planner = async () => new Planner(await host.readSheet(info!.id));
  const write = (plan: EditPlan) => history.apply(LABEL, [{ info: info!, plan }]);
  const apply = (planned: Planner) => write(planned.finish(LABEL));
  const three = async () => (await planner()).setValue(at("B2"), 1).setValue(at("B3"), 2).setValue(at("B4"), 3);
  const values = async () => (await host.readSheet(info!.id)).snapshot.values.map((row) => row[1]);
  const said = () => noticeSentences(state.history.notice!, createTexts("zh-CN"));
  return { host, history, planner, write, apply, three, values, said, notice: () => state.history.notice!, state: () => state.history };
}

/** Fails at the request of that name, and at everything after it. */
function failFrom(host: MemoryHost, name: string): () => void {
  let isDown = false;
  const before = (request: string): void => {
    isDown ||= request === name;
    if (isDown) throw new HostError("unknown");
  };
  host.requests = { ...NO_WATCH, before };
  return () => (host.requests = NO_WATCH);
}

test("an undo that stops half-way is told as a part, and can be finished", async () => {
  const { host, history, apply, three, values, said, state } = await open();
  await apply(await three());
  host.interruptNext(1, new HostError("cell-editing"));
  await history.undo();
  expect(said()).toEqual([
    "只撤销了一部分：安全改正 3 个单元格。撤销了的可以重做，其余的仍可再撤销。",
    "工作表“自评表” B3、B2：Excel 中途停了下来，这里没有写。",
    "正在编辑单元格。请先按回车结束编辑，再点重试。",
  ]);
  expect([state().undo, state().redo]).toEqual([LABEL, LABEL]);
  expect(await values()).toEqual(["得分", 1, 2, 30]);
  await history.undo();
  expect(said()).toEqual(["已撤销：安全改正 3 个单元格。"]);
  expect(await values()).toEqual(["得分", 10, 20, 30]);
  await history.redo();
  expect(await values()).toEqual(["得分", 1, 2, 3]);
});

test("an undo of which nobody knows the end says so, and goes on from there", async () => {
  const { host, history, apply, three, values, said, state } = await open();
  await apply(await three());
  let writes = 0;
  let isDown = false;
  const after = (request: string): void => {
    if (request === "set-cell" && ++writes === 2) isDown = true;
    if (isDown) throw new HostError("unknown");
  };
  host.requests = { ...NO_WATCH, after };
  await history.undo();
  host.requests = NO_WATCH;
  expect(said()).toEqual(["Excel 中途断了，不能确定撤销到了哪里：安全改正 3 个单元格。再点一次“撤销”会接着做完，撤销过的不会重复。", "撤销记录没能存进工作簿，关闭窗格后就不能撤销了。"]);
  await history.undo();
  expect(said()).toEqual(["已撤销：安全改正 3 个单元格。"]);
  expect(await values()).toEqual(["得分", 10, 20, 30]);
  expect(state()).toMatchObject({ undo: null, redo: LABEL });
});

test("what the program did not come to is named: cells, rows and ranges, in one line", async () => {
  const { host, planner, apply, said } = await open();
  host.interruptNext(1, new HostError("throttled"));
  await apply((await planner()).setValue(at("B2"), 1).insertRows(3, 2).setMerges(at("A6:A7"), [at("A6:A7")]).setRowHeight(7, 20));
  expect(said().slice(0, 2)).toEqual(["写入了 1 处，其余没有写：安全改正 3 个单元格。写入的可以撤销。", "工作表“自评表” 4:5、A6:A7、8:8：Excel 中途停了下来，这里没有写。"]);
});

test("what was written and could not be read again stands, and nobody is asked to try again", async () => {
  const { host, history, apply, three, values, said } = await open();
  const mend = failFrom(host, "read back");
  await apply(await three());
  mend();
  expect(said()[0]).toBe("已写入 3 个单元格：安全改正 3 个单元格。");
  expect(said().join("")).not.toContain("重试");
  expect(await values()).toEqual(["得分", 1, 2, 3]);
  await history.undo();
  expect(await values()).toEqual(["得分", 10, 20, 30]);
});

test("a cell that somebody changed bars no others, and what is left can be given up at once", async () => {
  const { host, history, apply, three, values, said, notice, state } = await open();
  await apply(await three());
  host.edit("sheet-1", at("B3"), 77);
  await history.undo();
  expect(said()[0]).toMatch(/^只撤销了一部分/);
  expect([isBarred(notice()), await values()]).toEqual([true, ["得分", 10, 77, 30]]);
  await history.forget();
  expect(state()).toMatchObject({ undo: null, redo: LABEL });
});

test("a step that somebody else has taken back is told", async () => {
  const { host, history, apply, three, said } = await open();
  await apply(await three());
  const other = new History({ getState: () => INITIAL_STATE, set: () => undefined, checkAgain: () => Promise.resolve(true) });
  await other.load(host);
  await other.undo();
  await history.undo();
  expect(said()).toEqual(["“安全改正 3 个单元格”已在别处撤销或重做，这里没有再动。"]);
});

test("a form that stops half-way takes itself back", async () => {
  const { host, write, said } = await open();
  const before = (await host.readSheet("sheet-1")).snapshot;
  const contents = { cells: [{ cell: at("A6"), value: "新表", formula: null, numberFormat: null }], styles: [], merges: [at("A6:B6")], columnWidths: [], rowHeights: [] };
  const placed = { area: at("A6:B7"), contents, columns: null, rows: null, page: null };
  let isHit = false;
  host.requests = {
    ...NO_WATCH,
    before: (request) => {
      if (request !== "contents" || isHit) return;
      isHit = true;
      throw new HostError("throttled");
    },
  };
  await write({ label: LABEL, edits: [{ kind: "fill-place", placed }], isAtomic: true, premises: [] });
  expect(said()[0]).toBe("没有写入任何单元格：安全改正 3 个单元格。");
  const after = (await host.readSheet("sheet-1")).snapshot;
  expect([after.values, after.merges]).toEqual([before.values, before.merges]);
});
