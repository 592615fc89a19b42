import { readFileSync } from "node:fs";
import path from "node:path";
import { check, savedAfter } from "./in-preview.mjs";

/** Published forms with much to say of them. */
const PUBLISHED = ["014-tianchang-fangyu-2022"];

/** Published forms with the report on them as a worksheet of the same workbook. */
export async function* reports(browser, origin, root) {
  for (const name of PUBLISHED) {
    const workbook = readFileSync(path.join(root, "test/corpus", name, "table.xlsx"));
    yield { name: `report-${name}`, bytes: await withReport(browser, origin, workbook) };
  }
}

function withReport(browser, origin, workbook) {
  return savedAfter(browser, origin, workbook, async (_page, pane) => {
    await check(pane);
    await pane.getByRole("button", { name: "核对报告" }).click();
    await pane.getByRole("button", { name: "加入工作簿" }).click();
    await pane.getByText("报告已写入新工作表").first().waitFor();
  });
}
