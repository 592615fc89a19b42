import fc from "fast-check";
import { inOrder } from "./in-order";

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const never = new AbortController().signal;

async function* counting(taken: number[], last = Infinity): AsyncGenerator<number> {
  for (let item = 1; item <= last; item++) {
    taken.push(item);
    yield item;
  }
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

test("whatever finishes first, results come in the order of the items, and never more than the limit are at work", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(5)), fc.integer({ min: 1, max: 4 }), async (turns, limit) => {
      let [atWork, most] = [0, 0];
      const work = async (turn: number): Promise<number> => {
        most = Math.max(most, ++atWork);
        for (let i = 0; i < turn; i++) await settle();
        atWork--;
        return turn;
      };
      const source = (async function* () {
        yield* turns;
      })();
      expect(await all(inOrder(source, limit, work, never))).toEqual(turns);
      expect(most).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 50 },
  );
});

test("an endless source is asked for no more than there is room for while nobody reads", async () => {
  const taken: number[] = [];
  const results = inOrder(counting(taken), 3, async (item) => item, never);
  await results.next();
  for (let i = 0; i < 20; i++) await settle();
  expect(taken.length).toBeLessThanOrEqual(4);
  await results.return(undefined);
});

test("a result is handed over while the source still keeps us waiting for the next item", async () => {
  const source = (async function* () {
    yield 1;
    await new Promise(() => undefined);
  })();
  expect(await inOrder(source, 5, async (item) => item, never).next()).toEqual({ done: false, value: 1 });
});

test("the end called from outside lets what has begun finish and takes nothing more, even of a source that is silent", async () => {
  const end = new AbortController();
  const source = (async function* () {
    yield* [1, 2];
    await new Promise(() => undefined);
  })();
  const results: number[] = [];
  for await (const result of inOrder(source, 2, async (item) => item, end.signal)) {
    results.push(result);
    if (result === 2) end.abort();
  }
  expect(results).toEqual([1, 2]);
  const taken: number[] = [];
  expect(await all(inOrder(counting(taken), 2, async (item) => item, end.signal))).toEqual([]);
  expect(taken).toEqual([]);
});

test("a source that breaks is told after the results before it", async () => {
  const source = (async function* () {
    yield 1;
    throw new Error("gone");
  })();
  const results: number[] = [];
  const read = async (): Promise<void> => {
    for await (const result of inOrder(source, 4, async (item) => item, never)) results.push(result);
  };
  await expect(read()).rejects.toThrow("gone");
  expect(results).toEqual([1]);
});
