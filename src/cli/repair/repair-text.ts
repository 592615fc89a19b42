import type { Texts } from "../../i18n/texts";
import { visible } from "../../report/visible";
import { formatCell } from "../../sheet/address";
import type { RepairedSheet } from "./repair-file";
import type { Written } from "./write-repaired";

/** What became of one file. */
export interface RepairedFile {
  readonly path: string;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly sheets: readonly RepairedSheet[];
  /** Null where nothing was written. */
  readonly written: Written | null;
}

/** For people: every cell before and after. */
export function repairedAsText({ path, error, sheets, written }: RepairedFile, { t, locale }: Texts): string {
  const list = new Intl.ListFormat(locale, { type: "unit", style: "narrow" });
  const lines = [path];
  if (error) lines.push(`  ${t("cli:report.unreadable", { message: error.message })}`);
  else if (sheets.length === 0) lines.push(`  ${t("cli:repair.nothing")}`);
  for (const { name, lines: cells, stale } of sheets) {
    lines.push(`  ${t("cli:repair.sheet", { sheet: name })}`);
    for (const { writing, before, after, refusal } of cells) {
      const values = { cell: formatCell(writing.cell), subject: t(`pane:repair.subject.${writing.subject}`, { name: writing.name || "none" }), before: before || "none", after };
      lines.push(`    ${t("cli:repair.cell", values)}${refusal ? t("cli:repair.refused", { reason: t(`host:refusal.${refusal.reason}`) }) : ""}`);
    }
    if (stale.length > 0) lines.push(`    ${t("cli:repair.stale", { cells: list.format(stale.map(formatCell)) })}`);
  }
  if (written) lines.push(`  ${t("cli:repair.written", { path: written.output, original: written.original ?? "none" })}`);
  return `${lines.map(visible).join("\n")}\n`;
}

/** For programs; shapes and codes stand in docs/repair.md. */
export function repairedAsJson({ path, error, sheets, written }: RepairedFile): object {
  return {
    path,
    error,
    sheets: sheets.map(({ name, lines, stale }) => ({
      sheet: name,
      cells: lines.map(({ writing, before, after, refusal }) => ({
        cell: formatCell(writing.cell),
        subject: writing.subject,
        before,
        after,
        refused: refusal?.reason ?? null,
      })),
      recalculated: stale.map(formatCell),
    })),
    output: written?.output ?? null,
    original: written?.original ?? null,
  };
}
