import { compact } from "../../figures/normalise";
import type { TextAt } from "../../form/form";
import { isAbout } from "../../text/claims";
import { type FigureInSentence, FULL_STOP, sentencesIn } from "../../text/sentences";

/** What a text says of the points of one thing: the paragraph that begins with its name, and those that go on with 该指标. */
export interface Account {
  readonly cell: TextAt;
  /** Its words up to the first colon, without numbers in front: "A21绩效目标合理性". */
  readonly name: string;
  readonly full: readonly FigureInSentence[];
  readonly lost: readonly FigureInSentence[];
  readonly earned: readonly FigureInSentence[];
  /** Shares of the full points that are said to be lost. */
  readonly shares: readonly FigureInSentence[];
}

const NUMBERING = /^[(（]?[\d一二三四五六七八九十]+[)）.、]+/;
const GOES_ON = /^(?:该|本|此)(?:项|指标|三级指标|四级指标)/;
const LONGEST_NAME = 40;

const FULL = /(?:满分|权重分?|分值)(?:值)?(?:为|是|[::])?$/;
const LOST = /扣(?:减|除|掉|分)?了?$/;
const LOST_SHARE = /扣(?:减|除)?(?:该?指标)?(?:权重|分值|满分)的?$/;
const EARNED = /(?<![扣可应满])(?:实际|自评|评价)?得分?(?:为|是|[::])?$/;
/** "最多扣2分", "扣完为止": how points are lost, not that they were. */
const RULE_WORDS = /最多|最高|上限|应|可得|可扣|的得|的,得|则/;

/** What a point costs, and from where on, is the rule by which points are given. */
const isRule = ({ clause, cell: { text }, amount: { start } }: FigureInSentence): boolean =>
  isAbout(clause.replace(/满分/g, ""), "perPiece") || RULE_WORDS.test(clause) || isAbout(compact(text.slice(Math.max(0, start - 12), start)).replace(/满分/g, ""), "perPiece");

export function accountsIn(notes: readonly TextAt[]): Account[] {
  const groups: { readonly name: string; readonly isNumbered: boolean; readonly cells: TextAt[] }[] = [];
  for (const cell of notes) {
    const words = compact(cell.text).replace(NUMBERING, "");
    const isNumbered = words !== compact(cell.text);
    // A paragraph that a page break cut in two goes on without a number.
    const last = groups.at(-1)?.isNumbered === false && groups.at(-2)?.isNumbered ? groups.at(-2) : groups.at(-1);
    if (GOES_ON.test(words) && last) last.cells.push(cell);
    else groups.push({ name: /^[^::,,。;;]*/.exec(words)?.[0].slice(0, LONGEST_NAME) ?? "", isNumbered, cells: [cell] });
  }
  return groups.flatMap(({ name, cells }) => {
    const figures = cells.flatMap((cell) => sentencesIn(cell, FULL_STOP).flatMap((sentence) => sentence.figures)).filter((figure) => !figure.amount.isApproximate && !isRule(figure));
    const points = figures.filter(({ amount }) => amount.sense === "points");
    if (points.length === 0) return [];
    const ending = (of: readonly FigureInSentence[], words: RegExp) => of.filter(({ lead }) => words.test(lead));
    const shares = ending(figures.filter(({ amount }) => amount.sense === "percent"), LOST_SHARE);
    return [{ cell: points[0]!.cell, name, full: ending(points, FULL), lost: ending(points, LOST), earned: ending(points, EARNED), shares }];
  });
}
