import { compact } from "../figures/normalise";

/** Names of one level that have no word in common. */
const SYNONYMS: Readonly<Record<string, string>> = { 项目完成: "产出", 投入产出: "产出", 履职效益: "效益", 效果: "效益" };

/** "C产出", "产出指标（50分）" and "产 出" name one level. */
export function levelName(text: string): string {
  const name = compact(text)
    .replace(/[((][^()]*[))]/g, "")
    .replace(/^[A-Z]\d*/, "")
    .replace(/(?:类?指标)等?$/, "");
  return SYNONYMS[name] ?? name;
}

/** Whether two names mean the same level: a form may say 数量 where a block says 产出数量. */
export function isSameLevel(a: string, b: string): boolean {
  const [left, right] = [levelName(a), levelName(b)];
  return left !== "" && right !== "" && (left.includes(right) || right.includes(left));
}
