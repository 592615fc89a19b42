import { EventEmitter } from "node:events";
import type { Outcome } from "./job";
import type { Source } from "./sources";
import { STALLED, TOO_SLOW } from "./watch";
import { type WorkerThread, createPool } from "./workers";

const outcomeOf = (path: string, text: string): Outcome => ({ path, part: text, verdict: { tone: "clean", text } });

/** A thread that answers when it is told to. */
class FakeThread extends EventEmitter implements Pick<WorkerThread, "postMessage" | "terminate"> {
  sent: Source[] = [];
  isTerminated = false;

  postMessage(source: Source): void {
    this.sent.push(source);
  }

  async terminate(): Promise<number> {
    this.isTerminated = true;
    this.emit("exit", 1);
    return 0;
  }

  answer(): void {
    this.emit("message", outcomeOf(this.sent.at(-1)!.path, "checked"));
  }

  die(reason: unknown): void {
    this.emit("error", reason);
    this.emit("exit", 1);
  }
}

/** What the processor does of a second of every thread at work. */
let busy = 1;
let [cpu, wall] = [0, 0];

/** Lets time pass for all clocks. */
function pass(milliseconds: number, atWork: number): void {
  for (let i = 0; i < milliseconds; i += 100) {
    cpu += 100 * busy * atWork;
    wall += 100;
    jest.advanceTimersByTime(100);
  }
}

function pool(size: number): { threads: FakeThread[]; pool: ReturnType<typeof createPool> } {
  const threads: FakeThread[] = [];
  const start = (): WorkerThread => {
    const thread = new FakeThread();
    threads.push(thread);
    return thread as unknown as WorkerThread;
  };
  return { threads, pool: createPool(size, { cpu: 1000, wall: 10_000 }, { cpu: () => cpu, wall: () => wall }, start, ({ path }, reason) => outcomeOf(path, `lost: ${String(reason)}`)) };
}

test("threads start when there is work, never more than allowed, and take the next file when they are free", async () => {
  const { threads, pool: workers } = pool(2);
  const results = ["a", "b", "c"].map((path) => workers.run({ path }));
  expect(threads.map(({ sent }) => sent.map(({ path }) => path))).toEqual([["a"], ["b"]]);
  threads[1]!.answer();
  expect(threads[1]!.sent.map(({ path }) => path)).toEqual(["b", "c"]);
  threads[0]!.answer();
  threads[1]!.answer();
  expect((await Promise.all(results)).map(({ path, part }) => `${path} ${part}`)).toEqual(["a checked", "b checked", "c checked"]);
  await workers.close();
  expect(threads.every(({ isTerminated }) => isTerminated)).toBe(true);
});

test("a thread that dies costs the file it had, and another takes its place", async () => {
  const { threads, pool: workers } = pool(1);
  const [first, second] = [workers.run({ path: "bomb" }), workers.run({ path: "good" })];
  threads[0]!.die(new RangeError("memory"));
  expect(await first).toMatchObject({ path: "bomb", part: "lost: RangeError: memory" });
  expect(threads).toHaveLength(2);
  threads[1]!.answer();
  expect(await second).toMatchObject({ path: "good", part: "checked" });
});

describe("a file that its thread does not come to an end with", () => {
  beforeEach(() => {
    busy = 1;
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  test("is given up when the processor had worked long enough on it, and the next one is checked", async () => {
    const { threads, pool: workers } = pool(1);
    const [first, second] = [workers.run({ path: "endless" }), workers.run({ path: "good" })];
    pass(900, 1);
    expect(threads[0]!.isTerminated).toBe(false);
    pass(100, 1);
    expect(await first).toMatchObject({ path: "endless", part: `lost: ${String(TOO_SLOW)}` });
    threads[1]!.answer();
    expect(await second).toMatchObject({ path: "good", part: "checked" });
    pass(5000, 0);
    expect(threads[1]!.isTerminated).toBe(false);
  });

  test("has its time on a busy machine, too, and is charged its own share alone", async () => {
    busy = 0.25;
    const { threads, pool: workers } = pool(2);
    const [first] = [workers.run({ path: "slow" }), workers.run({ path: "beside" })];
    pass(3500, 2);
    expect(threads.map(({ isTerminated }) => isTerminated)).toEqual([false, false]);
    threads[0]!.answer();
    expect(await first).toMatchObject({ part: "checked" });
  });

  test("is given up for another reason where the processor never came to it", async () => {
    busy = 0;
    const { pool: workers } = pool(1);
    const stalled = workers.run({ path: "on a network that does not answer" });
    pass(10_000, 1);
    expect(await stalled).toMatchObject({ part: `lost: ${String(STALLED)}` });
  });
});
