/** A day, month or year by which, or in which, something is done; parts as far as given. */
export interface PartialDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

const DATE = /^(?:(\d{4})[年./-])?(?:(\d{1,2})(?:月|[./-](?=\d)))?(?:份)?(?:(\d{1,2})[日号]?)?(?:底|末|初)?(?:之?前|以前|底)?(?:完成|到位)?(?:100%)?$/;
const HAS_DATE_SIGN = /\d年|\d月|\d{4}[./-]\d{1,2}[./-]\d{1,2}/;
/** The time of day that a date cell may show beside its date. */
const MIDNIGHT = /(?:T)?0{1,2}:00(?::00)?$/;

const POINT = String.raw`(?:\d{4}[年.])?\d{1,2}(?:月|[.](?=\d))?(?:\d{1,2}[日号]?)?(?:份|底|末|初)?`;
const SPAN = new RegExp(`^(?=.*[年月])${POINT}(?:-|~|—|–|至|到)${POINT}(?:底?之?前)?$`);
const YEARLY = /^(?:\d{4}年?(?:全年|年内|年度)|全年|年内|当年|本年度?|长期)$/;
const FREQUENCY = /^每[年月日周季次半个]|^(?:一|1)(?:年|月|周|季度?)(?:一|1|\d+)次/;
const DURATION = /^\d+个?(?:工作日|日|天|小时|分钟)(?:内|以内|之内)(?:完成)?$/;
const RELATIVE = /^(?:次月|次年|当月|当季)/;

/** "12月底前", "2024年12月31日前", "2024-12-31"; null for anything else. */
export function parseDate(text: string): PartialDate | null {
  const bare = text.replace(MIDNIGHT, "");
  const match = HAS_DATE_SIGN.test(bare) ? DATE.exec(bare) : null;
  if (!match) return null;
  const [year = null, month = null, day = null] = match.slice(1).map((part) => (part ? Number(part) : null));
  return (month !== null && (month < 1 || month > 12)) || (day !== null && (day < 1 || day > 31)) ? null : { year, month, day };
}

/** "1-12月", "每月不少于2次", "10个工作日内", "全年": nothing that arithmetic could be done with. */
export function isPeriod(text: string): boolean {
  return [SPAN, YEARLY, FREQUENCY, DURATION, RELATIVE].some((pattern) => pattern.test(text));
}

const FIRST_SERIAL = 36526;
const LAST_SERIAL = 73050;
const MILLISECONDS_OF_A_DAY = 86_400_000;

/** The day that a spreadsheet counts as `serial`, if it lies in this century up to 2099; null for any other number. */
export function dateOfSerial(serial: number): PartialDate | null {
  if (!Number.isInteger(serial) || serial < FIRST_SERIAL || serial > LAST_SERIAL) return null;
  const day = new Date(Date.UTC(1899, 11, 30) + serial * MILLISECONDS_OF_A_DAY);
  return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
}
