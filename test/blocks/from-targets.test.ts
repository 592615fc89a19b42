import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isEmptyTemplate, planFilling } from "../../src/blocks/fill-template";
import { hasTargets, selfEvaluationSheet, targetsOf } from "../../src/blocks/from-targets";
import { newForm } from "../../src/blocks/new-form";
import { weightsIn } from "../../src/blocks/weigh";
import { applyToSheet } from "../../src/edits/apply";
import { plain, sum } from "../../src/figures/decimal";
import type { Form } from "../../src/form/form";
import { readWorkbook } from "../../src/hosts/file/workbook";
import { newSnapshot } from "../../src/hosts/memory/memory-sheet";
import { NATIONAL } from "../../src/policy/published";
import { readForms } from "../../src/reading/read";
import { checkSheet } from "../../src/rules/check";
import { Sheet } from "../../src/sheet/sheet";

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
  expectPrefilled(new Sheet(newSnapshot(sheet.name, sheet)));
});

test("an empty standard form takes them into its own rows", async () => {
  const { targets } = await ministry();
  const empty = newForm("project");
  const template = new Sheet(newSnapshot(empty.name, empty));
  const [form] = readForms(template);
  expect(isEmptyTemplate(template, form!)).toBe(true);
  const { sheet, refusals, plan } = planFilling(template, form!, targetsOf(targets, NATIONAL));
  expect(refusals).toEqual([]);
  expect(applyToSheet(template, plan).sheet.snapshot).toEqual(sheet.snapshot);
  const [again] = readForms(sheet);
  expect(again!.indicators.filter(({ target }) => target !== null).map(({ name }) => name)).toEqual(expect.arrayContaining(NAMED));
  expect(plain(sum(weightsIn(again!).map(({ weight }) => weight)))).toBe("90");
});
