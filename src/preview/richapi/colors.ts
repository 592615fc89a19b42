import { invalidArgument } from "./error";

const NAMED: Readonly<Record<string, string>> = {
  black: "#000000", white: "#FFFFFF", red: "#FF0000", green: "#008000", blue: "#0000FF", yellow: "#FFFF00", orange: "#FFA500", gray: "#808080",
};

/** "#RRGGBB", "RRGGBB" or one of a few names, as "#RRGGBB". */
export function readColor(value: unknown): string {
  const text = typeof value === "string" ? value.trim() : "";
  const named = NAMED[text.toLowerCase()];
  if (named) return named;
  const match = /^#?([0-9a-f]{6})$/i.exec(text);
  if (!match) throw invalidArgument(`the color ${text}`);
  return `#${match[1]!.toUpperCase()}`;
}
