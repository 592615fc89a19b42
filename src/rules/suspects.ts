import { type Decimal, rounded } from "../figures/decimal";
import type { FigureAt } from "../form/form";
import { type Position, formatCell } from "../sheet/address";
import { type Identity, type Says, identitiesOf, isSamePlace, withValue } from "./identities";
import type { RuleContext } from "./rule";

const AS_IT_STANDS: Says = ({ figure }) => figure;

function changed(place: Position, value: Decimal): Says {
  return (cell) => (isSamePlace(cell, place) ? withValue(cell, value) : cell.figure);
}

/** What another figure in one cell would mend and break. */
interface Suspicion {
  /** Broken relations that would hold. */
  readonly mends: number;
  /** Relations of the cell that hold and would not. */
  readonly breaks: readonly Identity[];
}

function suspicionOf(place: Position, value: Decimal, identities: readonly Identity[]): Suspicion {
  const own = identities.filter(({ cells }) => cells.some((cell) => isSamePlace(cell, place)));
  const then = changed(place, value);
  const isKept = ({ holds }: Identity) => holds(AS_IT_STANDS);
  return { mends: own.filter((identity) => !isKept(identity) && identity.holds(then)).length, breaks: own.filter((identity) => isKept(identity) && !identity.holds(then)) };
}

/** What the first relation of which the cell is the result gives. */
function resultAt(place: Position, identities: readonly Identity[]): Decimal | null {
  const result = identities.flatMap(({ cells: [first], solve }) => (first && isSamePlace(first, place) ? [solve(first)] : []));
  return result[0] ?? null;
}

/** Whether a relation of several cells that the cell is worked out from is broken without it: then they are not to be built upon. */
function isAboutOperand({ cells, holds }: Identity, place: Position, identities: readonly Identity[]): boolean {
  if (cells.length < 2 || holds(AS_IT_STANDS) || cells.some((cell) => isSamePlace(cell, place))) return false;
  const operands = identities.flatMap((identity) => (identity.cells[0] && isSamePlace(identity.cells[0], place) ? identity.cells.slice(1) : []));
  return operands.some((operand) => cells.some((cell) => isSamePlace(cell, operand)));
}

/** What a person would have typed into the cell: with as many digits as the figures beside it have. */
function asTyped(cell: FigureAt, { cells, solve }: Identity): Decimal | null {
  const wanted = solve(cell);
  const digits = Math.max(0, ...cells.map(({ figure }) => (figure && !figure.isPercent ? figure.digits : 0)));
  return wanted && !cell.figure?.isPercent ? rounded(wanted, digits) : wanted;
}

/** Nothing is less than 0, and a figure that a formula gives was not typed wrong. */
function mayBeMeant({ figure, formula }: FigureAt, value: Decimal): boolean {
  return formula === null && value.gte(0) && figure?.value.eq(value) !== true;
}

/** Whether the value breaks nothing that holds: enough for a formula that can be seen to miss a row. */
export function contradictsNothing(place: Position, written: Decimal | null, context: Omit<RuleContext, "workbook">): boolean {
  const identities = identitiesOf(context);
  const value = written ?? resultAt(place, identities);
  return value === null || suspicionOf(place, value, identities).breaks.length === 0;
}

/**
 * Whether one cell is likelier to be wrong than every other: no figure in another cell would set as much right and as little wrong as
 * this one does. A blank cell that could hold just what is missing is as likely as a wrong sum.
 * @param written what would stand in the cell; null for what its formula would give
 * @param follows cells that are worked out from this one and would be set right after it
 */
export function isLikeliest(place: Position, written: Decimal | null, context: Omit<RuleContext, "workbook">, follows: readonly Position[] = []): boolean {
  const identities = identitiesOf(context);
  const value = written ?? resultAt(place, identities);
  if (!value) return false;
  const { mends, breaks } = suspicionOf(place, value, identities);
  const inTheWay = breaks.filter(({ cells: [result] }) => !follows.some((cell) => result && isSamePlace(cell, result)));
  const broken = identities.filter(({ cells, holds }) => cells.some((cell) => isSamePlace(cell, place)) && !holds(AS_IT_STANDS));
  // What stays broken says that something else is wrong as well, and nobody can tell what.
  if (inTheWay.length > 0 || mends < broken.length) return false;
  if (identities.some((identity) => isAboutOperand(identity, place, identities))) return false;
  const others = new Map(broken.flatMap(({ cells }) => cells).filter((cell) => !isSamePlace(cell, place)).map((cell) => [formatCell(cell), cell]));
  return [...others.values()].every((cell) => {
    const ownBroken = identities.filter(({ cells, holds }) => cells.some((other) => isSamePlace(other, cell)) && !holds(AS_IT_STANDS));
    return ownBroken.every((identity) => {
      const wanted = asTyped(cell, identity);
      if (!wanted || !mayBeMeant(cell, wanted)) return true;
      const rival = suspicionOf(cell, wanted, identities);
      return rival.mends - rival.breaks.length < mends - (breaks.length - inTheWay.length);
    });
  });
}
