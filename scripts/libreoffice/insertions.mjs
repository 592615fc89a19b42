import { readFileSync } from "node:fs";
import path from "node:path";
import { check, done, savedAfter } from "./in-preview.mjs";

/** Published forms of different layouts: with signs and units apart, codes, stars, subtotals, formulas, empty template rows, without scores. */
const PUBLISHED = [
  "004-maqiao-juece-2024",
  "005-maqiao-guocheng-2024",
  "010-yongde-yingyanggaishan-2022",
  "012-hengshan-chubeiliang-2020",
  "014-tianchang-fangyu-2022",
  "016-ningjin-zhuxuejin-2019",
  "020-suixi-linshijiuzhu-2019",
  "022-xiaoxian-tesezhongyang-2023",
  "024-tangxi-weituoyewu-2022",
  "028-anju-shipin-2021",
  "044-haidian-xueyuanlu-2016",
];

const BLOCK = "村级组织运转";
const WEIGHTS = "全部按比例调整到满分";

/** The sample and published forms with a block inserted, as the preview saves them. */
export async function* insertions(browser, origin, root) {
  yield { name: "sample", bytes: await insertInto(browser, origin, null) };
  for (const name of PUBLISHED) yield { name, bytes: await insertInto(browser, origin, readFileSync(path.join(root, "test/corpus", name, "table.xlsx"))) };
}

/** @param workbook null for the sample */
function insertInto(browser, origin, workbook) {
  return savedAfter(browser, origin, workbook, async (_page, pane) => {
    await check(pane);
    await pane.getByRole("tab", { name: "指标块" }).click();
    await pane.getByRole("button", { name: new RegExp(`^${BLOCK}`) }).first().click();
    const insert = pane.getByRole("button", { name: /^插入（/ });
    await insert.and(pane.locator(":not([aria-disabled=true])")).waitFor();
    const weights = pane.getByRole("radio", { name: WEIGHTS });
    if (await weights.isVisible()) await weights.check();
    await insert.click();
    await done(pane);
  });
}
