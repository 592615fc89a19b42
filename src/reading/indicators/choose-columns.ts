import type { CloseReading, Testimony } from "../../form/close-readings";
import type { FigureAt, IndicatorColumn } from "../../form/form";
import { isSumOf } from "../../form/identities";
import { type Reading, choose, differing, testimony, worthOf } from "../choice/choose";
import type { Region } from "../page/region";
import { type ColumnRole, asColumns, firstTargetColumn, otherRoles } from "./indicator-columns";
import type { IndicatorHeader } from "./indicator-header";
import { reasonByContent } from "./reason-by-content";
import { type GivenRows, type IndicatorBlock, IndicatorReader } from "./indicators";
import type { PointsBeside } from "./row-sums";

interface Columns {
  readonly roles: readonly ColumnRole[];
  readonly block: IndicatorBlock;
}

export interface ChosenColumns extends Columns {
  readonly closeReadings: readonly CloseReading[];
}

/** A hidden column holds what people no longer count with. */
const COST_OF_HIDDEN = 2;
const COST_OF_LONE_FIGURE = 0.5;
/** As much as a heading's certainty can differ. */
const WORTH_OF_HEADING = 1;
/** Readings that differ by less than the least identity are close. */
const CLOSE = 1;
const CONTRADICTED = 1 / 3;

function totalsOf({ total, indicators }: IndicatorBlock, beside: PointsBeside): Testimony[] {
  const ofTotal = (role: "weight" | "score", identity: "weights-total" | "scores-total") => {
    const whole = total?.[role]?.figure;
    const parts = indicators.flatMap((indicator) => indicator[role]?.figure?.value ?? []);
    if (!whole || parts.length === 0) return [];
    const extra = beside[role];
    return [testimony(identity, isSumOf(whole, parts) || (extra !== null && isSumOf(whole, [...parts, extra])))];
  };
  return [...ofTotal("weight", "weights-total"), ...ofTotal("score", "scores-total")];
}

function rowsOver({ indicators }: IndicatorBlock): { over: number; pointed: number } {
  const pointed = indicators.filter(({ weight, score }) => weight?.figure && score?.figure);
  return { over: pointed.filter(({ weight, score }) => score!.figure!.value.gt(weight!.figure!.value)).length, pointed: pointed.length };
}

/** A weight without a score, a score without a weight, a result without a target. */
function loneFigures({ indicators }: IndicatorBlock, roles: readonly ColumnRole[]): number {
  const has = (role: IndicatorColumn) => roles.some((known) => known.role === role);
  const isLone = (one: FigureAt | null, other: FigureAt | null) => (one?.figure?.value.gt(0) ?? false) !== (other?.figure != null);
  const points = has("weight") && has("score") ? indicators.filter(({ weight, score }) => isLone(weight, score)).length : 0;
  return points + (has("target") && has("actual") ? indicators.filter(({ target, actual }) => !target && actual).length : 0);
}

/** The roles of the columns under which the figures make most sense, and the readings that make nearly as much. */
export function chooseColumns(region: Region, header: IndicatorHeader, first: readonly ColumnRole[], given: GivenRows, beside: PointsBeside): ChosenColumns {
  const readingOf = (roles: readonly ColumnRole[]): Reading<Columns> => {
    const block = new IndicatorReader(region, asColumns(roles), beside, firstTargetColumn(region, header, roles)).read(header.lastRow + 1, given);
    const { over } = rowsOver(block);
    const hidden = roles.filter(({ column }) => region.sheet.isColumnHidden(column)).length;
    const certainty = roles.reduce((sum, role) => sum + role.certainty, 0) * WORTH_OF_HEADING;
    return {
      what: { roles, block },
      before: certainty - hidden * COST_OF_HIDDEN - loneFigures(block, roles) * COST_OF_LONE_FIGURE,
      testimonies: [...totalsOf(block, beside), ...(over > 0 ? [testimony("score-within-weight", false, over)] : [])],
    };
  };
  const plain = readingOf(first);
  const others = areGiven(first) ? [] : otherRoles(region, header, first).map(readingOf);
  const { over, pointed } = rowsOver(plain.what.block);
  const isContradicted = over > pointed * CONTRADICTED;
  const mayReplace = ({ what }: Reading<Columns>) =>
    what.roles.some((other) => {
      const known = first.find(({ role }) => role === other.role);
      if (!known || known.column === other.column) return false;
      const isOfHidden = region.sheet.isColumnHidden(known.column) && !region.sheet.isColumnHidden(other.column);
      return isOfHidden || known.heading === other.heading || isContradicted;
    });
  const chosen = choose(plain, others, mayReplace);
  const reason = reasonByContent(region, header, chosen.what.roles, chosen.what.block.indicators);
  const best = reason ? readingOf([...chosen.what.roles.filter(({ column }) => column !== reason.column), reason]) : chosen;
  return { ...best.what, closeReadings: [plain, ...others].filter((other) => other !== chosen && worthOf(best) - worthOf(other) < CLOSE).flatMap((other) => closeOf(best, other)) };
}

function areGiven(roles: readonly ColumnRole[]): boolean {
  return roles.some(({ source }) => source === "person");
}

function closeOf(best: Reading<Columns>, other: Reading<Columns>): CloseReading[] {
  return other.what.roles.flatMap(({ role, column }) => {
    const taken = best.what.roles.find((known) => known.role === role)?.column;
    if (taken === undefined || taken === column) return [];
    return [{
      role,
      taken,
      other: column,
      distance: Math.max(0, worthOf(best) - worthOf(other)),
      forTaken: differing(best.testimonies, other.testimonies),
      forOther: differing(other.testimonies, best.testimonies),
    }];
  });
}
