import anhuiSuzhou from "./policies/anhui-suzhou.json";
import anhui from "./policies/anhui.json";
import beijingHaidian from "./policies/beijing-haidian.json";
import guangxi from "./policies/guangxi.json";
import hebei from "./policies/hebei.json";
import hubei from "./policies/hubei.json";
import jiangxiNanchang from "./policies/jiangxi-nanchang.json";
import jiangxi from "./policies/jiangxi.json";
import moduleDefault from "./policies/module-default.json";
import national from "./policies/national.json";
import ningxiaYuanzhou from "./policies/ningxia-yuanzhou.json";
import shandongZaozhuang from "./policies/shandong-zaozhuang.json";
import shanghaiMinhang from "./policies/shanghai-minhang.json";
import shanxi from "./policies/shanxi.json";
import sichuanPidu from "./policies/sichuan-pidu.json";
import sichuan from "./policies/sichuan.json";
import tianjin from "./policies/tianjin.json";
import yunnan from "./policies/yunnan.json";
import type { Problem } from "./json-place";
import { type ParsedPolicy, parsePolicyWith } from "./parse";
import type { Policy } from "./policy";

/** The national policy first, then by place; one that extends another stands after it. A file is named by the policy's id. */
const DOCUMENTS: readonly { readonly id: string }[] = [
  national,
  anhui,
  anhuiSuzhou,
  beijingHaidian,
  guangxi,
  hebei,
  hubei,
  jiangxi,
  jiangxiNanchang,
  ningxiaYuanzhou,
  shandongZaozhuang,
  shanghaiMinhang,
  shanxi,
  sichuan,
  sichuanPidu,
  tianjin,
  yunnan,
  moduleDefault,
];

/** For whoever edits a policy of the product; a person's own is told in her language. */
function said({ path, id, values }: Problem): string {
  const facts = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  return `${path}: ${[id, ...facts].join(", ")}`;
}

function parseAll(): readonly [Policy, ...Policy[]] {
  const [first, ...others] = DOCUMENTS.reduce<Policy[]>((known, document) => {
    const parsed = parsePolicyWith(known, document);
    if ("problems" in parsed) throw new Error(`src/policy/policies/${document.id}.json: ${parsed.problems.map(said).join("; ")}`);
    return [...known, parsed.policy];
  }, []);
  return [first!, ...others];
}

/** All policies that come with the product. */
export const POLICIES = parseAll();

/** What holds everywhere unless a place has its own rules. */
export const NATIONAL: Policy = POLICIES[0];

/** Reads a bureau's own policy. `json` is a parsed JSON document, of which nothing is taken for granted. */
export function parsePolicy(json: unknown): ParsedPolicy {
  return parsePolicyWith(POLICIES, json);
}

/** The same from the text of a file. */
export function parsePolicyText(text: string): ParsedPolicy {
  try {
    return parsePolicy(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const problem: Problem = { path: "", id: "syntax", values: { detail: error.message } };
    return { problems: [problem] };
  }
}

/** The document of a policy of the product under an id and a name of one's own, to be changed and taken over; null for no such policy. */
export function startingPoint(id: string): object | null {
  const index = POLICIES.findIndex((policy) => policy.id === id);
  const policy = POLICIES[index];
  if (!policy) return null;
  const name = { "zh-CN": `${policy.name["zh-CN"]}（本单位）`, en: `${policy.name.en} (our own)` };
  return { ...DOCUMENTS[index], id: `own-${id}`, name };
}

/** What a form is checked against. */
export interface PolicyChoice {
  /** The one to show and to take figures from that a form does not print: the chosen one, or the national one. */
  readonly policy: Policy;
  /** Those that a figure may follow: the chosen one alone, or all that bind some place. */
  readonly acceptable: readonly Policy[];
}

export function choosePolicy(chosen: Policy | null): PolicyChoice {
  return chosen
    ? { policy: chosen, acceptable: [chosen] }
    : { policy: NATIONAL, acceptable: POLICIES.filter(({ standing }) => standing === "rule") };
}
