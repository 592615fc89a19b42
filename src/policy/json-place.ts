import { type Decimal, plain, ZERO, fromStoredNumber } from "../figures/decimal";
import { parseFigure } from "../figures/figure";

export type ProblemId =
  | "not-object"
  | "not-list"
  | "not-text"
  | "not-figure"
  | "missing"
  | "unknown-field"
  | "unknown-choice"
  | "out-of-range"
  | "lost-percent-sign"
  | "not-whole"
  | "not-descending"
  | "unknown-source"
  | "unknown-parent"
  | "taken"
  | "weights-sum"
  | "syntax";

/** What is wrong with a document, and where: the text is `problem.<id>` in the policy texts, filled with `values`. */
export interface Problem {
  /** "grades.scale[1].from"; "" is the document itself. */
  readonly path: string;
  readonly id: ProblemId;
  readonly values: Readonly<Record<string, string>>;
}

export interface Bounds {
  readonly from: number;
  readonly to: number;
  /** Written as a fraction of 1 or as a percentage. */
  readonly isShare?: boolean;
}

const LONGEST_SHOWN = 60;

/** As much of a JSON value as a sentence can hold; lists and objects, which may be nested without end, only by their kind. */
export function shownValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "[…]";
  if (typeof value === "object" && value !== null) return "{…}";
  const text = String(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

const isWithin = (figure: Decimal, { from, to }: Bounds): boolean => figure.gte(from) && figure.lte(to);

/**
 * A value in a JSON document and the way to it. Reading never fails: what cannot be read becomes a problem and an
 * empty value, so that one reading tells a person everything that is wrong.
 */
export class JsonPlace {
  constructor(
    private readonly value: unknown,
    private readonly problems: Problem[],
    readonly path = "",
  ) {}

  get isGiven(): boolean {
    return this.value !== undefined;
  }

  get isNull(): boolean {
    return this.value === null;
  }

  get isText(): boolean {
    return typeof this.value === "string";
  }

  /** True when nothing was found wrong with it or within it so far. */
  get isSound(): boolean {
    return !this.problems.some(({ path }) => path === this.path || path.startsWith(`${this.path}.`) || path.startsWith(`${this.path}[`));
  }

  complain(id: ProblemId, values: Problem["values"] = {}): void {
    this.problems.push({ path: this.path, id, values });
  }

  /** The fields of an object, of which no other may be there. */
  fields<Name extends string>(names: readonly Name[]): Readonly<Record<Name, JsonPlace>> {
    const object = this.asObject();
    // What is no object was complained of once; its fields have nothing to add.
    if (!object) return Object.fromEntries(names.map((name) => [name, new JsonPlace(undefined, [])])) as Record<Name, JsonPlace>;
    for (const name of Object.keys(object)) {
      if (!names.some((known) => known === name)) this.field(object, name).complain("unknown-field", { known: names.join(", ") });
    }
    return Object.fromEntries(names.map((name) => [name, this.field(object, name)])) as Record<Name, JsonPlace>;
  }

  /** The fields of an object whose names the writer chooses. */
  entries(): readonly (readonly [string, JsonPlace])[] {
    const object = this.asObject() ?? {};
    return Object.keys(object).map((name) => [name, this.field(object, name)]);
  }

  /** Never empty, unless a problem says so. */
  items(): readonly JsonPlace[] {
    if (!Array.isArray(this.value) || this.value.length === 0) {
      this.refuse("not-list");
      return [];
    }
    return this.value.map((item, index) => new JsonPlace(item, this.problems, `${this.path}[${index}]`));
  }

  text(): string {
    if (typeof this.value === "string" && this.value.trim() !== "") return this.value.trim();
    this.refuse("not-text");
    return "";
  }

  choice<Choice extends string>(choices: readonly [Choice, ...Choice[]]): Choice {
    const found = choices.find((choice) => choice === this.value);
    if (found !== undefined) return found;
    if (this.isGiven) this.complain("unknown-choice", { value: this.shown, choices: choices.join(", ") });
    else this.complain("missing");
    return choices[0];
  }

  /** A number, or a text that is one: 90, "90", "80%". */
  figure(bounds: Bounds): Decimal {
    const figure =
      typeof this.value === "number" && Number.isFinite(this.value)
        ? fromStoredNumber(this.value)
        : typeof this.value === "string"
          ? (parseFigure(this.value)?.value ?? null)
          : null;
    if (!figure) {
      this.refuse("not-figure");
      return ZERO;
    }
    if (!isWithin(figure, bounds)) this.complainOfRange(figure, bounds);
    return figure;
  }

  /** Whoever writes 95 for a share most likely left out the sign. */
  private complainOfRange(figure: Decimal, bounds: Bounds): void {
    const lostSign = bounds.isShare && !this.shown.includes("%") && isWithin(figure.div(100), bounds);
    if (lostSign) this.complain("lost-percent-sign", { value: this.shown, meant: `${plain(figure)}%` });
    else this.complain("out-of-range", { value: this.shown, from: String(bounds.from), to: String(bounds.to) });
  }

  whole(bounds: Bounds): number {
    const figure = this.figure(bounds);
    if (!figure.eq(figure.round())) this.complain("not-whole", { value: this.shown });
    return figure.toNumber();
  }

  private get shown(): string {
    return shownValue(this.value);
  }

  private asObject(): Readonly<Record<string, unknown>> | null {
    if (typeof this.value === "object" && this.value !== null && !Array.isArray(this.value)) return this.value as Record<string, unknown>;
    this.refuse("not-object");
    return null;
  }

  private field(object: Readonly<Record<string, unknown>>, name: string): JsonPlace {
    return new JsonPlace(Object.hasOwn(object, name) ? object[name] : undefined, this.problems, this.path ? `${this.path}.${name}` : name);
  }

  private refuse(id: ProblemId): void {
    if (this.isGiven) this.complain(id, { value: this.shown });
    else this.complain("missing");
  }
}
