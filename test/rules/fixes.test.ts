import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { applyToSheet } from "../../src/edits/apply";
import { isApplied } from "../../src/edits/outcome";
import { type Correction, dependents, planOf, type Way, type Writing, writingOf } from "../../src/edits/correction";
import { RULES } from "../../src/rules/catalogue";
import { type CheckedForm, checkSheet } from "../../src/rules/check";
import type { Finding } from "../../src/rules/finding";
import { fixFor, identityOf, safeFixes } from "../../src/rules/fix";
import { DEFAULT_SETTINGS } from "../../src/rules/settings";
import { formatCell } from "../../src/sheet/address";
import { Sheet } from "../../src/sheet/sheet";
import { corpus } from "../support/corpus";
import { sheetOfSound, soundForm } from "../support/form-arbitrary";
import { sheetOf } from "../support/sheets";
import { examplesIn } from "./readme-tables";

const settings = { ...DEFAULT_SETTINGS, previews: true };
const FOLDER = join(__dirname, "../../src/rules");
const WAYS: readonly Way[] = ["value", "formula"];
const check = (sheet: Sheet): CheckedForm[] => [...checkSheet(sheet, { settings }).forms];
const errorsOf = (findings: readonly Finding[]): string[] => findings.filter(({ severity }) => severity === "error").map(identityOf);

/** The sheet with the writings, every one of which must be possible. */
function written(sheet: Sheet, writings: readonly Writing[]): Sheet {
  const { sheet: after, outcomes } = applyToSheet(sheet, planOf(sheet, writings, { id: "test", values: {} }));
  expect(outcomes.filter((outcome) => !isApplied(outcome))).toEqual([]);
  return after;
}

/** Every way in which a correction can be written. */
const writingsOf = (correction: Correction): Writing[] => correction.choices.flatMap((_, choice) => WAYS.map((way) => writingOf(correction, way, choice)));

const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

describe.each(folders)("the fix of %s", (id) => {
  const markdown = readFileSync(join(FOLDER, id, "README.md"), "utf8");
  const examples = examplesIn(markdown).filter(({ section }) => section === "Wrong");
  const fixes = examples.flatMap(({ title, sheets }) =>
    sheets.flatMap(({ rows, options }) => {
      const sheet = sheetOf(rows, options);
      return check(sheet).flatMap((form) =>
        form.findings.filter(({ rule, causes = [] }) => rule === id || causes.some((cause) => cause.rule === id)).flatMap((finding) => {
          const fix = fixFor(finding, sheet, form);
          return fix ? [{ title, sheet, form, finding, fix }] : [];
        }),
      );
    }),
  );

  test("is of the kind that its page says", () => {
    const said = /^## Fix$([^]*)/m.exec(markdown)![1]!;
    const kinds = (["safe", "suggestion"] as const).filter((kind) => said.includes(`(${kind})`));
    expect([...new Set(fixes.map(({ fix }) => fix.kind))].sort()).toEqual(kinds);
    expect(RULES.find((rule) => rule.id === id)!.fix !== undefined).toBe(kinds.length > 0);
  });

  // A rule without a fix has no examples of one.
  if (fixes.length === 0) return;
  test.each(fixes.map((example) => [example.title, example] as const))("%s: the finding goes, and no error comes", (_, { sheet, form, finding, fix }) => {
    for (const choice of fix.corrections[0]!.choices.keys()) {
      for (const way of WAYS) {
        const after = written(sheet, fix.corrections.map((correction) => writingOf(correction, way, choice)));
        const findings = check(after).flatMap((other) => other.findings);
        expect(findings.map(identityOf)).not.toContain(identityOf(finding));
        const known = errorsOf(form.findings);
        // A figure that others hang on leads to their own fixes.
        const followers = findings.filter((other) => other.severity === "error" && !known.includes(identityOf(other)));
        expect(followers.filter((other) => fixFor(other, after, check(after)[0]!) === null).map(identityOf)).toEqual([]);
      }
    }
  });
});

/** The form with all safe fixes, and what is found in it then. */
function mended(sheet: Sheet, index: number, form: CheckedForm, way: Way) {
  const { corrections, findings } = safeFixes(sheet, form, (tried) => check(tried)[index], way);
  const after = written(sheet, corrections.map((correction) => writingOf(correction, way)));
  return { after, corrections, findings, left: check(after)[index]!.findings };
}

test("all safe fixes of the published forms: what they mend is gone, and no error comes", async () => {
  let count = 0;
  for (const { name, sheets } of corpus()) {
    for (const sheet of await sheets()) {
      for (const [index, form] of check(sheet).entries()) {
        for (const way of WAYS) {
          const { corrections, findings, left, after } = mended(sheet, index, form, way);
          const stale = dependents(after, corrections.map(({ cell }) => cell)).map(formatCell);
          const shown = left.filter(({ cells }) => !cells.some((cell) => stale.includes(formatCell(cell))));
          const known = errorsOf(form.findings);
          expect([name, way, shown.map(identityOf).filter((identity) => findings.some((finding) => identityOf(finding) === identity))]).toEqual([name, way, []]);
          expect([name, way, errorsOf(shown).filter((identity) => !known.includes(identity))]).toEqual([name, way, []]);
          count += findings.length;
        }
      }
    }
  }
  expect(count).toBeGreaterThan(0);
}, 60_000);

test("every correction of a published form can be written in each of its ways", async () => {
  const books = await Promise.all(corpus().map(({ sheets }) => sheets()));
  for (const sheet of books.flat()) {
    for (const form of check(sheet)) {
      for (const finding of form.findings) {
        for (const correction of fixFor(finding, sheet, form)?.corrections ?? []) for (const writing of writingsOf(correction)) written(sheet, [writing]);
      }
    }
  }
}, 60_000);

/** The form with every fix, whether it is safe or proposed only, one after the other in the order of the catalogue. */
function wholly(sheet: Sheet, way: Way): readonly Finding[] {
  let [current, mendable] = [sheet, RULES.length * 2];
  for (;;) {
    const [form] = check(current);
    const next = RULES.flatMap(({ id }) => form!.findings.filter(({ rule }) => rule === id)).find((finding) => fixFor(finding, current, form!) !== null);
    if (!next || mendable-- === 0) return form!.findings;
    current = written(current, fixFor(next, current, form!)!.corrections.map((correction) => writingOf(correction, way)));
  }
}

test("checking a form that was wholly repaired finds nothing in its sums", () => {
  const rules = ["subtotal-score", "total-score", "funds-sum", "execution-rate", "execution-score", "weight-sum"];
  const damage = fc.record({ rate: fc.constantFrom(0, 0.5, 99.9), score: fc.constantFrom(0.5, 3), total: fc.constantFrom(1, 55, 120), money: fc.constantFrom(0, 1_000_000) });
  fc.assert(
    fc.property(soundForm, fc.constantFrom("元" as const, "万元" as const), fc.constantFrom(...WAYS), damage, (sound, unit, way, { rate, score, total, money }) => {
      const { snapshot } = sheetOfSound(sound, unit, money);
      const values = snapshot.values.map((row) => [...row]);
      [values[2]![6], values[2]![7], values.at(-1)![6]] = [rate, score, total];
      const sheet = new Sheet({ ...snapshot, values, texts: values.map((row) => row.map((value) => String(value ?? ""))) });
      expect(wholly(sheet, way).filter(({ rule }) => rules.includes(rule))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
