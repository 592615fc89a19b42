import { createRoot, type Root } from "react-dom/client";
import { LIBRARY } from "../../src/blocks/library";
import { type BlockQuery, findBlocks } from "../../src/blocks/search";
import type { Connection, MissingHost } from "../../src/hosts/connection";
import { MemoryHost } from "../../src/hosts/memory/memory-host";
import { type HostAbilities, HostError, type HostErrorCode } from "../../src/hosts/port";
import { BUNDLES } from "../../src/i18n/texts";
import { PaneController } from "../../src/pane/model/controller";
import type { NewFormAnswers } from "../../src/pane/model/new-form-desk";
import type { PaneAction } from "../../src/pane/model/state";
import { App } from "../../src/pane/views/app";
import { RULES } from "../../src/rules/catalogue";
import { type CheckedForm, checkSheet, type SheetCheck, type Trace } from "../../src/rules/check";
import type { Sheet } from "../../src/sheet/sheet";
import { rememberOnComputer } from "../../src/pane/preferences";
import { withColumn, withRow } from "../../src/pane/model/layout-draft";
import { identityOf } from "../../src/rules/fix";
import { at, DOUBTFUL_SHEET, EMPTY_SHEET, MANY_SHEETS, NUMBERED_SHEET, ODD_SHEET, PENDING_SHEET, PROTECTED_SHEET, RIGHT, RULE_TEXTS, SHEET, TARGET_SHEET, TWO_FORMS_SHEET, UNSURE, WRONG } from "./samples";

/** A state of the pane: what the pane meets, and what the person does. */
interface Story {
  readonly missing?: MissingHost;
  readonly neverConnects?: boolean;
  readonly action?: PaneAction;
  readonly sheet?: Sheet;
  /** In place of that one and another like it. */
  readonly sheets?: readonly Sheet[];
  readonly forms?: readonly CheckedForm[];
  readonly traces?: readonly Trace[];
  /** Reads and checks the sheet for real. */
  readonly isRead?: boolean;
  readonly abilities?: HostAbilities;
  readonly failure?: HostErrorCode;
  /** What the workbook holds already. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Done when the first view stands. */
  readonly then?: (controller: PaneController, host: MemoryHost) => unknown;
}

const TRACES: readonly Trace[] = [
  { id: "title", text: "2024年部门整体支出绩效自评报告", cell: "A1" },
  { id: "fund-heading", text: "全年预算数", cell: "D4" },
  { id: "total", text: "总分", cell: "A13" },
];

/** Begins a check that does not end. */
function beginChecking(controller: PaneController, host: MemoryHost): void {
  host.hold();
  void controller.checkNow();
}

/** Opens the layout of the form, and sets what a person might set. */
async function setLayout(controller: PaneController): Promise<void> {
  controller.layouts.open();
  const { editing, view } = controller.getState();
  const form = view.kind === "result" ? view.checked.check.forms[0]?.form : undefined;
  if (!editing || !form) throw new Error("There is no form whose layout could be set.");
  const set = withColumn(withColumn(editing.draft, DOUBTFUL_SHEET, form, "score", 7), DOUBTFUL_SHEET, form, "reason", 8);
  controller.layouts.change(withRow(set, DOUBTFUL_SHEET, form, "lastIndicator", 7));
  await controller.layouts.save(true);
}

const OWN_POLICY = {
  id: "own",
  name: { "zh-CN": "某县", en: "A county" },
  sources: { notice: { title: "某县项目支出绩效自评办法", article: "第八条", address: "https://example.org/notice" } },
  rounding: { digits: 1, mode: "half-up", source: "notice" },
};

async function chooseOwnPolicy(controller: PaneController): Promise<void> {
  controller.toggleSettings();
  await controller.settings.policy.importFile(JSON.stringify(OWN_POLICY), { onComputer: false });
}

