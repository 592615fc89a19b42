import { type Decimal, plain, sum } from "../figures/decimal";
import { type Bounds, JsonPlace, type Problem } from "./json-place";
import type { Bands, ExecutionScoring, Grade, LevelWeight, Localised, Policy, Rounding, Source, Sourced, Threshold, Weights } from "./policy";

export type ParsedPolicy = { readonly policy: Policy } | { readonly problems: readonly Problem[] };

const POINTS: Bounds = { from: 0, to: 1000 };
const SHARE: Bounds = { from: 0, to: 1, isShare: true };
/** A target may be exceeded many times over; from ten times on a percentage lost its sign. */
const EXCESS: Bounds = { from: 0, to: 10, isShare: true };
const DIGITS: Bounds = { from: 0, to: 6 };

const FIELDS = [
  "id", "name", "standing", "extends", "note", "sources",
  "weights", "execution", "positive", "reverse", "equality", "bands", "phrases", "overCompletion", "lowExecution", "adjustment", "grades", "rounding",
] as const;

type Sources = ReadonlyMap<string, Source>;

function localised(place: JsonPlace): Localised {
  if (place.isText) return { "zh-CN": place.text(), en: place.text() };
  const { "zh-CN": chinese, en } = place.fields(["zh-CN", "en"]);
  return { "zh-CN": chinese.text(), en: en.text() };
}

function optional<Value>(place: JsonPlace, read: (place: JsonPlace) => Value): Value | null {
  return place.isGiven && !place.isNull ? read(place) : null;
}

function sourceIn(place: JsonPlace): Source {
  const { title, article, address } = place.fields(["title", "article", "address"]);
  const text = (at: JsonPlace) => at.text();
  return { title: title.text(), article: optional(article, text), address: optional(address, text) };
}

/** Figures that fall from first to last. */
function falling(places: readonly JsonPlace[], bounds: Bounds): Decimal[] {
  const values = places.map((place) => place.figure(bounds));
  const sound = places.flatMap((place, index) => (place.isSound ? [{ place, value: values[index]! }] : []));
  sound.forEach(({ place, value }, index) => {
    const before = sound[index - 1]?.value;
    if (before?.lte(value)) place.complain("not-descending", { value: plain(value), before: plain(before) });
  });
  return values;
}

const NO_SOURCE: Source = { title: "", article: null, address: null };

/** Where there is only one source it need not be named. */
function sourceOf(place: JsonPlace, sources: Sources): Source {
  const [only] = sources.values();
  if (!place.isGiven && sources.size === 1 && only) return only;
  const key = place.text();
  if (key && !sources.has(key)) place.complain("unknown-source", { value: key, known: [...sources.keys()].join(", ") });
  return sources.get(key) ?? NO_SOURCE;
}

/** A part of a policy: its own fields beside the name of its source and a note. */
function sourced<Name extends string, Part>(
  place: JsonPlace,
  sources: Sources,
  names: readonly Name[],
  read: (fields: Readonly<Record<Name, JsonPlace>>) => Part,
): Sourced<Part> {
  const fields: Readonly<Record<Name | "source" | "note", JsonPlace>> = place.fields<Name | "source" | "note">([...names, "source", "note"]);
  return { ...read(fields), source: sourceOf(fields.source, sources), note: optional(fields.note, localised) };
}

function levelWeight(place: JsonPlace): LevelWeight {
  const { levels, points } = place.fields(["levels", "points"]);
  return { levels: levels.items().map((level) => level.text()), points: points.figure(POINTS) };
}

function weightsIn(place: JsonPlace, sources: Sources): Sourced<Weights> {
  const weights = sourced(place, sources, ["full", "execution", "levels"], ({ full, execution, levels }) => ({
    full: full.figure(POINTS),
    execution: execution.figure(POINTS),
    levels: levels.items().map(levelWeight),
  }));
  const total = sum([weights.execution, ...weights.levels.map(({ points }) => points)]);
  if (place.isSound && !total.eq(weights.full)) place.complain("weights-sum", { sum: plain(total), full: plain(weights.full) });
  return weights;
}

function executionIn(place: JsonPlace, sources: Sources): Sourced<ExecutionScoring> {
  return sourced(place, sources, ["formula", "steps"], ({ formula, steps }) => {
    const kind = formula.choice(["linear", "steps"]);
    if (kind === "linear") {
      if (steps.isGiven) steps.complain("unknown-field", { known: "formula" });
      return { formula: kind, steps: [] };
    }
    const parts = steps.items().map((step) => step.fields(["from", "share"]));
    const from = falling(parts.map((part) => part.from), SHARE);
    const share = falling(parts.map((part) => part.share), SHARE);
    return { formula: kind, steps: from.map((value, index) => ({ from: value, share: share[index]! })) };
  });
}

