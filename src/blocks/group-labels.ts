import { compact } from "../figures/normalise";
import type { Planner } from "../edits/planner";
import type { Form, Group } from "../form/form";
import type { Sheet } from "../sheet/sheet";
import { type Line, sharedLevels } from "./lines";
import { isSameLevel } from "./names";
import { groupNamesOf, levelShownAt, type Place } from "./place";

/** How a form gives the name of a group: beside its rows, or in a row of its own in front of them. */
type LabelStyle = "merged" | "repeated" | "once" | "headed";

/** Lines that share the name of a level and stand behind each other; first and last count from the first line. */
interface LabelRun {
  readonly level: number;
  readonly first: number;
  readonly last: number;
  /** Of all levels down to its own. */
  readonly names: readonly string[];
}

/** Writes the names of groups beside their rows in the manner of the form. */
export class GroupLabels {
  private readonly styles: readonly LabelStyle[];

  /** @param sheet as it was before the first edit */
  constructor(
    private readonly planner: Planner,
    private readonly sheet: Sheet,
    private readonly form: Form,
    private readonly levelColumns: readonly number[],
  ) {
    this.styles = levelColumns.map((_, level) => this.styleOf(level + 1));
  }

  /** Whether the groups of the level have a row of their own. */
  isHeaded(level: number): boolean {
    return this.styles[level] === "headed";
  }

  /** "产出" becomes "产出指标" among names that all say so. */
  newName(name: string, level: number): string {
    const siblings = this.form.groups.filter(({ depth }) => depth === level + 1);
    const isLong = siblings.length > 0 && siblings.every(({ label }) => compact(label.text).includes("指标"));
    return isLong && !name.includes("指标") ? `${name}指标` : name;
  }

  /**
   * Names the groups of new rows, and has the names that they join reach over them.
   * @param template the row whose looks they have
   * @param first the row of the first line
   */
  write(place: Place, template: number, first: number, lines: readonly Line[]): void {
    const { levelColumns, planner, styles } = this;
    for (const { level, first: from, last: to, names } of this.runs(lines)) {
      const [from0, to0] = [first + from, first + to];
      const column = levelColumns[level]!;
      const label = from === 0 ? this.labelOf(place, names, first) : null;
      const name = label?.text ?? this.newName(names[level]!, level);
      const merge = planner.sheet.mergeAt(label ? label.row : template, column);
      const width = { column: merge?.column ?? column, lastColumn: merge?.lastColumn ?? column };
      // A label that reaches over the new rows already has grown with them.
      if (label && merge && merge.lastRow >= to0) continue;
      if (styles[level] === "repeated") {
        for (let row = from0; row <= to0; row++) planner.setValue({ row, column }, name);
      } else if (!label && styles[level] !== "headed") {
        planner.setValue({ row: from0, column }, name);
      }
      if (styles[level] === "merged") planner.mergeOnly({ ...width, row: label ? (merge?.row ?? label.row) : from0, lastRow: to0 });
    }
  }

  /** The name that the new rows come under: that of a group, or the one above in the rows of an empty template that they follow. */
  private labelOf({ groups, empty }: Place, names: readonly string[], first: number): { readonly row: number; readonly text: string } | null {
    const { form, levelColumns, planner } = this;
    const begin = (form.headerLastRow ?? form.area.row) + 1;
    const above = names.map((_, level) => levelShownAt(planner.sheet, levelColumns[level]!, first - 1, begin));
    const isJoined = empty.length > 0 || names.every((name, level) => isSameLevel(above[level]?.text ?? "", name));
    return groups[names.length - 1]?.label ?? (isJoined ? above.at(-1)! : null);
  }

  private runs(lines: readonly Line[]): LabelRun[] {
    const runs: (LabelRun & { last: number })[] = [];
    for (const [index, line] of lines.entries()) {
      if (line.kind === "head") continue;
      const names = groupNamesOf(this.levelColumns, line.indicator);
      for (const level of names.keys()) {
        const open = runs.findLast((run) => run.level === level);
        if (open?.last === index - 1 && sharedLevels(names, open.names) > level) open.last = index;
        else runs.push({ level, first: index, last: index, names: names.slice(0, level + 1) });
      }
    }
    return runs;
  }

  private styleOf(depth: number): LabelStyle {
    const own = this.form.groups.filter((group) => group.depth === depth);
    const isHead = ({ label, rows }: Group): boolean => !rows.includes(label.row) && this.form.blockRows.some(({ row, kind }) => kind === "group" && row === label.row);
    if (own.length > 0 && own.every(isHead)) return "headed";
    const several = own.filter(({ rows }) => rows.length > 1);
    const merged = several.filter(({ label }) => (this.sheet.mergeAt(label.row, label.column)?.lastRow ?? label.row) > label.row);
    if (merged.length > 0) return "merged";
    const repeats = ({ label, rows }: Group): boolean => rows.slice(1).some((row) => compact(this.sheet.cellAt(row, label.column)?.text ?? "") === compact(label.text));
    if (several.length > 0) return several.some(repeats) ? "repeated" : "once";
    const begin = this.form.headerLastRow ?? this.form.area.row;
    return this.sheet.merges.some(({ row, lastRow }) => lastRow > row && row > begin) ? "merged" : "repeated";
  }
}
