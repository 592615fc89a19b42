import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isEmptyTemplate, planFilling } from "../../src/blocks/fill-template";
import type { NewFormKind } from "../../src/blocks/form-layouts";
import { hasTargets, selfEvaluationSheet, standardFormFor, targetsOf, unitOfForm } from "../../src/blocks/from-targets";
import { leftOut } from "../../src/blocks/left-out";
import { newForm } from "../../src/blocks/new-form";
import { EMPTY_CONTENT } from "../../src/blocks/new-form-content";
import { weightsIn } from "../../src/blocks/weigh";
import { applyToSheet } from "../../src/edits/apply";
import { sheetMade } from "../../src/edits/draft";
import { plain, sum } from "../../src/figures/decimal";
import type { Form } from "../../src/form/form";
import { readWorkbook } from "../../src/hosts/file/workbook";
import { sheetOf } from "../../src/hosts/memory/memory-sheet";
import { NATIONAL } from "../../src/policy/published";
import { readForms } from "../../src/reading/read";
import { checkSheet } from "../../src/rules/check";
import { type Sheet } from "../../src/sheet/sheet";

const sheets = readWorkbook(new Uint8Array(readFileSync(join(__dirname, "../fixtures/ministry-filled-2019.xls"))));
const NAMED = ["成本节约率", "成本控制率", "项目完成及时率", "媒体播出", "完成出版物出版", "完成动画短剧的制作", "媒体播出标准", "音像出版标准"];

async function ministry(): Promise<{ targets: Form; template: Sheet; form: Form }> {
  const all = (await sheets).flatMap((sheet) => readForms(sheet).map((form) => ({ sheet, form })));
  const targets = all.find(({ form }) => hasTargets(form))!.form;
  const { sheet: template, form } = all.find(({ sheet, form: one }) => isEmptyTemplate(sheet, one))!;
  return { targets, template, form };
}

function expectPrefilled(sheet: Sheet): void {
  const { forms } = checkSheet(sheet);
  expect(forms.map(({ form }) => form.kind)).toEqual(["self-evaluation"]);
  const { form, findings } = forms[0]!;
  expect(form.indicators.map(({ name }) => name).slice(0, NAMED.length)).toEqual(NAMED);
  expect(form.indicators).toHaveLength(14);
  expect(form.indicators.slice(0, 4).map(({ target }) => target?.text)).toEqual(["≥0", "1", "≥90%", "5次"]);
  expect(form.indicators.map(({ actual, score }) => actual ?? score).filter(Boolean)).toEqual([]);
  const points = (words: string) => plain(sum(weightsIn({ ...form, indicators: form.indicators.filter(({ levels }) => levels[0]!.text.includes(words)) }).map(({ weight }) => weight)));
  expect(["产出", "效益", "满意"].map(points)).toEqual(["50", "30", "10"]);
  expect([form.projectName?.text, form.implementer?.text, form.goals.planned[0]?.text]).toEqual(["2019年210青少年校园足球扶持资金", "北京大学", "完成校园足球运动技术动画20集的设计制作与播出"]);
  expect(form.funds?.rows.map(({ role, figures }) => [role, figures.initial?.figure?.value.toFixed(), figures.budget?.figure?.value.toFixed()])).toEqual([
    ["total", "190", "190"],
    ["sub", "190", "190"],
    ["sub", "0", "0"],
    ["sub", "0", "0"],
  ]);
  expect(form.total?.weight?.figure?.value.toFixed()).toBe("100");
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  // Nothing was spent yet as far as anybody has said: no rate of execution, and nothing to explain.
  expect(form.funds?.rows[0]?.figures.executed?.figure ?? null).toBeNull();
  expect(findings.map(({ rule }) => rule)).not.toContain("low-execution-unexplained");
}

test("the ministry's own empty form takes the targets of its workbook", async () => {
  const { targets, template, form } = await ministry();
  const { plan, sheet, refusals } = planFilling(template, form, targetsOf(targets, NATIONAL));
  expect(refusals).toEqual([]);
  expect(applyToSheet(template, plan).sheet.snapshot).toEqual(sheet.snapshot);
  expectPrefilled(sheet);
});

test("without an empty form the targets come on a new worksheet", async () => {
  const { targets } = await ministry();
  const sheet = selfEvaluationSheet(targetsOf(targets, NATIONAL));
  expectPrefilled(sheetMade(sheet.name, sheet));
});

