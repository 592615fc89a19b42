import { spawnSync } from "node:child_process";
import { join } from "node:path";

test("the pages that follow from the code say what it says", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, "../scripts/docs.mjs"), "--check"], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
