/** Why a file cannot be opened; each has its own sentence for the person. */
export type FileProblemCode = "too-large" | "unpacked-too-large" | "encrypted" | "unreadable" | "empty" | "too-slow" | "too-many-cells";

export class FileProblem extends Error {
  constructor(
    readonly code: FileProblemCode,
    detail = "",
  ) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = "FileProblem";
  }
}