test("an empty standard form takes them into its own rows", async () => {
  const { targets } = await ministry();
  const empty = newForm("project");
  const template = sheetMade(empty.name, empty);
  const [form] = readForms(template);
  expect(isEmptyTemplate(template, form!)).toBe(true);
  const { sheet, refusals, plan } = planFilling(template, form!, targetsOf(targets, NATIONAL));
  expect(refusals).toEqual([]);
  expect(applyToSheet(template, plan).sheet.snapshot).toEqual(sheet.snapshot);
  const [again] = readForms(sheet);
  expect(again!.indicators.filter(({ target }) => target !== null).map(({ name }) => name)).toEqual(expect.arrayContaining(NAMED));
  expect(plain(sum(weightsIn(again!).map(({ weight }) => weight)))).toBe("90");
});

test("what the form asks for below its indicators is answered below the rows that come", async () => {
  const { targets } = await ministry();
  const template = sheetOf("自评表", [
    ["项目支出绩效自评表"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "指标1：", null, null, null, null],
    ["效益指标", "社会效益指标", "指标1：", null, null, null, null],
    ["满意度指标", "服务对象满意度指标", "指标1：", null, null, null, null],
    ["总分", null, null, null, null, 100, null],
    ["年度总体目标", null, null, null, null, null, null],
  ]);
  const [form] = readForms(template);
  const { sheet, plan, refusals } = planFilling(template, form!, targetsOf(targets, NATIONAL));
  expect(refusals).toEqual([]);
  expect(applyToSheet(template, plan).sheet.snapshot).toEqual(sheet.snapshot);
  // Rows of the template are filled first; what it has no row for stands with the group of its level.
  expect(readForms(sheet)[0]!.groups.filter(({ depth }) => depth === 1).map(({ label }) => label.text)).toEqual(["产出指标", "效益指标", "满意度指标"]);
  expect(readForms(sheet)[0]!.indicators.map(({ name }) => name)).not.toContain("指标1：");
  const goal = Array.from({ length: sheet.used.lastRow + 1 }, (_, row) => row).find((row) => sheet.cellAt(row, 0)?.text === "年度总体目标")!;
  expect(goal).toBeGreaterThan(6);
  expect(sheet.cellAt(goal, 1)?.text).toBe("完成校园足球运动技术动画20集的设计制作与播出");
});

/** A target table in 元, with weights of its own, a source that no standard form has a row for, and a row without a name. */
function table(unit: string, [first, second]: readonly [number, number] = [30, 10]): Form {
  const sheet = sheetOf("申报表", [
    ["项目支出绩效目标申报表"],
    ["（2025年度）"],
    ["项目名称", "道路维修"],
    ["主管部门", "某市交通局", null, null, "实施单位", "某市公路站"],
    [`项目资金${unit}`, null, "年初预算数", "全年预算数", "全年执行数"],
    [null, "年度资金总额", 1234567.89, 1234567.89, null],
    [null, "其中：财政拨款", 1234000.5, 1234000.5, null],
    [null, "社会捐赠", 567.39, 567.39, null],
    ["年度目标", "维修道路12公里"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "分值"],
    ["产出指标", "数量指标", "维修里程", "≥12公里", first],
    ["产出指标", "质量指标", null, "100%", null],
    ["满意度指标", "服务对象满意度", "群众满意度", "≥90%", second],
  ]);
  return readForms(sheet).find(hasTargets)!;
}

