import Big from "big.js";

/**
 * The decimals of this product. Sums and products are exact; a quotient that does not end is cut after 30 decimals,
 * far beyond anything that a form prints.
 */
export const Decimal = Big();
Decimal.DP = 30;
Decimal.RM = 1;

export type Decimal = Big;

export const ZERO: Decimal = new Decimal(0);

/** Far more than any number of a form has: what is longer is no figure, and arithmetic with it would take minutes. */
export const MOST_DIGITS = 40;

/** A number as people type it, "+5" and "5." too. */
export function fromText(digits: string): Decimal {
  return new Decimal(digits.replace(/^\+|\.$/g, ""));
}

export function sum(figures: readonly Decimal[]): Decimal {
  return figures.reduce((total, figure) => total.plus(figure), ZERO);
}

/** One unit of the last of `digits` decimals: 0.01 for 2. */
export function unitOf(digits: number): Decimal {
  return new Decimal(10).pow(-digits);
}

/** Without exponent and without trailing zeros: "9.83", "0", "-0.5". */
export function plain(figure: Decimal): string {
  const text = figure.toFixed();
  return text === "-0" ? "0" : text;
}

/** Decimals that the figure needs: 2 for 9.83, 0 for 10. */
export function decimalsOf(figure: Decimal): number {
  return /\.(\d+)$/.exec(plain(figure))?.[1]?.length ?? 0;
}

/** For people: rounded half up to at most `digits` decimals, without trailing zeros. */
export function digitsShown(figure: Decimal, digits: number): string {
  return plain(rounded(figure, digits));
}

export type RoundingMode = "half-up" | "half-even" | "cut-off";

const MODES: Readonly<Record<RoundingMode, 0 | 1 | 2>> = { "cut-off": Decimal.roundDown, "half-up": Decimal.roundHalfUp, "half-even": Decimal.roundHalfEven };

/** As a form prints it: to some decimals, in the manner of its policy. */
export function roundedBy(figure: Decimal, digits: number, mode: RoundingMode): Decimal {
  return figure.round(digits, MODES[mode]);
}

/** Rounded half up to some decimals. */
export function rounded(figure: Decimal, digits: number): Decimal {
  return roundedBy(figure, digits, "half-up");
}

const SIGNIFICANT_DIGITS_OF_EXCEL = 15;

/** A stored number as Excel means it: binary noise beyond its 15 digits (0.1 + 0.2 → 0.30000000000000004) is dropped. */
export function fromStoredNumber(value: number): Decimal {
  return new Decimal(value.toPrecision(SIGNIFICANT_DIGITS_OF_EXCEL));
}

/** Numbers with at least so many digits may have had more: zeros at the end of the 15 do not show. */
const FEWEST_DIGITS_OF_ENDLESS = 12;

/** How far a calculated number may be from what it was calculated as: the last digit that is kept of 2 ÷ 3, nothing of 0.5. */
export function storedSlack(value: Decimal): Decimal {
  return value.c.length < FEWEST_DIGITS_OF_ENDLESS ? new Decimal(0) : unitOf(SIGNIFICANT_DIGITS_OF_EXCEL - 1 - value.e);
}
