import { type Area, contains, parseArea } from "../../src/sheet/address";
import type { JsonIndicator, JsonTable } from "../../src/report/json";
import type { IndicatorTruth, SheetTruth, SlipTruth, TableTruth } from "./truth";

/** Something that was read or found otherwise than it is. */
export interface Difference {
  /** What kind of thing: "columns.reason", "false total-score", "missed rate-wrong". */
  readonly kind: string;
  readonly expected: string;
  readonly got: string;
}

const shown = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "none");
const alternatives = (values: readonly unknown[]): string => [...new Set(values.map(shown))].join(" or ");

/** Spelling that makes no difference: width, white space, ways to write a sign. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/>=|≧/g, "≥")
    .replace(/<=|≦/g, "≤")
    .replace(/\/$|^[—-]$/, "");
}

function isOneOf(got: string | null, accepted: readonly (string | null)[]): boolean {
  const own = plain(got ?? "");
  return accepted.some((text) => plain(text ?? "") === own);
}

function roleOf(roles: JsonTable["roles"], path: string): unknown {
  let at: unknown = roles;
  for (const name of path.split(".")) at = typeof at === "object" && at !== null ? (at as Record<string, unknown>)[name] : null;
  return at ?? null;
}

function compareRoles(truth: TableTruth, table: JsonTable): Difference[] {
  return [...truth.roles].flatMap(([path, accepted]) => {
    const got = roleOf(table.roles, path);
    return accepted.some((answer) => answer === got) ? [] : [{ kind: path, expected: alternatives(accepted), got: shown(got) }];
  });
}

const holds = (outer: Area, inner: Area): boolean => contains(outer, inner) && contains(outer, { row: inner.lastRow, column: inner.lastColumn });

function compareRange({ range }: TableTruth, table: JsonTable): Difference[] {
  const [least, most, got] = [range.least, range.most, table.range].map((text) => parseArea(text)!) as [Area, Area, Area];
  return holds(got, least) && holds(most, got) ? [] : [{ kind: "range", expected: alternatives([range.least, range.most]), got: table.range }];
}

function compareFundRows({ fundRows }: TableTruth, { roles }: JsonTable): Difference[] {
  if (fundRows === null) return [];
  const given = (roles.funds?.rows ?? []).filter(({ role }) => role === "total" || role === "sub");
  const text = (rows: readonly { readonly row: number; readonly role: string }[]): string =>
    [...rows]
      .sort((a, b) => a.row - b.row)
      .map(({ row, role }) => `${row} ${role}`)
      .join(", ") || "none";
  const expected = fundRows.map(({ row, roles: accepted }) => ({ row, role: accepted.join("/") })).filter(({ role }) => role !== "memo");
  return text(given) === text(expected) ? [] : [{ kind: "funds.rows", expected: text(expected), got: text(given) }];
}

function compareIndicator(truth: IndicatorTruth, got: JsonIndicator): Difference[] {
  const fields = ["target", "actual", "weight", "score", "reason"] as const;
  const wrong = fields
    .filter((field) => !isOneOf(got[field], truth[field]))
    .map((field) => ({ kind: `indicator ${field}`, expected: `row ${truth.row}: ${alternatives(truth[field])}`, got: shown(got[field]) }));
  const levels = [...new Set(truth.levels.map(plain))];
  const read = [...new Set(got.levels.map(plain))];
  const isRight = levels.length === 1 ? read.at(-1) === levels[0] : read.join(">") === levels.join(">");
  return isRight
    ? wrong
    : [...wrong, { kind: "indicator levels", expected: `row ${truth.row}: ${truth.levels.join(" > ")}`, got: got.levels.join(" > ") }];
}

function compareIndicators(truth: TableTruth, table: JsonTable): Difference[] {
  const given = new Map(table.indicators.map((indicator) => [indicator.row, indicator]));
  const rows = new Set(truth.indicators.map(({ row }) => row));
  const missing = truth.indicators.filter(({ row, mayBeMissing }) => !given.has(row) && !mayBeMissing).map(({ row }) => row);
  const extra = [...given.keys()].filter((row) => !rows.has(row));
  return [
    ...(missing.length > 0 ? [{ kind: "indicators missing", expected: `rows ${missing.join(", ")}`, got: "none" }] : []),
    ...(extra.length > 0 ? [{ kind: "indicators too many", expected: "none", got: `rows ${extra.join(", ")}` }] : []),
    ...truth.indicators.flatMap((indicator) => {
      const got = given.get(indicator.row);
      return got ? compareIndicator(indicator, got) : [];
    }),
  ];
}

/** Figures agree when they are the same, or the same as far as one was rounded. */
function isFigure(got: string | null, accepted: number | string | null): boolean {
  if (got === null || accepted === null) return got === accepted;
  if (typeof accepted === "string") return plain(got) === plain(accepted);
  const digits = /\.(\d+)$/.exec(got)?.[1]?.length ?? 0;
  return Math.abs(Number(got) - accepted) <= (digits >= 2 && digits <= 6 ? 0.51 * 10 ** -digits : 1e-9);
}

