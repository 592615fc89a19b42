import type { Block } from "./block";
import { LIBRARY } from "./library";
import { joining, takenBack, withLibrary } from "./own";

const block = (id: string, title = id): Block => ({
  id,
  title,
  field: "教育",
  form: "self-evaluation",
  source: { document: "本单位", address: "" },
  indicators: [{ levels: ["产出指标", "数量指标", "补助人数"], value: "8", unit: "人" }],
});
const ids = (blocks: readonly Block[]): string[] => blocks.map(({ id }) => id);

test("a block with the id of one of the product stands in its place", () => {
  const [first] = LIBRARY;
  const all = withLibrary([block("own"), block(first!.id, "本县的")]);
  expect(all).toHaveLength(LIBRARY.length + 1);
  expect(all.find(({ id }) => id === first!.id)?.title).toBe("本县的");
});

test("blocks of a file are new, changed, or known as they are whatever the order of their keys", () => {
  const { id, title, ...others } = block("same");
  const { added, changed, same } = joining([block("same"), block("changed")], [{ ...others, title, id }, block("changed", "改过的"), block("new")]);
  expect([ids(added), ids(changed), ids(same)]).toEqual([["new"], ["changed"], ["same"]]);
});

test("taking back restores the blocks that were touched and leaves others as they are by now", () => {
  const before = [block("removed"), block("renamed", "旧名"), block("other", "旧名")];
  const known = [block("renamed", "新名"), block("other", "新名"), block("imported")];
  const restored = takenBack(known, before, new Set(["removed", "renamed", "imported"]));
  expect(restored.map(({ id, title }) => `${id} ${title}`).sort()).toEqual(["other 新名", "removed removed", "renamed 旧名"]);
});
