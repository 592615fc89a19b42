/** How a cell looks, in no spreadsheet library's terms. */
export interface CellStyle {
  readonly fontName: string;
  /** In points. */
  readonly fontSize: number;
  /** "#RRGGBB", as all colours here. */
  readonly fontColor: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strikethrough: boolean;
  readonly fill: string | null;
  readonly horizontal: Horizontal;
  readonly vertical: Vertical;
  readonly wrap: boolean;
  readonly numberFormat: string;
  readonly left: Line | null;
  readonly right: Line | null;
  readonly top: Line | null;
  readonly bottom: Line | null;
  /** Whether a protected sheet refuses to change the cell. */
  readonly locked: boolean;
}

/** One side of a cell's border. */
export interface Line {
  readonly kind: LineKind;
  readonly color: string;
}

/** Alignments and lines have the names that .xlsx files give them. */
export type Horizontal = "general" | "left" | "center" | "right" | "justify" | "distributed";
export type Vertical = "top" | "center" | "bottom";

export type LineKind =
  | "thin" | "hair" | "dotted" | "dashed" | "dashDot" | "dashDotDot" | "double"
  | "medium" | "mediumDashed" | "mediumDashDot" | "mediumDashDotDot" | "slantDashDot" | "thick";

export const SIDES = ["left", "right", "top", "bottom"] as const;
export type Side = (typeof SIDES)[number];

export type StyleChange = Partial<CellStyle>;

export const PLAIN_STYLE: CellStyle = {
  fontName: "宋体",
  fontSize: 11,
  fontColor: "#000000",
  bold: false,
  italic: false,
  underline: false,
  strikethrough: false,
  fill: null,
  horizontal: "general",
  vertical: "bottom",
  wrap: false,
  numberFormat: "General",
  left: null,
  right: null,
  top: null,
  bottom: null,
  locked: true,
};

/** What a cell keeps of the file that it came from. */
export interface FileNote {
  /** The number of its format there. */
  readonly format?: number;
  /** Where the cell's own lock is another than the format's. */
  readonly locked?: boolean;
  /** A formatted text: its XML, good as long as the cell says `text`. */
  readonly rich?: { readonly xml: string; readonly text: string };
}
