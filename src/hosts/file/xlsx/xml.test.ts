import { appending, nextTag, parseXml, replacing, spliced, textOf, withAttributes } from "./xml";
import { decodeEntities, withPrefix } from "./write-xml";

test("elements know where they stand, whatever their prefixes, quotes and comments", () => {
  const text = `<?xml version="1.0"?>\n<!-- <a> --><x:a m='1>2' n="&lt;&#x4e2d;"><b/>甲<![CDATA[<b>]]><x:b>乙</x:b ></x:a>`;
  const root = parseXml(text)!;
  expect([root.name, root.localName, root.prefix, root.get("m"), root.get("n")]).toEqual(["x:a", "a", "x:", "1>2", "<中"]);
  expect(root.children.map(({ xml }) => xml)).toEqual(["<b/>", "<x:b>乙</x:b >"]);
  expect(root.text).toBe("甲<b>乙");
  expect(root.xml).toBe(text.slice(text.indexOf("<x:a")));
});

test.each(["", "只是文字", "<a>", "<a><b></a></b>", "<a/><b/>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a", "<a><!-- "])("%j is no document", (text) => {
  expect(parseXml(text)).toBeNull();
});

test("what nobody changes stays to the letter", () => {
  const text = `<a  x = '1' ><b/><c>1</c>\n</a>`;
  const root = parseXml(text)!;
  expect(spliced(text, [])).toBe(text);
  expect(spliced(text, [replacing(root.child("c")!, "<d/>"), appending(root.child("b")!, "<e/>")])).toBe(`<a  x = '1' ><b><e/></b><d/>\n</a>`);
  expect(withAttributes(root.openTag, { x: "2", y: '"' })).toBe(`<a  x="2" y="&quot;" >`);
  expect(withAttributes(`<c r="A1" s="3"/>`, { s: null, t: "n" })).toBe(`<c r="A1" t="n"/>`);
  // An attribute of another name that ends alike is another one, and so is what a value says.
  expect(withAttributes(`<c mc:r="1" n=" r='2'" r="3"/>`, { r: 4 })).toBe(`<c mc:r="1" n=" r='2'" r="4"/>`);
});

test("elements that are left out are not looked into", () => {
  const root = parseXml(`<a><data><row><c/></row></data><b/></a>`, ["data"])!;
  expect(root.children.map(({ name, innerXml, children }) => [name, innerXml, children.length])).toEqual([["data", "<row><c/></row>", 0], ["b", "", 0]]);
});

test("prefixes are put before the names of elements and nowhere else", () => {
  expect(withPrefix(`<a b="c"><d/><mc:e>x &lt; y</mc:e></a>`, "x:")).toBe(`<x:a b="c"><x:d/><mc:e>x &lt; y</mc:e></x:a>`);
});

test("entities that nobody declared stay as they are written", () => {
  expect(decodeEntities("&amp;lt; &#20013;&#x6587; &nbsp; &#x110000;")).toBe("&lt; 中文 &nbsp; &#x110000;");
});

test("a long text is read tag by tag, each once", () => {
  const count = 20_000;
  const text = `<a>${'<b c="1"/>'.repeat(count)}</a>`;
  let [tags, at] = [0, 0];
  for (let tag = nextTag(text, 0); tag; tag = nextTag(text, at)) {
    at = tag.end;
    tags++;
  }
  expect(tags).toBe(count + 2);
  expect(parseXml(text)?.children).toHaveLength(count);
  expect(textOf(text)).toBe("");
});
