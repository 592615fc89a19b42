import type { Sheet } from "../sheet/sheet";
import { type Change, hasRowChanges, opposite, type Reversal, reversals } from "./change";
import type { EditLabel, EditPlan } from "./edit";
import { foundAgain } from "./found-again";
import type { Outcome } from "./outcome";
import { editsInPlace } from "./progress";

/** A plan that takes changes back, and which of them each of its edits stands for. */
export interface TakingBack {
  readonly reversals: readonly Reversal[];
  readonly plan: EditPlan;
}

/** What a second look at the sheet says of changes whose taking back was refused. */
export interface SecondLook {
  /** Those that are taken back already: the sheet holds what it held before. */
  readonly inPlace: readonly Reversal[];
  /** What can be taken back after all, in this order, where it stands now. */
  readonly again: readonly Reversal[];
  /** By their place in the first plan, those that cannot. */
  readonly left: readonly number[];
}

/**
 * The plan that takes changes back; for changes of a taking back, the one that does them again. Where rows came or went it is
 * all or nothing: half of it would leave rows that nobody meant. Otherwise each cell that somebody changed is refused by
 * itself, and the others go back.
 * @param isInDoubt whether it is not known how much of the changes was carried out
 */
export function takingBack(label: EditLabel, changes: readonly Change[], isInDoubt: boolean): TakingBack {
  return planned(label, reversals(changes), isInDoubt);
}

/** The plan of some of the reversals. */
export function planned(label: EditLabel, some: readonly Reversal[], isInDoubt: boolean): TakingBack {
  const edits = some.map(({ edit }) => (edit.kind === "clear-place" ? { ...edit, mayBeBlank: isInDoubt } : edit));
  return { reversals: some, plan: { label, edits, isAtomic: hasRowChanges(some.map(({ change }) => change)), premises: [] } };
}

/**
 * Looks again at what was refused: somebody may have moved its rows, or it was done before and nobody could tell.
 * @param sheet as it is after the plan
 */
export function secondLook({ reversals: all, plan }: TakingBack, outcomes: readonly Outcome[], sheet: Sheet): SecondLook {
  return plan.isAtomic ? lookAtAll(all, sheet) : lookAtEach(all, outcomes, sheet);
}

/** The changes of reversals, in the order in which they were made. */
export function changesIn(some: readonly Reversal[]): Change[] {
  return some.map(({ change }) => change).reverse();
}

function lookAtAll(all: readonly Reversal[], sheet: Sheet): SecondLook {
  const count = inPlace(all, sheet);
  if (count !== null) return { inPlace: all.slice(0, count), again: all.slice(count), left: [] };
  const moved = foundAgain(changesIn(all), sheet);
  return moved ? { inPlace: [], again: reversals(moved), left: [] } : { inPlace: [], again: [], left: all.map((_, index) => index) };
}

function lookAtEach(all: readonly Reversal[], outcomes: readonly Outcome[], sheet: Sheet): SecondLook {
  const refused = all.map((_, index) => index).filter((index) => outcomes[index]?.status === "refused");
  const at = (indices: readonly number[]): Reversal[] => indices.map((index) => all[index]!);
  const isAllInPlace = inPlace(at(refused), sheet) === refused.length;
  const done = isAllInPlace ? refused : refused.filter((index) => inPlace(at([index]), sheet) === 1);
  const rest = refused.filter((index) => !done.includes(index));
  // What has no words beside it goes with what has; what was changed where it stands must not keep the others.
  const groups = [rest, rest.filter((index) => isMoved(outcomes[index]))];
  for (const group of groups) {
    const moved = foundAgain(changesIn(at(group)), sheet);
    if (moved) return { inPlace: at(done), again: reversals(moved), left: rest.filter((index) => !group.includes(index)) };
  }
  return { inPlace: at(done), again: [], left: rest };
}

/** How many of the reversals, in their order, the sheet shows; null when that cannot be told. */
function inPlace(some: readonly Reversal[], sheet: Sheet): number | null {
  return editsInPlace(sheet, some.map(({ change, edit }) => ({ edit, change: opposite(change) })));
}

function isMoved(outcome: Outcome | undefined): boolean {
  return outcome?.status === "refused" && outcome.reason === "moved";
}
