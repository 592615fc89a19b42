import { BUNDLES, type Locale } from "../i18n/texts";

const LANGUAGE_KEY = "jixiao-check.language";

/** The language that the person chose earlier, or null. Storage may be forbidden: then nothing is remembered. */
export function rememberedLanguage(): Locale | null {
  try {
    const stored = localStorage.getItem(LANGUAGE_KEY);
    return stored !== null && Object.keys(BUNDLES).includes(stored) ? (stored as Locale) : null;
  } catch {
    return null;
  }
}

/** Keeps the choice for the next time the pane opens, where that is possible. */
export function rememberLanguage(locale: Locale): void {
  try {
    localStorage.setItem(LANGUAGE_KEY, locale);
  } catch {
    // The choice still holds until the pane is closed.
  }
}

/** What is kept on this computer under that key; null when there is nothing or storage is forbidden. */
export function onComputer(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text on this computer, null none; false when the computer refuses. */
export function rememberOnComputer(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
