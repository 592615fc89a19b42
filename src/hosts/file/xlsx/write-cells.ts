import type { Content } from "../../../edits/edit";
import type { Position } from "../../../sheet/address";
import { listZip, unpackAll } from "../zip";
import { Package } from "./package";
import { StylesPart } from "./styles-part";
import { WorkbookPart } from "./workbook-part";
import { WorksheetPart } from "./worksheet-part";
import { tag } from "./write-xml";
import { parseXml } from "./xml";

/** A file that holds cells otherwise than as an .xlsx workbook does. */
export class UnchangeableFileError extends Error {}

export interface CellWriting {
  readonly cell: Position;
  readonly content: Content;
  /** null leaves it as it is. */
  readonly numberFormat: string | null;
}

/** What is written to a worksheet. */
export interface SheetWriting {
  /** Name of the worksheet. */
  readonly name: string;
  readonly cells: readonly CellWriting[];
  /** Cells whose formulas hang on those: what they came to is no longer known. */
  readonly stale: readonly Position[];
}

/**
 * A copy of a workbook file in which these cells hold something else. All other parts, and all other cells, stay byte by byte; formulas
 * are worked out anew by the program that opens it.
 * @param maxBytes for all that is unpacked
 * @throws UnchangeableFileError, DamagedPartError, WorkbookFileError
 */
export async function withCellsWritten(bytes: Uint8Array, sheets: readonly SheetWriting[], maxBytes: number): Promise<Uint8Array> {
  const target = new Package(await unpackAll(entriesOf(bytes), maxBytes));
  const file = new WorkbookPart(target);
  if (!file.root) throw new UnchangeableFileError();
  const styles = new StylesPart(target, file);
  for (const { name, cells, stale } of sheets) {
    const path = file.sheets().find((sheet) => sheet.name === name)?.path;
    if (path === undefined) throw new UnchangeableFileError(name);
    const part = new WorksheetPart(target.text(path) ?? "");
    for (const { cell: { row, column }, content, numberFormat } of cells) {
      const style = styleFor(styles, part.rows.cell(row, column), numberFormat);
      part.changeCell(row, column, { value: content.value, formula: content.formula?.slice(1) ?? null, ...(style === null ? {} : { style }) });
    }
    for (const { row, column } of stale) part.changeCell(row, column, { value: null });
    target.update(path, () => part.toString());
  }
  styles.write();
  if (hasFormulas(target, file)) file.recalculateOnLoad();
  return target.pack();
}

function entriesOf(bytes: Uint8Array): ReturnType<typeof listZip> {
  try {
    return listZip(bytes);
  } catch {
    throw new UnchangeableFileError();
  }
}

/** Formulas of any sheet may hang on what is written. */
function hasFormulas(target: Package, file: WorkbookPart): boolean {
  return file.sheets().some(({ path }) => /<(?:\w+:)?f[\s>]/.test(target.text(path) ?? ""));
}

/** The number of the cell's format with another number format; null where it has that one. */
function styleFor(styles: StylesPart, cell: string | null, numberFormat: string | null): number | null {
  if (numberFormat === null) return null;
  const number = cell === null ? undefined : parseXml(cell)?.get("s");
  const format = styles.items("cellXfs")[Number(number ?? 0)];
  const numFmtId = numberFormat === "General" ? "0" : String(styles.numberFormat(numberFormat));
  const own = [...(format?.attributes ?? [])].filter(([name]) => !name.includes(":"));
  const attributes = { fontId: "0", fillId: "0", borderId: "0", xfId: "0", ...Object.fromEntries(own), numFmtId, applyNumberFormat: "1", quotePrefix: null };
  return styles.number("cellXfs", tag("xf", attributes, format?.innerXml ?? ""));
}
