import { type AST, visitRegExpAST } from "@eslint-community/regexpp";
import type { StepMatcher } from "./step-matcher";

/** Letters that are tried for what a class stands for: the most usual first. */
const LETTERS = Array.from("0 年分A.%(（-、,，\n\"'<&[元:：a_/;=产]）)>~至≥");

/** Long texts that give an expression much to try: what it repeats, repeated, behind what it begins with and before what it does not want. */
export function hardTexts(matcher: StepMatcher, length: number): string[] {
  const pumps = new Map<string, Set<string>>();
  visitRegExpAST(matcher.pattern, {
    onQuantifierEnter: (quantifier) => {
      if (quantifier.max < 30) return;
      const prefix = leading(quantifier, matcher);
      const repeated = pumps.get(prefix) ?? new Set();
      pumps.set(prefix, repeated);
      repeated.add(witness(quantifier.element, matcher));
      for (const letter of lettersOf(quantifier.element, matcher)) repeated.add(letter);
    },
  });
  return [...pumps].flatMap(([prefix, repeated]) =>
    [...repeated].filter(Boolean).flatMap((pump) => {
      const body = pump.repeat(Math.ceil(length / pump.length));
      return [body, `${prefix}${body}`, `${prefix}${body}\u0001`, `${body}\u0001`];
    }),
  );
}

/** What stands before an element within the whole expression. */
function leading(element: AST.Node, matcher: StepMatcher): string {
  const { parent } = element;
  if (!parent) return "";
  const before = parent.type === "Alternative" ? parent.elements.slice(0, parent.elements.indexOf(element as AST.Element)).map((one) => witness(one, matcher)).join("") : "";
  return leading(parent, matcher) + before;
}

/** A short text that an element matches; "" where none comes to mind. */
function witness(element: AST.Element, matcher: StepMatcher): string {
  switch (element.type) {
    case "Character":
      return String.fromCodePoint(element.value);
    case "CharacterSet":
    case "CharacterClass":
    case "ExpressionCharacterClass":
      return LETTERS.find((letter) => matcher.fits(element, letter)) ?? "";
    case "Group":
    case "CapturingGroup":
      return element.alternatives.map(({ elements }) => elements.map((one) => witness(one, matcher)).join("")).find((text) => text !== "") ?? "";
    case "Quantifier":
      return witness(element.element, matcher).repeat(Math.max(element.min, 1));
    default:
      return "";
  }
}

/** Letters of each kind that stand in an element. */
function lettersOf(element: AST.Element, matcher: StepMatcher): string[] {
  const letters: string[] = [];
  const add = (one: AST.Element): void => void letters.push(witness(one, matcher));
  visitRegExpAST(element, { onCharacterEnter: (one) => one.parent.type !== "CharacterClass" && one.parent.type !== "CharacterClassRange" && add(one), onCharacterSetEnter: (one) => add(one), onCharacterClassEnter: (one) => add(one) });
  return letters;
}
