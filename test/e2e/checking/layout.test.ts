import { useBrowser } from "../harness";
import { findings, resultOf } from "./pane";

const browser = useBrowser();

test("a column that the person takes away is not read any more, also in a later sitting with the same workbook", async () => {
  const preview = await browser.openPreview();
  const { pane } = preview;
  await pane.getByRole("button", { name: "核对本表" }).click();
  await resultOf(preview);
  expect(await findings(preview, "error")).toHaveLength(1);

  await pane.getByRole("button", { name: /^版式/ }).click();
  await pane.getByLabel("实际完成值").selectOption({ label: "没有这一列" });
  await pane.getByText("按这个版式：错误 0 处", { exact: false }).waitFor();
  await pane.getByRole("button", { name: "保存", exact: true }).click();
  await pane.locator("p, div", { hasText: "已保存在工作簿里，请记得保存文件。" }).first().waitFor();

  await preview.page.getByRole("button", { name: "核对本表", exact: true }).click();
  await resultOf(preview);
  expect(await findings(preview, "error")).toHaveLength(0);

  await pane.getByRole("button", { name: /^版式/ }).click();
  await pane.getByRole("button", { name: "恢复自动识别" }).click();
  await pane.getByRole("button", { name: "返回" }).click();
  await pane.getByText("超出上限 39192459.6，却得满分 10").waitFor();
});