/** Looks at a rule from its finding, and switches it off. */
async function switchOff(controller: PaneController): Promise<void> {
  const rule = RULES.find(({ id }) => id === "total-score")!;
  controller.showRules(rule.id);
  await controller.settings.rules.set(rule, { level: "off", options: {} }, { onComputer: false });
}

async function switchOffAndReturn(controller: PaneController): Promise<void> {
  await switchOff(controller);
  controller.closeRules();
}

async function acknowledgeFirst(controller: PaneController): Promise<void> {
  const { view } = controller.getState();
  const [form] = view.kind === "result" ? view.checked.check.forms : [];
  const [finding] = form?.findings ?? [];
  if (!form || !finding) throw new Error("There is nothing to acknowledge.");
  await controller.settings.acknowledged.add(finding, form.form, "已与原始凭证核对");
}

/** Begins a check of all sheets that does not end. */
function beginWorkbook(controller: PaneController, host: MemoryHost): void {
  controller.showSection("workbook");
  host.hold();
  void controller.workbook.start();
}

/** Checks all sheets, of which one cannot be read and one is changed afterwards. */
async function checkWorkbook(controller: PaneController, host: MemoryHost): Promise<void> {
  controller.showSection("workbook");
  host.unreadable.set("sheet-3", "too-large");
  controller.workbook.filter({ onlyWithFindings: false });
  await controller.workbook.start();
  host.edit("sheet-1", { row: 0, column: 0 }, "自评表");
}

async function checkWorkbookByRule(controller: PaneController, host: MemoryHost): Promise<void> {
  await checkWorkbook(controller, host);
  controller.workbook.arrange("rule");
}

const LAYOUT: Story = { action: "check-sheet", sheet: DOUBTFUL_SHEET, isRead: true };

const MEDICAL_AID: BlockQuery = { text: "医疗救助", field: null, level1: "满意度" };

function openNewForm(controller: PaneController, answers: Partial<NewFormAnswers>): void {
  controller.newForms.open();
  controller.newForms.change(answers);
}

const REPAIR: Story = { action: "check-sheet", sheet: NUMBERED_SHEET, isRead: true };

/** Opens the preview of the fix of the rule's first finding. */
function openFix(controller: PaneController, rule: string): void {
  const { view } = controller.getState();
  const finding = view.kind === "result" ? view.checked.check.forms[0]?.findings.find((other) => other.rule === rule) : undefined;
  if (!finding) throw new Error(`Nothing was found by ${rule}.`);
  controller.repairs.open({ kind: "finding", identity: identityOf(finding) });
}

/** Writes another total, marks what is left, and cannot take back a cell that somebody typed in meanwhile. */
async function repair(controller: PaneController, host: MemoryHost): Promise<void> {
  openFix(controller, "total-score");
  await controller.repairs.apply();
  await controller.marks.mark(null);
  host.edit("sheet-1", at("G13"), 90);
  await controller.history.undo();
}

const BLOCKS: Story = { action: "insert-block", sheet: NUMBERED_SHEET, isRead: true };

/** Makes a block of the first rows of indicators, with a name that needs more than one line. */
async function makeBlock(controller: PaneController, host: MemoryHost): Promise<void> {
  host.selectedRows = [[at("A6").row, at("A9").row]];
  await controller.blockMaker.read();
  controller.blockMaker.name(0, { title: "城乡医疗救助（本县项目自评表常用的数量、质量、时效和成本指标）", field: "医疗救助" });
}

/** Makes blocks of rows of two forms, the second of which is not wanted. */
async function makeBlocks(controller: PaneController, host: MemoryHost): Promise<void> {
  host.selectedRows = [[at("A11").row, at("A22").row]];
  await controller.blockMaker.read();
  controller.blockMaker.want(1, false);
}

async function saveBlock(controller: PaneController, host: MemoryHost): Promise<void> {
  await makeBlock(controller, host);
  await controller.blockMaker.save("workbook");
}

