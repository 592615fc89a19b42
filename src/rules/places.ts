import { plain } from "../figures/decimal";
import { compact } from "../figures/normalise";
import type { AmountTable, FigureAt, Form, Funds, Group, Indicator, ScoreSummary, TextAt } from "../form/form";
import type { Position } from "../sheet/address";

/** A cell of a form by its meaning, and what it says. */
export interface Place {
  readonly name: string;
  readonly content: string;
}

/** The cells of a form by the names that stand beside them, which stay when rows and columns are inserted. */
export class Places {
  private readonly places = new Map<string, Place>();
  private readonly uses = new Map<string, number>();

  constructor(form: Form) {
    // A cell that is part of the indicators or the funds as well goes by its name there, which is given last.
    this.putProse(form);
    if (form.summary) this.putSummary(form.summary);
    if (form.table) this.putTable(form.table);
    for (const field of ["title", "year", "reportingUnit", "projectName", "department", "implementer", "grade"] as const) {
      this.put(form[field], field, form[field]);
    }
    for (const group of form.groups) this.putGroup(group);
    for (const indicator of form.indicators) this.putIndicator(indicator);
    if (form.funds) this.putFunds(form.funds);
    this.put(form.total?.weight, "total/weight", form.total?.weight);
    this.put(form.total?.score, "total/score", form.total?.score);
  }

  at({ row, column }: Position): Place | undefined {
    return this.places.get(`${row},${column}`);
  }

  private put(position: Position | null | undefined, name: string, cell: TextAt | FigureAt | null = null): void {
    if (position) this.places.set(`${position.row},${position.column}`, { name, content: contentOf(cell) });
  }

  /** The second row of one name is another row. */
  private distinct(name: string): string {
    const times = (this.uses.get(name) ?? 0) + 1;
    this.uses.set(name, times);
    return times === 1 ? name : `${name}#${times}`;
  }

  private putProse({ asked, goals, notes }: Form): void {
    for (const { role, label, cell, answer } of asked) {
      this.put(label, `asked:${role}/label`, label);
      this.put(cell, `asked:${role}`, answer);
    }
    for (const [name, texts] of [["planned", goals.planned], ["achieved", goals.achieved], ["note", notes]] as const) {
      for (const text of texts) this.put(text, this.distinct(name), text);
    }
  }

  private putSummary({ categories, total }: ScoreSummary): void {
    for (const category of total ? [...categories, total] : categories) {
      const name = this.distinct(`category:${compact(category.label.text)}`);
      this.put(category.label, name, category.label);
      for (const role of ["weight", "score", "rate"] as const) this.put(category[role], `${name}/${role}`, category[role]);
    }
  }

  private putTable({ columns, rows }: AmountTable): void {
    const names = new Map(columns.map(({ column, role, heading }) => [column, this.distinct(`column:${heading ? compact(heading.text) : role}`)]));
    for (const { column, heading } of columns) this.put(heading, names.get(column)!, heading);
    for (const row of rows) {
      const name = this.distinct(`row:${row.names.map(({ text }) => compact(text)).join(">")}`);
      for (const [index, own] of row.names.entries()) this.put(own, `${name}/${index}`, own);
      for (const [column, figure] of row.figures) this.put(figure, `${name}/${names.get(column) ?? column}`, figure);
    }
  }

  private putGroup({ depth, label, declaredWeight, declaredScore }: Group): void {
    const name = this.distinct(`${depth}:${compact(label.text)}`);
    this.put(label, name, label);
    this.put(declaredWeight, `${name}/weight`, declaredWeight);
    this.put(declaredScore, `${name}/score`, declaredScore);
  }

  private putIndicator(indicator: Indicator): void {
    const name = this.distinct(indicator.levels.map((level) => compact(level.text)).join(">"));
    const own = indicator.levels.at(-1);
    if (own) this.put(own, name, own);
    for (const role of ["target", "actual", "weight", "score", "reason"] as const) {
      this.put(indicator.cells[role] ?? indicator[role], `${name}/${role}`, indicator[role]);
    }
  }

  private putFunds({ rows }: Funds): void {
    for (const row of rows) {
      const name = this.distinct(`funds:${row.label ? compact(row.label.text) : row.role}`);
      this.put(row.label, name, row.label);
      for (const [column, cell] of Object.entries(row.figures)) this.put(cell, `${name}/${column}`, cell);
    }
  }
}

export function contentOf(cell: TextAt | FigureAt | null | undefined): string {
  if (!cell) return "";
  return "figure" in cell && cell.figure ? plain(cell.figure.value) : compact(cell.text);
}
