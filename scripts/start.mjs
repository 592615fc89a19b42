import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { buildWhenStale } from "./build.mjs";
import { startServer } from "./server.mjs";

const HELP = `npm start [-- 选项]                      npm start [-- options]

  --port N     端口，默认 3000               port, 3000 by default
  --no-open    不打开浏览器                  do not open the browser
  --help       显示本说明                    show this help

在本机打开预览：左边是工作簿，右边是任务窗格。按 Ctrl+C 结束。
Opens the preview on this machine: the workbook on the left, the task pane on the right. Ctrl+C ends it.
`;

const DEFAULT_PORT = 3000;

/** What opens an address in the person's own browser. */
const OPENERS = {
  darwin: (address) => ["open", [address]],
  win32: (address) => ["cmd", ["/c", "start", "", address]],
  linux: (address) => ["xdg-open", [address]],
};

function open(address) {
  const opener = OPENERS[process.platform];
  if (!opener) return;
  const child = spawn(...opener(address), { stdio: "ignore", detached: true });
  // Without a desktop there is nothing to open it with: the address is printed anyway.
  child.on("error", () => {});
  child.unref();
}

function readOptions() {
  const { values } = parseArgs({
    options: { port: { type: "string", default: String(DEFAULT_PORT) }, "no-open": { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port}: 0–65535`);
  return { ...values, port };
}

/** The port that was asked for, or the next free one when another program has it. */
async function serve(port) {
  try {
    return await startServer({ port });
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    process.stderr.write(`端口 ${port} 已被占用，换用空闲端口。Port ${port} is taken, using a free one.\n`);
    return startServer({ port: 0 });
  }
}

async function main() {
  const options = readOptions();
  if (options.help) return void process.stdout.write(HELP);
  await buildWhenStale();
  const server = await serve(options.port);
  const address = `${server.origin}/preview/`;
  process.stdout.write(`预览 Preview: ${address}\n按 Ctrl+C 结束。Ctrl+C ends it.\n`);
  if (!options["no-open"]) open(address);
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => void server.close());
  }
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