async function openOwnBlock(controller: PaneController, host: MemoryHost): Promise<void> {
  await saveBlock(controller, host);
  await controller.blocks.open(controller.getState().blocks.own[0]!.block);
}

/** Changes a block of one's own: an indicator moved, one added and not filled in, a weight that is no number. */
async function editBlock(controller: PaneController, host: MemoryHost): Promise<void> {
  await openOwnBlock(controller, host);
  const { blockEditor } = controller;
  blockEditor.start(controller.getState().blocks.own[0]!.block);
  blockEditor.move(1, -1);
  blockEditor.change(1, { weight: "十" });
  blockEditor.add();
}

/** Goes back from a block that was changed without keeping it. */
async function dropEdit(controller: PaneController, host: MemoryHost): Promise<void> {
  await editBlock(controller, host);
  controller.blockEditor.cancel();
}

/** Stars a block, keeps two of one's own and removes one. */
async function removeBlock(controller: PaneController, host: MemoryHost): Promise<void> {
  await saveBlock(controller, host);
  await makeBlock(controller, host);
  controller.blockMaker.name(0, { title: "救助" });
  await controller.blockMaker.save("computer");
  const { own } = controller.getState().blocks;
  controller.blocks.star(own[0]!.block.id, true);
  controller.blocks.show("own");
  await controller.ownBlocks.remove(own[1]!.block);
}

async function importWrongBlocks(controller: PaneController): Promise<void> {
  const wrong = { ...LIBRARY[0], field: "", indicators: [{ levels: ["产出指标"], weight: 10 }] };
  await controller.ownBlocks.importFile(JSON.stringify({ schema: 1, blocks: [wrong] }), "computer");
}

/** Chooses suggested weights of a block that has none. */
async function openUnweighted(controller: PaneController): Promise<void> {
  await controller.blocks.open(LIBRARY.find(({ id }) => id === "medical-aid-transfer")!);
  controller.blocks.setWeights("suggested");
  controller.blocks.setValue(0, "≥60000人次");
}

