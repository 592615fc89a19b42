import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readWorkbook } from "../../src/hosts/file/workbook";
import type { Sheet } from "../../src/sheet/sheet";

const CORPUS = join(__dirname, "../corpus");

/** What a person read in one published form; only the roles that are named are known. */
export interface TruthTable {
  readonly sheet: string;
  readonly region?: string;
  readonly detectAs: string;
  /** Roles that a form may be read without. */
  readonly orAbsent?: readonly string[];
  readonly cells: Readonly<Record<string, unknown>>;
  readonly indicators?: readonly Readonly<Record<string, unknown>>[];
  /** What is wrong with it, as a person found; absent where nothing is. */
  readonly findings?: readonly Readonly<Record<string, unknown>>[];
}

export interface CorpusCase {
  readonly name: string;
  readonly tables: readonly TruthTable[];
  readonly sheets: () => Promise<readonly Sheet[]>;
}

/** Published forms, rebuilt as workbooks, with what must be read in them. */
export function corpus(): CorpusCase[] {
  return readdirSync(CORPUS).map((name) => {
    const { additionalTables = [], ...main } = JSON.parse(readFileSync(join(CORPUS, name, "truth.json"), "utf8")) as TruthTable & {
      additionalTables?: TruthTable[];
    };
    return {
      name,
      tables: [main, ...additionalTables],
      sheets: () => readWorkbook(readFileSync(join(CORPUS, name, "table.xlsx"))),
    };
  });
}
