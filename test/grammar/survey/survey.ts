import fc from "fast-check";
import { NAMES } from "../choices/choices";
import { type Recipe, recipes } from "../recipe";
import { Causes } from "./causes";
import { markdownOf } from "./markdown";
import { type Tried, tried } from "./tried";

interface Count {
  forms: number;
  wrong: number;
}

const percent = (part: number, whole: number): string => `${whole === 0 ? "–" : ((100 * part) / whole).toFixed(2)} %`;

/** What came of many forms. */
export class Survey {
  private forms = 0;
  private wrong = 0;
  private readonly options = new Map<string, Count>();
  private readonly failures = new Map<string, number>();
  private readonly slips = new Map<string, Count>();
  private readonly warnings = new Map<string, number>();
  private clean = 0;
  private readonly causes: Causes;

  /** @param most how many smallest failing forms are looked for, which takes the time */
  constructor(most: number) {
    this.causes = new Causes(most);
  }

  add(form: Tried): void {
    const isWrong = form.differences.length > 0;
    this.forms++;
    if (isWrong) this.wrong++;
    for (const name of NAMES) this.count(this.options, `${name}: ${form.recipe.choices[name]}`, isWrong);
    const { slip } = form.composed.truth;
    if (slip)
      this.count(
        this.slips,
        slip.name,
        form.differences.some(({ kind }) => kind.startsWith("missed")),
      );
    else this.clean++;
    for (const rule of new Set(form.warnings)) this.warnings.set(rule, (this.warnings.get(rule) ?? 0) + 1);
    for (const kind of new Set(form.differences.map((difference) => difference.kind))) this.failures.set(kind, (this.failures.get(kind) ?? 0) + 1);
    this.causes.add(form);
  }

  private count(counts: Map<string, Count>, key: string, isWrong: boolean): void {
    const count = counts.get(key) ?? { forms: 0, wrong: 0 };
    counts.set(key, { forms: count.forms + 1, wrong: count.wrong + (isWrong ? 1 : 0) });
  }

  /** Share of forms that were read entirely right, of 1. */
  get share(): number {
    return this.forms === 0 ? 1 : 1 - this.wrong / this.forms;
  }

  get right(): number {
    return this.forms - this.wrong;
  }

  readonly headline = (): string => {
    const planted = [...this.slips.values()];
    const [slips, missed] = [planted.reduce((sum, { forms }) => sum + forms, 0), planted.reduce((sum, { wrong }) => sum + wrong, 0)];
    const alarms = [...this.failures].filter(([kind]) => kind.startsWith("false ")).reduce((sum, [, count]) => sum + count, 0);
    const found = `slips found ${percent(slips - missed, slips)} of ${slips}; false errors ${alarms}`;
    return `${this.forms} forms, entirely right ${percent(this.right, this.forms)}; ${found}`;
  };

  /** Options that fail more often than forms in general, worst first. */
  private byOption(): string[] {
    const general = 1 - this.share;
    const rated = [...this.options].map(([option, count]) => ({ option, ...count, rate: count.wrong / count.forms }));
    const worse = rated.filter(({ rate, wrong }) => wrong > 0 && rate > general).sort((a, b) => b.rate - a.rate);
    return worse.map(({ option, forms, wrong }) => `| ${option} | ${forms} | ${percent(wrong, forms)} |`);
  }

  report(): string {
    const slips = [...this.slips].map(([name, { forms, wrong }]) => `| ${name} | ${forms} | ${percent(forms - wrong, forms)} |`).sort();
    const warnings = [...this.warnings].sort((a, b) => b[1] - a[1]).map(([rule, count]) => `${rule} ${percent(count, this.clean)}`);
    const failures = [...this.failures].sort((a, b) => b[1] - a[1]);
    const causes = [...this.causes.found].sort((a, b) => b.forms - a.forms);
    return [
      this.headline(),
      "",
      `Warnings on forms without a slip (no fault): ${warnings.join(", ") || "none"}`,
      "",
      "## Choices that fail more often than the rest",
      "| choice | forms | wrong |",
      "|---|---|---|",
      ...this.byOption(),
      "",
      "## Slips",
      "| slip | planted | found |",
      "|---|---|---|",
      ...slips,
      "",
      "## Kinds of failure",
      "| kind | forms |",
      "|---|---|",
      ...failures.map(([kind, count]) => `| ${kind} | ${count} |`),
      "",
      `## Smallest failing forms (${causes.length}; ${this.causes.unexplained} differences beyond them)`,
      "",
      ...causes.flatMap(({ example, kinds, forms }, index) => [
        `### ${index + 1}. ${[...kinds].join(", ")} (${forms} forms)`,
        "",
        markdownOf(example),
      ]),
    ].join("\n");
  }
}

export const sampled = (count: number, seed: number): Recipe[] => fc.sample(recipes, { numRuns: count, seed });

/** Forms by the thousand, in portions that a memory can hold. */
export function surveyed(count: number, seed: number, most: number): Survey {
  const survey = new Survey(most);
  const PORTION = 1000;
  for (let done = 0; done < count; done += PORTION) {
    for (const recipe of sampled(Math.min(PORTION, count - done), seed + done)) survey.add(tried(recipe));
  }
  return survey;
}