function compareFigures({ recomputed }: TableTruth, table: JsonTable): Difference[] {
  return [...recomputed].flatMap(([name, accepted]) => {
    const got = table.recomputed[name as keyof JsonTable["recomputed"]];
    return accepted.some((figure) => isFigure(got, figure))
      ? []
      : [{ kind: `recomputed ${name}`, expected: alternatives(accepted), got: shown(got) }];
  });
}

function compareTable(truth: TableTruth, table: JsonTable): Difference[] {
  const kind = truth.kinds.includes(table.kind) ? [] : [{ kind: "kind", expected: alternatives(truth.kinds), got: table.kind }];
  const parts = [compareRange, compareRoles, compareFundRows, compareIndicators, compareFigures];
  return [...kind, ...parts.flatMap((part) => part(truth, table))];
}

type Finding = JsonTable["findings"][number];

const isAt = (cells: readonly string[], finding: Finding): boolean => finding.cells.some((cell) => cells.includes(cell));

function compareFindings(slip: SlipTruth | null, findings: readonly Finding[]): Difference[] {
  const hits = slip ? findings.filter((finding) => slip.rules.includes(finding.rule) && isAt(slip.cells, finding)) : [];
  const found = hits.some(({ severity }) => severity === "error" || severity === slip?.severity);
  const missed =
    slip && !found
      ? [
          {
            kind: `missed ${slip.name}`,
            expected: `${slip.rules.join(" or ")} at ${slip.cells.join(" or ")}`,
            got: findings.map(text).join("; ") || "none",
          },
        ]
      : [];
  const isFalse = (finding: Finding): boolean => finding.severity === "error" && !hits.includes(finding) && !slip?.mayFollow.includes(finding.rule);
  const wrong = findings
    .filter(isFalse)
    .map((finding) => ({ kind: `false ${finding.rule}`, expected: slip ? `only ${slip.name}` : "no error", got: text(finding) }));
  return [...missed, ...wrong];
}

const text = ({ severity, rule, cells, values }: Finding): string => `${severity} ${rule} ${cells.join(" ")} ${JSON.stringify(values)}`;

const overlap = (a: Area, b: Area): number =>
  Math.max(0, Math.min(a.lastRow, b.lastRow) - Math.max(a.row, b.row) + 1) *
  Math.max(0, Math.min(a.lastColumn, b.lastColumn) - Math.max(a.column, b.column) + 1);

/** The table that covers most of an expected one. */
function partner(truth: TableTruth, tables: readonly JsonTable[]): JsonTable | null {
  const own = parseArea(truth.range.most)!;
  const [best] = tables.map((table) => ({ table, shared: overlap(own, parseArea(table.range)!) })).sort((a, b) => b.shared - a.shared);
  return best && best.shared > 0 ? best.table : null;
}

/** Everything that was read or found otherwise than it is; empty for a sheet that was read entirely right. */
export function compare(truth: SheetTruth, tables: readonly JsonTable[]): Difference[] {
  const partners = truth.tables.map((table) => partner(table, tables));
  const extra = tables.filter((table) => !partners.includes(table));
  return [
    ...truth.tables.flatMap((table, index) => {
      const got = partners[index];
      if (!got || partners.indexOf(got) < index) return [{ kind: "no table", expected: `${table.kinds[0]} ${table.range.least}`, got: "none" }];
      return compareTable(table, got);
    }),
    ...extra.map(({ kind, range }) => ({ kind: "table too many", expected: "none", got: `${kind} ${range}` })),
    ...compareFindings(
      truth.slip,
      tables.flatMap(({ findings }) => findings),
    ),
  ];
}
