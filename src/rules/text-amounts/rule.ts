import type { TextAt } from "../../form/form";
import { type Claim, claimsIn, passagesOf } from "../../text/claims";
import { FULL_STOP, sentencesIn } from "../../text/sentences";
import { type Draft, type Rule, SCORED } from "../rule";
import { brokenChanges, brokenShares } from "./changes";
import { type Paragraph, paragraphOf } from "./paragraph";
import { brokenBalances, brokenRates } from "./rates";
import { brokenConversions, nearSums, twoAmounts, unitSlips } from "./repeats";
import { otherYears } from "./years";
import { brokenParts, brokenSums } from "./sums";

/** In figures of one text. What holds more is a table without lines, and nobody's sentence. */
const LONGEST_TEXT = 60;
/** In amounts of a whole document that are held against each other. */
const LONGEST_DOCUMENT = 3000;

function* ofParagraph(paragraph: Paragraph, all: Paragraph["figures"]): Generator<Draft> {
  yield* brokenConversions(paragraph.figures);
  yield* brokenRates(paragraph);
  yield* brokenBalances(paragraph);
  yield* brokenChanges(paragraph);
  yield* brokenShares(paragraph, all);
  yield* brokenSums(paragraph);
}

function* ofDocument(claims: readonly Claim[], cells: readonly TextAt[]): Generator<Draft> {
  yield* unitSlips(claims);
  for (const cell of cells) yield* brokenParts(cell.text, claims.filter((claim) => claim.cell === cell));
  yield* twoAmounts(claims);
  yield* nearSums(claims);
}

export const textAmounts: Rule = {
  id: "text-amounts",
  severity: "warning",
  kinds: ["report-text", ...SCORED, "self-evaluation-unscored", "fund-table"],
  *check({ form }) {
    const passages = passagesOf(form);
    const paragraphs = passages.map(({ cell }) => paragraphOf(sentencesIn(cell, FULL_STOP))).filter(({ figures }) => figures.length > 0 && figures.length <= LONGEST_TEXT);
    const all = paragraphs.flatMap(({ figures }) => figures);
    for (const paragraph of paragraphs) yield* ofParagraph(paragraph, all.length > LONGEST_DOCUMENT ? paragraph.figures : all);
    // The texts of a table are held against each other and against the table by narrative-mismatch.
    if (form.kind !== "report-text") return;
    if (form.year && all.length <= LONGEST_DOCUMENT) yield* otherYears(paragraphs.flatMap(({ sentences }) => sentences), form.year.value);
    const claims = passages.flatMap((passage) => claimsIn(passage, form.year?.value ?? null));
    if (claims.length <= LONGEST_DOCUMENT) yield* ofDocument(claims, passages.map(({ cell }) => cell));
  },
};
