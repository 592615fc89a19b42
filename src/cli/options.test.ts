import { chooseLocale, parseSize } from "./options";

test("sizes are read with and without unit", () => {
  expect(["50MB", "1.5g", "800 KB", "1000", "2b"].map(parseSize)).toEqual([50_000_000, 1_500_000_000, 800_000, 1000, 2]);
});

test.each(["", "MB", "-5MB", "5TB", "0", "0.1B", "1e6", "五十"])("%j is no size", (text) => {
  expect(() => parseSize(text)).toThrow();
});

test("the language is the asked one, then the environment's, then Chinese", () => {
  expect(chooseLocale(["check", "--lang", "en"], { LANG: "zh_CN.UTF-8" })).toBe("en");
  expect(chooseLocale(["--lang=zh-CN"], { LC_ALL: "en_US.UTF-8" })).toBe("zh-CN");
  expect(chooseLocale([], { LC_ALL: "", LC_MESSAGES: "en_GB", LANG: "zh_CN" })).toBe("en");
  expect(chooseLocale([], { LANG: "C.UTF-8" })).toBe("zh-CN");
  expect(chooseLocale([], {})).toBe("zh-CN");
});
