/** What a code like "A12" goes on with. */
export interface Continued {
  /** "A13" */
  readonly next: string;
  /** What stands between the code and the name: a blank, a dot or nothing. */
  readonly between: string;
  /** The name behind the code; "" where the code stands by itself. */
  readonly rest: string;
}

const CODE = /^([A-Z]\d*?)(\d+)([.、．\s]*)(.*)$/s;

const NUMBERED = /^(指标)(\d+)([:：.、．\s]+)(.+)$/s;

/** What names like "指标6：举报处置率" go on with; those of each group are numbered from 1. Null for a name without number. */
export function prefixBehind(text: string, isFirst: boolean): string | null {
  const [, word, number, between] = NUMBERED.exec(text.trim()) ?? [];
  return number === undefined ? null : `${word!}${isFirst ? 1 : Number(number) + 1}${between!}`;
}

/** The code behind that of the text; null for a text that has none. Plain numbers are none: they would have to change in every row behind. */
export function continued(text: string): Continued | null {
  const [, group, number, between, rest] = CODE.exec(text.trim()) ?? [];
  if (group === undefined || number === undefined) return null;
  return { next: `${group}${Number(number) + 1}`, between: between!, rest: rest! };
}