/** Every state that the pane can be in, by name. */
export const STORIES: Readonly<Record<string, Story>> = {
  starting: { neverConnects: true },
  "no-workbook": { missing: "no-workbook" },
  "no-library": { missing: "no-library" },
  "too-old": { missing: "too-old" },
  ready: {},
  checking: { then: beginChecking },
  result: { action: "check-sheet", forms: [WRONG] },
  "checked-again": { action: "check-sheet", forms: [WRONG], then: beginChecking },
  clean: { action: "check-sheet", forms: [RIGHT] },
  "several-forms": { action: "check-sheet", forms: [WRONG, RIGHT, UNSURE] },
  unsure: { action: "check-sheet", forms: [UNSURE] },
  protected: { action: "check-sheet", forms: [RIGHT], sheet: PROTECTED_SHEET },
  limited: { action: "check-sheet", forms: [RIGHT], abilities: { version: "ExcelApi 1.12", canReadMerges: false, canWatch: false, canKeepSettings: true, canComment: true } },
  "no-form": { action: "check-sheet", traces: TRACES },
  "nothing-seen": { action: "check-sheet" },
  "failed-too-large": { failure: "too-large" },
  "failed-editing": { failure: "cell-editing" },
  "failed-throttled": { failure: "throttled" },
  "select-failed": {
    action: "check-sheet",
    forms: [RIGHT],
    then: (controller, host) => (host.failNext(new HostError("access-denied")), controller.select(at("G13"))),
  },
  "hidden-sheet": {
    action: "check-sheet",
    forms: [RIGHT],
    then: (controller, host) => (host.failNext(new HostError("sheet-hidden")), controller.select(at("G13"))),
  },
  "not-calculated": { action: "check-sheet", sheet: PENDING_SHEET, isRead: true },
  "marks-uncounted": {
    action: "check-sheet",
    isRead: true,
    then: (controller, host) => (host.failNext(new HostError("program-failed")), host.failNext(new HostError("throttled")), controller.marks.mark(null)),
  },
  layout: { ...LAYOUT, then: (controller) => controller.layouts.open() },
  "layout-set": { ...LAYOUT, then: setLayout },
  "layout-not-kept": {
    ...LAYOUT,
    abilities: { version: "", canReadMerges: true, canWatch: true, canKeepSettings: false, canComment: true },
    then: async (controller) => (controller.layouts.open(), controller.layouts.importFile("{", false)),
  },
  recompute: { action: "check-sheet", isRead: true, then: (controller) => controller.showSection("recompute") },
  settings: { then: chooseOwnPolicy },
  rules: { action: "check-sheet", isRead: true, then: switchOff },
  "rules-off": { action: "check-sheet", isRead: true, then: switchOffAndReturn },
  acknowledged: { action: "check-sheet", isRead: true, then: acknowledgeFirst },
  "settings-damaged": { action: "check-sheet", forms: [RIGHT], settings: { "jixiao-check.policy": '{"version":1,"chosen":"atlantis"}' } },
  "repair-suggestion": { ...REPAIR, then: (controller) => openFix(controller, "target-missed-full-score") },
  reasons: REPAIR,
  "write-back": {
    ...REPAIR,
    then: (controller) => {
      controller.showSection("recompute");
      controller.repairs.open({ kind: "write-back" });
      controller.repairs.setWay("formula");
    },
  },
  repaired: { ...REPAIR, then: repair },
  "layout-pointed": {
    action: "check-sheet",
    sheet: ODD_SHEET,
    isRead: true,
    then: (controller) => void controller.layouts.point({ row: "2", rows: "1", firstColumn: "", lastColumn: "F" }),
  },
  blocks: { action: "insert-block", then: (controller) => controller.blocks.search({ text: "yljz" }) },
  "new-form": { action: "insert-block", then: (controller) => openNewForm(controller, { year: "25", projectName: "城乡困难群众救助补助资金（含临时救助、特困人员供养、孤儿基本生活保障）" }) },
  "new-form-here": {
    action: "insert-block",
    isRead: true,
    then: (controller, host) => {
      openNewForm(controller, { year: "2025", projectName: "城乡困难群众救助补助资金" });
      host.selectedCell = at("B40");
      return controller.newForms.placeAtSelection();
    },
  },
  "new-form-taken": {
    action: "insert-block",
    isRead: true,
    then: (controller, host) => {
      openNewForm(controller, { kind: "department" });
      host.selectedCell = at("B2");
      return controller.newForms.placeAtSelection();
    },
  },
  "new-form-made": {
    action: "insert-block",
    isRead: true,
    then: (controller, host) => {
      openNewForm(controller, { kind: "transfer-2022", year: "2025", projectName: "城乡困难群众救助补助资金" });
      host.hasPrinter = false;
      return controller.newForms.create();
    },
  },
  "from-targets": { action: "insert-block", sheets: [TARGET_SHEET, EMPTY_SHEET], isRead: true, then: (controller) => controller.targets.open() },
  "from-targets-new": {
    action: "insert-block",
    sheets: [TARGET_SHEET, EMPTY_SHEET],
    isRead: true,
    then: async (controller) => {
      await controller.targets.open();
      await controller.targets.choosePlace(1);
    },
  },
  "from-targets-none": { action: "insert-block", sheet: NUMBERED_SHEET, isRead: true, then: (controller) => controller.targets.open() },
  "block-open": { action: "insert-block", sheet: NUMBERED_SHEET, isRead: true, then: (controller) => controller.blocks.open(findBlocks(LIBRARY, MEDICAL_AID)[0]!) },
  "block-unweighted": { ...BLOCKS, then: openUnweighted },
  "block-making": { ...BLOCKS, then: makeBlock },
  "block-making-several": { ...BLOCKS, sheet: TWO_FORMS_SHEET, then: makeBlocks },
  "block-making-none": { ...BLOCKS, then: (controller) => controller.blockMaker.read() },
  "block-own": { ...BLOCKS, then: openOwnBlock },
  "block-edit": { ...BLOCKS, then: editBlock },
  "block-edit-dropped": { ...BLOCKS, then: dropEdit },
  "blocks-own": { ...BLOCKS, then: removeBlock },
  "blocks-own-none": {
    ...BLOCKS,
    abilities: { version: "", canReadMerges: true, canWatch: true, canKeepSettings: false, canComment: true },
    then: (controller) => controller.blocks.show("own"),
  },
  "blocks-import-failed": { ...BLOCKS, then: importWrongBlocks },
  workbook: { then: (controller) => controller.showSection("workbook") },
  "workbook-running": { sheets: MANY_SHEETS, isRead: true, then: beginWorkbook },
  "workbook-done": { sheets: MANY_SHEETS, isRead: true, then: checkWorkbook },
  "workbook-by-rule": { sheets: MANY_SHEETS, isRead: true, then: checkWorkbookByRule },
  crashed: { action: "check-sheet", forms: [{ ...RIGHT, summary: null as never }] },
};

