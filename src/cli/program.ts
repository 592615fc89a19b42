import { Command, CommanderError, Option } from "commander";
import { type Locale, type Texts, createTexts } from "../i18n/texts";
import { type JsonFile, type JsonReport, hasErrorFinding } from "../report/json";
import { type ReportWords, fileAsText } from "../report/text";
import { checkFile } from "./check-file";
import { readLayouts } from "./layouts";
import { FORMATS, type Format, LANGUAGES, chooseLocale, parseSize } from "./options";

/** Where the command line writes, and what it knows of its surroundings. */
export interface Surroundings {
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The document, and nothing else. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

export const EXIT = { clean: 0, findings: 1, failure: 2 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

interface CheckOptions {
  readonly format: Format;
  readonly maxSize: number;
  readonly layouts?: string;
}

function wordsOf({ t }: Texts): ReportWords {
  return {
    noForm: (values) => t("cli:report.no-form", values),
    table: (values) => t("cli:report.table", values),
    clean: () => t("cli:report.clean"),
    counts: (values) => t("cli:report.counts", values),
    severity: { error: t("cli:severity.error"), warning: t("cli:severity.warning"), info: t("cli:severity.info") },
    unreadable: (values) => t("cli:report.unreadable", values),
    seen: (values) => t("cli:report.seen", values),
  };
}

function statusOf(files: readonly JsonFile[]): ExitStatus {
  if (files.some(({ error }) => error)) return EXIT.failure;
  return files.some(hasErrorFinding) ? EXIT.findings : EXIT.clean;
}

async function check(
  paths: readonly string[],
  { format, maxSize, layouts: layoutFile }: CheckOptions,
  texts: Texts,
  { out, err }: Surroundings,
): Promise<ExitStatus> {
  const read = layoutFile === undefined ? { layouts: [] } : await readLayouts(layoutFile);
  if ("problem" in read) {
    err(`${texts.t("cli:call.layouts", { path: layoutFile ?? "", problem: texts.t(`cli:layouts.${read.problem}`) })}\n`);
    return EXIT.failure;
  }
  const files: JsonFile[] = [];
  for (const path of paths) {
    const { file, seen } = await checkFile(path, maxSize, texts, read);
    files.push(file);
    if (format === "text") out(`${fileAsText(file, seen, wordsOf(texts))}\n`);
    if (format === "ndjson") out(`${JSON.stringify(file)}\n`);
  }
  if (format === "json") {
    const report: JsonReport = { schema: 1, files };
    out(`${JSON.stringify(report, null, 2)}\n`);
  }
  return statusOf(files);
}

/** Commander speaks English only: its complaints are told again in the language of the person. */
function complaintOf(error: CommanderError, { t }: Texts): string {
  const [name = "", value = ""] = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
  switch (error.code) {
    case "commander.unknownOption":
      return t("cli:call.unknown-option", { name });
    case "commander.unknownCommand":
      return t("cli:call.unknown-command", { name });
    case "commander.missingArgument":
      return t("cli:call.missing-files");
    case "commander.optionMissingArgument":
      return t("cli:call.missing-value", { name });
    case "commander.invalidArgument":
      return t("cli:call.invalid-value", { name, value });
    default:
      return t("cli:call.other", { detail: error.message.replace(/^error: /, "") });
  }
}

function createProgram(texts: Texts, surroundings: Surroundings, done: (status: ExitStatus) => void): Command {
  const { version, out, err } = surroundings;
  const { t } = texts;
  const titles: Readonly<Record<string, string>> = {
    "Usage:": t("cli:help.usage"),
    "Arguments:": t("cli:help.arguments"),
    "Options:": t("cli:help.options"),
    "Commands:": t("cli:help.commands"),
  };
  // A new option each time: a command that shares one with its parent would share its value.
  const lang = (): Option => new Option("--lang <lang>", t("cli:option.lang")).choices(LANGUAGES);
  const program = new Command("jixiao-check")
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err, outputError: () => undefined })
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: ({ description }) => description,
      subcommandTerm: (command) => `${command.name()} ${command.usage()}`,
    })
    .description(t("cli:about"))
    .usage(t("cli:usage"))
    .helpOption("-h, --help", t("cli:option.help"))
    .helpCommand(false)
    .version(version, "-V, --version", t("cli:option.version"))
    .addOption(lang())
    .addHelpText("after", `\n${t("cli:help.exit")}`);
  program
    .command("check")
    .description(t("cli:command.check"))
    .usage(t("cli:usage.check"))
    .helpOption("-h, --help", t("cli:option.help"))
    .argument("<files...>", t("cli:argument.files"))
    .addOption(new Option("--format <format>", t("cli:option.format")).choices(FORMATS).default("text"))
    .addOption(new Option("--max-size <size>", t("cli:option.max-size")).argParser(parseSize).default(parseSize("50MB")))
    .addOption(new Option("--layouts <file>", t("cli:option.layouts")))
    .addOption(lang())
    .addHelpText("after", `\n${t("cli:help.exit")}`)
    .action(async (paths: string[], options: CheckOptions) => {
      done(await check(paths, options, texts, surroundings));
    });
  return program;
}

const HELPED: readonly string[] = ["commander.helpDisplayed", "commander.version"];

/** Runs the command line. Never throws; nothing but the document goes to `out`. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitStatus> {
  const locale: Locale = chooseLocale(args, surroundings.env);
  const texts = createTexts(locale);
  let status: ExitStatus = EXIT.clean;
  const program = createProgram(texts, surroundings, (result) => {
    status = result;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (HELPED.includes(error.code)) return EXIT.clean;
      // Without a command the help itself has been the answer.
      if (error.code !== "commander.help") surroundings.err(`${complaintOf(error, texts)}\n${texts.t("cli:call.see-help")}\n`);
      return EXIT.failure;
    }
    surroundings.err(`${texts.t("cli:error.internal", { detail: error instanceof Error ? error.message : String(error) })}\n`);
    return EXIT.failure;
  }
}
