import { monitorEventLoopDelay } from "node:perf_hooks";
import { bench, do_not_optimize, summary } from "mitata";
import { readWorkbook } from "../src/hosts/file/workbook";
import { MemoryHost } from "../src/hosts/memory/memory-host";
import { PaneController } from "../src/pane/model/controller";
import { checkSheet, checkWorkbook } from "../src/rules/check";
import { Sheet } from "../src/sheet/sheet";
import { projectSheet, workbookFile } from "../test/e2e/workbooks";

const SHEETS = 200;
const WRONG = 10;
const MS = 1e6;
const surroundings = { displayLanguage: "zh-CN", isDark: null };

const file = (): Uint8Array => workbookFile(Array.from({ length: SHEETS }, (_, index) => projectSheet(index + 1, { isWrong: index % WRONG === 0 })));

/** Checking a workbook of many forms against parsing its file. */
export async function addWorkbook(): Promise<void> {
  const bytes = file();
  const sheets = await readWorkbook(bytes);
  summary(() => {
    bench(`parse a file of ${SHEETS} forms`, async () => do_not_optimize(await readWorkbook(bytes))).baseline(true);
    bench("check all of it", () => do_not_optimize(checkWorkbook(sheets.map(({ snapshot }) => checkSheet(new Sheet(snapshot))))));
  });
}

/** How long the pane keeps the browser from its turn while it checks that workbook, in words. */
export async function longestSlice(): Promise<string> {
  const sheets = await readWorkbook(file());
  const host = new MemoryHost(sheets.map(({ snapshot }) => snapshot));
  const controller = new PaneController({ connect: () => Promise.resolve({ kind: "connected", host, surroundings }), check: checkSheet, compare: checkWorkbook });
  await controller.start("open");
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const begun = performance.now();
  delay.enable();
  await controller.workbook.start();
  delay.disable();
  const total = performance.now() - begun;
  await controller.dispose();
  const [longest, usual] = [delay.max, delay.percentile(50)].map((nanoseconds) => Math.round(nanoseconds / MS));
  return `the pane checks ${SHEETS} forms in ${Math.round(total)} ms, in slices of ${usual} ms (half of them) to ${longest} ms (the longest)`;
}
