import { COMMENTS_SETTING, formatComments } from "../../edits/mark";
import { formatCell, parseArea } from "../../sheet/address";
import type { HostErrorCode } from "../port";
import { toHostError } from "./errors";
import { findComments, type FoundComments, type IsOwnComment, type OwnComment, sheetNameIn } from "./find-marks";
import { isOfTheProgram } from "./in-halves";

/** A comment to be written. */
export interface WantedComment {
  /** "'附件1'!J14" */
  readonly address: string;
  readonly text: string;
}

/** Which of our comments go, and which come. */
export interface CommentWork {
  readonly gone: readonly OwnComment[];
  readonly wanted: readonly WantedComment[];
}

/** How our comments stand afterwards. */
export interface WrittenComments {
  readonly own: readonly OwnComment[];
  /** Cells that have somebody's comment or note, or whose comment the program refused for another reason. */
  readonly uncommented: readonly string[];
  /** Why the rest was not done; null when it was. */
  readonly failure: HostErrorCode | null;
}

/**
 * Removes and writes comments in one round trip; where that is refused, one by one. Excel writes no comment on a cell that
 * has one or a note, and no program of this age can be asked for notes. Nothing is thrown: the colours stand already.
 */
export async function writeComments(found: FoundComments, { gone, wanted }: CommentWork, isOwnComment: IsOwnComment): Promise<WrittenComments> {
  if (found.failure !== null) return { own: [], uncommented: [], failure: found.failure };
  const staying = found.own.filter((comment) => !gone.includes(comment));
  const taken = placesOf(found.taken.filter((address) => !gone.some((comment) => comment.address === address)));
  const ours = placesOf(staying.map(({ address }) => address));
  const occupied = wanted.filter(({ address }) => taken.has(placeOf(address)) && !ours.has(placeOf(address))).map(({ address }) => address);
  const free = wanted.filter(({ address }) => !taken.has(placeOf(address)));
  const before = wanted.length > 0 ? keptFor(found, wanted) : found.kept;
  const after = [...staying, ...free].map(({ text }) => text);
  try {
    await request(({ workbook }) => {
      for (const { id } of gone) workbook.comments.getItem(id).delete();
      for (const { address, text } of free) workbook.comments.add(address, text);
      if (formatComments(after) !== formatComments(before)) keepTexts(workbook, after);
    });
    return { own: [...staying, ...free.map((comment) => ({ ...comment, id: "", replies: 0 }))], uncommented: occupied, failure: null };
  } catch (error) {
    const { code } = toHostError(error);
    if (isOfTheProgram(code)) return { own: found.own, uncommented: occupied, failure: code };
  }
  return oneByOne({ gone, wanted: free }, isOwnComment, occupied, found.own);
}

/** What has to be known for ours before comments are written: what is, and what will be. */
export function keptFor({ own, kept }: FoundComments, wanted: readonly WantedComment[]): string[] {
  return [...kept, ...own.map(({ text }) => text), ...wanted.map(({ text }) => text)];
}

export function keepTexts({ settings }: Excel.Workbook, texts: readonly string[]): void {
  const kept = formatComments(texts);
  if (kept === null) settings.getItemOrNullObject(COMMENTS_SETTING).delete();
  else settings.add(COMMENTS_SETTING, kept);
}

/** Goes on where a request for all of it stopped; `own` is how our comments stood before. */
async function oneByOne(
  { gone, wanted }: CommentWork,
  isOwnComment: IsOwnComment,
  occupied: readonly string[],
  own: readonly OwnComment[],
): Promise<WrittenComments> {
  const uncommented = [...occupied];
  let failure: HostErrorCode | null = null;
  try {
    const now = await findComments(isOwnComment);
    const ids = new Set(now.own.map(({ id }) => id));
    const written = new Set(now.own.map(({ address, text }) => `${placeOf(address)} ${text}`));
    for (const { id } of gone) if (ids.has(id)) failure = (await refusal(({ workbook }) => workbook.comments.getItem(id).delete())) ?? failure;
    for (const { address, text } of wanted) {
      if (written.has(`${placeOf(address)} ${text}`)) continue;
      const refused = await refusal(({ workbook }) => void workbook.comments.add(address, text));
      if (refused !== null) uncommented.push(address);
    }
    const { own: left } = await findComments(isOwnComment);
    await refusal(({ workbook }) => keepTexts(workbook, left.map(({ text }) => text)));
    return { own: left, uncommented, failure };
  } catch (error) {
    return { own, uncommented, failure: toHostError(error).code };
  }
}

/** Why the program refused; null when it did not. */
async function refusal(ask: (context: Excel.RequestContext) => void): Promise<HostErrorCode | null> {
  try {
    await request(ask);
    return null;
  } catch (error) {
    const { code } = toHostError(error);
    if (isOfTheProgram(code)) throw error;
    return code;
  }
}

async function request(ask: (context: Excel.RequestContext) => void): Promise<void> {
  const context = new Excel.RequestContext();
  ask(context);
  await context.sync();
}

/** The same for each way of writing a sheet's name; a comment of merged cells stands at their first one. */
function placeOf(address: string): string {
  const area = parseArea(address);
  return `${sheetNameIn(address)}!${area ? formatCell(area) : ""}`;
}

const placesOf = (addresses: readonly string[]): ReadonlySet<string> => new Set(addresses.map(placeOf));
