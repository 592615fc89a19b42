/** The elements of a document as mammoth hands them to `transformDocument`, so far as they are read here. */
export interface WordElement {
  readonly type: string;
  readonly children?: readonly WordElement[];
  readonly value?: string;
  readonly styleName?: string | null;
  readonly numbering?: { readonly isOrdered: boolean; readonly level: string } | null;
  readonly isStrikethrough?: boolean;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  /** Of the document: its footnotes and endnotes. */
  readonly notes?: WordNotes;
}

interface WordNotes {
  readonly _notes: Readonly<Record<string, { readonly body: readonly WordElement[] }>>;
}

export function notesOf({ notes }: WordElement): readonly (readonly WordElement[])[] {
  return notes ? Object.values(notes._notes).map(({ body }) => body) : [];
}

/** The text of a paragraph or of what stands in one. Pictures, comments and the signs of notes have none. */
export function textOf(element: WordElement): string {
  if (element.type === "text") return element.value ?? "";
  if (element.type === "tab") return "\t";
  if (element.type === "break") return "\n";
  if (element.type === "table" || element.isStrikethrough) return "";
  return (element.children ?? []).map(textOf).join("");
}
