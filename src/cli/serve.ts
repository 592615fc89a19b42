import type { MessagePort } from "node:worker_threads";
import { createTexts } from "../i18n/texts";
import { checkFile } from "./check-file";
import { type Job, type Settings, calledOf, createTeller } from "./job";
import type { Source } from "./sources";

/** Checks a file and tells of it. Never rejects. */
function createJob(settings: Settings): Job {
  const tell = createTeller(settings);
  const options = { maxBytes: settings.maxBytes, called: calledOf(settings), asksWorkbook: settings.asksWorkbook };
  const texts = createTexts(settings.locale);
  return async (source) => tell(await checkFile(source, options, texts));
}

/** A worker thread: checks what it is sent and answers with the outcome. */
export function serve(port: Pick<MessagePort, "on" | "postMessage">, settings: Settings): void {
  const job = createJob(settings);
  port.on("message", (source: Source) => {
    void job(source).then((outcome) => {
      port.postMessage(outcome);
    });
  });
}
