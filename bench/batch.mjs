import { spawnSync } from "node:child_process";
import path from "node:path";

const CLI = path.resolve("dist/cli.js");
const FORM = path.resolve("test/corpus/001-huoqiu-yiliaojiuzhu-2024/table.xlsx");
const FEW = 200;
const MANY = 2000;
const MB = 1024;

/** Checks the form so many times over, as if it were so many files. Seconds, and the most memory in MB that the program held. */
function batch(files, jobs) {
  const script = `
    process.argv = [process.argv[0], ${JSON.stringify(CLI)}, "check", "--format", "ndjson", "--quiet", "--jobs", "${jobs}", "--files-from", "-"];
    process.on("exit", () => process.stderr.write("\\npeak " + process.resourceUsage().maxRSS));
    require(${JSON.stringify(CLI)});`;
  const begun = performance.now();
  const { stdout, stderr, error } = spawnSync(process.execPath, ["-e", script], { input: `${FORM}\n`.repeat(files), encoding: "utf8", maxBuffer: Infinity });
  const seconds = (performance.now() - begun) / 1000;
  if (error) throw error;
  const lines = stdout.split("\n").length - 1;
  if (lines !== files) throw new Error(`${lines} lines for ${files} files\n${stderr}`);
  return { seconds, peak: Number(/peak (\d+)/.exec(stderr)?.[1]) / MB };
}

const first = batch(FEW, 1);
const many = batch(MANY, 1);
const two = batch(MANY, 2);
const said = ({ seconds, peak }) => `${seconds.toFixed(1)} s, ${Math.round(peak)} MB at most`;
console.log(`
command line, --jobs 1, ${FEW} files:   ${said(first)}
command line, --jobs 1, ${MANY} files:  ${said(many)}; memory ${(many.peak / first.peak).toFixed(2)} × that of ${FEW}
command line, --jobs 2, ${MANY} files:  ${said(two)}; time ${(two.seconds / many.seconds).toFixed(2)} × that of --jobs 1`);
