import { createContext, useContext } from "react";
import { createTexts, DEFAULT_LOCALE, type Texts } from "../../i18n/texts";

/** The texts of the language that the pane speaks. */
export const TextsContext = createContext<Texts>(createTexts(DEFAULT_LOCALE));

/** The texts of the language that the pane speaks. */
export function useTexts(): Texts {
  return useContext(TextsContext);
}
