import { IntlMessageFormat } from "intl-messageformat";
import enCatalogue from "./en/catalogue.json";
import enCli from "./en/cli.json";
import enHost from "./en/host.json";
import enPane from "./en/pane.json";
import enPolicy from "./en/policy.json";
import enPreview from "./en/preview.json";
import enReading from "./en/reading.json";
import enReport from "./en/report.json";
import enRules from "./en/rules.json";
import zhCatalogue from "./zh-CN/catalogue.json";
import zhCli from "./zh-CN/cli.json";
import zhHost from "./zh-CN/host.json";
import zhPane from "./zh-CN/pane.json";
import zhPolicy from "./zh-CN/policy.json";
import zhPreview from "./zh-CN/preview.json";
import zhReading from "./zh-CN/reading.json";
import zhReport from "./zh-CN/report.json";
import zhRules from "./zh-CN/rules.json";

/** Chinese first: its files define which texts there are; a test holds the English ones to the same ids and values. */
const CHINESE = {
  catalogue: zhCatalogue,
  cli: zhCli,
  host: zhHost,
  pane: zhPane,
  policy: zhPolicy,
  preview: zhPreview,
  reading: zhReading,
  report: zhReport,
  rules: zhRules,
};

export const BUNDLES = {
  "zh-CN": CHINESE,
  en: {
    catalogue: enCatalogue,
    cli: enCli,
    host: enHost,
    pane: enPane,
    policy: enPolicy,
    preview: enPreview,
    reading: enReading,
    report: enReport,
    rules: enRules,
  },
} as const;

export type Locale = keyof typeof BUNDLES;
export const DEFAULT_LOCALE: Locale = "zh-CN";

type Bundles = typeof CHINESE;
/** "pane:check.button" and the like: the file's name, a colon, the id in it. */
export type TextId = { [File in keyof Bundles]: `${File}:${Extract<keyof Bundles[File], string>}` }[keyof Bundles];

export type TextValues = Readonly<Record<string, string | number | boolean>>;

export interface Texts {
  readonly locale: Locale;
  /** The text in ICU message syntax, filled. */
  readonly t: (id: TextId, values?: TextValues) => string;
  /** For ids made at run time, such as a rule's message: null when there is no such text. */
  readonly find: (file: keyof Bundles, id: string, values?: TextValues) => string | null;
}

/** "zh", "zh-Hans-CN" … → zh-CN; "en-GB" → en; what we do not have → zh-CN. */
export function localeFor(tag: string | undefined | null): Locale {
  return tag?.toLowerCase().startsWith("en") ? "en" : DEFAULT_LOCALE;
}

export function createTexts(locale: Locale): Texts {
  const compiled = new Map<string, IntlMessageFormat>();
  const find = (file: keyof Bundles, id: string, values: TextValues = {}): string | null => {
    const key = `${file}:${id}`;
    let format = compiled.get(key);
    if (!format) {
      const source = (BUNDLES[locale][file] as Readonly<Record<string, string>>)[id];
      if (source === undefined) return null;
      // Markup in a text is text: nothing here is ever rendered as HTML.
      format = new IntlMessageFormat(source, locale, undefined, { ignoreTag: true });
      compiled.set(key, format);
    }
    return String(format.format(values));
  };
  return {
    locale,
    find,
    t: (id, values) => {
      const [file, name] = id.split(/:(.*)/s) as [keyof Bundles, string];
      return find(file, name, values) ?? id;
    },
  };
}
