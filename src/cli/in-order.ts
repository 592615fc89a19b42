interface Slot<Result> {
  result?: Result;
  isDone: boolean;
}

/**
 * Works on items as they come, at most `limit` of them at a time, and yields the results in the order of the items.
 * Nothing is asked of the source before there is room for it, so that a slow reader slows the source down and what is
 * held in memory never depends on how much there is.
 * @param work never rejects
 * @param signal ends it: no further item is taken, and what has begun is finished
 * @throws what the source throws, after the results of the items before
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
  signal: AbortSignal,
): AsyncGenerator<Result> {
  const source = items[Symbol.asyncIterator]();
  const window: Slot<Result>[] = [];
  const state: { isOpen: boolean; isAsking: boolean; failure?: unknown } = { isOpen: !signal.aborted, isAsking: false };
  let wake = (): void => undefined;

  const close = (): void => {
    state.isOpen = false;
    wake();
  };
  const take = (item: Item): void => {
    const slot: Slot<Result> = { isDone: false };
    window.push(slot);
    void work(item).then((result) => {
      slot.result = result;
      slot.isDone = true;
      wake();
    });
  };
  const ask = async (): Promise<void> => {
    state.isAsking = true;
    try {
      const next = await source.next();
      if (next.done) close();
      // What arrives after the end was called is not begun.
      else if (state.isOpen) take(next.value);
    } catch (error) {
      state.failure = error;
      close();
    } finally {
      state.isAsking = false;
      wake();
    }
  };

  signal.addEventListener("abort", close);
  try {
    for (;;) {
      if (state.isOpen && !state.isAsking && window.length < limit) void ask();
      if (window[0]?.isDone) {
        yield window.shift()!.result as Result;
      } else if (!state.isOpen && window.length === 0) {
        if ("failure" in state) throw state.failure;
        return;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal.removeEventListener("abort", close);
  }
}
