import fc from "fast-check";
import { compact, compactSigns } from "../../src/figures/normalise";
import type { FigureAt, Form, TextAt } from "../../src/form/form";
import indicatorHeadings from "../../src/reading/words/lexicon/indicator-headings.json";
import { readForms } from "../../src/reading/read";
import { Sheet, type SheetSnapshot } from "../../src/sheet/sheet";
import { corpus } from "../support/corpus";
import {
  type Transform,
  beside,
  blankColumnBefore,
  blankRowBefore,
  columnsHidden,
  columnsSwapped,
  fullWidth,
  hidden,
  mergedDown,
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
    goals: [form.goals.planned.map(text), form.goals.achieved.map(text)],
    table: form.table?.rows.map(({ role, label, figures }) => [role, text(label), ...[...figures.values()].map(figure).filter((cell) => cell !== null)]),
  };
}

function read(snapshot: SheetSnapshot): unknown[] {
  return readForms(new Sheet(snapshot)).map(essence);
}

const VALUE_COLUMNS = ["sign", "target", "unit", "actual", "weight", "score", "reason"] as const;

/** What a label to the left of its value says is no longer told when their columns change places. */
function withoutHead(forms: unknown[]): unknown[] {
  return forms.map((form) => ({ ...(form as object), projectName: null, department: null, year: null, goals: null }));
}

/** 实际完成情况 heads a column of values or a goal: by the other names of the one it is no longer the other. */
function withoutGoals(forms: unknown[]): unknown[] {
  return forms.map((form) => ({ ...(form as object), goals: null }));
}

const SYNONYMS = (["target", "actual", "weight", "reason"] as const).map((role) => indicatorHeadings[role].exact);

/** The `choice`-th other name of a heading; anything else as it is. */
function synonym(value: string, choice: number): string {
  const names = SYNONYMS.find((candidates) => candidates.includes(compact(value)));
  return names?.[choice % names.length] ?? value;
}

const runs = { numRuns: 20 };

/**
 * Not read alike yet. Each is a test that has to fail, so that none stays here once it is mended. In 021 a score that is converted stands
 * beside the one it comes from, and which of them counts follows from what is visible and merged; in 029 the money has no headings, and its
 * words stand in the columns of the indicators; in 045 an unmerged source without any money is no longer one.
 */
const NOT_YET: readonly string[] = [
  "021-chengan-gaoling-2020 with a blank row or column inserted anywhere",
  "021-chengan-gaoling-2020 with any of its columns hidden",
  "021-chengan-gaoling-2020 with its merges broken apart",
  "029-suining-liangpinyixie-2021 with any two neighbours among its value columns exchanged",
  "045-linyi-shibao-2025 with its merges broken apart",
];

describe.each(corpus())("$name stays the same form", ({ name: form, sheets }) => {
  const same = (what: string, body: () => Promise<void>): void => {
    if (NOT_YET.includes(`${form} ${what}`)) test.failing(what, body);
    else test(what, body);
  };
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
  async function sameOnce(transform: Transform): Promise<void> {
    for (const { snapshot } of await sheets()) expect(read(transform(snapshot))).toEqual(read(snapshot));
  }

  test("when it is moved", () => sameAfter(() => fc.tuple(fc.nat(200), fc.nat(20)).map(([rows, columns]) => moved(rows, columns))));

  /** Every place is tried: they are few, and each is a different trap. */
  same("with a blank row or column inserted anywhere", async () => {
    for (const { snapshot, used } of await sheets()) {
      const before = read(snapshot);
      for (let row = used.row; row <= used.lastRow; row++) {
        expect([row, read(blankRowBefore(row)(snapshot))]).toEqual([row, before]);
      }
      for (let column = used.column; column <= used.lastColumn; column++) {
        expect([column, read(blankColumnBefore(column)(snapshot))]).toEqual([column, before]);
      }
    }
  });

  same("with any two neighbours among its value columns exchanged", async () => {
    for (const sheet of await sheets()) {
      const apart = unmerged(sheet.snapshot);
      const before = read(apart);
      const [form, ...others] = readForms(new Sheet(apart));
      if (!form || others.length > 0) continue;
      const values = VALUE_COLUMNS.flatMap((role) => form.columns[role] ?? []).sort((a, b) => a - b);
      for (const column of values.filter((candidate) => values.includes(candidate + 1))) {
        expect([column, withoutHead(read(columnsSwapped(column, column + 1)(apart)))]).toEqual([column, withoutHead(before)]);
      }
    }
  });

  test("with its headings called by other names", async () => {
    for (const sheet of await sheets()) {
      fc.assert(
        fc.property(fc.nat(30), (choice) => {
          const renamed = read(rewritten((value) => synonym(value, choice))(sheet.snapshot));
          expect(withoutGoals(renamed)).toEqual(withoutGoals(read(sheet.snapshot)));
        }),
        runs,
      );
    }
  });

  test("with any of its rows hidden", () =>
    sameAfter(({ used }) => fc.array(fc.integer({ min: used.row, max: used.lastRow })).map(hidden)));

  same("with any of its columns hidden", () =>
    sameAfter(({ used }) => fc.array(fc.integer({ min: used.column, max: used.lastColumn })).map(columnsHidden)));

  test("with its first names merged down over the blanks below them", async () => {
    for (const { snapshot } of await sheets()) {
      const apart = unmerged(snapshot);
      for (const { columns, indicators } of readForms(new Sheet(apart))) {
        const [first, last] = [indicators[0], indicators.at(-1)];
        if (columns.level1 === undefined || !first || !last) continue;
        expect(read(mergedDown(columns.level1, first.row, last.row)(apart))).toEqual(read(apart));
      }
    }
  });

  same("with its merges broken apart", () => sameOnce(unmerged));
  test("with stale values under its merges", () => sameOnce(staleUnderMerges));
  test("in full width", () => sameOnce(rewritten(fullWidth)));
  test("with spread characters and line breaks", () =>
    sameOnce(rewritten((value) => spread(value).replace(/\(/g, "\n("))));
  test("with a note below", () => sameOnce(noteBelow("注:本表由填报单位负责解释。")));

  test("beside another form", async () => {
    for (const sheet of await sheets()) {
      const own = read(sheet.snapshot);
      if (own.length !== 1) continue;
      expect(readForms(beside(sheet.snapshot, sheet.snapshot)).map(essence)).toEqual([...own, ...own]);
    }
  });
});
