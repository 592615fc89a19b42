import { type AST, RegExpParser } from "@eslint-community/regexpp";

/**
 * Matches as a backtracking engine does, without its shortcuts, and counts the characters that it looks at: how the work grows with a
 * text shows without a clock. Groups that are asked for again count as blank.
 */

/** Tries to match from a place on; asks `next` at every place where a match may end. */
type Step = (at: number, next: (at: number) => boolean) => boolean;

/** More than this and it is of no interest how many there are. */
const MOST_STEPS = 500_000;

class TooManySteps extends Error {}

export class StepMatcher {
  readonly pattern: AST.Pattern;
  private text = "";
  private steps = 0;
  private readonly classes = new Map<string, (letter: string) => boolean>();

  constructor(
    source: string,
    private readonly flags: string,
  ) {
    this.pattern = new RegExpParser().parsePattern(source, 0, source.length, { unicode: flags.includes("u"), unicodeSets: flags.includes("v") });
  }

  /** Steps that all matches in the text take, or the first one without the flag g; Infinity for too many to wait for. */
  count(text: string): number {
    this.text = text;
    this.steps = 0;
    const match = this.either(this.pattern.alternatives, 1);
    try {
      for (let start = 0; start <= text.length; start++) {
        let end = -1;
        const isFound = match(start, (at) => ((end = at), true));
        if (this.flags.includes("y") || (isFound && !this.flags.includes("g"))) break;
        if (isFound) start = Math.max(start, end - 1);
      }
      return this.steps;
    } catch (error) {
      if (error instanceof TooManySteps || error instanceof RangeError) return Infinity;
      throw error;
    }
  }

  /** Whether a single character fits an element that stands for one. */
  fits(element: { readonly raw: string }, letter: string): boolean {
    let test = this.classes.get(element.raw);
    if (!test) {
      const expression = new RegExp(`^(?:${element.raw})$`, this.flags.replace(/[gym]/g, ""));
      const known = new Map<string, boolean>();
      test = (one) => known.get(one) ?? (known.set(one, expression.test(one)), known.get(one)!);
      this.classes.set(element.raw, test);
    }
    return test(letter);
  }

  private either(alternatives: readonly AST.Alternative[], direction: 1 | -1): Step {
    const steps = alternatives.map(({ elements }) => this.sequence(elements, direction));
    return (at, next) => steps.some((step) => step(at, next));
  }

  private sequence(elements: readonly AST.Element[], direction: 1 | -1): Step {
    const steps = (direction === 1 ? elements : [...elements].reverse()).map((element) => this.step(element, direction));
    const from = (index: number): Step => (at, next) => (index === steps.length ? next(at) : steps[index]!(at, (end) => from(index + 1)(end, next)));
    return from(0);
  }

  private step(element: AST.Element, direction: 1 | -1): Step {
    switch (element.type) {
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
      case "ExpressionCharacterClass":
        return (at, next) => {
          if (++this.steps > MOST_STEPS) throw new TooManySteps();
          const letter = this.text[direction === 1 ? at : at - 1];
          return letter !== undefined && this.fits(element, letter) && next(at + direction);
        };
      case "Group":
      case "CapturingGroup":
        return this.either(element.alternatives, direction);
      case "Quantifier":
        return this.repeated(this.step(element.element, direction), element);
      case "Assertion":
        return this.assertion(element);
      case "Backreference":
        return (at, next) => next(at);
    }
  }

  private repeated(step: Step, { min, max, greedy }: AST.Quantifier): Step {
    const from = (count: number): Step => (at, next) => {
      const more = (): boolean => count < max && step(at, (end) => (end !== at || count < min) && from(count + 1)(end, next));
      if (count < min) return more();
      return greedy ? more() || next(at) : next(at) || more();
    };
    return from(0);
  }

  private assertion(element: AST.Assertion): Step {
    const isWord = (letter: string | undefined): boolean => letter !== undefined && /\w/.test(letter);
    switch (element.kind) {
      case "start":
        return (at, next) => (at === 0 || (this.flags.includes("m") && this.text[at - 1] === "\n")) && next(at);
      case "end":
        return (at, next) => (at === this.text.length || (this.flags.includes("m") && this.text[at] === "\n")) && next(at);
      case "word":
        return (at, next) => (isWord(this.text[at - 1]) !== isWord(this.text[at])) !== element.negate && next(at);
      default: {
        const inside = this.either(element.alternatives, element.kind === "lookahead" ? 1 : -1);
        return (at, next) => inside(at, () => true) !== element.negate && next(at);
      }
    }
  }
}
