import { MemoryHost } from "../../src/hosts/memory/memory-host";
import { snapshotOf } from "../../src/hosts/memory/memory-sheet";
import { KeptValue } from "../../src/pane/model/kept-value";
import { faultsOf } from "./campaign";
import { FaultyRequests } from "./faulty-requests";
import type { Fault } from "./laboratory";

const KEY = "words";
const OTHERS = [["somebody's", "own"]] as const;

/** Words in their order, each once: what is kept of blocks, layouts and findings is a list of this kind. */
const words = (): KeptValue<readonly string[]> => new KeptValue<readonly string[]>({ key: KEY, parse: (text) => ({ value: text.split(" ") }), format: (value) => value.join(" ") });
const withWord = (word: string) => (known: readonly string[] | null): readonly string[] => [...(known ?? []).filter((other) => other !== word), word];

interface Case {
  readonly name: string;
  readonly act: (kept: KeptValue<readonly string[]>, host: MemoryHost) => Promise<unknown>;
  readonly after: string | null;
  /** Whether it counts in the pane even where the workbook does not hold it. */
  readonly countsAnyway: boolean;
}

const CASES: readonly Case[] = [
  { name: "a word that counts at once", act: (kept, host) => kept.update(host, withWord("新")), after: "旧 新", countsAnyway: true },
  { name: "a word that counts when it is kept", act: (kept, host) => kept.store(host, withWord("新")), after: "旧 新", countsAnyway: false },
  { name: "all of it forgotten", act: (kept, host) => kept.forget(host), after: null, countsAnyway: true },
];

function open() {
  const host = new MemoryHost([snapshotOf("自评表", [[1]])]);
  const watch = new FaultyRequests();
  host.requests = watch;
  host.settings.set(KEY, "旧");
  for (const [key, value] of OTHERS) host.settings.set(key, value);
  return { host, watch, kept: words(), held: () => host.settings.get(KEY) ?? null };
}

async function wrongAfter({ act, after, countsAnyway }: Case, fault: Fault): Promise<string | null> {
  const { host, watch, kept, held } = open();
  await kept.load(host);
  watch.arrange(fault);
  const problem = await act(kept, host);
  watch.arrange(null);
  if (held() !== "旧" && held() !== after) return `the workbook holds ${String(held())}`;
  if (problem === null && held() !== after) return "it is told as kept and is not";
  const counts = kept.inWorkbook?.join(" ") ?? null;
  if ((problem === null || countsAnyway) && counts !== after) return `${String(counts)} counts`;
  if (problem !== null && !countsAnyway && counts !== "旧" && counts !== held()) return `${String(counts)} counts though it is not kept`;
  // Somebody else writes meanwhile; what this pane does next keeps it.
  host.settings.set(KEY, [held(), "别人"].filter(Boolean).join(" "));
  if ((await kept.update(host, withWord("再"))) !== null) return "it cannot be kept when all is well again";
  if (!held()!.split(" ").includes("别人") || !held()!.endsWith("再")) return `${held()!} overwrote somebody`;
  if (OTHERS.some(([key, value]) => host.settings.get(key) !== value)) return "a setting of others changed";
  return null;
}

test.each(CASES)("$name: whatever request fails, the workbook holds the old or the new, and what is told as kept is", async (one) => {
  const { host, watch, kept } = open();
  await kept.load(host);
  watch.arrange(null);
  expect(await one.act(kept, host)).toBeNull();
  const wrong: string[] = [];
  for (const fault of faultsOf(watch.requests)) {
    const problem = await wrongAfter(one, fault);
    if (problem) wrong.push(`${JSON.stringify(fault)}: ${problem}`);
  }
  expect(watch.requests).toBeGreaterThan(0);
  expect(wrong).toEqual([]);
});
