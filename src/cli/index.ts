import { once } from "node:events";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { type Settings, createJob } from "./job";
import { run } from "./program";
import type { Source } from "./sources";
import { EXIT } from "./surroundings";

declare const PRODUCT_VERSION: string;

/** A worker thread runs this same file, so that the program stays one file: it checks what it is sent. */
function serve(): void {
  const job = createJob(workerData as Settings);
  parentPort?.on("message", (source: Source) => {
    void job(source).then((outcome) => parentPort?.postMessage(outcome));
  });
}

function main(): void {
  // A reader that has seen enough (`| head`) closes the pipe; that is no failure worth words.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") process.stderr.write(`${error.message}\n`);
    process.exit(error.code === "EPIPE" ? (process.exitCode ?? EXIT.clean) : EXIT.failure);
  });
  const interrupt = new AbortController();
  // The second one ends the program at once, as the system does.
  process.once("SIGINT", () => interrupt.abort());
  let stdin: typeof process.stdin | null = null;

  void run(process.argv.slice(2), {
    version: PRODUCT_VERSION,
    env: process.env,
    out: (text) => (process.stdout.write(text) ? undefined : once(process.stdout, "drain")),
    err: (text) => process.stderr.write(text),
    isTerminal: { out: process.stdout.isTTY, err: process.stderr.isTTY },
    stdin: () => (stdin = process.stdin),
    startWorker: (settings) => new Worker(__filename, { workerData: settings }),
    interrupt: interrupt.signal,
    now: () => new Date(),
  }).then((status) => {
    // Not process.exit(): it would cut off a document that is still on its way into a pipe.
    process.exitCode = status;
    // After an interruption nobody reads it any more, and it would keep the program waiting.
    stdin?.destroy();
  });
}

if (isMainThread) main();
else serve();
