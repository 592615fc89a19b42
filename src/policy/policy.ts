import { Decimal } from "../figures/decimal";
import national from "./policies/national.json";

/** How a place scores. Points are of a full score of `fullScore`. */
export interface Policy {
  readonly id: string;
  readonly name: Readonly<Record<"zh-CN" | "en", string>>;
  /** The document that says so. */
  readonly source: string;
  readonly fullScore: Decimal;
  /** Points for the execution rate where a form does not print them. */
  readonly executionWeight: Decimal;
  /** Best grade first; a grade begins at `from` points, that figure included. */
  readonly grades: readonly { readonly grade: string; readonly from: Decimal }[];
}

type PolicyData = typeof national;

function fromData(data: PolicyData): Policy {
  return {
    ...data,
    fullScore: new Decimal(data.fullScore),
    executionWeight: new Decimal(data.executionWeight),
    grades: data.grades.map(({ grade, from }) => ({ grade, from: new Decimal(from) })),
  };
}

/** What holds everywhere unless a place has its own rules. */
export const NATIONAL: Policy = fromData(national);

export function gradeFor(score: Decimal, policy: Policy): string | null {
  return policy.grades.find(({ from }) => score.gte(from))?.grade ?? null;
}
