import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

export interface Expression {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

const SOURCES = join(__dirname, "../../src");

/** Every regular expression that stands in the code of some rooms. */
export function writtenExpressions(rooms: readonly string[]): Expression[] {
  const files = rooms.flatMap((room) => readdirSync(join(SOURCES, room), { recursive: true, encoding: "utf8" }).map((file) => join(SOURCES, room, file)));
  return files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts")).flatMap(expressionsIn);
}

function expressionsIn(file: string): Expression[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      found.push({ place: `${relative(SOURCES, file)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The regular expressions that modules put together when they are loaded. */
export async function composedExpressions(load: () => Promise<unknown>): Promise<Expression[]> {
  const found = new Map<string, Expression>();
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, args: [string | RegExp, string?]) {
      const made = new target(...args);
      found.set(String(made), { place: "composed", source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    await load();
  } finally {
    globalThis.RegExp = original;
  }
  return [...found.values()];
}
