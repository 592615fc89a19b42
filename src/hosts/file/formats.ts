/**
 * The built-in number formats that depend on the language of the Excel that shows them, as a Chinese Excel has them
 * (ECMA-376 part 1, 18.8.30). A file names them by number only; without this table dates come out in American order.
 */
export const CHINESE_FORMATS: ReadonlyMap<number, string> = new Map([
  [14, "yyyy/m/d"],
  [22, "yyyy/m/d h:mm"],
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [30, "m/d/yy"],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  [36, 'yyyy"年"m"月"'],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, 'm"月"d"日"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
]);

const FORMATS_OPEN = /<(\w+:)?numFmts\b[^>]*[^/]>/;
const STYLES_OPEN = /<(\w+:)?styleSheet\b[^>]*>/;

/** Declares the Chinese built-in formats in a workbook's styles.xml, before its own ones so that those win. */
export function declareChineseFormats(styles: string): string {
  const elements = (prefix: string): string =>
    [...CHINESE_FORMATS]
      .map(([id, code]) => `<${prefix}numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', "&quot;")}"/>`)
      .join("");
  if (FORMATS_OPEN.test(styles)) {
    return styles.replace(FORMATS_OPEN, (open, prefix: string | undefined) => open + elements(prefix ?? ""));
  }
  return styles.replace(STYLES_OPEN, (open, prefix: string | undefined) => {
    const name = `${prefix ?? ""}numFmts`;
    return `${open}<${name}>${elements(prefix ?? "")}</${name}>`;
  });
}
