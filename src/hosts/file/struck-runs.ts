/**
 * Leaves out what is struck out of rich texts: "45" struck out before "40" says 40, not 4540. A text that is struck out as a whole
 * stays, as a cell whose font is struck out does: it may be a row that was given up, and that is for people to see.
 */

const ITEM = /<(?:\w+:)?(si|is)\b[^<>]*>/g;
const END = { si: /<\/(?:\w+:)?si>/g, is: /<\/(?:\w+:)?is>/g } as const;
const RUN_END = /(<\/(?:\w+:)?r>)/;
const RUN = /<(?:\w+:)?r[\s>]/;
const STRUCK = /<(?:\w+:)?strike(?:\s+val\s*=\s*["'](?:1|true|on)["'])?\s*\/?>/;
const TAGS = /<[^<>]*>/g;

function withoutStruckRuns(item: string): string {
  // Runs and their ends in turn; what comes behind the last one is no run.
  const pieces = item.split(RUN_END);
  const isRun = (index: number): boolean => index % 2 === 0 && index + 1 < pieces.length && RUN.test(pieces[index]!);
  const isStruck = (index: number): boolean => isRun(index) && STRUCK.test(pieces[index]!);
  const isStanding = pieces.some((piece, index) => isRun(index) && !STRUCK.test(piece) && piece.replace(TAGS, "").trim() !== "");
  if (!isStanding) return item;
  return pieces.map((piece, index) => (isStruck(index) ? piece.slice(0, piece.search(RUN)) : index > 0 && index % 2 === 1 && isStruck(index - 1) ? "" : piece)).join("");
}

/** The XML of shared strings or of a worksheet without what is struck out. */
export function leaveOutStruckRuns(xml: string): string {
  if (!xml.includes("strike")) return xml;
  const pieces: string[] = [];
  let keptTo = 0;
  for (const match of xml.matchAll(ITEM)) {
    const start = match.index + match[0].length;
    if (match.index < keptTo) continue;
    const end = END[match[1] as keyof typeof END];
    end.lastIndex = start;
    const found = end.exec(xml);
    // Without an end here there is none further on.
    if (!found) break;
    pieces.push(xml.slice(keptTo, start), withoutStruckRuns(xml.slice(start, found.index)));
    keptTo = found.index;
  }
  return pieces.join("") + xml.slice(keptTo);
}
