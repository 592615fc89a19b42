import { Decimal, digitsShown } from "../../figures/decimal";
import { isAbout, isLimit, shownBy, spanOf } from "../../text/claims";
import type { FigureInSentence, Sentence } from "../../text/sentences";
import type { Draft } from "../rule";
import { type Paragraph, distinct, familyOf, inUnitOf, isChangeOfSome, isShareOfSome, ofFamily } from "./paragraph";

const HUNDRED = new Decimal(100);
/** "增加到452万人次" says what it became, "增加66万人次" by how much. */
const BY = /(?:增长|增加|提高|上升|提升|下降|减少|降低|压减|缩减|调增|调减|增幅|降幅|调整率)(?:了|率|幅度|比例)?(?:为|是|达)?$/;

const isChange = ({ lead }: FigureInSentence): boolean => BY.test(lead);

/** The two amounts of the sentence of which the one became the other; null where there are more, or fewer. */
function beforeAndAfter({ figures, words }: Sentence, change: FigureInSentence): readonly [FigureInSentence, FigureInSentence] | null {
  if (!isAbout(words, "before")) return null;
  const told = figures.filter((figure) => figure.amount.end <= change.amount.start && !isChange(figure));
  // A share is of the amounts that stand right before it.
  const family = change.amount.sense === "percent" ? told.map(familyOf).filter((name) => name !== "percent" && name !== "").at(-1) : familyOf(change);
  const [a, b, ...others] = family === undefined ? [] : distinct(ofFamily(told, family));
  if (!a || !b || others.length > 0 || a.amount.isApproximate || b.amount.isApproximate) return null;
  return isAbout(b.lead, "before") && !isAbout(a.lead, "before") ? [b, a] : [a, b];
}

/** "由386万人次增加到452万人次，增加76万人次", "较上年的1528万元增长28%": no two amounts of the paragraph differ by that. */
export function brokenChanges({ sentences, figures }: Paragraph): Draft[] {
  return sentences.flatMap((sentence) =>
    sentence.figures.flatMap((change): Draft[] => {
      if (!isChange(change) || change.amount.isApproximate || isLimit(change.amount) || change.amount.sense === "points") return [];
      const pair = beforeAndAfter(sentence, change);
      if (!pair) return [];
      const [old, now] = pair;
      const isShare = change.amount.sense === "percent";
      const others = ofFamily(figures, familyOf(old)).filter((figure) => figure !== change);
      if (isChangeOfSome(spanOf(change.amount), others, isShare)) return [];
      const difference = shownBy(now.amount).value.minus(shownBy(old.amount).value).abs();
      if (shownBy(old.amount).value.eq(0)) return [];
      const ofPercentages = change.amount.sense === "percentage-points" ? `${digitsShown(difference.times(HUNDRED), 2)}个百分点` : inUnitOf(change, difference);
      const expected = isShare ? `${digitsShown(difference.div(shownBy(old.amount).value).times(HUNDRED), 2)}%` : ofPercentages;
      return [{ severity: "error", message: "change", values: { shown: change.amount.text, before: old.amount.text, after: now.amount.text, expected }, cells: [change.cell] }];
    }),
  );
}

/** "1250万元，其中护理补贴500万元，占支出总额的45%": neither of the sentence nor of the whole text is anything that share. */
export function brokenShares({ sentences }: Paragraph, all: readonly FigureInSentence[]): Draft[] {
  return sentences.flatMap((sentence) =>
    sentence.figures.flatMap((share): Draft[] => {
      if (share.amount.sense !== "percent" || !/占[^占]*$/.test(share.lead) || share.amount.isApproximate || isLimit(share.amount)) return [];
      const told = sentence.figures.filter(({ amount }) => amount.end <= share.amount.start && amount.sense === "plain");
      const part = told.at(-1);
      if (!part || familyOf(part) === "") return [];
      const [whole, ...others] = distinct(ofFamily(told, familyOf(part)).filter(({ amount }) => shownBy(amount).value.gt(shownBy(part.amount).value)));
      if (!whole || others.length > 0 || isShareOfSome(spanOf(share.amount), ofFamily(all, familyOf(part)))) return [];
      const expected = `${digitsShown(shownBy(part.amount).value.div(shownBy(whole.amount).value).times(HUNDRED), 2)}%`;
      return [{ message: "share", values: { shown: share.amount.text, part: part.amount.text, whole: whole.amount.text, expected }, cells: [share.cell] }];
    }),
  );
}
