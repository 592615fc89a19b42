/** A table's columns that are called otherwise now, by their old names in small letters; null for one that is gone. */
export interface RenamedColumns {
  readonly table: string;
  /** Null where the whole table is gone. */
  readonly columns: ReadonlyMap<string, string | null> | null;
}

const GONE = "#REF!";
/** Texts and names of sheets in quotes, and words, which table names are; whatever else is no part of a reference. */
const TOKEN = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}\p{N}_.\\]+/gu;
/** Within brackets, these letters stand for themselves behind a "'". */
const SPECIAL = /[[\]#'@]/g;

/**
 * A formula whose references to columns of a table (表1[金额], 表1[[#This Row],[金额]], 表1[@金额]) are as the columns are called now. Excel
 * takes a file for damaged in which a formula asks for a column that is not there.
 */
export function renameColumns(formula: string, { table, columns }: RenamedColumns): string {
  let result = "";
  let keptTo = 0;
  for (const { 0: token, index } of formula.matchAll(TOKEN)) {
    const open = index + token.length;
    if (index < keptTo || formula[open] !== "[" || token.toLowerCase() !== table.toLowerCase()) continue;
    const end = closingBracket(formula, open);
    if (end < 0) break;
    const specifier = columns && renamedSpecifier(formula.slice(open, end), columns);
    result += formula.slice(keptTo, index) + (specifier === null ? GONE : token + specifier);
    keptTo = end;
  }
  return result + formula.slice(keptTo);
}

/** Behind the bracket that closes the one at `open`; -1 where none does. */
function closingBracket(formula: string, open: number): number {
  let depth = 0;
  for (let at = open; at < formula.length; at++) {
    if (formula[at] === "'") at++;
    else if (formula[at] === "[") depth++;
    else if (formula[at] === "]" && --depth === 0) return at + 1;
  }
  return -1;
}

/** "[金额]" or "[[#This Row],[金额]]" with the new names; null where a column is gone. */
function renamedSpecifier(specifier: string, columns: ReadonlyMap<string, string | null>): string | null {
  const gone: string[] = [];
  const renamed = specifier.replace(/(?<=\[)(@?)((?:'[\s\S]|[^'[\]@#])+)(?=\])/g, (whole: string, at: string, written: string) => {
    const name = columns.get(written.replace(/'([\s\S])/g, "$1").toLowerCase());
    if (name === null) gone.push(written);
    return name === undefined || name === null ? whole : at + name.replace(SPECIAL, "'$&");
  });
  return gone.length > 0 ? null : renamed;
}
