import { CONTENT_TYPES, Package, relationsPath } from "./package";
import { HEAD, MAIN, PACKAGE, RELATIONSHIPS, tag } from "./write-xml";
import { SPREADSHEET, STYLES, WORKBOOK } from "./workbook-part";

/** An .xlsx without a sheet, to write an old workbook into. */
export function blankPackage(): Package {
  const font = tag("font", {}, tag("sz", { val: 11 }) + tag("name", { val: "宋体" }));
  const fills = ["none", "gray125"].map((patternType) => tag("fill", {}, tag("patternFill", { patternType })));
  const plain = { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 };
  const styles = [
    tag("fonts", {}, font),
    tag("fills", {}, fills.join("")),
    tag("borders", {}, tag("border", {}, ["left", "right", "top", "bottom", "diagonal"].map((side) => tag(side, {})).join(""))),
    tag("cellStyleXfs", {}, tag("xf", plain)),
    tag("cellXfs", {}, tag("xf", { ...plain, xfId: 0 })),
    tag("cellStyles", {}, tag("cellStyle", { name: "Normal", xfId: 0, builtinId: 0 })),
  ];
  const types = [
    tag("Default", { Extension: "rels", ContentType: "application/vnd.openxmlformats-package.relationships+xml" }),
    tag("Default", { Extension: "xml", ContentType: "application/xml" }),
    tag("Override", { PartName: `/${WORKBOOK}`, ContentType: `${SPREADSHEET}.sheet.main+xml` }),
    tag("Override", { PartName: `/${STYLES}`, ContentType: `${SPREADSHEET}.styles+xml` }),
  ];
  const relation = (id: string, type: string, target: string): string =>
    HEAD + tag("Relationships", { xmlns: `${PACKAGE}/relationships` }, tag("Relationship", { Id: id, Type: `${RELATIONSHIPS}/${type}`, Target: target }));
  const texts: Readonly<Record<string, string>> = {
    [CONTENT_TYPES]: HEAD + tag("Types", { xmlns: `${PACKAGE}/content-types` }, types.join("")),
    "_rels/.rels": relation("rId1", "officeDocument", WORKBOOK),
    [WORKBOOK]: HEAD + tag("workbook", { xmlns: MAIN, "xmlns:r": RELATIONSHIPS }, tag("sheets", {})),
    [relationsPath(WORKBOOK)]: relation("rId1", "styles", "styles.xml"),
    [STYLES]: HEAD + tag("styleSheet", { xmlns: MAIN }, styles.join("")),
  };
  return new Package(new Map(Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)])));
}
