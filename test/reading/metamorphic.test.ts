import fc from "fast-check";
import { compactSigns } from "../../src/figures/normalise";
import type { FigureAt, Form, TextAt } from "../../src/form/form";
import { readForms } from "../../src/reading/read";
import { Sheet, type SheetSnapshot } from "../../src/sheet/sheet";
import { corpus } from "../support/corpus";
import {
  type Transform,
  beside,
  blankColumnBefore,
  blankRowBefore,
  fullWidth,
  moved,
  noteBelow,
  rewritten,
  spread,
  staleUnderMerges,
  unmerged,
} from "../support/transform";

const text = (at: TextAt | null | undefined) => (at && at.text.trim() !== "" ? compactSigns(at.text) : null);
const figure = (at: FigureAt | null | undefined) => (at?.figure ? at.figure.value.toFixed() : text(at));

/** A form without any address: what must not change when only the layout does. */
function essence(form: Form): unknown {
  return {
    kind: form.kind,
    title: text(form.title),
    year: form.year?.value ?? null,
    projectName: text(form.projectName),
    department: text(form.department),
    grade: text(form.grade),
    columns: Object.keys(form.columns).sort(),
    // A name that runs across two level columns reads twice while it is merged and once when it is not.
    indicators: form.indicators.map(({ levels, target, actual, weight, score }) => [
      levels.map((level) => text(level)).filter((name, index, names) => name !== names[index - 1]).join(" > "),
      ...[target, actual, weight, score].map(figure),
    ]),
    total: form.total && [figure(form.total.weight), figure(form.total.score)],
    funds: form.funds?.rows.map(({ role, label, figures }) => [
      role,
      text(label),
      ...Object.entries(figures).map(([column, cell]) => `${column}=${figure(cell)}`).sort(),
    ]),
    rate: figure(form.funds?.executionRate),
    score: figure(form.funds?.executionScore),
  };
}

function read(snapshot: SheetSnapshot): unknown[] {
  return readForms(new Sheet(snapshot)).map(essence);
}

const runs = { numRuns: 6 };

describe.each(corpus())("$name stays the same form", ({ sheets }) => {
  async function sameAfter(transform: (sheet: Sheet) => fc.Arbitrary<Transform>): Promise<void> {
    for (const sheet of await sheets()) {
      const before = read(sheet.snapshot);
      fc.assert(
        fc.property(transform(sheet), (change) => {
          expect(read(change(sheet.snapshot))).toEqual(before);
        }),
        runs,
      );
    }
  }
  const always = (transform: Transform) => () => fc.constant(transform);

  test("when it is moved", () => sameAfter(() => fc.tuple(fc.nat(200), fc.nat(20)).map(([rows, columns]) => moved(rows, columns))));

  test("with a blank row inserted", () =>
    sameAfter((sheet) => fc.integer({ min: sheet.used.row, max: sheet.used.lastRow }).map(blankRowBefore)));

  test("with a blank column inserted", () =>
    sameAfter((sheet) => fc.integer({ min: sheet.used.column, max: sheet.used.lastColumn }).map(blankColumnBefore)));

  test("with its merges broken apart", () => sameAfter(always(unmerged)));
  test("with stale values under its merges", () => sameAfter(always(staleUnderMerges)));
  test("in full width", () => sameAfter(always(rewritten(fullWidth))));
  test("with spread characters and line breaks", () =>
    sameAfter(always(rewritten((value) => spread(value).replace(/\(/g, "\n(")))));
  test("with a note below", () => sameAfter(always(noteBelow("注:本表由填报单位负责解释。"))));

  test("beside another form", async () => {
    for (const sheet of await sheets()) {
      const own = read(sheet.snapshot);
      if (own.length !== 1) continue;
      expect(readForms(beside(sheet.snapshot, sheet.snapshot)).map(essence)).toEqual([...own, ...own]);
    }
  });
});
