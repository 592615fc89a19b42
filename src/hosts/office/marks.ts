import { COMMENTS_SETTING, formatComments, isOwnCondition, MARK_COLOURS, OWN_CONDITION, parseComments } from "../../edits/mark";
import { qualifiedAddress } from "../../edits/new-sheet";
import { formatArea, formatCell } from "../../sheet/address";
import { type HostErrorCode, type MarkedSheet, type MarksReport, type SheetInfo } from "../port";
import { infoOf } from "./read-sheet";

/** Our marks, as one request context found them. */
interface FoundMarks {
  readonly context: Excel.RequestContext;
  readonly sheets: readonly SheetState[];
  readonly comments: readonly FoundComment[];
}

interface SheetState {
  readonly info: SheetInfo;
  readonly isProtected: boolean;
  readonly worksheet: Excel.Worksheet;
  /** Ids of our conditional formats. */
  readonly formats: readonly string[];
}

interface FoundComment {
  readonly comment: Excel.Comment;
  readonly text: string;
  /** "附件1!J14" */
  readonly address: string;
  readonly replies: number;
}

/** Sets marks in place of those that are there: three round trips to find ours, one to change them. */
export async function setMarks(marked: readonly MarkedSheet[], canComment: boolean): Promise<MarksReport> {
  const found = await findMarks(canComment);
  const ids = new Set(marked.map(({ sheetId }) => sheetId));
  const known = new Map(found.sheets.map((sheet) => [sheet.info.id, sheet]));
  const isWritable = ({ sheetId }: MarkedSheet): boolean => known.get(sheetId)?.isProtected === false;
  const texts = remove(found, (id) => ids.has(id));
  for (const { sheetId, marks } of marked.filter(isWritable)) {
    const { info } = known.get(sheetId)!;
    const worksheet = found.context.workbook.worksheets.getItem(sheetId);
    for (const { area, tone, comment } of marks) {
      const { custom } = worksheet.getRange(formatArea(area)).conditionalFormats.add("Custom");
      custom.rule.formula = OWN_CONDITION;
      custom.format.fill.color = MARK_COLOURS[tone];
      if (comment === null || !canComment) continue;
      found.context.workbook.comments.add(qualifiedAddress(info.name, formatCell(area)), comment);
      texts.push(comment);
    }
  }
  if (canComment) keepTexts(found.context, texts);
  await found.context.sync();
  const refused = marked
    .filter((sheet) => !isWritable(sheet))
    .map(({ sheetId }): { sheetId: string; reason: HostErrorCode } => ({ sheetId, reason: known.has(sheetId) ? "protected" : "sheet-gone" }));
  const others = found.sheets.filter(({ info, isProtected }) => !ids.has(info.id) || isProtected).flatMap(({ formats }) => formats).length;
  const added = marked.filter(isWritable).reduce((sum, { marks }) => sum + marks.length, 0);
  return { marks: others + added, answered: answered(found), refused };
}

/** Removes all of our marks. */
export async function clearMarks(canComment: boolean): Promise<MarksReport> {
  const found = await findMarks(canComment);
  const texts = remove(found, () => true);
  const locked = found.sheets.filter(({ formats, isProtected }) => isProtected && formats.length > 0);
  if (canComment) keepTexts(found.context, texts);
  await found.context.sync();
  return {
    marks: locked.flatMap(({ formats }) => formats).length,
    answered: answered(found),
    refused: locked.map(({ info }) => ({ sheetId: info.id, reason: "protected" })),
  };
}

export async function countMarks(): Promise<number> {
  const { sheets } = await findMarks(false);
  return sheets.flatMap(({ formats }) => formats).length;
}

/** What is ours among all conditional formats and comments: one round trip to list them, one for their conditions and places. */
async function findMarks(canComment: boolean): Promise<FoundMarks> {
  const context = new Excel.RequestContext();
  const { worksheets, comments, settings } = context.workbook;
  worksheets.load("items/id,items/name,items/visibility");
  await context.sync();
  const listed = worksheets.items.map((worksheet) => {
    const formats = worksheet.getRange().conditionalFormats;
    formats.load("items/id,items/type");
    worksheet.protection.load("protected");
    return { worksheet, formats };
  });
  const setting = settings.getItemOrNullObject(COMMENTS_SETTING);
  setting.load("value");
  if (canComment) comments.load("items/id,items/content");
  await context.sync();
  const texts = setting.isNullObject || typeof setting.value !== "string" ? [] : parseComments(setting.value);
  const candidates = listed.map(({ worksheet, formats }) => ({
    worksheet,
    custom: formats.items.filter(({ type }) => type === "Custom").map(({ id }) => ({ id, rule: formatIn(worksheet, id).custom.rule })),
  }));
  for (const { rule } of candidates.flatMap(({ custom }) => custom)) rule.load("formula");
  const own = (canComment ? comments.items : []).filter(({ content }) => texts.includes(content));
  const places = own.map((comment) => {
    const location = comment.getLocation();
    location.load("address");
    return { comment, location, replies: comment.replies.getCount() };
  });
  await context.sync();
  return {
    context,
    sheets: candidates.map(({ worksheet, custom }) => ({
      info: infoOf(worksheet),
      worksheet,
      isProtected: worksheet.protection.protected,
      formats: custom.filter(({ rule }) => isOwnCondition(rule.formula)).map(({ id }) => id),
    })),
    comments: places.map(({ comment, location, replies }) => ({ comment, text: comment.content, address: location.address, replies: replies.value })),
  };
}

/** Asked for anew in each round trip: a range without an address is gone with the one that it was asked for in. */
function formatIn(worksheet: Excel.Worksheet, id: string): Excel.ConditionalFormat {
  return worksheet.getRange().conditionalFormats.getItem(id);
}

/**
 * Adds to the request that our marks go from these sheets, where they can.
 * @returns the texts of our comments that stay, for an answer or for their sheet: they remain ours
 */
function remove({ sheets, comments }: FoundMarks, concerns: (sheetId: string) => boolean): string[] {
  const free = sheets.filter(({ info, isProtected }) => !isProtected && concerns(info.id));
  for (const { worksheet, formats } of free) for (const id of formats) formatIn(worksheet, id).delete();
  const goes = ({ address, replies }: FoundComment): boolean => replies === 0 && free.some(({ info }) => info.name === sheetNameIn(address));
  for (const { comment } of comments.filter(goes)) comment.delete();
  return comments.filter((found) => !goes(found)).map(({ text }) => text);
}

function answered({ comments }: FoundMarks): string[] {
  return comments.filter(({ replies }) => replies > 0).map(({ address }) => address);
}

function keepTexts({ workbook }: Excel.RequestContext, texts: readonly string[]): void {
  const kept = formatComments(texts);
  if (kept === null) workbook.settings.getItemOrNullObject(COMMENTS_SETTING).delete();
  else workbook.settings.add(COMMENTS_SETTING, kept);
}

/** "'附件 1'!J14" → "附件 1". */
function sheetNameIn(address: string): string {
  const name = address.slice(0, address.lastIndexOf("!"));
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}
