import { readWorkbookFile } from "../../../src/hosts/file/workbook";
import { checkSheet } from "../../../src/rules/check";
import { readKept } from "../../../src/rules/kept";
import { savedWorkbook } from "../../support/saved-workbook";
import { useBrowser } from "../harness";
import { check, findings } from "./pane";

const browser = useBrowser();

const OVER_CEILING = "超出上限 39192459.6，却得满分 10";

test("policy, rules and what was looked into travel with the saved workbook; the report becomes a sheet of it", async () => {
  const preview = await browser.openPreview();
  const { pane } = preview;
  await check(preview);

  await pane.getByRole("tab", { name: "重算" }).click();
  await pane.getByLabel("计分办法").selectOption("anhui");
  await pane.getByText("来源：安徽省预算绩效管理系统（项目支出自评）").first().waitFor();
  await pane.getByText("已保存在工作簿里").first().waitFor();

  await pane.getByRole("button", { name: "设置" }).click();
  await pane.getByRole("button", { name: "规则与说明" }).click();
  await pane.getByLabel("“排名”的级别").selectOption("off");
  await pane.getByText("关闭了 1 条").waitFor();
  await pane.getByRole("tab", { name: "核对" }).click();
  await pane.getByText("相应的问题不会报出：排名。").waitFor();

  const finding = pane.getByRole("listitem").filter({ hasText: OVER_CEILING });
  await finding.getByRole("button", { name: "已核实" }).click();
  await pane.getByLabel("说明：为什么没有问题").fill("超支部分已获批准");
  await pane.getByRole("button", { name: "记下" }).click();
  await pane.getByText("说明：超支部分已获批准").waitFor();
  expect((await findings(preview, "error")).join()).not.toContain(OVER_CEILING);

  await pane.getByRole("button", { name: "核对报告" }).click();
  await pane.getByRole("button", { name: "加入工作簿" }).click();
  await pane.getByText("报告已写入新工作表“绩效自评核对报告”。").first().waitFor();
  expect(await preview.activeSheet()).toBe("绩效自评核对报告");
  await preview.activateSheet("绩效自评表");
  await pane.getByText("说明：超支部分已获批准").waitFor();

  const file = await preview.saved();
  expect(JSON.stringify(await savedWorkbook(file))).toContain("绩效自评核对报告");
  // The command line reads the same from the file.
  const { sheets, settings } = await readWorkbookFile(file);
  const kept = readKept(settings);
  expect(kept).toMatchObject({ policy: { id: "anhui" }, rules: { rules: { "rank-mismatch": { level: "off" } } }, unread: [] });
  const { forms } = checkSheet(sheets.find(({ name }) => name === "绩效自评表")!, { policy: kept.policy, settings: kept.rules, acknowledgements: kept.acknowledged });
  expect(forms.flatMap((form) => form.findings.flatMap(({ acknowledged }) => acknowledged?.note ?? []))).toEqual(["超支部分已获批准"]);
  const later = await browser.openPreview({ workbook: file });
  await later.activateSheet("绩效自评表");
  await check(later);
  await later.pane.getByText("说明：超支部分已获批准").waitFor();
  await later.pane.getByText("相应的问题不会报出：排名。").waitFor();
  await later.pane.getByRole("tab", { name: "重算" }).click();
  expect(await later.pane.getByLabel("计分办法").inputValue()).toBe("anhui");
});
