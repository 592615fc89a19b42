import type { BlockProblem } from "../../blocks/block";
import type { Texts } from "../../i18n/texts";
import type { Said } from "./said";

/** Who mends the first few has mended most of a file. */
const MOST_SAID = 5;
const PATH = /^blocks\[(\d+)\](?:\.indicators\[(\d+)\])?(?:\.(\w+))?$/;

/** The problems of a file of blocks, each with its place as a person counts. */
export function problemsSaid(problems: readonly BlockProblem[]): Said {
  return (texts) => {
    const told = problems.slice(0, MOST_SAID).map((problem) => problemText(problem, texts));
    const left = problems.length - told.length;
    return [...told, ...(left > 0 ? [texts.t("pane:blocks.problem.more", { count: left })] : [])].join(" ");
  };
}

function problemText({ id, path }: BlockProblem, { t }: Texts): string {
  const problem = t(`pane:blocks.problem.${id}`);
  const [, block, indicator, key] = PATH.exec(path) ?? [];
  if (block === undefined) return problem;
  const place = t("pane:blocks.problem.place", {
    block: Number(block) + 1,
    indicator: indicator === undefined ? "none" : String(Number(indicator) + 1),
    key: key ?? "none",
  });
  return t("pane:blocks.problem.at", { place, problem });
}
