import type { Connection, HostSurroundings } from "../connection";
import type { IsOwnComment } from "./find-marks";
import { OfficeHost } from "./office-host";

/** Hidden rows and columns and the events of all sheets at once came with this version; settings came long before. */
const NEEDED = "1.9";
const MERGED_AREAS = "1.13";
const COMMENTS = "1.10";
/** The newest version that is worth naming to the person who helps. */
const NEWEST_MINOR = 20;
/** Below this sum of red, green and blue a background is dark. */
const DARK_BELOW = (3 * 255) / 2;

/**
 * Waits for Office.js and says what it found. Never rejects.
 * @param isOwnComment tells a comment of ours by its words alone
 */
export async function connectOffice(isOwnComment?: IsOwnComment): Promise<Connection> {
  if (typeof Office === "undefined") {
    return { kind: "missing", reason: "no-library", version: "", surroundings: { displayLanguage: null, isDark: null } };
  }
  const { host } = await Office.onReady();
  const surroundings = surroundingsOf(Office.context);
  if (host !== Office.HostType.Excel) return { kind: "missing", reason: "no-workbook", version: "", surroundings };
  const version = newestVersion();
  if (!isSupported(NEEDED)) return { kind: "missing", reason: "too-old", version, surroundings };
  const abilities = { version, canReadMerges: isSupported(MERGED_AREAS), canWatch: true, canKeepSettings: true, canComment: isSupported(COMMENTS) };
  return { kind: "connected", host: new OfficeHost(abilities, isOwnComment), surroundings };
}

function isSupported(version: string): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", version);
}

function newestVersion(): string {
  for (let minor = NEWEST_MINOR; minor > 0; minor--) {
    if (isSupported(`1.${minor}`)) return `ExcelApi 1.${minor}`;
  }
  return "";
}

/** In a plain browser the context is empty, and no version of Excel on the web names its theme for certain. */
function surroundingsOf(context: Partial<Office.Context> | undefined): HostSurroundings {
  const background = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(context?.officeTheme?.bodyBackgroundColor ?? "");
  const workbookName = fileNameIn(context?.document?.url ?? "");
  return {
    ...(workbookName && { workbookName }),
    displayLanguage: context?.displayLanguage ?? null,
    isDark: background && background.slice(1).reduce((sum, part) => sum + parseInt(part, 16), 0) < DARK_BELOW,
  };
}

/** The last part of a path or of a web address, as a person knows the file. */
function fileNameIn(address: string): string {
  const name = address.split(/[?#]/)[0]!.split(/[\\/]/).at(-1)!;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
