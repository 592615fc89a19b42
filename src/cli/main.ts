import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { run } from "./program";
import { EXIT } from "./surroundings";

declare const PRODUCT_VERSION: string;

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The program's own thread: speaks with the shell and gives the files to worker threads, which run `file`. */
export function main(file: string): void {
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
    startWorker: (settings) => new Worker(file, { workerData: settings }),
    clocks: { cpu: processorTime, wall: () => performance.now() },
    interrupt: interrupt.signal,
    now: () => new Date(),
  }).then((status) => {
    // Not process.exit(): it would cut off a document that is still on its way into a pipe.
    process.exitCode = status;
    // After an interruption nobody reads it any more, and it would keep the program waiting.
    stdin?.destroy();
  });
}
