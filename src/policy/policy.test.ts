import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Decimal, plain } from "../figures/decimal";
import { createTexts } from "../i18n/texts";
import { gradeFor } from "./policy";
import { NATIONAL, POLICIES, choosePolicy, parsePolicy, parsePolicyText } from "./published";

const byId = (id: string) => POLICIES.find((policy) => policy.id === id)!;

function accepted(json: unknown) {
  const parsed = parsePolicy(json);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.policy;
}

function problemsOf(json: unknown): string[] {
  const parsed = parsePolicy(json);
  return "problems" in parsed ? parsed.problems.map(({ path, id }) => `${path} ${id}`) : [];
}

const OWN = { id: "our-bureau", name: "某市财政局", sources: { notice: { title: "某市财政局关于开展绩效自评的通知" } } };

describe("what comes with the product", () => {
  test("the national policy stands on its own and first", () => {
    expect(NATIONAL).toMatchObject({ id: "national", parent: null });
    expect(POLICIES.filter(({ parent }) => parent === null)).toEqual([NATIONAL]);
  });

  test("every document of the folder is read", () => {
    const files = readdirSync(join(__dirname, "policies"));
    expect(files.sort()).toEqual(POLICIES.map(({ id }) => `${id}.json`).sort());
  });

  test.each(POLICIES.map((policy) => [policy.id, policy] as const))("%s names the source of every figure", (_, policy) => {
    const parts = [policy.weights, policy.execution, ...policy.positive, ...policy.reverse, policy.bands, policy.overCompletion, policy.grades, policy.rounding];
    for (const { source } of parts) expect(source.title).toMatch(/\p{Script=Han}/u);
  });

  test.each([
    ["national", "96", "优"],
    ["national", "90", "优"],
    ["national", "89.99", "良"],
    ["national", "59.9", "差"],
    ["shanghai-minhang", "79", "合格"],
    ["shanghai-minhang", "59", "不合格"],
    ["module-default", "80", "优"],
  ])("%s calls %s points %s", (id, score, grade) => {
    expect(gradeFor(new Decimal(score), byId(id))).toBe(grade);
  });

  test("a place inherits what its document does not give, with the source that gives it", () => {
    const suzhou = byId("anhui-suzhou");
    expect(plain(suzhou.overCompletion.threshold!)).toBe("0.5");
    expect(suzhou.reverse.map(({ formula }) => formula)).toEqual(["linear"]);
    expect(suzhou.reverse[0]!.source).toBe(byId("anhui").reverse[0]!.source);
    expect(suzhou.bands).toBe(NATIONAL.bands);
  });

  test("with none chosen, all that bind a place are acceptable and the defaults of a program are not", () => {
    const { policy, acceptable } = choosePolicy(null);
    expect(policy).toBe(NATIONAL);
    expect(acceptable).toEqual(POLICIES.filter(({ id }) => id !== "module-default"));
    expect(choosePolicy(byId("hubei")).acceptable).toEqual([byId("hubei")]);
  });
});

describe("a bureau's own policy", () => {
  test("says only what differs", () => {
    const own = accepted({
      ...OWN,
      extends: "hubei",
      execution: { formula: "steps", steps: [{ from: "95%", share: 1 }, { from: 0.8, share: "50%" }] },
      overCompletion: { threshold: null, note: "不要求" },
    });
    expect(own.parent).toBe("hubei");
    expect(own.weights).toBe(byId("hubei").weights);
    expect(own.execution.source.title).toBe(OWN.sources.notice.title);
    expect(own.execution.steps.map(({ from, share }) => [plain(from), plain(share)])).toEqual([["0.95", "1"], ["0.8", "0.5"]]);
    expect(own.overCompletion).toMatchObject({ threshold: null, note: { "zh-CN": "不要求", en: "不要求" } });
    expect(own.name).toEqual({ "zh-CN": "某市财政局", en: "某市财政局" });
  });

  test("the example in the documentation is one", () => {
    const page = readFileSync(join(__dirname, "../../docs/policies.md"), "utf8");
    const own = accepted(JSON.parse(/```json\n([^]*?)```/.exec(page)![1]!));
    expect([own.parent, own.execution.formula]).toEqual(["national", "steps"]);
  });

  test.each<[string, unknown, string[]]>([
    ["no object", [1], [" not-object"]],
    ["a list that is nested without end", JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`), [" not-object"]],
    ["nothing in it", {}, ["id missing", "name missing"]],
    ["an id of ours", { ...OWN, id: "hubei" }, ["id taken"]],
    ["a name that we do not know", { ...OWN, extends: "nowhere" }, ["extends unknown-parent"]],
    ["a misspelt field", { ...OWN, weigths: {} }, ["weigths unknown-field"]],
    ["a source that is not listed", { ...OWN, lowExecution: { threshold: 0.8, source: "other" } }, ["lowExecution.source unknown-source"]],
    ["no source at all", { id: "x", name: "某局", lowExecution: { threshold: 0.8 } }, ["lowExecution.source missing"]],
    ["a percentage without its sign", { ...OWN, lowExecution: { threshold: 80 } }, ["lowExecution.threshold lost-percent-sign"]],
    ["a step without the sign", { ...OWN, execution: { formula: "steps", steps: [{ from: 95, share: 1 }] } }, ["execution.steps[0].from lost-percent-sign"]],
    ["an excess without the sign", { ...OWN, overCompletion: { threshold: 30 } }, ["overCompletion.threshold lost-percent-sign"]],
    ["a share above all of it", { ...OWN, lowExecution: { threshold: "120%" } }, ["lowExecution.threshold out-of-range"]],
    ["words for a figure", { ...OWN, lowExecution: { threshold: "八成" } }, ["lowExecution.threshold not-figure"]],
    ["an unknown formula", { ...OWN, reverse: [{ formula: "square" }] }, ["reverse[0].formula unknown-choice"]],
    ["no formula", { ...OWN, reverse: [] }, ["reverse not-list"]],
    ["half a digit", { ...OWN, rounding: { digits: 1.5, mode: "half-up" } }, ["rounding.digits not-whole"]],
    ["steps without steps", { ...OWN, execution: { formula: "steps" } }, ["execution.steps missing"]],
    ["bands in the wrong order", { ...OWN, bands: { met: "60%", partly: "80%" } }, ["bands.partly not-descending"]],
    [
      "grades in the wrong order",
      { ...OWN, grades: { scale: [{ grade: "良", from: 80 }, { grade: "优", from: 90 }] } },
      ["grades.scale[1].from not-descending"],
    ],
    [
      "weights that do not add up",
      { ...OWN, weights: { full: 100, execution: 10, levels: [{ levels: ["产出"], points: 50 }] } },
      ["weights weights-sum"],
    ],
  ])("%s is refused with its place", (_, json, expected) => {
    expect(problemsOf(json)).toEqual(expected);
  });

  test("everything that is wrong is told at once, in the person's language", () => {
    const parsed = parsePolicyText('{ "id": 1, "bands": { "met": "很高" } }');
    const { find } = createTexts("zh-CN");
    const texts = "problems" in parsed ? parsed.problems.map(({ id, values }) => find("policy", `problem.${id}`, values)) : [];
    expect(texts).toHaveLength(5);
    for (const text of texts) expect(text).toMatch(/\p{Script=Han}/u);
  });

  test("a file that is no JSON says so", () => {
    expect(parsePolicyText("{ id: 1 }")).toMatchObject({ problems: [{ path: "", id: "syntax" }] });
  });
});
