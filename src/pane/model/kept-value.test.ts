import { MemoryHost } from "../../hosts/memory/memory-host";
import { snapshotOf } from "../../hosts/memory/memory-sheet";
import { KeptValue } from "./kept-value";

const KEY = "words";
const words = (): KeptValue<string> => new KeptValue({ key: KEY, parse: (value) => ({ value }), format: (value) => value });

/** A workbook whose first answer to a reading of its settings comes when it is let go. */
class SlowHost extends MemoryHost {
  private first: Promise<void> | null;
  letGo: () => void = () => undefined;

  constructor() {
    super([snapshotOf("自评表", [[1]])]);
    this.first = new Promise((resolve) => (this.letGo = resolve));
  }

  override async readSetting(key: string): Promise<string | null> {
    const text = await super.readSetting(key);
    const { first } = this;
    this.first = null;
    await first;
    return text;
  }
}

test("what was read before a change does not come after it", async () => {
  const host = new SlowHost();
  host.settings.set(KEY, "old");
  const kept = words();
  const loading = kept.load(host);
  const changing = kept.update(host, () => "new");
  await new Promise(setImmediate);
  host.letGo();
  await Promise.all([loading, changing]);
  expect(kept.inWorkbook).toBe("new");
  expect(host.settings.get(KEY)).toBe("new");
});

test("it is read once, however many ask at the same time", async () => {
  const host = new SlowHost();
  const reading = jest.spyOn(host, "readSetting");
  const kept = words();
  host.letGo();
  await Promise.all([kept.load(host), kept.load(host)]);
  expect(reading).toHaveBeenCalledTimes(1);
});
