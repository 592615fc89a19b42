/** A browser's storage for tests that have no browser. */
export interface FakeStorage {
  readonly kept: Map<string, string>;
  /** Whether it takes nothing more. */
  isFull: boolean;
}

/** Puts an empty storage where the product finds the browser's. */
export function fakeLocalStorage(): FakeStorage {
  const fake: FakeStorage = { kept: new Map(), isFull: false };
  const localStorage = {
    getItem: (key: string) => fake.kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (fake.isFull) throw new Error("QuotaExceededError");
      fake.kept.set(key, value);
    },
    removeItem: (key: string) => fake.kept.delete(key),
  };
  Object.defineProperty(globalThis, "localStorage", { value: localStorage, configurable: true });
  return fake;
}
