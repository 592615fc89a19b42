import { BUNDLES, type Locale } from "../i18n/texts";

const LANGUAGE_KEY = "jixiao-check.language";
const LAYOUTS_KEY = "jixiao-check.layouts";

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

/** The layouts that are kept on this computer, as JSON; null when there are none or storage is forbidden. */
export function layoutsOnComputer(): string | null {
  try {
    return localStorage.getItem(LAYOUTS_KEY);
  } catch {
    return null;
  }
}

/** Keeps layouts on this computer, null none; false when the computer refuses. */
export function rememberLayoutsOnComputer(json: string | null): boolean {
  try {
    if (json === null) localStorage.removeItem(LAYOUTS_KEY);
    else localStorage.setItem(LAYOUTS_KEY, json);
    return true;
  } catch {
    return false;
  }
}
