import { tag } from "../../hosts/file/xlsx/write-xml";
import { replacing, type Splice, type XmlElement } from "../../hosts/file/xlsx/xml";
import { formatCell, type Position } from "../../sheet/address";

/** Excel draws notes with shapes of an older language (VML), and needs one for each. Other shapes of a sheet stand among them: buttons, boxes. */

/** Names of the namespaces. */
export const SHAPES = { "xmlns:v": "urn:schemas-microsoft-com:vml", "xmlns:o": "urn:schemas-microsoft-com:office:office", "xmlns:x": "urn:schemas-microsoft-com:office:excel" };
export const SHAPE_TYPE = tag("v:shapetype", { id: "_x0000_t202", coordsize: "21600,21600", "o:spt": "202", path: "m,l,21600r21600,l21600,xe" });
const FIRST_NUMBER = 1025;
/** Shapes are numbered by the thousand for each drawing. */
export const LAST_NUMBER = 1000;
/** How far the shape of a new note reaches. */
const SIZE = { rows: 4, columns: 2 };
/** Distance from the cell, in pixels. */
const GAP = 15;

interface Note {
  readonly shape: XmlElement;
  readonly data: XmlElement;
  readonly cell: Position;
}

function notes(root: XmlElement): Note[] {
  return root.childrenNamed("shape").flatMap((shape): Note[] => {
    const data = shape.child("ClientData");
    if (data?.get("ObjectType") !== "Note") return [];
    return [{ shape, data, cell: { row: Number(data.child("Row")?.text ?? NaN), column: Number(data.child("Column")?.text ?? NaN) } }];
  });
}

export function removedShapes(root: XmlElement, gone: ReadonlySet<string>): Splice[] {
  return notes(root).filter(({ cell }) => gone.has(formatCell(cell))).map(({ shape }) => replacing(shape, ""));
}

export function movedShapes(root: XmlElement, moved: ReadonlyMap<string, Position>): Splice[] {
  return notes(root).flatMap(({ data, cell }): Splice[] => {
    const place = moved.get(formatCell(cell));
    if (!place) return [];
    const [rows, columns] = [place.row - cell.row, place.column - cell.column];
    const content = (name: string, text: string): Splice[] => {
      const element = data.child(name);
      return element ? [{ start: element.contentStart, end: element.contentEnd, text }] : [];
    };
    const anchor = data.child("Anchor")?.text.split(",").map(Number);
    // Column, pixels, row, pixels; twice.
    const steps = [columns, 0, rows, 0, columns, 0, rows, 0];
    return [
      ...content("Row", String(place.row)),
      ...content("Column", String(place.column)),
      ...(anchor?.length === steps.length ? content("Anchor", anchor.map((number, index) => Math.max(0, number + steps[index]!)).join(", ")) : []),
    ];
  });
}

/** The shape of the new note of that index, with a number that none of the others has. */
export function noteShape({ row, column }: Position, index: number, root: XmlElement | null): string {
  const taken = (root?.children ?? []).map((shape) => Number(/_s(\d+)$/.exec(shape.get("id") ?? "")?.[1] ?? 0));
  const number = Math.max(FIRST_NUMBER - 1, ...taken) + 1 + index;
  const anchor = [column + 1, GAP, Math.max(0, row - 1), GAP, column + 1 + SIZE.columns, GAP, Math.max(0, row - 1) + SIZE.rows, GAP];
  const data = [
    ...["MoveWithCells", "SizeWithCells"].map((name) => tag(`x:${name}`, {})),
    tag("x:Anchor", {}, anchor.join(", ")),
    tag("x:AutoFill", {}, "False"),
    tag("x:Row", {}, String(row)),
    tag("x:Column", {}, String(column)),
  ];
  return tag(
    "v:shape",
    // The names of the namespaces are the shape's own: the part may call them otherwise.
    { ...SHAPES, id: `_x0000_s${number}`, type: "#_x0000_t202", style: "position:absolute;width:108pt;height:59pt;visibility:hidden", fillcolor: "#ffffe1" },
    tag("x:ClientData", { ObjectType: "Note" }, data.join("")),
  );
}
