import type { Texts } from "../../i18n/texts";
import { type FileOptions, failureOf } from "../check-file";
import { failed } from "../checked-file";
import { calledOf } from "../job";
import { type CheckOptions, settingsOf } from "../settings";
import { sourcesOf } from "../sources";
import { CallProblem, EXIT, type ExitStatus, type Surroundings } from "../surroundings";
import { type RepairedWorkbook, repairedWorkbook } from "./repair-file";
import { type RepairedFile, repairedAsJson, repairedAsText } from "./repair-text";
import { type Written, writeInPlace, writeToFolder } from "./write-repaired";

/** The options of `repair` as commander hands them over. */
export interface RepairOptions extends Pick<CheckOptions, "maxSize" | "policy" | "config" | "layouts" | "workbookSettings" | "rule"> {
  readonly format: "text" | "json";
  readonly safe?: true;
  readonly output?: string;
  readonly inPlace?: true;
}

/**
 * Makes the safe repairs of the files: into copies, in their place, or only to be looked at.
 * @throws CallProblem
 */
export async function repair(args: readonly string[], options: RepairOptions, texts: Texts, { version, now, out, interrupt }: Surroundings): Promise<ExitStatus> {
  const { t } = texts;
  if (args.length === 0) throw new CallProblem(t("cli:call.missing-files"));
  if (options.output !== undefined && options.inPlace) throw new CallProblem(t("cli:call.output-and-in-place"));
  const settings = await settingsOf({ ...options, jobs: 1 }, texts, version, now());
  const fileOptions: FileOptions = { maxBytes: options.maxSize, called: calledOf(settings), asksWorkbook: settings.asksWorkbook };
  const files: RepairedFile[] = [];
  for await (const source of sourcesOf(args)) {
    if (interrupt.aborted) break;
    const file = source.holds ? unrepaired(source.path, failed(source.path, source.holds, texts).error) : await repaired(source.path, fileOptions, options, texts);
    if (options.format === "text") await out(repairedAsText(file, texts));
    files.push(file);
  }
  if (options.format === "json") await out(`${JSON.stringify({ schema: 1, files: files.map(repairedAsJson) }, null, 2)}\n`);
  const isOnlyShown = options.output === undefined && !options.inPlace;
  if (options.format === "text" && isOnlyShown && files.some(({ sheets }) => sheets.length > 0)) await out(`${t("cli:repair.dry-run")}\n`);
  if (interrupt.aborted) return EXIT.interrupted;
  if (files.some(({ error }) => error)) return EXIT.failure;
  const isLeft = ({ sheets, written }: RepairedFile): boolean => sheets.length > 0 && (!written || sheets.some(({ lines }) => lines.some(({ refusal }) => refusal)));
  return files.some(isLeft) ? EXIT.findings : EXIT.clean;
}

const unrepaired = (path: string, error: RepairedFile["error"]): RepairedFile => ({ path, error, sheets: [], written: null });

async function repaired(path: string, fileOptions: FileOptions, { output, inPlace }: RepairOptions, texts: Texts): Promise<RepairedFile> {
  let workbook: RepairedWorkbook;
  try {
    workbook = await repairedWorkbook(path, fileOptions);
  } catch (error) {
    const { code, values } = failureOf(error, path);
    return unrepaired(path, failed(path, code, texts, values).error);
  }
  const { sheets, bytes } = workbook;
  try {
    return { path, error: null, sheets, written: bytes && (await written(path, bytes, output, inPlace, texts)) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { path, error: { code: "not-written", message: texts.t("cli:call.output-failed", { path: output ?? path, detail }) }, sheets, written: null };
  }
}

async function written(path: string, bytes: Uint8Array, output: string | undefined, inPlace: true | undefined, { t }: Texts): Promise<Written | null> {
  if (output !== undefined) return writeToFolder(path, output, bytes);
  return inPlace ? writeInPlace(path, bytes, t("cli:repair.original")) : null;
}
