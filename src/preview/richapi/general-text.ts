/** So many characters of a number Excel shows where no format says how: digits and the point, without the sign. */
const SHOWN = 11;
/** Digits behind the point of a number that is shown with its power of ten. */
const POWER_DECIMALS = 5;

/** A number as Excel shows it in a cell of the format General that is wide enough. */
export function generalText(value: number): string {
  const sign = value < 0 ? "-" : "";
  const size = Math.abs(value);
  if (size === 0) return "0";
  const whole = Math.trunc(size).toString().length;
  if (size >= 1e11 || (size < 1e-4 && trimmed(size.toFixed(SHOWN - 2)) !== fixed(size))) return `${sign}${withPower(size)}`;
  return `${sign}${trimmed(size.toFixed(Math.max(0, SHOWN - 1 - whole)))}`;
}

/** Without zeros that say nothing. */
const trimmed = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

const fixed = (size: number): string => trimmed(size.toFixed(20));

/** 1.23457E+11 */
function withPower(size: number): string {
  const [digits, power] = size.toExponential(POWER_DECIMALS).split("e") as [string, string];
  const exponent = Math.abs(Number(power)).toString().padStart(2, "0");
  return `${trimmed(digits)}E${power.startsWith("-") ? "-" : "+"}${exponent}`;
}
