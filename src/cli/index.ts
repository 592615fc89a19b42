import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { Settings } from "./job";

/**
 * The program is one file: its own thread and its worker threads run the same one, and each brings only its half to life.
 * "eager" keeps both halves in the file.
 */
if (isMainThread) {
  void import(/* webpackMode: "eager" */ "./main").then(({ main }) => main(__filename));
} else if (parentPort) {
  const port = parentPort;
  void import(/* webpackMode: "eager" */ "./serve").then(({ serve }) => serve(port, workerData as Settings));
}
