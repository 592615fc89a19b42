import { InvalidArgumentError } from "commander";
import { DEFAULT_LOCALE, type Locale, localeFor } from "../i18n/texts";

export const FORMATS = ["text", "json", "ndjson", "csv", "html"] as const;
export type Format = (typeof FORMATS)[number];

export const LANGUAGES: readonly Locale[] = ["zh-CN", "en"];

const SIZE = /^(\d+(?:\.\d+)?)\s*([KMG]?)B?$/i;
const FACTOR: Readonly<Record<string, number>> = { "": 1, K: 1e3, M: 1e6, G: 1e9 };

/**
 * "50MB", "1.5g" or "800000" → bytes.
 * @throws InvalidArgumentError
 */
export function parseSize(text: string): number {
  const match = SIZE.exec(text.trim());
  const bytes = match ? Math.floor(Number(match[1]) * FACTOR[match[2]!.toUpperCase()]!) : 0;
  if (bytes < 1) throw new InvalidArgumentError(text);
  return bytes;
}

/** Far above any form that a person fills in, far below what makes a small computer slow. */
export const DEFAULT_MAX_BYTES = parseSize("50MB");

const MOST_JOBS = 256;

/**
 * A number of worker threads.
 * @throws InvalidArgumentError
 */
export function parseJobs(text: string): number {
  const jobs = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  if (jobs < 1 || jobs > MOST_JOBS) throw new InvalidArgumentError(text);
  return jobs;
}

/**
 * "total-score=warning" → an entry more in the list; --rule may be given many times.
 * @throws InvalidArgumentError
 */
export function collectRule(text: string, before: readonly (readonly [string, string])[] = []): (readonly [string, string])[] {
  const match = /^([\w-]+)=(\w+)$/.exec(text.trim());
  if (!match) throw new InvalidArgumentError(text);
  return [...before, [match[1]!, match[2]!]];
}

/** The value of --lang, wherever it stands: the help is written before the options are read. */
function langOption(args: readonly string[]): string | undefined {
  const joined = args.find((arg) => arg.startsWith("--lang="));
  if (joined) return joined.slice("--lang=".length);
  const index = args.indexOf("--lang");
  return index < 0 ? undefined : args[index + 1];
}

/** The language to speak: --lang, then the environment as POSIX orders it, then Chinese. */
export function chooseLocale(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Locale {
  const tag = langOption(args) ?? [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value);
  return tag ? localeFor(tag) : DEFAULT_LOCALE;
}
