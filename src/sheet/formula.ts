import { type Area, parseArea } from "./address";

/** A reference that a formula adds, or takes away. */
export interface Term {
  readonly sign: 1 | -1;
  readonly area: Area;
}

const TOKEN = /\s*(SUM\(|ROUND\(|\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\d+|[-+,()])\s*/iy;

/** Longer ones are no sums that a person wrote, and a reader that goes down bracket by bracket has to end somewhere. */
const MOST_TOKENS = 1000;

function tokensOf(text: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined || tokens.length === MOST_TOKENS) return null;
    tokens.push(token.toUpperCase());
  }
  return tokens;
}

/** Reads additions from left to right; null as soon as anything else turns up. */
class SumReader {
  private next = 0;

  constructor(private readonly tokens: readonly string[]) {}

  whole(): Term[] | null {
    const terms = this.expression();
    return this.next === this.tokens.length ? terms : null;
  }

  private take(token: string): boolean {
    if (this.tokens[this.next] !== token) return false;
    this.next++;
    return true;
  }

  private expression(): Term[] | null {
    const terms: Term[] = [];
    let sign: Term["sign"] = this.take("-") ? -1 : 1;
    if (sign === 1) this.take("+");
    for (;;) {
      const operand = this.operand();
      if (!operand) return null;
      for (const term of operand) terms.push({ ...term, sign: term.sign === sign ? 1 : -1 });
      if (this.take("+")) sign = 1;
      else if (this.take("-")) sign = -1;
      else return terms;
    }
  }

  private operand(): Term[] | null {
    if (this.take("(")) return this.closed(this.expression());
    if (this.take("SUM(")) return this.closed(this.list());
    if (this.take("ROUND(")) {
      const terms = this.expression();
      // The digits that it is rounded to say nothing about what is added.
      if (!this.take(",") || !/^\d+$/.test(this.tokens[this.next++] ?? "")) return null;
      return this.closed(terms);
    }
    const area = parseArea(this.tokens[this.next] ?? "");
    if (!area) return null;
    this.next++;
    return [{ sign: 1, area }];
  }

  private list(): Term[] | null {
    const terms: Term[] = [];
    do {
      const argument = this.expression();
      if (!argument) return null;
      terms.push(...argument);
    } while (this.take(","));
    return terms;
  }

  private closed(terms: Term[] | null): Term[] | null {
    return terms && this.take(")") ? terms : null;
  }
}

/**
 * What a formula adds up: "=SUM(C3:C5)+C8-C9" has three terms. Null for a formula that does anything but add cells of
 * its own sheet: multiplies, decides, adds a number that is typed in it.
 */
export function termsOf(formula: string): Term[] | null {
  const tokens = tokensOf(formula.replace(/^=/, ""));
  return tokens && new SumReader(tokens).whole();
}

const REFERENCE = /\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?/gi;

/** Every area that a formula names, those of other sheets among them: enough to tell what may change with a cell. */
export function areasIn(formula: string): Area[] {
  return (formula.replace(/"[^"]*"/g, "").match(REFERENCE) ?? []).flatMap((text) => parseArea(text) ?? []);
}

/** Whether a formula names the sheet, in quotes or without. */
export function namesSheet(formula: string, name: string): boolean {
  const text = formula.replace(/"[^"]*"/g, "").toLowerCase();
  return [`${name}!`, `${name.replaceAll("'", "''")}'!`].some((prefix) => text.includes(prefix.toLowerCase()));
}
