import { sum } from "../../figures/decimal";
import type { FigureAt, Indicator, IndicatorColumn, Reason, RoleReading } from "../../form/form";
import { type Evidence, combine } from "../choice/confidence";
import type { ColumnRole } from "./indicator-columns";
import type { IndicatorBlock } from "./indicators";

const CERTAINTY_OF_ARITHMETIC = 0.8;
const CERTAINTY_OF_CONTENT = 0.5;
const MOST_OF_THEM = 0.6;

type Points = "weight" | "score";

function cellOf(indicator: Indicator, role: IndicatorColumn): FigureAt | null {
  return role === "target" || role === "actual" || role === "weight" || role === "score" ? indicator[role] : null;
}

/** A column of figures that adds up to the total row's own is what its heading says. */
function addsUp(block: IndicatorBlock, role: Points, others: readonly (FigureAt | null)[]): boolean {
  const total = block.total?.[role]?.figure?.value;
  const own = block.indicators.flatMap((indicator) => indicator[role]?.figure?.value ?? []);
  if (!total || own.length < 2) return false;
  const points = sum(own);
  return points.eq(total) || others.some((other) => other?.figure != null && points.plus(other.figure.value).eq(total));
}

function sourceOf({ source, heading }: ColumnRole): Reason {
  if (source === "above") return { id: "heading-above" };
  if (source === "content") return { id: "content" };
  return source === "adds-up" || heading === null ? { id: "adds-up" } : { id: "heading", values: { text: heading } };
}

function evidenceFor(role: ColumnRole, block: IndicatorBlock, ofExecution: Readonly<Record<Points, FigureAt | null>>): Evidence[] {
  if (role.source === "person") return [{ reason: { id: "person" }, certainty: 1 }];
  const evidence: Evidence[] = [{ reason: sourceOf(role), certainty: role.certainty }];
  if (role.role === "weight" || role.role === "score") {
    const points = role.role;
    const filled = block.indicators.filter((indicator) => indicator[points]?.figure);
    if (block.indicators.length > 0 && filled.length / block.indicators.length >= MOST_OF_THEM) {
      evidence.push({ reason: { id: "figures" }, certainty: CERTAINTY_OF_CONTENT });
    }
    if (role.source !== "adds-up" && addsUp(block, points, [ofExecution[points]])) evidence.push({ reason: { id: "adds-up" }, certainty: CERTAINTY_OF_ARITHMETIC });
  } else if (block.indicators.some((indicator) => cellOf(indicator, role.role))) {
    evidence.push({ reason: { id: "filled" }, certainty: CERTAINTY_OF_CONTENT });
  }
  return evidence;
}

/** How sure each column's role is once its content and its sum are seen. */
export function roleReadings(
  roles: readonly ColumnRole[],
  block: IndicatorBlock,
  ofExecution: Readonly<Record<Points, FigureAt | null>>,
): RoleReading[] {
  return roles
    .map((role) => ({ role: role.role, column: role.column, ...combine(evidenceFor(role, block, ofExecution)) }))
    .sort((a, b) => a.column - b.column);
}
