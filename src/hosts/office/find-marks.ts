import { COMMENTS_SETTING, isOwnCondition, parseComments } from "../../edits/mark";
import type { HostErrorCode, SheetInfo } from "../port";
import { toHostError } from "./errors";
import { inHalves, isOfTheProgram } from "./in-halves";
import { infoOf } from "./read-sheet";

/** Tells a comment of ours by its words alone: an older version may not have written down that it is ours. */
export type IsOwnComment = (text: string) => boolean;

/** What is looked for besides conditional formats. */
export interface CommentSearch {
  /** False where the program has no comments. */
  readonly canComment: boolean;
  readonly isOwnComment: IsOwnComment;
}

/** Our marks in the workbook. */
export interface FoundMarks {
  readonly sheets: readonly SheetMarks[];
  readonly comments: FoundComments;
}

export interface SheetMarks {
  readonly info: SheetInfo;
  readonly isProtected: boolean;
  /** False where the program does not even list the conditional formats. */
  readonly isReadable: boolean;
  /** Ids of our conditional formats. */
  readonly formats: readonly string[];
  /** Ids of all that go by a formula, ours and others'. */
  readonly customs: readonly string[];
}

export interface FoundComments {
  readonly own: readonly OwnComment[];
  /** Where anybody's comments are, "附件1!J14". */
  readonly taken: readonly string[];
  /** The texts that are kept as ours. */
  readonly kept: readonly string[];
  /** Why nothing is known of comments; null when all is. */
  readonly failure: HostErrorCode | null;
}

export interface OwnComment {
  readonly id: string;
  readonly text: string;
  /** "附件1!J14" */
  readonly address: string;
  readonly replies: number;
}

interface Listed {
  readonly sheets: readonly Pick<SheetMarks, "info" | "isProtected">[];
  readonly comments: readonly { readonly id: string; readonly text: string }[];
  readonly kept: readonly string[];
  readonly failure: HostErrorCode | null;
}

/** A conditional format with a formula for its condition. */
export interface CustomFormat {
  readonly sheetId: string;
  readonly id: string;
}

/**
 * What is ours among all conditional formats and comments, in up to four round trips: what there is, where comments are,
 * the formats of the sheets, and their conditions. What the program cannot hand over of one of them, as it is with some
 * copied formats, is taken for not ours.
 */
export async function findMarks(search: CommentSearch): Promise<FoundMarks> {
  const listed = await list(search.canComment);
  const comments = await locate(listed, search.isOwnComment);
  const listings = await inHalves(listed.sheets.map(({ info }) => info.id), readCustomFormats);
  const customs = listings.flatMap((formats) => formats ?? []);
  const conditions = await inHalves(customs, readConditions);
  const own = customs.filter((_, index) => isOwnCondition(conditions[index] ?? ""));
  const sheets = listed.sheets.map((sheet, index): SheetMarks => {
    const idsIn = (formats: readonly CustomFormat[]): string[] => formats.filter(({ sheetId }) => sheetId === sheet.info.id).map(({ id }) => id);
    return { ...sheet, isReadable: listings[index] !== null, formats: idsIn(own), customs: idsIn(customs) };
  });
  return { sheets, comments };
}

/**
 * Our comments as they are now, in two round trips.
 * @throws when they cannot be listed
 */
export async function findComments(isOwnComment: IsOwnComment): Promise<FoundComments> {
  return locate(await listWith(true), isOwnComment);
}

async function list(canComment: boolean, isAgain = false): Promise<Listed> {
  try {
    return await listWith(canComment);
  } catch (error) {
    const { code } = toHostError(error);
    if (!canComment || isOfTheProgram(code)) throw error;
    if (code !== "unsupported" && !isAgain) return list(canComment, true);
    // Some programs claim to know comments and do not: marks are good without.
    return { ...(await listWith(false)), failure: code };
  }
}

async function listWith(comments: boolean): Promise<Listed> {
  const context = new Excel.RequestContext();
  const { worksheets, comments: all, settings } = context.workbook;
  worksheets.load("items/id,items/name,items/visibility,items/protection/protected");
  const setting = settings.getItemOrNullObject(COMMENTS_SETTING);
  setting.load("value");
  if (comments) all.load("items/id,items/content");
  await context.sync();
  return {
    sheets: worksheets.items.map((worksheet) => ({ info: infoOf(worksheet), isProtected: worksheet.protection.protected })),
    comments: comments ? all.items.map(({ id, content }) => ({ id, text: content })) : [],
    kept: setting.isNullObject || typeof setting.value !== "string" ? [] : parseComments(setting.value),
    failure: null,
  };
}

async function locate({ comments, kept, failure }: Listed, isOwnComment: IsOwnComment): Promise<FoundComments> {
  const places = await inHalves(comments.map(({ id }) => id), readPlaces);
  const found = comments.flatMap(({ id, text }, index): OwnComment[] => (places[index] ? [{ id, text, ...places[index] }] : []));
  return { own: found.filter(({ text }) => kept.includes(text) || isOwnComment(text)), taken: found.map(({ address }) => address), kept, failure };
}

async function readPlaces(ids: readonly string[]): Promise<{ address: string; replies: number }[]> {
  const context = new Excel.RequestContext();
  const asked = ids.map((id) => {
    const comment = context.workbook.comments.getItem(id);
    const location = comment.getLocation();
    location.load("address");
    return { location, replies: comment.replies.getCount() };
  });
  await context.sync();
  return asked.map(({ location, replies }) => ({ address: location.address, replies: replies.value }));
}

/** Formats that came since, and have no condition yet: a request that set ours stopped at them. */
export async function findUnfinished(sheets: readonly SheetMarks[]): Promise<CustomFormat[]> {
  const now = (await inHalves(sheets.map(({ info }) => info.id), readCustomFormats)).flatMap((formats) => formats ?? []);
  const added = now.filter(({ sheetId, id }) => !sheets.some(({ info, customs }) => info.id === sheetId && customs.includes(id)));
  const conditions = await inHalves(added, readConditions);
  return added.filter((_, index) => ["", "="].includes(conditions[index]?.trim() ?? "unreadable"));
}

/** For each sheet those of its conditional formats that may be ours. */
async function readCustomFormats(sheetIds: readonly string[]): Promise<CustomFormat[][]> {
  const context = new Excel.RequestContext();
  const asked = sheetIds.map((id) => context.workbook.worksheets.getItem(id).getRange().conditionalFormats);
  for (const formats of asked) formats.load("items/id,items/type");
  await context.sync();
  return asked.map(({ items }, index) => items.filter(({ type }) => type === "Custom").map(({ id }) => ({ sheetId: sheetIds[index]!, id })));
}

async function readConditions(formats: readonly CustomFormat[]): Promise<string[]> {
  const context = new Excel.RequestContext();
  const rules = formats.map(({ sheetId, id }) => formatIn(context.workbook.worksheets.getItem(sheetId), id).custom.rule);
  for (const rule of rules) rule.load("formula");
  await context.sync();
  return rules.map(({ formula }) => formula);
}

/** Asked for anew in each round trip: a range without an address is gone with the one that it was asked for in. */
export function formatIn(worksheet: Excel.Worksheet, id: string): Excel.ConditionalFormat {
  return worksheet.getRange().conditionalFormats.getItem(id);
}

/** "'附件 1'!J14" → "附件 1". */
export function sheetNameIn(address: string): string {
  const name = address.slice(0, address.lastIndexOf("!"));
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}
