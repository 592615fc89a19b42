import { plain } from "../figures/decimal";
import { compact } from "../figures/normalise";
import type { AskedRole, Form } from "../form/form";
import { fundsIn, type Targets } from "./from-targets";
import type { NewFormFund } from "./new-form-content";

/** Something of a target table that the self-evaluation made from it does not say. */
export interface LeftOut {
  readonly what:
    | Exclude<AskedRole, "goalAchieved" | "reportingUnit">
    /** One of the sources of the money. */
    | "fund"
    /** The whole money, where its sources are not told. */
    | "total"
    /** No money was found in the table. */
    | "no-money"
    /** The amounts are there as they are, because one of the two does not name its unit. */
    | "unit"
    | "indicator"
    /** Rows of indicators without a name. */
    | "unnamed";
  /** What it is: a name, a label with its amount, a number of rows. */
  readonly text: string;
  /** What stands in its place; null for nothing. */
  readonly instead: string | null;
}

/**
 * What a self-evaluation does not say of the targets that it was made from, told by reading it.
 * @param table the table that sets the targets
 * @param made the self-evaluation; undefined when none was recognised
 */
export function leftOut(table: Form, targets: Targets, made: Form | undefined): LeftOut[] {
  const answers = (role: AskedRole): string[] => (made?.asked ?? []).flatMap((asked) => (asked.role === role && asked.answer ? [asked.answer.text] : []));
  const name = (what: LeftOut["what"], text: string, found: readonly string[]): LeftOut[] =>
    text === "" || found.some((one) => compact(one).includes(compact(text))) ? [] : [{ what, text, instead: found[0] ?? null }];
  const names = new Set((made?.indicators ?? []).map((indicator) => compact(indicator.name ?? "")));
  const unnamed = table.indicators.filter((indicator) => indicator.name === null).length;
  return [
    ...(["projectName", "department", "implementer"] as const).flatMap((role) => name(role, targets[role], answers(role))),
    ...name("year", String(targets.year ?? ""), made?.year ? [String(made.year.value)] : []),
    ...name("goalPlanned", targets.goal, answers("goalPlanned")),
    ...moneyLeftOut(table, targets, made),
    ...targets.indicators.filter(({ levels }) => !names.has(compact(levels.at(-1)!))).map(({ levels }): LeftOut => ({ what: "indicator", text: levels.at(-1)!, instead: null })),
    ...(unnamed > 0 ? [{ what: "unnamed" as const, text: String(unnamed), instead: null }] : []),
  ];
}

function moneyLeftOut({ funds: own }: Form, targets: Targets, made: Form | undefined): LeftOut[] {
  const unit = made?.funds?.unit ?? null;
  const total = own?.rows.find(({ role }) => role === "total")?.figures;
  const whole = (total?.budget ?? total?.initial)?.figure;
  if (targets.funds.length === 0) return [whole ? { what: "total", text: `${plain(whole.value)}${targets.unit ?? ""}`, instead: null } : { what: "no-money", text: "", instead: null }];
  const rows = (made?.funds?.rows ?? []).filter(({ role }) => role === "sub");
  const amountOf = ({ budget, initial }: NewFormFund): number => budget ?? initial ?? 0;
  const lost = fundsIn(targets, unit).flatMap((fund, index): LeftOut[] => {
    const amount = amountOf(fund);
    // Each row can show the amount of one source.
    const row = rows.findIndex(({ figures }) => [figures.initial, figures.budget].some((cell) => cell?.figure?.value.eq(amount)));
    if (row >= 0) rows.splice(row, 1);
    return row >= 0 || amount === 0 ? [] : [{ what: "fund", text: `${fund.label} ${amountOf(targets.funds[index]!)}${targets.unit ?? ""}`, instead: null }];
  });
  const isUnsure = (targets.unit === null || unit === null) && lost.length < targets.funds.length;
  return [...lost, ...(isUnsure ? [{ what: "unit" as const, text: "", instead: null }] : [])];
}
