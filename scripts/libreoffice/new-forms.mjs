import { readFileSync } from "node:fs";
import path from "node:path";
import { check, done, savedAfter } from "./in-preview.mjs";

const LONG_NAME = "农村公路养护及安全设施改造提升工程（2025年第二批）";
const LONG_REASON = "汛期道路塌方，施工推迟两个月；已与施工单位商定赶工计划，第四季度每周调度一次。";

/** What is entered into each kind of form: rows of values from a cell on; null leaves a cell as it is. */
const ENTRIES = {
  project: {
    B3: [[LONG_NAME]],
    D7: [[1234.5, 1300.25, 1180.333], [100, 100, 100], [0, 0, 0]],
    E13: [["≥12公里", "11公里", 12, 11, LONG_REASON], ["≥5座", "5座", 12, 12]],
    E23: [["≥90%", "92.5%", 66, 65.5]],
  },
  department: {
    B3: [["某市交通运输局"]],
    D6: [[5000, 5200.5, 5190.37], [123456.789012, 123456.789012, 120000]],
    E11: [["≥12项", "11项", 40, 36.67, LONG_REASON]],
    E24: [["≥90%", "92.5%", 50, 50]],
  },
  "transfer-2017": {
    B3: [[LONG_NAME]],
    E8: [[1300.25, 1180.333], [100, 100], [0, 0]],
    E14: [["≥12公里", "11公里", LONG_REASON], ["≥5座", "5座"]],
  },
  "transfer-2022": {
    B3: [[LONG_NAME]],
    E8: [[1300.25, 1180.333], [100, 100], [0, 0]],
    D12: [["按因素法分配，与绩效目标衔接。", null, LONG_REASON]],
    E22: [["≥12公里", "11公里", LONG_REASON], ["≥5座", "5座"]],
  },
  "score-table": {
    B3: [[LONG_NAME]],
    E5: [[2, 2], [2, 1.5, "立项论证材料不全。"], [96, 95]],
  },
};

/** Each standard form with some figures in it, and a self-evaluation made from the targets of a ministry's workbook. */
export async function* newForms(browser, origin, root) {
  for (const [kind, entries] of Object.entries(ENTRIES)) yield { name: `new-${kind}`, bytes: await filledForm(browser, origin, kind, entries) };
  const ministry = readFileSync(path.join(root, "test/fixtures/ministry-filled-2019.xls"));
  yield { name: "from-targets", bytes: await formFromTargets(browser, origin, ministry) };
}

function filledForm(browser, origin, kind, entries) {
  return savedAfter(browser, origin, null, async (page, pane) => {
    await check(pane);
    await pane.getByRole("tab", { name: "指标块" }).click();
    await pane.getByRole("button", { name: "新建标准自评表" }).click();
    await pane.getByLabel("表式").selectOption(kind);
    await pane.getByLabel("年度").fill("2025");
    await pane.getByRole("button", { name: "新建工作表" }).click();
    await done(pane);
    await page.evaluate(enter, entries);
  });
}

/** Runs in the page. */
function enter(entries) {
  const { workbook } = window.preview;
  const sheet = workbook.activeSheet();
  for (const [address, rows] of Object.entries(entries)) {
    const [first, top] = [address.charCodeAt(0) - "A".charCodeAt(0), Number(address.slice(1)) - 1];
    rows.forEach((values, down) =>
      values.forEach((value, right) => {
        const [row, column] = [top + down, first + right];
        if (value !== null) sheet.write({ row, column, lastRow: row, lastColumn: column }, [[{ kind: "value", value }]]);
      }),
    );
  }
  return workbook.recalculated();
}

function formFromTargets(browser, origin, workbook) {
  return savedAfter(browser, origin, workbook, async (_page, pane) => {
    await check(pane);
    await pane.getByRole("tab", { name: "指标块" }).click();
    await pane.getByRole("button", { name: "从目标申报表生成自评表" }).click();
    await pane.getByText("要写入").first().waitFor();
    await pane.getByRole("button", { name: "生成自评表" }).last().click();
    await done(pane);
  });
}
