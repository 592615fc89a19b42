import type { Form } from "../form/form";
import { type Position, parseArea } from "../sheet/address";
import type { Acknowledged, Finding } from "./finding";
import { contentOf, Places } from "./places";

/** A finding that a person looked into and found right as it is (已核实), with the reason. */
export interface Acknowledgement extends Acknowledged {
  /** See `fingerprint`. */
  readonly key: string;
}

/** Where a cell stands in the form: all that can be said of one that the form's model does not name. */
function offset({ row, column }: Position, { area }: Form): string {
  return `+${row - area.row},${column - area.column}`;
}

const ADDRESS = /(?<![\p{L}\d])\$?[A-Z]{1,3}\$?\d{1,7}(?![\p{L}\d(])/gu;

/** A value that is an address or a formula, counted from the form's first cell; any other value as it is. */
function withoutAddresses(value: string, form: Form): string {
  if (!value.startsWith("=") && !parseArea(value)) return value;
  return value.replace(ADDRESS, (address) => {
    const cell = parseArea(address);
    return cell ? offset(cell, form) : address;
  });
}

/**
 * Names a finding so that it is known again when the sheet is checked again, and no longer when what it says changed:
 * the template and project of the form, the rule and its message, the figures in the message, and each cell by the name
 * of its row and column with what it says. Addresses are left out, so a row inserted above changes nothing.
 */
export function fingerprint(finding: Finding, form: Form): string {
  const places = new Places(form);
  const values = Object.entries(finding.values)
    .map(([name, value]) => [name, withoutAddresses(value, form)])
    .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
  const cells = finding.cells.map((cell) => {
    const place = places.at(cell);
    return place ? [place.name, place.content] : [offset(cell, form)];
  });
  const template = form.signature ?? contentOf(form.title);
  return JSON.stringify([form.sheet, template, contentOf(form.projectName), finding.rule, finding.message, values, cells]);
}

export function acknowledge(finding: Finding, form: Form, { note, at }: Acknowledged): Acknowledgement {
  return { key: fingerprint(finding, form), note, at };
}

/** What was written about the finding; null when nothing was, or something else has come up since. */
export function acknowledgedAs(finding: Finding, form: Form, acknowledgements: readonly Acknowledgement[]): Acknowledged | null {
  if (acknowledgements.length === 0) return null;
  const key = fingerprint(finding, form);
  const known = acknowledgements.find((acknowledgement) => acknowledgement.key === key);
  return known ? { note: known.note, at: known.at } : null;
}

export type AcknowledgementProblem = "not-json" | "not-acknowledgements" | "newer-version";

function isAcknowledgement(value: unknown): value is Acknowledgement {
  if (typeof value !== "object" || value === null) return false;
  const { key, note, at } = value as Record<keyof Acknowledgement, unknown>;
  return typeof key === "string" && key !== "" && typeof note === "string" && typeof at === "string" && !Number.isNaN(Date.parse(at));
}

/** Reads what `formatAcknowledgements` wrote, as it is kept in a workbook. */
export function parseAcknowledgements(json: string): { acknowledgements: readonly Acknowledgement[] } | { problem: AcknowledgementProblem } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problem: "not-json" };
  }
  if (typeof value !== "object" || value === null) return { problem: "not-acknowledgements" };
  const { version, acknowledgements } = value as Record<"version" | "acknowledgements", unknown>;
  if (typeof version === "number" && version > 1) return { problem: "newer-version" };
  if (version !== 1 || !Array.isArray(acknowledgements) || !acknowledgements.every(isAcknowledgement)) return { problem: "not-acknowledgements" };
  return { acknowledgements };
}

export function formatAcknowledgements(acknowledgements: readonly Acknowledgement[]): string {
  return `${JSON.stringify({ version: 1, acknowledgements }, null, 2)}\n`;
}
