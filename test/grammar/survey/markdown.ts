import { columnName, formatArea } from "../../../src/sheet/address";
import { deviations } from "../choices/choices";
import type { Tried } from "./tried";

const escaped = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** A failing form as a table that a person can look at, with what was expected and what was read. */
export function markdownOf({ recipe, composed, differences }: Tried): string {
  const { texts, merges, hiddenRows, hiddenColumns } = composed.snapshot;
  const width = texts[0]?.length ?? 0;
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(" | ")} |`;
  const table = [
    line(["", ...Array.from({ length: width }, (_, column) => columnName(column))]),
    `|${"---|".repeat(width + 1)}`,
    ...texts.map((row, index) => line([String(index + 1), ...row])),
  ];
  const { slip } = composed.truth;
  return [
    `Choices: ${deviations(recipe.choices).join(", ") || "all plain"}${slip ? `; slip: ${slip.name}` : ""}`,
    "",
    ...table,
    "",
    ...(merges.length > 0 ? [`Merged: ${merges.map(formatArea).join(", ")}`] : []),
    ...(hiddenRows.length > 0 ? [`Hidden rows: ${hiddenRows.map((row) => row + 1).join(", ")}`] : []),
    ...(hiddenColumns.length > 0 ? [`Hidden columns: ${hiddenColumns.map(columnName).join(", ")}`] : []),
    "",
    ...differences.map(({ kind, expected, got }) => `- ${kind}: expected ${expected}; got ${got}`),
    "",
  ].join("\n");
}