describe("amounts", () => {
  const NEW = sheetMade("自评表", newForm("project"));
  const fundsAfter = (form: Form, own = NEW) => {
    const targets = targetsOf(form, NATIONAL);
    const { sheet } = planFilling(own, readForms(own)[0]!, targets);
    return readForms(sheet)[0]!;
  };

  test("are converted between units that both forms name, to the last digit, in a template and on a new sheet", () => {
    const form = table("（元）");
    const made = sheetMade("自评表", selfEvaluationSheet(targetsOf(form, NATIONAL)));
    expect(readForms(made)[0]!.funds!.rows.map(({ figures }) => figures.budget?.figure?.value.toFixed())).toEqual(["123.456789", "123.40005", "0.056739"]);
    expect(fundsAfter(form).funds!.rows.slice(1).map(({ figures }) => figures.budget?.figure?.value.toFixed())).toEqual(["123.40005", undefined, undefined]);
  });

  test("of the year are taken from beside their labels, and those of the whole period are left", () => {
    const form = readForms(sheetOf("申报表", [
      ["项目支出绩效目标申报表"],
      ["（2026年度）"],
      ["项目名称", "道路维修"],
      ["项目资金申请（万元）", "中期资金总额：", 300, "年度资金总额：", 100],
      [null, "其中：财政拨款", 270, "其中：财政拨款", 90],
      [null, "其他资金", 30, "其他资金", 10],
      ["年度目标", "维修道路12公里"],
      ["一级指标", "二级指标", "三级指标", "指标值"],
      ["产出指标", "数量指标", "维修里程", "≥12公里"],
    ])).find(hasTargets)!;
    const made = sheetMade("自评表", selfEvaluationSheet(targetsOf(form, NATIONAL)));
    expect(readForms(made)[0]!.funds!.rows.map(({ figures }) => figures.budget?.figure?.value.toFixed())).toEqual(["100", "90", "10"]);
    expect(fundsAfter(form).funds!.rows.map(({ label, figures }) => [label?.text.trim(), figures.budget?.figure?.value.toFixed()])).toContainEqual(["其他资金", "10"]);
  });

  test("stay as they are where one form names no unit, which is told", () => {
    const form = table("");
    const targets = targetsOf(form, NATIONAL);
    const made = readForms(sheetMade("自评表", selfEvaluationSheet(targets)))[0]!;
    expect(made.funds!.rows.map(({ figures }) => figures.budget?.figure?.value.toFixed())).toEqual(["1234567.89", "1234000.5", "567.39"]);
    expect(leftOut(form, targets, made)).toContainEqual({ what: "unit", text: "", instead: null });
  });

  test.each<[NewFormKind, string | null]>([["project", "万元"], ["department", "万元"], ["transfer-2017", "万元"], ["transfer-2022", "万元"], ["score-table", null]])("of a form %s are in %s", (kind, unit) => {
    expect(unitOfForm(kind)).toBe(unit);
  });
});

describe("what is not taken over", () => {
  test("into a form that has no row for it, or says something else already", () => {
    const form = table("（元）");
    const targets = targetsOf(form, NATIONAL);
    const own = sheetMade("自评表", newForm("project", { ...EMPTY_CONTENT, year: 2024, department: "某县交通局" }));
    const { sheet } = planFilling(own, readForms(own)[0]!, targets);
    expect(leftOut(form, targets, readForms(sheet)[0])).toEqual([
      { what: "department", text: "某市交通局", instead: "某县交通局" },
      { what: "year", text: "2025", instead: "2024" },
      { what: "fund", text: "社会捐赠 567.39元", instead: null },
      { what: "unnamed", text: "1", instead: null },
    ]);
  });

  test("but the year is, where the form leaves room for it", () => {
    const own = sheetMade("自评表", newForm("project"));
    const { sheet } = planFilling(own, readForms(own)[0]!, targetsOf(table("（元）"), NATIONAL));
    expect(sheet.cellAt(1, 0)?.text).toBe("（2025年度）");
  });

  test("nothing but rows without a name on a new sheet; everything when none was read there", () => {
    const form = table("（元）");
    const targets = targetsOf(form, NATIONAL);
    expect(leftOut(form, targets, readForms(sheetMade("自评表", selfEvaluationSheet(targets)))[0]).map(({ what }) => what)).toEqual(["unnamed"]);
    expect(leftOut(form, targets, undefined).map(({ what }) => what)).toEqual(["projectName", "department", "implementer", "year", "goalPlanned", "fund", "fund", "indicator", "indicator", "unnamed"]);
  });

  test("money that the table does not have, or has only as a whole", () => {
    const form = table("（元）");
    const without = { ...form, funds: null };
    expect(leftOut(without, targetsOf(without, NATIONAL), undefined)).toContainEqual({ what: "no-money", text: "", instead: null });
    const whole = { ...form, funds: { ...form.funds!, rows: form.funds!.rows.filter(({ role }) => role === "total") } };
    expect(leftOut(whole, targetsOf(whole, NATIONAL), undefined)).toContainEqual({ what: "total", text: "1234567.89元", instead: null });
  });
});

test("weights of the table's own keep their proportions in what the execution rate leaves", () => {
  const weights = (own: readonly [number, number]) => targetsOf(table("（元）", own), NATIONAL).indicators.map(({ weight }) => weight!.toFixed());
  expect(weights([30, 10])).toEqual(["68", "22"]);
  expect(weights([60, 30])).toEqual(["60", "30"]);
});

test.each([
  ["部门整体支出绩效目标申报表", "department"],
  ["中央对地方转移支付区域绩效目标表", "transfer-2017"],
  ["项目支出绩效目标申报表", "project"],
])("targets of a %s go into a form of the kind %s", (title, kind) => {
  const form = table("（元）");
  expect(standardFormFor({ ...form, title: { ...form.title!, text: title } })).toBe(kind);
});
