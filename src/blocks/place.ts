import { ROW_KINDS } from "../form/row-kinds";
import { compact, isBlankText } from "../figures/normalise";
import type { Form, Group, IndicatorColumn } from "../form/form";
import type { Cell, Sheet } from "../sheet/sheet";
import type { BlockIndicator } from "./block";
import { isSameLevel } from "./names";

/** New rows that stand together: where they go, which names they bring, and which they find there. */
export interface Place {
  /** The row behind which they are inserted; the first row of the sheet is 0. */
  readonly after: number;
  /** Rows of the form's empty template that are filled in first. */
  readonly empty: readonly number[];
  /** The groups that they become a part of, from level 1 down; those that are missing are made. */
  readonly groups: readonly Group[];
  /** Rows that are missing the same groups stand together, ordered by the names that they bring. */
  readonly indicators: readonly BlockIndicator[];
}

const LEVELS: readonly IndicatorColumn[] = ["level1", "level2", "level3", "level4"];

/** The level columns that the form has, from the highest to the indicator's own name. */
export function levelColumnsOf(form: Form): number[] {
  return LEVELS.flatMap((role) => form.columns[role] ?? []);
}

/** The name of a level that holds in the row: its own, the merged one's, or the last one above that is filled in. */
export function levelShownAt(sheet: Sheet, column: number, row: number, firstRow: number): Cell | null {
  for (let above = row; above >= firstRow; above--) {
    const cell = sheet.shownAt(above, column);
    if (cell && compact(cell.text) !== "") return cell;
  }
  return null;
}

function groupNamed(groups: readonly Group[], depth: number, name: string, within: Group | null): Group | null {
  return groups.find((group) => group.depth === depth && isSameLevel(group.label.text, name) && (!within || isPartOf(group, within))) ?? null;
}

function isPartOf(group: Group, whole: Group): boolean {
  return group.rows.every((row) => whole.rows.includes(row));
}

/** Rows that hold nothing but names of groups, "指标1：" or "……". */
function emptyRows(form: Form): Set<number> {
  const isEmpty = (text: string | undefined): boolean => text === undefined || isBlankText(text);
  const nameless = form.indicators.filter(
    ({ name, target, actual, weight }) => name === null && isEmpty(target?.text) && isEmpty(actual?.text) && isEmpty(weight?.text),
  );
  const templates = form.blockRows.filter(({ kind }) => kind === "template");
  return new Set([...nameless, ...templates].map(({ row }) => row));
}

/** The last row that may have new rows behind it: subtotals belong to their group, the total and what follows do not. */
function lastBlockRow(form: Form): number {
  const [first] = form.blockRows;
  const total = form.total && first && form.total.row > first.row ? form.total.row : Infinity;
  const rows = form.blockRows.filter(({ kind, row }) => ROW_KINDS[kind].takesRowsBehind && row < total).map(({ row }) => row);
  return Math.max(...rows, ...form.indicators.map(({ row }) => row));
}

/** The names of the groups that the indicator belongs to, as far as the form has columns for them. */
export function groupNamesOf(columns: readonly number[], { levels }: BlockIndicator): readonly string[] {
  return levels.slice(0, Math.min(columns.length, levels.length) - 1);
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, level) => isSameLevel(name, b[level]!));
}

/** The existing groups that the names lead into, from level 1 down. */
function groupsAlong({ groups: known }: Form, names: readonly string[]): Group[] {
  const groups: Group[] = [];
  for (const [level, name] of names.entries()) {
    const group = groupNamed(known, level + 1, name, groups.at(-1) ?? null);
    if (!group) break;
    groups.push(group);
  }
  return groups;
}

/** Indicators of the same names behind each other, and names of the same upper level too, in the order of their first. */
function byNames(columns: readonly number[], indicators: readonly BlockIndicator[], depth = 0): BlockIndicator[] {
  const runs: { name: string | undefined; own: BlockIndicator[] }[] = [];
  for (const indicator of indicators) {
    const name = groupNamesOf(columns, indicator)[depth];
    const run = runs.find((candidate) => name === candidate.name || (name !== undefined && candidate.name !== undefined && isSameLevel(name, candidate.name)));
    if (run) run.own.push(indicator);
    else runs.push({ name, own: [indicator] });
  }
  return runs.flatMap(({ name, own }) => (name === undefined ? own : byNames(columns, own, depth + 1)));
}

/** Where each indicator goes, from the top of the form to its bottom: behind one row, what joins a group before new groups. */
export function placesFor(sheet: Sheet, form: Form, indicators: readonly BlockIndicator[]): Place[] {
  const columns = levelColumnsOf(form);
  const firstRow = (form.headerLastRow ?? form.area.row) + 1;
  const template = [...emptyRows(form)];
  const free = new Set(template);
  const isUnder = (row: number, names: readonly string[]): boolean => names.every((name, level) => isSameLevel(levelShownAt(sheet, columns[level]!, row, firstRow)?.text ?? "", name));
  /** The last row of the empty template under the first of the names. */
  const lastBegun = ([first]: readonly string[]): number | null => {
    const rows = first === undefined ? [] : template.filter((row) => isUnder(row, [first]));
    return rows.length > 0 ? Math.max(...rows) : null;
  };
  const places: { place: Omit<Place, "indicators">; names: readonly string[]; indicators: BlockIndicator[] }[] = [];
  for (const indicator of byNames(columns, indicators)) {
    const names = groupNamesOf(columns, indicator);
    const groups = groupsAlong(form, names);
    const empty = [...free].filter((row) => isUnder(row, names)).sort((a, b) => a - b);
    for (const row of empty) free.delete(row);
    const own = [...(groups.at(-1)?.rows ?? []), ...empty];
    const last = own.length > 0 ? Math.max(...own) : (lastBegun(names) ?? lastBlockRow(form));
    // A new group stands behind the one above, however far that one's label reaches.
    const newColumn = empty.length > 0 ? undefined : columns[groups.length];
    const after = groups.length < names.length && newColumn !== undefined ? (sheet.mergeAt(last, newColumn)?.lastRow ?? last) : last;
    const isSameNew = ({ place, names: others }: (typeof places)[number]): boolean =>
      [...empty, ...place.empty].length === 0 && place.after === after && isSameNewPlace(place.groups, others, groups, names);
    const known = places.find(({ names: others }) => sameNames(names, others)) ?? places.find(isSameNew);
    if (known) known.indicators.push(indicator);
    else places.push({ place: { after, empty, groups }, names, indicators: [indicator] });
  }
  // What fills rows of the template stands right behind them.
  const order = (a: Place, b: Place): number => a.after - b.after || b.groups.length - a.groups.length || Math.sign(b.empty.length) - Math.sign(a.empty.length);
  return places.map(({ place, indicators: own }) => ({ ...place, indicators: own })).sort(order);
}

/** Whether both bring new groups into the same existing one. */
function isSameNewPlace(groups: readonly Group[], names: readonly string[], others: readonly Group[], otherNames: readonly string[]): boolean {
  const isNew = groups.length < names.length && others.length < otherNames.length;
  return isNew && groups.length === others.length && groups.every((group, level) => group === others[level]);
}
