import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const HELP = `npm run fuzz -- [--count N] [--seed S]

让读文件的部分读 N 个损坏的文件（默认 1000），同一个 S 造出同样的文件。
Has N damaged files read (1000 by default); the same S makes the same files.
`;

const { values } = parseArgs({
  options: { count: { type: "string", default: "1000" }, seed: { type: "string", default: "1" }, help: { type: "boolean", default: false } },
});
if (values.help) {
  process.stdout.write(HELP);
} else {
  const env = { ...process.env, FUZZ_COUNT: values.count, FUZZ_SEED: values.seed };
  const { status } = spawnSync("npx", ["jest", "--selectProjects", "unit", "-w", "1", "test/fuzz"], { stdio: "inherit", env, shell: process.platform === "win32" });
  process.exitCode = status ?? 1;
}
