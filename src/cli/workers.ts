import type { Worker } from "node:worker_threads";
import type { Job, Outcome } from "./job";
import type { Source } from "./sources";
import { type Clocks, type Patience, createWatch } from "./watch";

/** What the pool needs of a worker thread. */
export type WorkerThread = Pick<Worker, "postMessage" | "terminate" | "on">;

interface Task {
  readonly source: Source;
  readonly resolve: (outcome: Outcome) => void;
}

export interface WorkerPool {
  /** Never rejects. */
  readonly run: Job;
  readonly close: () => Promise<void>;
}

/**
 * Gives each file to the next worker thread that is free. Threads start when there is work for them. One that dies, of
 * a file that takes all its memory, costs that file and is replaced; so is one that does not answer, because some damaged
 * files keep their reader busy for ever.
 * @param size how many threads there may be
 * @param patience with one file
 * @param onLost what becomes of a file whose thread died
 */
export function createPool(
  size: number,
  patience: Patience,
  clocks: Clocks,
  start: () => WorkerThread,
  onLost: (source: Source, reason: unknown) => Outcome,
): WorkerPool {
  const threads = new Set<WorkerThread>();
  const idle: WorkerThread[] = [];
  const waiting: Task[] = [];
  const running = new Map<WorkerThread, Task>();
  const watch = createWatch(patience, clocks);
  const late = new Map<WorkerThread, symbol>();

  const finish = (thread: WorkerThread, outcome: (source: Source) => Outcome): void => {
    const task = running.get(thread);
    running.delete(thread);
    watch.end(thread);
    task?.resolve(outcome(task.source));
  };
  const begin = (): WorkerThread => {
    const thread = start();
    let reason: unknown = null;
    threads.add(thread);
    thread.on("message", (outcome: Outcome) => {
      finish(thread, () => outcome);
      idle.push(thread);
      assign();
    });
    thread.on("error", (error: unknown) => {
      reason = error;
    });
    thread.on("exit", () => {
      threads.delete(thread);
      finish(thread, (source) => onLost(source, late.get(thread) ?? reason));
      late.delete(thread);
      assign();
    });
    return thread;
  };
  const assign = (): void => {
    while (waiting.length > 0) {
      const thread = idle.pop() ?? (threads.size < size ? begin() : null);
      if (!thread) return;
      const task = waiting.shift()!;
      running.set(thread, task);
      watch.begin(thread, (why) => {
        late.set(thread, why);
        void thread.terminate();
      });
      thread.postMessage(task.source);
    }
  };

  return {
    run: (source) =>
      new Promise((resolve) => {
        waiting.push({ source, resolve });
        assign();
      }),
    close: async () => {
      await Promise.all([...threads].map((thread) => thread.terminate()));
    },
  };
}
