import { paragraphsOf } from "../../test/rules/example-checks";
import { runningText } from "./running-text";

const textOf = (...texts: string[]) => runningText(paragraphsOf(texts));

test("a text is a form whose notes are its paragraphs, with the year of its title", () => {
  const text = textOf("某县财政局", "2023年度农村公路养护项目", "绩效自评报告", "一、基本情况", "项目实际支出147.17万元，2022年支出130万元。");
  expect(text?.form).toMatchObject({ sheet: "正文", kind: "report-text", title: { row: 2, text: "绩效自评报告" }, year: { value: 2023 } });
  expect(text?.form.notes.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4]);
  expect(text?.sheet.shownAt(4, 0)?.text).toBe("项目实际支出147.17万元，2022年支出130万元。");
});

test("a title that names two years, or none, gives no year", () => {
  expect(textOf("2022-2023年专项资金绩效评价报告", "支出147.17万元。")?.form.year).toBeNull();
  expect(textOf("绩效自评报告", "2023年支出147.17万元。")?.form.year).toBeNull();
});

test("a text without figures that mean anything is none", () => {
  expect(textOf("关于开会的通知", "（一）议程")).toBeNull();
});
