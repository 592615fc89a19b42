/** The parts of a formula: texts, quoted names, errors, numbers, names with references, comparisons, single signs. */
const TOKEN = /\s+|"(?:[^"]|"")*"|(?:'(?:[^']|'')+'|[\p{L}_\\][\p{L}\p{N}_.\\]*)?!?#[A-Z0-9/_]+[!?]?|(?:'(?:[^']|'')+'!)?\$?[\p{L}_\\$][\p{L}\p{N}_.$\\!:]*(?:\[(?:[^[\]]|\[[^\]]*\])*\])?|\d+(?:\.\d*)?(?:E[+-]?\d+)?|\.\d+(?:E[+-]?\d+)?|<>|<=|>=|[-+*/^&=<>%(),;{}:@]/giuy;
const BINARY = new Set(["+", "-", "*", "/", "^", "&", "=", "<>", "<", ">", "<=", ">=", ":"]);
const SIGNS = new Set(["+", "-", "@"]);

/** Whether Excel would take the formula: it is put together as one, whatever its names and functions mean. */
export function isFormula(formula: string): boolean {
  const tokens = tokensOf(formula.slice(1));
  if (!tokens) return false;
  const parser = new Parser(tokens);
  return parser.expression() && parser.isAtEnd;
}

function tokensOf(text: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return null;
    if (match[0].trim()) tokens.push(match[0]);
  }
  return tokens;
}

class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  expression(): boolean {
    do {
      while (SIGNS.has(this.next)) this.at++;
      if (!this.operand()) return false;
      while (this.next === "%") this.at++;
    } while (this.takeOneOf(BINARY));
    return true;
  }

  private get next(): string {
    return this.tokens[this.at] ?? "";
  }

  private operand(): boolean {
    const token = this.next;
    this.at++;
    if (token === "(") return this.list(")", false);
    if (token === "{") return this.list("}", false);
    if (!/^["'\p{L}\p{N}_\\$.#!]/u.test(token)) return false;
    if (this.next !== "(") return true;
    this.at++;
    return this.list(")", true);
  }

  /** Expressions up to the bracket; arguments may be left out. */
  private list(end: string, maySkip: boolean): boolean {
    if (maySkip && this.take(end)) return true;
    do {
      const isSkipped = maySkip && (this.next === "," || this.next === end);
      if (!isSkipped && !this.expression()) return false;
    } while (this.take(",") || this.take(";"));
    return this.take(end);
  }

  private take(token: string): boolean {
    return this.takeOneOf(new Set([token]));
  }

  private takeOneOf(tokens: ReadonlySet<string>): boolean {
    const isThere = tokens.has(this.next);
    if (isThere) this.at++;
    return isThere;
  }
}
