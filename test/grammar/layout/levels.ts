import type { Row } from "../facts/facts";
import { hundredths } from "../facts/points";
import type { Heading, Plan } from "./plan";

export interface Level {
  readonly heading: Heading;
  readonly text: (row: Row) => string;
  /** Whether it names the indicator; a weight of a level stands beside its name. */
  readonly isName: boolean;
  /** What rows have to agree in to stand under one name; null for the indicator's own name. */
  readonly of: ((row: Row) => string) | null;
}

const CODES = "ABCDEFG";
const ORDINALS = ["一", "二", "三", "四", "五", "六", "七"];

/** Numbers for parts, kinds and rows, in the form's manner. */
class Numbers {
  constructor(
    private readonly plan: Plan,
    private readonly rows: readonly Row[],
  ) {}

  private part({ part }: Row): number {
    return [...new Set(this.rows.map((row) => row.part))].indexOf(part);
  }

  private kind(row: Row): number {
    return [...new Set(this.rows.filter(({ part }) => part === row.part).map(({ kind }) => kind))].indexOf(row.kind);
  }

  /** Among the rows of the same kind. */
  private own(row: Row): number {
    return this.rows.filter(({ part, kind }) => part === row.part && kind === row.kind).findIndex(({ name }) => name === row.name);
  }

  before(level: "part" | "kind" | "topic" | "name", row: Row): string {
    const { numbering } = this.plan.choices;
    if (numbering === "codes") {
      const code = `${CODES[this.part(row)]}`;
      return { part: `${code} `, kind: `${code}${this.kind(row) + 1} `, topic: "", name: `${code}${this.kind(row) + 1}${this.own(row) + 1} ` }[level];
    }
    if (level === "part" && numbering !== "none" && numbering !== "named") return `${ORDINALS[this.part(row)]}、`;
    if (level !== "name") return "";
    const number = this.own(row) + 1;
    return { none: "", digits: `${number}.`, brackets: `（${number}）`, named: `指标${number}：` }[numbering];
  }
}

function partName(plan: Plan, { part }: Row): string {
  if (plan.choices.points !== "labels") return part;
  return `${part}（${hundredths(plan.figures.declared.get(part) ?? 0)}分）`;
}

function ownName(plan: Plan, row: Row): string {
  return plan.choices.points === "names" ? `${row.name}（${hundredths(row.weight)}分）` : row.name;
}

/** The columns of the levels, from left to right; the last holds the indicator's own name. */
export function levelsOf(plan: Plan): Level[] {
  const numbers = new Numbers(plan, plan.facts.rows);
  const isShort = plan.way(4, 6) === 3;
  const level1: Level = {
    heading: "level1",
    text: (row) => `${numbers.before("part", row)}${partName(plan, row)}`,
    of: ({ part }) => part,
    isName: true,
  };
  const partWeight: Level = {
    heading: "partWeight",
    text: ({ part }) => hundredths(plan.figures.parts.get(part)!.weight),
    of: ({ part }) => part,
    isName: false,
  };
  const first = plan.choices.partWeights === "column" ? [level1, partWeight] : [level1];
  const level2: Level = {
    heading: "level2",
    text: (row) => `${numbers.before("kind", row)}${isShort ? row.kind.replace(/指标$/, "") : row.kind}`,
    of: ({ part, kind }) => `${part}>${kind}`,
    isName: true,
  };
  const level3: Level = { heading: "level3", text: ({ topic }) => topic, of: ({ part, kind, topic }) => `${part}>${kind}>${topic}`, isName: true };
  const name = (heading: Heading): Level => ({
    heading,
    text: (row) => `${numbers.before("name", row)}${ownName(plan, row)}`,
    of: null,
    isName: true,
  });
  switch (plan.choices.levels) {
    case "one":
      return [name("name")];
    case "two":
      return [...first, name("name")];
    case "lower-two":
      return [level2, name("level3")];
    case "four":
      return [...first, level2, level3, name("level4")];
    case "three":
      return [...first, level2, name("level3")];
  }
}
