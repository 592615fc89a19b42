import { PREVIEW_SETTINGS, readKeptSettings } from "./kept-settings";

const part = (name: string, xml: string): [string, Uint8Array] => [name, new TextEncoder().encode(xml)];
const extension = (properties: string): string =>
  `<?xml version="1.0"?>\n<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="{1}"><we:reference id="a" version="1"/>` +
  `<we:alternateReferences/><we:properties>${properties}</we:properties><we:bindings/></we:webextension>`;
const custom = (content: string): string => `<?xml version="1.0"?>\n<settings xmlns="${PREVIEW_SETTINGS}">${content}</settings>`;
const read = (...parts: [string, Uint8Array][]): unknown[] => [...readKeptSettings(new Map(parts))];

test("Excel's properties, each value as JSON, in any order of attributes and with anything in their texts", () => {
  const xml = extension(
    `<we:property name="Office.AutoShowTaskpaneWithDocument" value="true"/>` +
      `<we:property value='"a &gt; b > c"' name="own"/><we:property name="quoted" value="&quot;{\\&quot;note\\&quot;:\\&quot;对&amp;错&#47;&#x2F;&quot;"/>`,
  );
  expect(read(part("xl/webextensions/webextension1.xml", xml))).toEqual([
    ["Office.AutoShowTaskpaneWithDocument", true],
    ["own", "a > b > c"],
    ["quoted", '{"note":"对&错//'],
  ]);
});

test("what the preview wrote counts alone, even when it is nothing", () => {
  const excel = part("xl/webextensions/webextension1.xml", extension(`<we:property name="own" value="&quot;old&quot;"/>`));
  expect(read(excel, part("customXml/item1.xml", custom(`[["own","a &lt; b"],["n",1]]`)))).toEqual([["own", "a < b"], ["n", 1]]);
  expect(read(excel, part("customXml/item1.xml", custom("[]")))).toEqual([]);
  expect(read(excel, part("customXml/item1.xml", "<other/>"))).toEqual([["own", "old"]]);
});

test.each(["", "<settings", custom("{"), custom("{}"), extension("<we:property"), extension(`<we:property name="a" value="{"/>`), extension(`<we:property name="a" value="&#x110000;"/>`)])(
  "damaged parts say nothing: %s",
  (xml) => {
    expect(read(part("xl/webextensions/webextension1.xml", xml), part("customXml/item1.xml", xml))).toEqual([]);
  },
);
