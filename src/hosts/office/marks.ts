import { MARK_COLOURS, OWN_CONDITION } from "../../edits/mark";
import { qualifiedAddress } from "../../edits/new-sheet";
import { formatArea, formatCell } from "../../sheet/address";
import type { HostErrorCode, MarkedSheet, MarksReport } from "../port";
import { type CommentSearch, type CustomFormat, findMarks, findUnfinished, formatIn, type FoundMarks, type OwnComment, type SheetMarks, sheetNameIn } from "./find-marks";
import { inHalves } from "./in-halves";
import { keepTexts, keptFor, type WantedComment, writeComments } from "./write-comments";

/**
 * Sets marks in place of those that are there. What our comments will say is kept before any of them is written, so that
 * they are known for ours wherever this stops; the comments are written after the colours and do not hold them up.
 */
export async function setMarks(marked: readonly MarkedSheet[], search: CommentSearch): Promise<MarksReport> {
  const found = await findMarks(search);
  const ids = new Set(marked.map(({ sheetId }) => sheetId));
  const known = new Map(found.sheets.map((sheet) => [sheet.info.id, sheet]));
  const writable = marked.filter(({ sheetId }) => barrier(known.get(sheetId)) === null);
  const wanted = search.canComment ? writable.flatMap((sheet) => commentsOf(sheet, known.get(sheet.sheetId)!.info.name)) : [];
  const concerned = (sheetId: string): boolean => ids.has(sheetId);
  await setFormats(found, writable, wanted).catch(async (error: unknown) => {
    await removeUnfinished(found, ids).catch(() => undefined);
    throw error;
  });
  const comments = await writeComments(found.comments, { gone: goingComments(found, concerned), wanted }, search.isOwnComment);
  const others = found.sheets.filter(({ info, isProtected }) => !ids.has(info.id) || isProtected).flatMap(({ formats }) => formats).length;
  const added = writable.reduce((sum, { marks }) => sum + marks.length, 0);
  return {
    ...reportOn(others + added, comments.own),
    uncommented: comments.uncommented,
    commentFailure: wanted.length > 0 ? comments.failure : null,
    refused: marked
      .filter((sheet) => !writable.includes(sheet))
      .map(({ sheetId }) => ({ sheetId, reason: barrier(known.get(sheetId)) ?? "unknown" })),
  };
}

/** Removes all of our marks; one that cannot be removed does not keep the others. */
export async function clearMarks(search: CommentSearch): Promise<MarksReport> {
  const found = await findMarks(search);
  const locked = found.sheets.filter(({ formats, isProtected }) => isProtected && formats.length > 0);
  const unread = found.sheets.filter(({ isReadable, isProtected }) => !isReadable && !isProtected);
  const going = found.sheets.flatMap(({ info, isProtected, formats }) => (isProtected ? [] : formats.map((id): CustomFormat => ({ sheetId: info.id, id }))));
  const isGone = !(await inHalves(going, deleteFormats)).includes(null);
  const { own, failure } = await writeComments(found.comments, { gone: goingComments(found, () => true), wanted: [] }, search.isOwnComment);
  const left = isGone ? locked : (await findMarks({ ...search, canComment: false })).sheets;
  return {
    ...reportOn(left.flatMap(({ formats }) => formats).length, own),
    uncommented: [],
    commentFailure: found.comments.kept.length > 0 || found.comments.own.length > 0 ? failure : null,
    refused: [...locked, ...unread].map((sheet) => ({ sheetId: sheet.info.id, reason: barrier(sheet) ?? "unknown" })),
  };
}

export async function countMarks(search: CommentSearch): Promise<number> {
  const { sheets, comments } = await findMarks(search);
  return reportOn(sheets.flatMap(({ formats }) => formats).length, comments.own).marks;
}

/** Why nothing can be set on the sheet; null when it can. */
function barrier(sheet: SheetMarks | undefined): HostErrorCode | null {
  if (!sheet) return "sheet-gone";
  if (sheet.isProtected) return "protected";
  return sheet.isReadable ? null : "unknown";
}

/** A comment that was answered stays for its answer, and is nothing that waits to be cleared. */
function reportOn(formats: number, own: readonly OwnComment[]): Pick<MarksReport, "marks" | "answered"> {
  const answered = own.filter(({ replies }) => replies > 0);
  return { marks: Math.max(formats, own.length - answered.length), answered: answered.map(({ address }) => address) };
}

function commentsOf({ marks }: MarkedSheet, sheetName: string): WantedComment[] {
  return marks.flatMap(({ area, comment }) => (comment === null ? [] : [{ address: qualifiedAddress(sheetName, formatCell(area)), text: comment }]));
}

/** Our comments that go from these sheets: those that nobody has answered, where the sheet lets them. */
function goingComments({ sheets, comments }: FoundMarks, concerns: (sheetId: string) => boolean): OwnComment[] {
  const free = sheets.filter(({ info, isProtected }) => !isProtected && concerns(info.id)).map(({ info }) => info.name);
  return comments.own.filter(({ address, replies }) => replies === 0 && free.includes(sheetNameIn(address)));
}

/** Sets the colours of these sheets in place of those that are there, in one round trip, and keeps first what our comments will say. */
async function setFormats({ sheets, comments }: FoundMarks, marked: readonly MarkedSheet[], wanted: readonly WantedComment[]): Promise<void> {
  const context = new Excel.RequestContext();
  const { workbook } = context;
  if (wanted.length > 0 && comments.failure === null) keepTexts(workbook, keptFor(comments, wanted));
  for (const { sheetId, marks } of marked) {
    const worksheet = workbook.worksheets.getItem(sheetId);
    for (const id of sheets.find(({ info }) => info.id === sheetId)!.formats) formatIn(worksheet, id).delete();
    for (const { area, tone } of marks) {
      const { custom } = worksheet.getRange(formatArea(area)).conditionalFormats.add("Custom");
      custom.rule.formula = OWN_CONDITION;
      custom.format.fill.color = MARK_COLOURS[tone];
    }
  }
  await context.sync();
}

/** A format that was added and not given our condition any more could never be told for ours. */
async function removeUnfinished({ sheets }: FoundMarks, ids: ReadonlySet<string>): Promise<void> {
  await inHalves(await findUnfinished(sheets.filter(({ info }) => ids.has(info.id))), deleteFormats);
}

async function deleteFormats(formats: readonly CustomFormat[]): Promise<true[]> {
  const context = new Excel.RequestContext();
  for (const { sheetId, id } of formats) formatIn(context.workbook.worksheets.getItem(sheetId), id).delete();
  await context.sync();
  return formats.map(() => true);
}
