import { Document, HeadingLevel, type IRunOptions, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";

/** A cell: its text, lines parted by "\n", and how far it spans. */
export type WordCell = string | { readonly text: string; readonly across?: number; readonly down?: number };
export type WordBlock = string | { readonly heading: string } | { readonly rows: readonly (readonly WordCell[])[] } | { readonly runs: readonly IRunOptions[] };

const paragraphs = (text: string): Paragraph[] => text.split("\n").map((line) => new Paragraph(line));

function cellOf(cell: WordCell): TableCell {
  const { text, across = 1, down = 1 } = typeof cell === "string" ? { text: cell } : cell;
  return new TableCell({ children: paragraphs(text), columnSpan: across, rowSpan: down });
}

function childOf(block: WordBlock): Paragraph | Table {
  if (typeof block === "string") return new Paragraph(block);
  if ("heading" in block) return new Paragraph({ text: block.heading, heading: HeadingLevel.HEADING_1 });
  if ("runs" in block) return new Paragraph({ children: block.runs.map((run) => new TextRun(run)) });
  return new Table({ rows: block.rows.map((cells) => new TableRow({ children: cells.map(cellOf) })) });
}

/** A .docx as Word would save it. */
export async function wordDocument(blocks: readonly WordBlock[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children: blocks.map(childOf) }] })));
}
