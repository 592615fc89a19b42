import { type ChoiceName, NAMES, PLAIN } from "../choices/choices";
import { type Tried, smallest } from "./tried";

/** A smallest failing form, and how many forms fail for it. */
export interface Cause {
  readonly example: Tried;
  /** Kinds of differences that it explains. */
  readonly kinds: Set<string>;
  forms: number;
}

const departs = ({ recipe: { choices } }: Tried): ChoiceName[] => NAMES.filter((name) => choices[name] !== PLAIN[name]);

function explains({ example, kinds }: Cause, form: Tried, kind: string): boolean {
  const { slip } = example.composed.truth;
  const isSameSlip = slip === null || slip.name === form.composed.truth.slip?.name;
  return kinds.has(kind) && isSameSlip && departs(example).every((name) => form.recipe.choices[name] === example.recipe.choices[name]);
}

/**
 * Failing forms by what makes them fail. A form is made as small as it goes only if no cause that is known explains it,
 * so that one mistake of the reader does not hide the others.
 */
export class Causes {
  readonly found: Cause[] = [];
  unexplained = 0;

  constructor(private readonly most: number) {}

  add(form: Tried): void {
    const counted = new Set<Cause>();
    for (const kind of new Set(form.differences.map((difference) => difference.kind))) {
      let cause = this.found.find((known) => explains(known, form, kind));
      if (!cause && this.found.length >= this.most) {
        this.unexplained++;
        continue;
      }
      cause ??= this.named(smallest(form, kind));
      counted.add(cause);
    }
    for (const cause of counted) cause.forms++;
  }

  /** The cause with the same departures from the plain form, or a new one. */
  private named(example: Tried): Cause {
    const signature = (tried: Tried): string =>
      JSON.stringify([departs(tried).map((name) => tried.recipe.choices[name]), tried.composed.truth.slip?.name]);
    const known = this.found.find((cause) => signature(cause.example) === signature(example));
    const cause = known ?? { example, kinds: new Set(), forms: 0 };
    for (const { kind } of example.differences) cause.kinds.add(kind);
    if (!known) this.found.push(cause);
    return cause;
  }
}
