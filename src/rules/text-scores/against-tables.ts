import { plain } from "../../figures/decimal";
import { compact } from "../../figures/normalise";
import type { FigureAt, Form } from "../../form/form";
import { claimsOf, figureOf, isOf, passagesOf } from "../../text/claims";
import type { FigureInSentence } from "../../text/sentences";
import { type Filled, isFilled } from "../filled";
import { areSamePoints, inPoints } from "../points";
import type { Draft } from "../rule";
import type { SheetPosition } from "../finding";
import type { Account } from "./accounts";

/** The points of one thing as some table gives them. */
interface Entry {
  readonly sheet: string;
  readonly name: string;
  readonly weight: FigureAt | null;
  readonly score: FigureAt | null;
}

const CODE = /^(?:指标\d*[::]?|[A-Z]\d*[.、]?)/;
const SHORTEST_NAME = 4;
const nameOf = (text: string): string => compact(text).replace(CODE, "").replace(/[(（][^()（）]*[)）]/g, "").replace(/[.、:：]/g, "");

function entriesOf(form: Form): Entry[] {
  const { sheet, indicators } = form;
  return indicators.flatMap(({ name, levels, weight, score }) => {
    const words = name ?? levels.at(-1)?.text;
    return words ? [{ sheet, name: nameOf(words), weight, score }] : [];
  });
}

/** "(1) D11 政策知晓率：… 满分5分，得5分": the account of an indicator's points beside those that every table gives it. */
export function pointsAgainstTables(accounts: readonly Account[], forms: readonly Form[]): Draft[] {
  const entries = forms.flatMap(entriesOf).filter(({ name }) => name.length >= SHORTEST_NAME);
  return accounts.flatMap(({ name: words, full, earned, cell }): Draft[] => {
    const name = nameOf(words);
    const own = entries.filter((entry) => entry.name === name);
    // One name for two things decides nothing.
    if (own.length === 0 || forms.some((form) => entriesOf(form).filter((entry) => entry.name === name).length > 1)) return [];
    const wrong = [
      ...otherPoints(full, "满分", own.map(({ sheet, weight }) => ({ sheet, cell: weight }))),
      ...otherPoints(earned, "得", own.map(({ sheet, score }) => ({ sheet, cell: score }))),
    ];
    const [first] = wrong;
    if (!first) return [];
    const values = { name, shown: first.figure.amount.text, stated: wrong.map(({ label, figure }) => `${label}${figure.amount.text}`).join("、"), table: wrong.map(({ label, table }) => `${label}${table}分`).join("、") };
    return [{ severity: "error", message: "points", values, cells: [wrong.at(-1)?.figure.cell ?? cell], elsewhere: wrong.flatMap(({ places }) => places) }];
  });
}

/** The total score of the tables that give a hundred points; empty where they do not agree on one. */
function totalsOf(forms: readonly Form[]): { readonly sheet: string; readonly cell: Filled }[] {
  const found = forms.flatMap(({ sheet, total, summary }) =>
    [total, summary?.total].flatMap((row) => (row && isFilled(row.weight) && isFilled(row.score) && inPoints(row.weight.figure).eq(FULL_SCORE) ? [{ sheet, cell: row.score }] : [])),
  );
  return found.every(({ cell }) => cell.figure.value.eq(found[0]!.cell.figure.value)) ? found : [];
}

const FULL_SCORE = 100;

/** "自评总分为98.5分" beside the total of the form. Where one of several is right, the others are of something else. */
export function totalAgainstTables(form: Form, forms: readonly Form[]): Draft[] {
  const totals = totalsOf(forms);
  const [total] = totals;
  const stated = claimsOf(form, passagesOf(form)).filter((claim) => claim.amount.sense === "points" && isOf(claim, "total"));
  const [first] = stated;
  if (!total || !first || stated.some(({ amount }) => areSamePoints(figureOf(amount), total.cell.figure))) return [];
  const values = { shown: first.amount.text, table: plain(total.cell.figure.value) };
  return [{ severity: "error", message: "stated", values, cells: [first.cell], elsewhere: totals.map(({ sheet, cell: { row, column } }) => ({ sheet, row, column })) }];
}

interface Difference {
  readonly label: string;
  readonly figure: FigureInSentence;
  readonly table: string;
  readonly places: readonly SheetPosition[];
}

function otherPoints(stated: readonly FigureInSentence[], label: string, cells: readonly { readonly sheet: string; readonly cell: FigureAt | null }[]): Difference[] {
  const filled = cells.flatMap(({ sheet, cell }) => (isFilled(cell) ? [{ sheet, cell }] : []));
  const [figure, ...others] = stated;
  const [first] = filled;
  if (!figure || others.length > 0 || !first) return [];
  if (filled.some(({ cell }) => areSamePoints(figureOf(figure.amount), { ...cell.figure, value: inPoints(cell.figure), isPercent: false }))) return [];
  return [{ label, figure, table: plain(inPoints(first.cell.figure)), places: filled.map(({ sheet, cell: { row, column } }) => ({ sheet, row, column })) }];
}
