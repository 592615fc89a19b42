const NO_BREAK_SPACE = /\u00A0/g;
/** Line ends of the source are spaces; those that the page makes are none of them. */
const SPACES = /[ \t\r\n\f]+/g;
/** An element that ends a line does so where it begins and where it ends. */
const BREAKS = / ?\u2028[\u2028 ]*/g;
const BREAK = "\u2028";

/** The text of a cell as it comes in pieces, some of them struck out. */
export class CellText {
  private pieces: { readonly text: string; readonly isStruck: boolean }[] = [];

  add(text: string, isStruck: boolean): void {
    this.pieces.push({ text, isStruck });
  }

  breakLine(): void {
    this.pieces.push({ text: BREAK, isStruck: false });
  }

  /**
   * The text, which begins anew. What is struck out is not said any more, where something else is; where all of it is, the whole
   * cell was given up, and that is for people to see.
   */
  take(): string {
    const standing = shown(this.pieces.filter(({ isStruck }) => !isStruck));
    const text = standing === "" ? shown(this.pieces) : standing;
    this.pieces = [];
    return text;
  }
}

function shown(pieces: readonly { readonly text: string }[]): string {
  const text = pieces.map((piece) => piece.text).join("");
  return text.replace(NO_BREAK_SPACE, " ").replace(SPACES, " ").replace(BREAKS, BREAK).trim().replaceAll(BREAK, "\n");
}
