import { type Expression, composedExpressions, writtenExpressions } from "./expressions";
import { hardTexts } from "./hard-texts";
import { StepMatcher } from "./step-matcher";

const ROOMS = ["figures", "form", "policy", "reading", "text", "recompute", "edits", "rules", "blocks", "report", "sheet", "hosts/file"];
/** Letters of the shorter texts. */
const LENGTH = 40;

/** Twice the text is to take twice the steps, and not four times. */
const MOST_GROWTH = 2.7;

/** How the steps grow when the text doubles: 2 for those that grow with it, 4 with its square. */
function growthOf({ source, flags }: Expression): { readonly growth: number; readonly text: string } {
  const matcher = new StepMatcher(source, flags);
  const longer = hardTexts(matcher, 2 * LENGTH);
  return hardTexts(matcher, LENGTH)
    .map((text, index) => {
      const [less, more] = [matcher.count(text), matcher.count(longer[index]!)];
      return { growth: more === Infinity ? Infinity : more / less, text: text.slice(0, 20) };
    })
    .reduce((worst, one) => (one.growth > worst.growth ? one : worst), { growth: 0, text: "" });
}

test.each([
  ["\\d+", "g", 2],
  ["^\\s*\\d+\\s*$", "", 2],
  ["\\d+\\.?\\d*%", "g", 7],
  ["\\s+$", "", 4],
  ["^(?:a+)+$", "", Infinity],
])("the steps of /%s/%s grow with the text as they should: %s times", (source, flags, expected) => {
  expect(Math.round(growthOf({ place: "", source, flags }).growth)).toBe(expected);
});

test("no regular expression takes steps that grow faster than the text", async () => {
  const composed = await composedExpressions(() => jest.isolateModulesAsync(async () => {
    await import("../../src/rules/check");
  }));
  const bad = [...writtenExpressions(ROOMS), ...composed].flatMap((expression) => {
    const { growth, text } = growthOf(expression);
    return growth > MOST_GROWTH ? [`${growth.toFixed(1)} ${expression.place} /${expression.source.slice(0, 200)}/${expression.flags} ${JSON.stringify(text)}`] : [];
  });
  expect(bad).toEqual([]);
});