function formulasIn<Formula extends string>(place: JsonPlace, sources: Sources, choices: readonly [Formula, ...Formula[]]) {
  return place.items().map((item) => sourced(item, sources, ["formula"], ({ formula }) => ({ formula: formula.choice(choices) })));
}

function bandsIn(place: JsonPlace, sources: Sources): Sourced<Bands> {
  return sourced(place, sources, ["met", "partly"], (fields) => {
    const [met, partly] = falling([fields.met, fields.partly], SHARE);
    return { met: met!, partly: partly! };
  });
}

function thresholdIn(place: JsonPlace, sources: Sources, bounds: Bounds): Sourced<Threshold> {
  return sourced(place, sources, ["threshold"], ({ threshold }) => ({
    threshold: threshold.isNull ? null : threshold.figure(bounds),
  }));
}

function gradesIn(place: JsonPlace, sources: Sources): Sourced<{ scale: Grade[] }> {
  return sourced(place, sources, ["scale"], ({ scale }) => {
    const parts = scale.items().map((item) => item.fields(["grade", "from"]));
    const from = falling(parts.map((part) => part.from), POINTS);
    return { scale: parts.map(({ grade }, index) => ({ grade: grade.text(), from: from[index]! })) };
  });
}

function roundingIn(place: JsonPlace, sources: Sources): Sourced<Rounding> {
  return sourced(place, sources, ["digits", "mode"], ({ digits, mode }) => ({
    digits: digits.whole(DIGITS),
    mode: mode.choice(["half-up", "half-even", "cut-off"]),
  }));
}

/** What a document that extends nothing has to inherit from; only the first policy of all has none. */
const ROOT = "national";

/**
 * Reads a policy from JSON, a bureau's own or one of ours.
 * @param known the policies that it may extend; it extends the national one when it names none
 */
export function parsePolicyWith(known: readonly Policy[], json: unknown): ParsedPolicy {
  const problems: Problem[] = [];
  const document = new JsonPlace(json, problems);
  const at = document.fields(FIELDS);
  if (problems.some(({ path }) => path === "")) return { problems };

  const sources = new Map(at.sources.isGiven ? at.sources.entries().map(([key, place]) => [key, sourceIn(place)]) : []);
  const parentId = at.extends.isGiven ? at.extends.text() : ROOT;
  const named = known.find(({ id }) => id === parentId);
  if (!named && known.length > 0 && at.extends.isSound) at.extends.complain("unknown-parent", { value: parentId, known: known.map(({ id }) => id).join(", ") });
  // With a parent that is not known the document is refused; what else is wrong in it can be told all the same.
  const parent = named ?? known[0];

  const id = at.id.text();
  if (known.some((other) => other.id === id)) at.id.complain("taken", { value: id });

  /** A part that is there, else the parent's; the policy that extends nothing has to give all of them. */
  const part = <Name extends (typeof FIELDS)[number] & keyof Policy>(name: Name, read: (place: JsonPlace, sources: Sources) => Policy[Name]): Policy[Name] =>
    parent && !at[name].isGiven ? parent[name] : read(at[name], sources);

  const policy: Policy = {
    id,
    name: localised(at.name),
    standing: at.standing.isGiven ? at.standing.choice(["rule", "product"]) : "rule",
    parent: parent?.id ?? null,
    note: optional(at.note, localised),
    weights: part("weights", weightsIn),
    execution: part("execution", executionIn),
    positive: part("positive", (place) => formulasIn(place, sources, ["ratio"])),
    reverse: part("reverse", (place) => formulasIn(place, sources, ["ratio", "linear"])),
    equality: part("equality", (place) => sourced(place, sources, ["asks"], ({ asks }) => ({ asks: asks.choice(["at-least", "exactly"]) }))),
    bands: part("bands", bandsIn),
    phrases: part("phrases", (place) =>
      sourced(place, sources, ["allowed"], ({ allowed }) => ({ allowed: allowed.isNull ? null : allowed.items().map((phrase) => phrase.text()) })),
    ),
    overCompletion: part("overCompletion", (place) => thresholdIn(place, sources, EXCESS)),
    lowExecution: part("lowExecution", (place) => thresholdIn(place, sources, SHARE)),
    adjustment: part("adjustment", (place) => sourced(place, sources, ["asks"], ({ asks }) => ({ asks: asks.choice(["reason", "nothing"]) }))),
    grades: part("grades", gradesIn),
    rounding: part("rounding", roundingIn),
  };
  return problems.length > 0 ? { problems } : { policy };
}
