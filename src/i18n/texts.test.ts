import { IntlMessageFormat } from "intl-messageformat";
import { BUNDLES, createTexts, localeFor } from "./texts";

const files = Object.keys(BUNDLES["zh-CN"]) as (keyof (typeof BUNDLES)["zh-CN"])[];

/** Names of the values that a message asks for, its branches included. */
function valuesOf(message: string): string[] {
  const names = new Set<string>();
  type Node = { value?: unknown; type: number; options?: Record<string, { value: Node[] }>; children?: Node[] };
  const visit = (nodes: Node[]): void => {
    for (const node of nodes) {
      if (node.type >= 1 && node.type <= 6) names.add(String(node.value));
      for (const option of Object.values(node.options ?? {})) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(message, "en", undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

describe.each(files)("texts in %s", (file) => {
  const chinese: Record<string, string> = BUNDLES["zh-CN"][file];
  const english: Record<string, string> = BUNDLES.en[file];

  test("have the same ids in both languages", () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
  });

  test("ask for the same values in both languages", () => {
    for (const [id, message] of Object.entries(chinese)) {
      expect([id, valuesOf(english[id] ?? "")]).toEqual([id, valuesOf(message)]);
    }
  });

  test("are not empty, and the Chinese ones not left in English", () => {
    for (const message of [...Object.values(chinese), ...Object.values(english)]) expect(message.trim()).not.toBe("");
    for (const message of Object.values(chinese)) expect(message.replace(/\{\w+\}/g, "")).toMatch(/\p{Script=Han}|^[^A-Za-z]*$/u);
  });
});

test("a text is filled with its values", () => {
  expect(createTexts("zh-CN").t("host:error.cell-editing")).toContain("回车");
  expect(createTexts("en").find("host", "no such text")).toBeNull();
});

test("locales that we do not have fall back to Chinese", () => {
  expect(["zh-TW", "en-GB", "fr", undefined].map(localeFor)).toEqual(["zh-CN", "en", "zh-CN", "zh-CN"]);
});
