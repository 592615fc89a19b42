import type { Row } from "../facts/facts";
import type { Plan } from "./plan";

/** A line of the indicators: one of them, what some of them add up to, or nothing. */
export type Line =
  | { readonly kind: "row"; readonly row: Row; readonly index: number }
  | { readonly kind: "sum"; readonly parts: readonly string[]; readonly name: "part" | "several" }
  | { readonly kind: "full" }
  | { readonly kind: "gap" };

/** The execution as a line of its own, named across all levels. */
export const isAcross = (plan: Plan, row: Row): boolean => row.isExecution && plan.choices.execution === "row";

type RowLine = Line & { readonly kind: "row" };

function withSum(plan: Plan, part: string, rows: readonly RowLine[]): Line[] {
  const sum: Line = { kind: "sum", parts: [part], name: "part" };
  if (isAcross(plan, rows[0]!.row)) return [...rows];
  switch (plan.choices.subtotal) {
    case "below":
      return [...rows, sum];
    case "above":
    case "group-row":
      return [sum, ...rows];
    default:
      return [...rows];
  }
}

/** The lines below the headings, from top to bottom; the total is none of them. */
export function linesOf(plan: Plan): Line[] {
  const { facts, choices } = plan;
  const rows = facts.rows.map((row, index): RowLine => ({ kind: "row", row, index }));
  const parts = [...new Set(facts.rows.map(({ part }) => part))];
  const lines = parts.flatMap((part, at): Line[] => {
    const own = withSum(
      plan,
      part,
      rows.filter(({ row }) => row.part === part),
    );
    // The first two parts together, where there is a third.
    const several: Line[] =
      choices.subtotal === "several" && at === 1 && parts.length > 2 ? [{ kind: "sum", parts: parts.slice(0, 2), name: "several" }] : [];
    return [...(choices.gaps === "between-parts" && at > 0 ? [{ kind: "gap" as const }] : []), ...own, ...several];
  });
  return choices.fullMarks === "first-line" ? [{ kind: "full" }, ...lines] : lines;
}

/** Lines in two halves, broken between two parts. */
export function halves(lines: readonly Line[]): readonly [Line[], Line[]] {
  const partOf = (line: Line | undefined): string | null => (line?.kind === "row" ? line.row.part : null);
  const at = lines.findIndex((line, index) => index > 0 && partOf(line) !== partOf(lines[index - 1]) && partOf(lines[index - 1]) !== null);
  return at < 0 ? [[...lines], []] : [lines.slice(0, at), lines.slice(at)];
}
