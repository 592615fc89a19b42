import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const SOURCES = ["src", "assets", "webpack.config.js", "package.json"].map((name) => path.join(root, name));

/** Each bundle with what must be there for it to count as built. */
const BUNDLES = [
  { name: "pane", needs: ["dist/taskpane.html", "dist/office/office.js"] },
  { name: "preview", needs: ["build/preview/index.html"] },
];

/** webpack.config.js writes when the build of a bundle began. */
const stampOf = (name) => path.join(root, "build", `${name}.built`);

/** Builds what is older than its sources; says so, because it takes a while. */
export async function buildWhenStale() {
  const changed = Math.max(...(await Promise.all(SOURCES.map(newest))));
  const stale = [];
  for (const { name, needs } of BUNDLES) {
    const built = await builtAt(stampOf(name));
    if (built < changed || !needs.every((file) => existsSync(path.join(root, file)))) stale.push(name);
  }
  if (stale.length === 0) return;
  process.stderr.write(`building ${stale.join(" and ")} …\n`);
  const webpack = createRequire(import.meta.url).resolve("webpack/bin/webpack.js");
  await run(process.execPath, [webpack, ...stale.flatMap((name) => ["--config-name", name])]);
}

async function builtAt(file) {
  const text = await readFile(file, "utf8").catch(() => "");
  return Date.parse(text) || 0;
}

/** The time of the last change in a folder or of a file. Tests and notes beside the code are none of the build's business. */
async function newest(entry) {
  const own = await stat(entry);
  if (!own.isDirectory()) return own.mtimeMs;
  const names = (await readdir(entry)).filter((name) => !/\.(test\.tsx?|md)$/.test(name));
  return Math.max(own.mtimeMs, ...(await Promise.all(names.map((name) => newest(path.join(entry, name))))));
}

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`the build failed (exit status ${code})`))));
  });
}
