import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "../typescript.mjs";

const FOLDER = "src/policy";
const ROOT_POLICY = "national";

const INTRODUCTION = `# Policies

How places score, as far as their documents say. This page is made from the data in \`src/policy/policies\` (\`npm run docs\`).
What a document does not give is inherited from the policy that it extends, in the end from the national one; only what differs is
listed here. With no policy chosen, a figure that follows any of them is accepted, those of standing “product” excepted:
they are the settings that a program is delivered with and bind nobody.
`;

const OWN_POLICY = `## A policy of your own

A bureau writes its own as a JSON file of the same form: \`id\`, \`name\`, \`sources\` and the parts that differ. Points are numbers,
shares are fractions of 1 or percentages; each part names one of the \`sources\`, unless there is only one. \`threshold: null\` switches
a question off.

\`\`\`json
{
  "id": "our-bureau",
  "name": "某市财政局",
  "extends": "${ROOT_POLICY}",
  "sources": { "notice": { "title": "某市财政局关于开展绩效自评的通知", "article": "第三条" } },
  "execution": {
    "formula": "steps",
    "steps": [{ "from": "95%", "share": "100%" }, { "from": "80%", "share": "50%" }]
  },
  "overCompletion": { "threshold": "50%" }
}
\`\`\`
`;

const threshold = (before, after) => (part) => (part.threshold === null ? "never" : `${before} ${part.threshold} ${after}`);

/** Each part of a policy: its name and how it reads. */
const PARTS = {
  weights: ["weights 分值", ({ full, execution, levels }) => [`full score ${full}`, `预算执行率 ${execution}`, ...levels.map((level) => `${level.levels.join(" + ")} ${level.points}`)].join(", ")],
  execution: [
    "execution score 预算执行率得分",
    ({ formula, steps = [] }) => (formula === "linear" ? "rate × weight" : steps.map(({ from, share }) => `from ${from}: ${share} of the weight`).join(", ")),
  ],
  positive: ["missed floor 正向指标未完成", () => "actual ÷ target × weight"],
  reverse: [
    "missed ceiling 反向指标超出",
    ({ formula }) => (formula === "ratio" ? "target ÷ actual × weight" : "weight × (1 − (actual − target) ÷ target), at least 0"),
  ],
  equality: ["target with “=”", ({ asks }) => (asks === "exactly" ? "exactly that much" : "at least that much")],
  bands: ["qualitative bands 定性指标", ({ met, partly }) => `达成 100%–${met}, 部分达成 ${met}–${partly}, 未达成 ${partly}–0 of the weight`],
  phrases: ["qualitative results 定性完成值", ({ allowed }) => (allowed === null ? "any words" : allowed.join("; "))],
  overCompletion: ["over-completion to be explained 超额完成", threshold("above the target by more than", "of it")],
  lowExecution: ["low execution to be explained 执行率偏低", threshold("below", "")],
  adjustment: ["budget adjusted 预算调整", ({ asks }) => (asks === "reason" ? "a reason is asked for" : "no reason is asked for")],
  grades: ["grades 等级", ({ scale }) => scale.map(({ grade, from }) => `${grade} from ${from}`).join(", ")],
  rounding: ["rounding 保留小数", ({ digits, mode }) => `${digits} decimals, ${mode}`],
};

function sourceText({ title, article, address }) {
  return [address ? `[${title}](${address})` : title, article].filter(Boolean).join(", ");
}

function rowsOf(policy) {
  const keys = Object.keys(policy.sources);
  return Object.entries(PARTS).flatMap(([key, [name, say]]) =>
    [policy[key] ?? []].flat().map((part) => {
      const source = sourceText(policy.sources[part.source ?? keys[0]]);
      return `| ${[name, say(part).trim(), source, part.note?.en ?? ""].join(" | ")} |`;
    }),
  );
}

function chapter(policy) {
  const rows = rowsOf(policy);
  const sources = Object.values(policy.sources).map((source) => `- ${sourceText(source)}`);
  const facts = [
    policy.name.en,
    ...(policy.id === ROOT_POLICY ? [] : [`extends \`${policy.extends ?? ROOT_POLICY}\``]),
    ...(policy.standing ? [`standing “${policy.standing}”`] : []),
  ];
  return [
    `## ${policy.id} ${policy.name["zh-CN"]}`,
    "",
    `${facts.join("; ")}.${policy.note ? ` ${policy.note.en}` : ""}`,
    "",
    ...(rows.length > 0 ? ["| what | figure | source | note |", "| --- | --- | --- | --- |", ...rows] : ["Figures as in the policy that it extends. Source:", "", ...sources]),
    "",
  ].join("\n");
}

/** As written, in the order in which the product lists them; the parser has read them all, so none is broken. */
function policiesIn(root) {
  const { POLICIES } = load(join(root, FOLDER, "published.ts"));
  return POLICIES.map(({ id }) => JSON.parse(readFileSync(join(root, FOLDER, "policies", `${id}.json`), "utf8")));
}

export function policiesPage(root) {
  return [INTRODUCTION, ...policiesIn(root).map(chapter), OWN_POLICY].join("\n");
}
