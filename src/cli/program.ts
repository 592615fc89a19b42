import { Command, CommanderError, Option } from "commander";
import { type Locale, type Texts, createTexts } from "../i18n/texts";
import { POLICIES, startingPoint } from "../policy/published";
import { visibleLines } from "../report/visible";
import { check } from "./check-command";
import { DEFAULT_MAX_BYTES, FORMATS, LANGUAGES, chooseLocale, collectRule, parseJobs, parseSize } from "./options";
import { repair, type RepairOptions } from "./repair/repair-command";
import type { CheckOptions } from "./settings";
import { CallProblem, EXIT, type ExitStatus, type Surroundings } from "./surroundings";

/** Commander speaks English only: its complaints are told again in the language of the person. */
function complaintOf(error: CommanderError, { t }: Texts): string {
  const [name = "", value = ""] = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
  switch (error.code) {
    case "commander.unknownOption":
      return t("cli:call.unknown-option", { name });
    case "commander.unknownCommand":
      return t("cli:call.unknown-command", { name });
    case "commander.optionMissingArgument":
      return t("cli:call.missing-value", { name });
    case "commander.invalidArgument":
      return t("cli:call.invalid-value", { name, value });
    default:
      return t("cli:call.other", { detail: error.message.replace(/^error: /, "") });
  }
}

function createProgram(texts: Texts, surroundings: Surroundings, done: (status: ExitStatus) => void): Command {
  const { t } = texts;
  const { version, out, err } = surroundings;
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
    .configureOutput({ writeOut: (text) => void out(text), writeErr: err, outputError: () => undefined })
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
  /** A command that checks, with the options that say by what. */
  const checking = (name: string): Command =>
    program
      .command(name)
      .helpOption("-h, --help", t("cli:option.help"))
      .option("--policy <name|file>", t("cli:option.policy"))
      .option("--config <file>", t("cli:option.config"))
      .option("--layouts <file>", t("cli:option.layouts"))
      .option("--rule <id=level>", t("cli:option.rule"), collectRule)
      .option("--no-workbook-settings", t("cli:option.no-workbook-settings"))
      .addOption(new Option("--max-size <size>", t("cli:option.max-size")).argParser(parseSize).default(DEFAULT_MAX_BYTES))
      .addOption(lang());
  checking("check")
    .description(t("cli:command.check"))
    .usage(t("cli:usage.check"))
    .argument("[files...]", t("cli:argument.files"))
    .addOption(new Option("--format <format>", t("cli:option.format")).choices(FORMATS).default("text"))
    .option("--output <path>", t("cli:option.output"))
    .option("--files-from <file>", t("cli:option.files-from"))
    .option("-0, --null", t("cli:option.null"))
    .addOption(new Option("--jobs <number>", t("cli:option.jobs")).argParser(parseJobs).default(1))
    .option("--together", t("cli:option.together"))
    .option("--progress", t("cli:option.progress"))
    .option("--quiet", t("cli:option.quiet"))
    .addHelpText("after", `\n${t("cli:help.exit")}`)
    .action(async (paths: string[], options: CheckOptions) => {
      done(await check(paths, options, texts, surroundings));
    });
  checking("repair")
    .description(t("cli:command.repair"))
    .usage(t("cli:usage.repair"))
    .argument("[files...]", t("cli:argument.repaired-files"))
    .option("--safe", t("cli:option.safe"))
    .option("--output <folder>", t("cli:option.repair-output"))
    .option("--in-place", t("cli:option.in-place"))
    .addOption(new Option("--format <format>", t("cli:option.repair-format")).choices(["text", "json"]).default("text"))
    .addHelpText("after", `\n${t("cli:help.repair-exit")}`)
    .action(async (paths: string[], options: RepairOptions) => {
      done(await repair(paths, options, texts, surroundings));
    });
  program
    .command("policy")
    .description(t("cli:command.policy"))
    .usage(t("cli:usage.policy"))
    .helpOption("-h, --help", t("cli:option.help"))
    .argument("[name]", t("cli:argument.policy"))
    .addOption(lang())
    .action((name: string | undefined) => {
      out(policyText(name, texts));
    });
  return program;
}

/**
 * A policy of the product as the beginning of an own one in JSON, or the list of all.
 * @throws CallProblem
 */
function policyText(name: string | undefined, { t, locale }: Texts): string {
  if (name === undefined) return POLICIES.map((policy) => `${policy.id}\t${policy.name[locale]}\n`).join("");
  const document = startingPoint(name);
  if (!document) throw new CallProblem(t("cli:call.policy-not-published", { name, known: POLICIES.map(({ id }) => id).join(", ") }));
  return `${JSON.stringify(document, null, 2)}\n`;
}

const HELPED: readonly string[] = ["commander.helpDisplayed", "commander.version"];

/** Runs the command line. Never throws; nothing but the document goes to `out`. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitStatus> {
  const locale: Locale = chooseLocale(args, surroundings.env);
  const texts = createTexts(locale);
  const complain = (text: string): void => surroundings.err(`${visibleLines(text)}\n`);
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
      if (error.code !== "commander.help") complain(`${complaintOf(error, texts)}\n${texts.t("cli:call.see-help")}`);
      return EXIT.failure;
    }
    if (error instanceof CallProblem) {
      complain(`${error.message}\n${texts.t("cli:call.see-help")}`);
      return EXIT.failure;
    }
    complain(texts.t("cli:error.internal", { detail: error instanceof Error ? error.message : String(error) }));
    return EXIT.failure;
  }
}
