import { join } from "node:path";
import ts from "typescript";

/**
 * Finds what a program uses of Office.js that an Excel of the needed age does not have. The types describe the newest
 * Excel; each member's comment says since when it exists ("[Api set: ExcelApi 1.9]").
 */

export interface NewerMember {
  /** "file:line" */
  readonly where: string;
  readonly member: string;
  readonly needs: string;
}

const API_SET = /\[\s*Api set:\s*([A-Za-z]+)\s*([\d.]+)?[^\]]*\]/;
const OFFICE_TYPES = /[\\/]@types[\\/]office-js(?:-preview)?[\\/]/;

/** Newer than "1.14": compared part by part, because 1.9 is older than 1.14. */
function isWithin(version: string | undefined, newest: string): boolean {
  if (version === undefined) return false;
  const [a, b] = [version, newest].map((text) => text.split(".").map(Number)) as [number[], number[]];
  return a[0]! < b[0]! || (a[0] === b[0] && (a[1] ?? 0) <= (b[1] ?? 0));
}

/** What a declaration needs: its own mark, or that of the class it stands in; null when there is none. */
function needsOf(declaration: ts.Node): { set: string; version: string | undefined } | null {
  const source = declaration.getSourceFile();
  const comments = ts.getLeadingCommentRanges(source.text, declaration.getFullStart()) ?? [];
  const comment = comments.at(-1);
  const match = comment && API_SET.exec(source.text.slice(comment.pos, comment.end));
  if (match) return { set: match[1]!, version: match[2] };
  const { parent } = declaration as { parent?: ts.Node };
  if (parent && (ts.isClassDeclaration(parent) || ts.isInterfaceDeclaration(parent) || ts.isEnumDeclaration(parent))) return needsOf(parent);
  return null;
}

function newerThan(symbol: ts.Symbol, newest: string): string | null {
  const declarations = (symbol.declarations ?? []).filter((node) => OFFICE_TYPES.test(node.getSourceFile().fileName));
  const needs = declarations.map(needsOf);
  // Of overloads one that the old Excel has is enough.
  if (needs.length === 0 || needs.some((need) => need === null || (need.set === "ExcelApi" && isWithin(need.version, newest)))) return null;
  const [first] = needs;
  return first ? `${first.set} ${first.version ?? ""}`.trim() : null;
}

/** Names in load("values, format/fill") or load(["values"]), which the type checker takes for any text. */
function loadedNames(argument: ts.Expression): string[][] {
  if (ts.isStringLiteralLike(argument)) return argument.text.split(",").map((path) => path.trim().split("/"));
  if (ts.isArrayLiteralExpression(argument)) return argument.elements.flatMap(loadedNames);
  return [];
}

function checkLoad(call: ts.CallExpression, checker: ts.TypeChecker, newest: string, report: (name: string, needs: string) => void): void {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "load") return;
  for (const path of call.arguments.flatMap(loadedNames)) {
    let type = checker.getTypeAtLocation(callee.expression);
    for (const name of path) {
      // A collection loads the properties of its items.
      const items = type.getProperty("items");
      const item = items && checker.getIndexTypeOfType(checker.getTypeOfSymbol(items), ts.IndexKind.Number);
      const property = type.getProperty(name) ?? item?.getProperty(name);
      if (!property) break;
      const needs = newerThan(property, newest);
      if (needs) report(name, needs);
      type = checker.getTypeOfSymbol(property);
    }
  }
}

/** Everything in the given files that needs more than ExcelApi `newest`. */
export function newerMembers(program: ts.Program, files: readonly string[], newest: string): NewerMember[] {
  const checker = program.getTypeChecker();
  const found: NewerMember[] = [];
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source) throw new Error(`${file} is not in the program`);
    const visit = (node: ts.Node): void => {
      const report = (member: string, needs: string): void => {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        found.push({ where: `${file}:${line + 1}`, member, needs });
      };
      if (ts.isIdentifier(node)) {
        const symbol = symbolOf(node, checker);
        const needs = symbol && newerThan(symbol, newest);
        if (needs) report(node.text, needs);
      }
      if (ts.isCallExpression(node)) checkLoad(node, checker, newest, report);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/** A name in an object that is passed to Office stands for the property that Office expects there. */
function symbolOf(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && parent.name === node && ts.isObjectLiteralExpression(parent.parent)) {
    return checker.getContextualType(parent.parent)?.getProperty(node.text);
  }
  return checker.getSymbolAtLocation(node);
}

/** A program of the project's compiler options over some files, of which some exist only in the test. */
export function createProgram(root: string, files: readonly string[], made: Readonly<Record<string, string>> = {}): ts.Program {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const real = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...real,
    fileExists: (name) => name in made || real.fileExists(name),
    getSourceFile: (name, ...rest) =>
      name in made ? ts.createSourceFile(name, made[name]!, ts.ScriptTarget.ES2022, true) : real.getSourceFile(name, ...rest),
  };
  return ts.createProgram([...files, ...Object.keys(made)], options, host);
}
