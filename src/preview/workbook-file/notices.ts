import type { Texts } from "../../i18n/texts";
import type { FileSource } from "./open";

/** What a person has to know of a file before she changes it; null for nothing. */
export function openingNotice(texts: Texts, name: string, { isKept, unseen }: Pick<FileSource, "isKept" | "unseen">): string | null {
  if (!isKept) return texts.t("preview:old-file", { name });
  const things = unseen.filter((kind) => kind !== "signature").map((kind) => texts.t(`preview:unseen.${kind}`));
  const sentences = [
    ...(things.length ? [texts.t("preview:unseen", { things: things.join(texts.t("preview:unseen-separator")) })] : []),
    ...(unseen.includes("signature") ? [texts.t("preview:unseen.signature")] : []),
  ];
  return sentences.length ? sentences.join("") : null;
}