/** What a test may reach for. */
export interface StoryWindow extends Window {
  story: { readonly host: MemoryHost; readonly controller: PaneController };
  /** Shows another state on the same page, as if it were newly opened on a computer that remembers nothing. */
  tell: (name: string, displayLanguage: string) => Promise<void>;
}

const page = window as unknown as StoryWindow;
let shown: Root | undefined;

async function tell(name: string, displayLanguage: string): Promise<void> {
  const story = STORIES[name];
  const root = document.getElementById("root");
  if (!story || !root) throw new Error(`There is no story “${name}”.`);
  shown?.unmount();
  for (const setting of ["layouts", "policy", "rules", "blocks", "block-habits"]) rememberOnComputer(`jixiao-check.${setting}`, null);
  for (const locale of ["zh-CN", "en"] as const) Object.assign(BUNDLES[locale].rules, RULE_TEXTS[locale]);
  const { snapshot } = story.sheet ?? SHEET;
  const abilities = story.abilities ?? { version: "ExcelApi 1.14", canReadMerges: true, canWatch: true, canKeepSettings: true, canComment: true };
  const host = new MemoryHost(story.sheets?.map((sheet) => sheet.snapshot) ?? [snapshot, { ...snapshot, name: "附件2" }], abilities);
  for (const [key, value] of Object.entries(story.settings ?? {})) host.settings.set(key, value);
  const surroundings = { displayLanguage, isDark: null };
  const connection: Connection = story.missing
    ? { kind: "missing", reason: story.missing, version: story.missing === "too-old" ? "ExcelApi 1.7" : "", surroundings }
    : { kind: "connected", host, surroundings };
  const check: typeof checkSheet = (sheet, options): SheetCheck =>
    story.isRead ? checkSheet(sheet, options) : { forms: story.forms ?? [], traces: story.traces ?? [] };
  const connect = () => (story.neverConnects ? new Promise<Connection>(() => undefined) : Promise.resolve(connection));
  const controller = new PaneController({ connect, check });
  shown = createRoot(root);
  shown.render(<App controller={controller} />);
  page.story = { host, controller };
  const started = controller.start(story.action ?? "open");
  if (story.neverConnects) return;
  await started;
  if (story.failure) {
    host.failNext(new HostError(story.failure, `${story.failure} · Range.getUsedRange`));
    await controller.checkNow();
  }
  await story.then?.(controller, host);
}

page.tell = tell;
const query = new URLSearchParams(window.location.search);
void tell(query.get("story") ?? "ready", query.get("language") ?? "zh-CN").then(() => (document.body.dataset["told"] = "yes"));
