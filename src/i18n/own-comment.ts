import { IntlMessageFormat } from "intl-messageformat";
import { BUNDLES, type Locale } from "./texts";

/** What a text says whatever is filled in, piece by piece: "score {score}" → ["score ", ""]. Anything may stand between the pieces. */
type Pieces = readonly string[];

/** What may follow a rule's name in a comment. */
interface RuleWords {
  /** "得分高于分值：" */
  readonly start: string;
  readonly messages: readonly Pieces[];
}

/** In the AST of ICU messages, the type of what is no placeholder. */
const LITERAL = 0;
/** Texts of a rule that are no message. */
const OTHERS = /\.(?:name|basis|advice|cause)$/;

let known: readonly RuleWords[] | null = null;

/**
 * Whether a comment consists of messages of rules and of nothing else, in one of our languages. So comments that marking
 * wrote are known for ours when nothing else tells, and one that somebody added a word to is not.
 */
export function isOwnComment(text: string): boolean {
  known ??= (Object.keys(BUNDLES) as Locale[]).flatMap(ruleWords);
  const words = known;
  return text.split("\n").every((line) => words.some(({ start, messages }) => line.startsWith(start) && messages.some((pieces) => fits(line.slice(start.length), pieces))));
}

function ruleWords(locale: Locale): RuleWords[] {
  const { rules, pane } = BUNDLES[locale];
  const texts = Object.entries(rules as Readonly<Record<string, string>>);
  const causes = texts.filter(([id]) => id.endsWith(".cause")).flatMap(([, text]) => piecesOf(text, locale));
  const gap = [locale === "zh-CN" ? "" : " "];
  return texts
    .filter(([id]) => id.endsWith(".name"))
    .map(([id, name]) => {
      const rule = id.slice(0, -"name".length);
      const messages = texts.filter(([other]) => other.startsWith(rule) && !OTHERS.test(other)).flatMap(([, text]) => piecesOf(text, locale));
      const start = String(new IntlMessageFormat(pane["marks.comment"], locale).format({ rule: name, message: "" }));
      return { start, messages: messages.flatMap((said) => [said, ...causes.map((cause) => joined(joined(said, gap), cause))]) };
    });
}

type Part = ReturnType<IntlMessageFormat["getAst"]>[number];

/** Each way in which the text may come out: it may choose between words. */
function piecesOf(text: string, locale: Locale): Pieces[] {
  return together(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst());
}

function together(parts: readonly Part[]): Pieces[] {
  return parts.reduce<Pieces[]>((all, part) => all.flatMap((before) => piecesOfPart(part).map((after) => joined(before, after))), [[""]]);
}

function piecesOfPart(part: Part): Pieces[] {
  if ("options" in part) return Object.values(part.options).flatMap(({ value }) => together(value));
  return Object.is(part.type, LITERAL) && "value" in part ? [[part.value]] : [["", ""]];
}

function joined(before: Pieces, after: Pieces): Pieces {
  return [...before.slice(0, -1), `${before.at(-1)!}${after[0]!}`, ...after.slice(1)];
}

/** Whether the text begins with the first piece, ends with the last one, and has the others in between, in their order. */
function fits(text: string, pieces: Pieces): boolean {
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  if (pieces.length === 1) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= end;
}
