import { plain, sum } from "../figures/decimal";
import { columnName } from "../sheet/address";
import type { FormLayout, IndicatorHeading, NewFormIndicator } from "./form-layouts";
import type { FormWriter } from "./form-writer";
import type { NewFormContent } from "./new-form-content";
import type { ExecutionCells } from "./new-form-funds";

/** The indicators in their groups, and the total of their points where the form has points. */
export function writeIndicators(writer: FormWriter, layout: FormLayout, content: NewFormContent, execution: ExecutionCells | null): void {
  const columnOf = (role: IndicatorHeading["role"]): number => layout.columns.findIndex((column) => column.role === role);
  const header = writer.next();
  layout.columns.forEach(({ heading, role }, index) => {
    if (role !== "side") writer.put(header, index, heading);
  });
  writer.bold(header);
  const indicators = content.indicators.length > 0 ? content.indicators : layout.indicators;
  const rows = indicators.map(() => writer.nextGrowing());
  const side = columnOf("side");
  if (side >= 0) writer.put(header, side, layout.columns[side]!.heading, { lastRow: rows.at(-1)! });
  writeLevels(writer, indicators, rows[0]!, [columnOf("level1"), columnOf("level2"), columnOf("level3")]);
  indicators.forEach(({ target, weight, meaning = "" }, index) => {
    const row = rows[index]!;
    if (columnOf("target") >= 0) writer.put(row, columnOf("target"), target);
    if (columnOf("meaning") >= 0) writer.put(row, columnOf("meaning"), meaning);
    if (columnOf("weight") >= 0) writer.put(row, columnOf("weight"), weight && Number(plain(weight)), { numberFormat: "General" });
    writer.left(row, columnOf("level3"));
  });
  if (columnOf("weight") < 0) return;
  const total = writer.next();
  writer.put(total, 0, layout.totalLabel, { lastColumn: Math.min(columnOf("weight"), columnOf("score")) - 1 });
  const points = sum(indicators.flatMap(({ weight }) => weight ?? [])).plus(execution ? content.execution : 0);
  for (const role of ["weight", "score"] as const) {
    const name = columnName(columnOf(role));
    const formula = `=SUM(${name}${rows[0]! + 1}:${name}${rows.at(-1)! + 1})${execution ? `+N(${execution[role]})` : ""}`;
    writer.put(total, columnOf(role), role === "weight" ? Number(plain(points)) : null, { numberFormat: "General", formula });
  }
  writer.bold(total);
}

/** Names of groups once, merged over their rows. */
function writeLevels(writer: FormWriter, indicators: readonly NewFormIndicator[], first: number, columns: readonly number[]): void {
  columns.forEach((column, level) => {
    for (let begin = 0; begin < indicators.length; ) {
      const isSame = ({ levels }: NewFormIndicator): boolean => levels.slice(0, level + 1).every((name, depth) => name === indicators[begin]!.levels[depth]);
      const isName = level === columns.length - 1;
      const other = isName ? begin + 1 : indicators.findIndex((one, index) => index > begin && !isSame(one));
      const end = other === -1 ? indicators.length : other;
      const name = isName ? indicators[begin]!.levels.at(-1)! : (indicators[begin]!.levels[level] ?? "");
      writer.put(first + begin, column, name, { lastRow: first + end - 1 });
      begin = end;
    }
  });
}
