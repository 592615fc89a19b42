/** The first character (of those in use) of each initial in the order of pinyin; no syllable begins with i, u or v. */
const FIRST: readonly (readonly [initial: string, character: string])[] = [
  ["a", "阿"], ["b", "八"], ["c", "嚓"], ["d", "咑"], ["e", "妸"], ["f", "发"], ["g", "旮"], ["h", "哈"], ["j", "丌"],
  ["k", "咔"], ["l", "垃"], ["m", "妈"], ["n", "拏"], ["o", "噢"], ["p", "妑"], ["q", "七"], ["r", "然"], ["s", "仨"],
  ["t", "他"], ["w", "屲"], ["x", "夕"], ["y", "丫"], ["z", "帀"],
];
const HAN = /\p{Script=Han}/u;

const byPinyin = new Intl.Collator("zh-Hans-CN-u-co-pinyin");
const known = new Map<string, string>();

function initialOf(character: string): string {
  let initial = known.get(character);
  if (initial === undefined) {
    const last = FIRST.findLast(([, first]) => byPinyin.compare(first, character) <= 0);
    known.set(character, (initial = last?.[0] ?? ""));
  }
  return initial;
}

/**
 * "医疗救助" → "yljz": what people type when they look for a name. A character with several readings has the one that the
 * collation of the platform gives it; other letters and digits stand for themselves in small letters.
 */
export function pinyinInitials(text: string): string {
  return [...text].map((character) => (HAN.test(character) ? initialOf(character) : character.toLowerCase())).join("").replace(/[^a-z0-9]/g, "");
}
