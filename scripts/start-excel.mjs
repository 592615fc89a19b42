import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildWhenStale } from "./build.mjs";
import { excelMounts, startServer } from "./server.mjs";

// Opens the add-in in the Excel of this computer, from https://localhost:3000, which manifest.xml names. Microsoft's
// tools for that are fetched when they are needed: one of their parts is native and cannot be built everywhere, so they
// are no dependencies of the project.

const MANIFEST = fileURLToPath(new URL("../manifest.xml", import.meta.url));
const PORT = 3000;
const DEBUGGING = "office-addin-debugging@7.0.0";
const CERTIFICATES = "office-addin-dev-certs@3.0.0";
const CERTIFICATE_FOLDER = path.join(homedir(), ".office-addin-dev-certs");

/** Runs a tool of the registry; Windows knows npx only through its shell. */
function npx(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn("npx", ["--yes", ...args], { stdio: "inherit", shell: process.platform === "win32" });
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`npx ${args.join(" ")}: ${code}`))));
  });
}

async function main() {
  if (!["win32", "darwin"].includes(process.platform)) {
    throw new Error(
      "桌面版 Excel 只有 Windows 和 macOS 上有。这里请用 npm start 打开预览。\nExcel runs on Windows and macOS only. Here, use npm start for the preview.",
    );
  }
  await npx(CERTIFICATES, "install");
  const [key, cert] = await Promise.all(["localhost.key", "localhost.crt"].map((name) => readFile(path.join(CERTIFICATE_FOLDER, name))));
  await buildWhenStale();
  const server = await startServer({ port: PORT, mounts: excelMounts(), tls: { key, cert } });
  const quoted = process.platform === "win32" ? `"${MANIFEST}"` : MANIFEST;
  await npx(DEBUGGING, "start", quoted, "desktop", "--app", "excel", "--no-debug");
  process.stdout.write(`${server.origin}\n按 Ctrl+C 结束并移除加载项。Ctrl+C ends it and removes the add-in.\n`);
  process.once("SIGINT", () => {
    void npx(DEBUGGING, "stop", quoted).finally(() => server.close());
  });
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
