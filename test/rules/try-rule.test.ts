import { spawnSync } from "node:child_process";
import { join } from "node:path";

const tryRule = (id: string) => spawnSync(process.execPath, [join(__dirname, "../../scripts/try-rule.mjs"), id], { encoding: "utf8" });

test("a rule is tried on every table, and silence on the clean ones is counted", () => {
  const { status, stdout, stderr } = tryRule("score-over-weight");
  expect(stderr).toBe("");
  expect(stdout).toContain("error score-over-weight.indicator at G3, F3 · src/rules/score-over-weight/README.md");
  const [, silent, clean] = /silent on (\d+) of (\d+) that are clean\.\n$/.exec(stdout)!;
  expect(Number(clean)).toBeGreaterThan(100);
  expect(silent).toBe(clean);
  expect(status).toBe(0);
});

test("a name that no rule has is answered with those there are", () => {
  const { status, stderr } = tryRule("score-over-wait");
  expect(status).toBe(2);
  expect(stderr).toContain("score-over-weight");
});
