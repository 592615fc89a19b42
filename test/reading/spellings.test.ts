import type { Form } from "../../src/form/form";
import { readForms } from "../../src/reading/read";
import { type Position, formatCell } from "../../src/sheet/address";
import { sheetOf } from "../support/sheets";
import spellings from "./spellings.json";

type Word = keyof typeof spellings;

/** Each heading and label of the form as the ministry of finance spells it; places and bureaus spell them in many other ways. */
const USUAL: Readonly<Record<Word, string>> = {
  level1: "一级指标", level3: "三级指标", target: "年度指标值", actual: "实际完成值", weight: "分值", score: "得分", reason: "偏差原因分析及改进措施",
  initial: "年初预算数", budget: "全年预算数（A）", executed: "全年执行数（B）", fundWeight: "分值", rate: "执行率（B/A）", fundScore: "得分",
  fundTotal: "年度资金总额", total: "总分", project: "项目名称", department: "主管部门", implementer: "实施单位", planned: "预期目标", achieved: "实际完成情况",
};

const MERGED = ["A1:H1", "A2:H2", "A5:A8", "A9:A10", "B9:D9", "E9:H9", "B10:D10", "E10:H10", "A15:E15"];

function read(words: Readonly<Record<Word, string>>): Form | undefined {
  const rows = [
    ["项目支出绩效自评表"],
    ["（2023年度）"],
    [words.project, "水库维修", null, null, words.department, null, "水利局"],
    [words.implementer, "水库管理所"],
    ["项目资金（万元）", null, words.initial, words.budget, words.executed, words.fundWeight, words.rate, words.fundScore],
    [null, words.fundTotal, 100, 120, 90, 10, "75%", 7.5],
    [null, "其中：本年财政拨款", 100, 120, 90, "—", "75%", "—"],
    [null, "其他资金", 0, 0, 0, "—", null, "—"],
    ["年度总体目标", words.planned, null, null, words.achieved],
    [null, "完成水库除险加固并验收", null, null, "已完成除险加固"],
    [words.level1, "二级指标", words.level3, words.target, words.actual, words.weight, words.score, words.reason],
    ["产出指标", "数量指标", "维修水库", "≥3座", "3座", 50, 50],
    ["效益指标", "社会效益指标", "受益人口", "≥1万人", "1.2万人", 30, 30],
    ["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "95%", 10, 10],
    [words.total, null, null, null, null, 100, 97.5],
  ];
  const [form, ...others] = readForms(sheetOf(rows, { merges: MERGED }));
  return others.length === 0 ? form : undefined;
}

const at = (place: Position | null | undefined) => (place ? formatCell(place) : null);

/** What every spelling has to leave as it is. */
function rolesOf(form: Form | undefined) {
  return form && {
    kind: form.kind,
    columns: form.columns,
    indicators: form.indicators.length,
    total: at(form.total?.score),
    funds: form.funds && {
      columns: form.funds.columns,
      rows: form.funds.rows.map(({ row, role }) => `${row + 1} ${role}`),
      execution: [form.funds.executionRate, form.funds.executionScore, form.funds.executionWeight].map(at),
    },
    names: [form.projectName, form.department, form.implementer].map(at),
    goals: [...form.goals.planned, ...form.goals.achieved].map(at),
  };
}

test("the usual spellings are read", () => {
  expect(rolesOf(read(USUAL))).toEqual({
    kind: "self-evaluation",
    columns: { level1: 0, level2: 1, level3: 2, target: 3, actual: 4, weight: 5, score: 6, reason: 7 },
    indicators: 3,
    total: "G15",
    funds: {
      columns: { initial: 2, budget: 3, executed: 4, weight: 5, rate: 6, score: 7 },
      rows: ["6 total", "7 sub", "8 sub"],
      execution: ["G6", "H6", "F6"],
    },
    names: ["B3", "G3", "B4"],
    goals: ["B10", "E10"],
  });
});

test.each(Object.keys(spellings) as Word[])("other spellings of %s mean the same", (word) => {
  const usual = rolesOf(read(USUAL));
  for (const spelling of spellings[word]) {
    expect({ spelling, ...rolesOf(read({ ...USUAL, [word]: spelling })) }).toEqual({ spelling, ...usual });
  }
});
