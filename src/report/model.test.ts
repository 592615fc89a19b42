import { handmadeCheck } from "../../test/support/checked-form";
import { sampleReport } from "../../test/support/report-samples";
import { summaryLines } from "./summary-lines";

const { checked } = handmadeCheck();

test("a form's findings stand by rule with their cells as they show themselves", () => {
  const [form] = sampleReport().forms;
  expect(form?.findings.map(({ rule, severity, findings }) => [rule, severity, findings[0]?.cells])).toEqual([
    ["weight-sum", "warning", [{ address: "D8", text: "15" }, { address: "D5", text: "10" }]],
    ["target-missed-full-score", "error", [{ address: "E5", text: "9.8" }]],
  ]);
  expect(form?.verdict).toEqual({ tone: "error", text: "错误 1 处，需核实 1 处，提示 0 处。" });
});

test("its figures are those of the pane", () => {
  const shown = summaryLines(checked).map(({ reported, recomputed }) => [reported, recomputed]);
  expect(sampleReport().forms[0]?.recomputation.map(({ reported, recomputed }) => [reported, recomputed])).toEqual(shown);
  expect(shown).toEqual([["19.624", "19.624"], ["15", "15"], ["97.85%", "97.85%"], ["9.79", "9.79"]]);
});

test("what a person accepted stands apart with the note and counts no more", () => {
  const findings = checked.findings.map((finding) => ({ ...finding, acknowledged: { note: "已向主管部门说明", at: "2024-11-05T01:30:00Z" } }));
  const report = sampleReport({ findings });
  expect(report.verdict.tone).toBe("clean");
  expect(report.forms[0]?.findings).toEqual([]);
  expect(report.forms[0]?.acknowledged.map(({ findings: [first], severityText }) => [severityText, first?.note])).toEqual([
    ["已核实", "已向主管部门说明"],
    ["已核实", "已向主管部门说明"],
  ]);
});

test("a text filled in for a name is cut where it heads the form", () => {
  const projectName = { row: 0, column: 0, text: "长".repeat(300) };
  expect(sampleReport({ form: { ...checked.form, projectName } }).forms[0]?.name).toBe(`${"长".repeat(99)}…`);
});

test("the policy and its sources are named, and when none was chosen that is said", () => {
  const facts = Object.fromEntries(sampleReport({}, "en").facts.map(({ label, text }) => [label, text]));
  expect(facts["Scoring policy"]).toMatch(/^none chosen.*National/);
  expect(facts["Source"]).toContain("财预〔2020〕10号");
  expect(facts["Checked with"]).toBe("jixiao-check 1.2.3");
});

test("the execution rate's score by the formula stands among the groups; a score that follows it stays as it is", () => {
  expect(sampleReport().forms[0]?.groups).toMatchObject([{ name: "预算执行率", reported: "9.79", byFormula: "9.79" }]);
});
