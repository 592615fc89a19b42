import { constants, createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { reportTexts } from "../i18n/report-texts";
import type { Texts } from "../i18n/texts";
import { reportWords } from "../report/words";
import { type CheckedFile, failed } from "./checked-file";
import { type Document, fileDocument, folderDocument, isFolder, streamDocument } from "./documents";
import { inOrder } from "./in-order";
import { type Job, type Settings, createTeller, frameOf } from "./job";
import { DEFAULT_MAX_BYTES } from "./options";
import { isSameFile, isWorkbookThere } from "./output";
import { SILENT, type Progress, createProgress } from "./progress";
import { type CheckOptions, settingsOf } from "./settings";
import { type Source, isOneFile, namesFrom, sourcesOf, together } from "./sources";
import { CallProblem, EXIT, type ExitStatus, type Surroundings } from "./surroundings";
import { type Patience, STALLED, TOO_SLOW } from "./watch";
import { type WorkerPool, createPool } from "./workers";

/** Files that a thread may be ahead of the one whose turn it is: enough that a slow file leaves none idle, few enough to hold. */
const FILES_PER_THREAD = 4;

/** What is as large as the usual limit allows is read in ten seconds; what takes longer than this never ends. */
const LONGEST_CHECK_MS = 60_000;
/** A busy machine or a slow disk is waited for so many times as long. */
const BUSY_FACTOR = 10;

/** Whoever allows larger files allows them more time. A file's own size does not tell what it unpacks to. */
function patienceFor(maxBytes: number): Patience {
  const cpu = Math.round(LONGEST_CHECK_MS * Math.max(1, maxBytes / DEFAULT_MAX_BYTES));
  return { cpu, wall: cpu * BUSY_FACTOR };
}

const STDIN = "-";
/** What nobody calls a folder. */
const PAGE = /\.html?$/i;

async function isReadableFile(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(async () => !(await isFolder(path)), () => false);
}

/** The files that the call reads, as far as it names them. */
function inputsOf(args: readonly string[], { filesFrom, policy, config, layouts }: CheckOptions): string[] {
  return [...args, filesFrom, policy, config, layouts].filter((path) => path !== undefined);
}

async function sourcesFor(args: readonly string[], options: CheckOptions, { t }: Texts, { stdin }: Surroundings): Promise<AsyncIterable<Source>> {
  const { filesFrom } = options;
  if (filesFrom === undefined) {
    if (options.null) throw new CallProblem(t("cli:call.null-alone"));
    if (args.length === 0) throw new CallProblem(t("cli:call.missing-files"));
    return options.together ? together(sourcesOf(args), await areAllFiles(args)) : sourcesOf(args);
  }
  if (args.length > 0) throw new CallProblem(t("cli:call.both-sources"));
  if (filesFrom !== STDIN && !(await isReadableFile(filesFrom))) throw new CallProblem(t("cli:call.names-missing", { path: filesFrom }));
  return namesFrom(filesFrom === STDIN ? stdin() : createReadStream(filesFrom), options.null ? "\0" : "\n");
}

const areAllFiles = async (args: readonly string[]): Promise<boolean> => (await Promise.all(args.map(isOneFile))).every(Boolean);

/** One page needs one file; what may be many goes to a folder. */
async function isOnePage(args: readonly string[]): Promise<boolean> {
  return args.length === 1 && (await isOneFile(args[0]!));
}

/** @throws CallProblem where writing there would destroy something, or is not what the person means */
async function checkOutput(output: string, args: readonly string[], options: CheckOptions, { t }: Texts): Promise<void> {
  if (await isWorkbookThere(output)) throw new CallProblem(t("cli:call.output-is-workbook", { path: output }));
  for (const input of inputsOf(args, options)) {
    if (await isSameFile(output, input)) throw new CallProblem(t("cli:call.output-is-input", { path: input }));
  }
}

async function documentFor(args: readonly string[], options: CheckOptions, texts: Texts, out: Surroundings["out"]): Promise<Document> {
  const { t } = texts;
  const { format, output } = options;
  const needsFolder = format === "html" && !(await isOnePage(args));
  const frame = frameOf({ format, locale: texts.locale });
  if (output === undefined) {
    if (needsFolder) throw new CallProblem(t("cli:call.html-needs-folder"));
    return streamDocument(out, frame);
  }
  await checkOutput(output, args, options, texts);
  const isThere = await isFolder(output);
  if (needsFolder && !isThere && PAGE.test(output)) throw new CallProblem(t("cli:call.html-needs-folder-name", { path: output }));
  const words = reportTexts(texts);
  try {
    return needsFolder || (format === "html" && isThere)
      ? await folderDocument(output, words.lang, words.say("title"), reportWords(words))
      : await fileDocument(output, frame);
  } catch (error) {
    throw outputProblem(output, error, texts);
  }
}

function outputProblem(path: string, error: unknown, { t }: Texts): CallProblem {
  return new CallProblem(t("cli:call.output-failed", { path, detail: error instanceof Error ? error.message : String(error) }));
}

function progressFor({ progress, quiet, output }: CheckOptions, { t }: Texts, { err, isTerminal, now }: Surroundings): Progress {
  // On one terminal the document itself shows how far it is.
  const isWatched = isTerminal.err && (!isTerminal.out || output !== undefined);
  if (quiet || !(progress || isWatched)) return SILENT;
  return createProgress(err, isTerminal.err, (count) => t("cli:progress", { ...count }), () => now().getTime());
}

function poolFor(jobs: number, settings: Settings, texts: Texts, { startWorker, clocks }: Surroundings): WorkerPool {
  const patience = patienceFor(settings.maxBytes);
  const lost = (path: string, reason: unknown): CheckedFile => {
    if (reason === TOO_SLOW) return failed(path, "too-slow", texts, { seconds: patience.cpu / 1000 });
    if (reason === STALLED) return failed(path, "stalled", texts, { minutes: patience.wall / 60_000 });
    const isMemory = typeof reason === "object" && reason !== null && "code" in reason && reason.code === "ERR_WORKER_OUT_OF_MEMORY";
    const detail = reason instanceof Error ? reason.message : String(reason);
    return isMemory ? failed(path, "out-of-memory", texts) : failed(path, "internal", texts, { detail });
  };
  return createPool(
    jobs,
    patience,
    clocks,
    () => startWorker(settings),
    ({ path }, reason) => createTeller(settings)(lost(path, reason)),
  );
}

interface Run {
  readonly sources: AsyncIterable<Source>;
  readonly limit: number;
  readonly job: Job;
  readonly document: Document;
  readonly progress: Progress;
  readonly interrupt: AbortSignal;
}

/** Checks what comes and passes it on, one after another; holds at most `limit` files. */
async function checkAll({ sources, limit, job, document, progress, interrupt }: Run): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.clean;
  for await (const outcome of inOrder(sources, limit, job, interrupt)) {
    await document.add(outcome);
    const { tone } = outcome.verdict;
    progress.add(tone);
    if (tone === "failed") status = EXIT.failure;
    if (tone === "error" && status === EXIT.clean) status = EXIT.findings;
  }
  await document.end();
  progress.end();
  return interrupt.aborted ? EXIT.interrupted : status;
}

/**
 * Checks the files that the arguments or a list name.
 * @throws CallProblem
 */
export async function check(args: readonly string[], options: CheckOptions, texts: Texts, surroundings: Surroundings): Promise<ExitStatus> {
  const { version, now, out, interrupt } = surroundings;
  const settings = await settingsOf(options, texts, version, now());
  const sources = await sourcesFor(args, options, texts, surroundings);
  const document = await documentFor(args, options, texts, out);
  const progress = progressFor(options, texts, surroundings);
  const { jobs } = options;
  const pool = poolFor(jobs, settings, texts, surroundings);
  // The thread whose turn it is has one file, each of the others some ahead.
  const limit = 1 + (jobs - 1) * FILES_PER_THREAD;
  try {
    return await checkAll({ sources, limit, job: pool.run, document, progress, interrupt });
  } catch (error) {
    if (options.output === undefined) throw error;
    throw outputProblem(options.output, error, texts);
  } finally {
    await pool.close();
  }
}
