import { Decimal, plain, sum } from "../../figures/decimal";
import type { FigureAt, Form, Group, Indicator } from "../../form/form";
import { mayBeContinued } from "../continued";
import { rowThatMakesUpSums } from "../left-over";
import { inPoints } from "../points";
import { type Draft, type Rule, WITH_POINTS } from "../rule";
import type { Position } from "../../sheet/address";

interface Part {
  readonly cell: Position;
  readonly points: Decimal | null;
}

function isInside(inner: Group, outer: Group): boolean {
  return inner.depth > outer.depth && inner.rows.every((row) => outer.rows.includes(row));
}

function sameRows(a: Group, b: Group): boolean {
  return a.rows.length === b.rows.length && isInsideRows(a, b);
}

function isInsideRows(a: Group, b: Group): boolean {
  return a.rows.every((row) => b.rows.includes(row));
}

/** What one indicator counts: its weight, or the points in its own name where the table has no weight column. */
function ofIndicator(indicator: Indicator, hasColumn: boolean): Part {
  const own = indicator.levels.at(-1);
  if (!hasColumn) return { cell: own ?? { row: indicator.row, column: 0 }, points: own?.points?.value ?? null };
  const cell = indicator.weight ?? indicator.cells.weight ?? { row: indicator.row, column: 0 };
  // A blank weight counts nothing in a column that people add up.
  return { cell, points: indicator.weight?.figure ? inPoints(indicator.weight.figure) : new Decimal(0) };
}

/** The parts that a group's points are made of: its weights, else the points in the names right below it. */
function partsOf(group: Group, form: Form): Part[] {
  const hasColumn = form.indicators.some(({ weight, cells }) => cells.weight !== null && weight?.figure);
  const members = form.indicators.filter((indicator) => group.rows.includes(indicator.row));
  if (hasColumn) return members.map((indicator) => ofIndicator(indicator, true));
  const inner = form.groups.filter((other) => isInside(other, group) && !sameRows(other, group) && other.label.points);
  const nearest = Math.min(...inner.map((other) => other.depth));
  const direct = inner.filter((other) => other.depth === nearest);
  const covered = new Set(direct.flatMap((other) => other.rows));
  const rest = members.filter((indicator) => !covered.has(indicator.row));
  return [
    ...direct.map((other) => ({ cell: other.label, points: other.label.points?.value ?? null })),
    ...rest.map((indicator) => ofIndicator(indicator, false)),
  ];
}

function declaredOf(group: Group): { points: Decimal; cell: Position } | null {
  if (group.label.points) return { points: group.label.points.value, cell: group.label };
  const own: FigureAt | null = group.declaredWeight;
  return own?.figure ? { points: inPoints(own.figure), cell: own } : null;
}

function contradiction(group: Group, form: Form): Draft | null {
  const declared = declaredOf(group);
  if (!declared) return null;
  const parts = partsOf(group, form);
  const known = parts.filter((part): part is Part & { points: Decimal } => part.points !== null);
  if (known.length === 0) return null;
  const total = sum(known.map((part) => part.points));
  if (total.eq(declared.points)) return null;
  // A part without points can still make up what is missing, never what is too much.
  if (known.length < parts.length && total.lt(declared.points)) return null;
  const values = {
    group: group.label.text,
    declared: plain(declared.points),
    sum: plain(total),
    addends: known.map((part) => plain(part.points)).join(" + "),
  };
  const cells = [declared.cell, ...parts.map((part) => part.cell)];
  // A page may begin in the middle of a group.
  const isPart = mayBeContinued(form) && total.lt(declared.points) && group.rows[0] === form.indicators[0]?.row;
  return isPart ? { severity: "warning", message: "part", values, cells } : { message: "group", values, cells };
}

/** A level whose own parts declare what it declares: 产出 (50分) over 20 + 15 + 15, of which one 15 is not made up below. */
function isMadeUpByParts(group: Group, form: Form): boolean {
  const declared = declaredOf(group);
  const inner = form.groups.filter((other) => isInside(other, group) && !sameRows(other, group) && declaredOf(other));
  const nearest = inner.filter(({ depth }) => depth === Math.min(...inner.map((other) => other.depth)));
  const covered = nearest.flatMap(({ rows }) => rows);
  return declared !== null && group.rows.every((row) => covered.includes(row)) && sum(nearest.flatMap((other) => declaredOf(other)?.points ?? [])).eq(declared.points);
}

export const levelSum: Rule = {
  id: "level-sum",
  severity: "error",
  kinds: WITH_POINTS,
  isAboutSums: true,
  check({ form, recomputed }) {
    const missing = rowThatMakesUpSums({ form, recomputed })?.row;
    const groups = form.groups.filter(({ rows }) => missing === undefined || !rows.includes(missing));
    const found = groups.flatMap((group) => {
      const draft = contradiction(group, form);
      return draft ? [{ group, draft }] : [];
    });
    // Whoever mends a part has mended the level above it: one finding, at the part.
    const own = found.filter(({ group }) => !isMadeUpByParts(group, form));
    const madeUp = found.filter((other) => !own.includes(other));
    return own.flatMap(({ group, draft }) => {
      // Two names over the same rows ("过程 (30分)", its only part "资金管理 (6分)") are one question, at the outer one.
      const [outer, ...inner] = own.filter((other) => sameRows(other.group, group));
      if (outer?.group !== group) return [];
      const above = madeUp.filter((other) => isInside(group, other.group));
      const [declared, ...parts] = draft.cells;
      const beside = [...inner, ...above].flatMap((other) => other.draft.cells.slice(0, 1));
      return [{ ...draft, cells: [...(declared ? [declared] : []), ...beside, ...parts] }];
    });
  },
};
