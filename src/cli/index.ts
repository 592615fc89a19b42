import { EXIT, run } from "./program";

declare const PRODUCT_VERSION: string;

// A reader that has seen enough (`| head`) closes the pipe; that is no failure worth words.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") process.stderr.write(`${error.message}\n`);
  process.exit(error.code === "EPIPE" ? (process.exitCode ?? EXIT.clean) : EXIT.failure);
});

void run(process.argv.slice(2), {
  version: PRODUCT_VERSION,
  env: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}).then((status) => {
  // Not process.exit(): it would cut off a document that is still on its way into a pipe.
  process.exitCode = status;
});
