import { OpenedFile } from "../support/opened-workbook";
import { partsOf } from "../support/packages";
import { makeXlsx } from "../support/zip";

const text = (address: string, content: string): string => `<c r="${address}" t="inlineStr"><is><t>${content}</t></is></c>`;

const TABLE =
  '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="明细" displayName="明细" ref="A2:C5" totalsRowCount="1"><autoFilter ref="A2:C4"><filterColumn colId="2"><filters><filter val="9"/></filters></filterColumn></autoFilter>' +
  '<sortState ref="A3:C4"><sortCondition ref="C3:C4"/></sortState><tableColumns count="3"><tableColumn id="1" name="项目"/><tableColumn id="2" name="预算数"/>' +
  '<tableColumn id="3" name="执行数" totalsRowFunction="sum"><calculatedColumnFormula>明细[[#This Row],[预算数]]*0.9+$F$3</calculatedColumnFormula></tableColumn></tableColumns></table>';

/** A table object of three columns with a heading, two rows and a row of totals, and formulas that ask for its columns. */
function workbook(): Uint8Array {
  const rows = [
    `<row r="2">${text("A2", "项目")}${text("B2", "预算数")}${text("C2", "执行数")}</row>`,
    `<row r="3">${text("A3", "甲")}<c r="B3"><v>10</v></c><c r="C3"><f>明细[[#This Row],[预算数]]*0.9+$F$3</f><v>9</v></c></row>`,
    `<row r="4">${text("A4", "乙")}<c r="B4"><v>20</v></c><c r="C4"><v>18</v></c></row>`,
    `<row r="5"><c r="C5"><f>SUBTOTAL(109,明细[执行数])</f><v>27</v></c></row>`,
    `<row r="9"><c r="A9"><f>SUM(明细[预算数])&amp;"明细[预算数]"</f><v>30</v></c></row>`,
  ];
  return makeXlsx(
    [{ name: "表", xml: `<sheetData>${rows.join("")}</sheetData><tableParts count="1"><tablePart r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></tableParts>` }],
    "",
    [
      { name: "xl/worksheets/_rels/sheet1.xml.rels", content: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/></Relationships>' },
      { name: "xl/tables/table1.xml", content: TABLE },
    ],
    "<definedNames><definedName name=\"预算\">明细[预算数]</definedName></definedNames>",
    { "_rels/.rels": () => '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>' },
  );
}

/** What Excel compares when it opens the file: the table's place, its columns, the texts of its heading, and who asks for its columns. */
async function saved(act: (file: OpenedFile) => void) {
  const file = await OpenedFile.open(workbook());
  act(file);
  const parts = await partsOf(await file.save());
  const [table, sheet] = [parts.get("xl/tables/table1.xml"), parts.get("xl/worksheets/sheet1.xml")!];
  return {
    ref: /<table [^>]*ref="([^"]*)"/.exec(table ?? "")?.[1],
    filter: /<autoFilter ref="([^"]*)"/.exec(table ?? "")?.[1],
    filtered: /colId="(\d+)"/.exec(table ?? "")?.[1],
    sorted: [...(table ?? "").matchAll(/<sort\w+ ref="([^"]*)"/g)].map(([, ref]) => ref),
    count: /<tableColumns count="(\d+)"/.exec(table ?? "")?.[1],
    columns: [...(table ?? "").matchAll(/<tableColumn id="(\d+)" name="([^"]*)"/g)].map(([, id, name]) => `${id} ${name}`),
    headings: (row: number): (string | undefined)[] => [...(new RegExp(`<row r="${row}".*?</row>`, "s").exec(sheet)?.[0] ?? "").matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/g)].map(([, cell]) => /^<is><t>(.*)<\/t><\/is>$/.exec(cell ?? "")?.[1]),
    formulas: [...sheet.matchAll(/<f>(.*?)<\/f>/g)].map(([, formula]) => formula),
    calculated: /<calculatedColumnFormula>(.*?)</.exec(table ?? "")?.[1],
    name: /<definedName name="预算">(.*?)</.exec(parts.get("xl/workbook.xml")!)?.[1],
    sheet,
    table,
  };
}

test("columns that come into a table get names of their own, in the table and above them", async () => {
  const after = await saved((file) => {
    file.shift("表", "column", 1, 2);
    file.sheet("表").write("B4", { value: 1 });
  });
  expect(after).toMatchObject({ ref: "A2:E5", filter: "A2:E4", filtered: "4", sorted: ["A3:E4", "E3:E4"], count: "5" });
  expect(after.columns).toEqual(["1 项目", "4 列1", "5 列2", "2 预算数", "3 执行数"]);
  expect(after.headings(2)).toEqual(["项目", "列1", "列2", "预算数", "执行数"]);
  expect(after.calculated).toBe("明细[[#This Row],[预算数]]*0.9+$H$3");
});

test("a column's heading that a person writes names it, and one that another column has gets a number", async () => {
  const after = await saved((file) => {
    file.shift("表", "column", 1, 2);
    file.sheet("表").write("B2", { value: "调整数" });
    file.sheet("表").write("C2", { value: "预算数" });
  });
  expect(after.columns).toEqual(["1 项目", "4 调整数", "5 预算数1", "2 预算数", "3 执行数"]);
  expect(after.headings(2)).toEqual(["项目", "调整数", "预算数1", "预算数", "执行数"]);
});

test("a heading that is emptied or becomes a number is a text again", async () => {
  const after = await saved((file) => {
    file.sheet("表").clear("A2");
    file.sheet("表").write("C2", { value: 2024 });
  });
  expect(after.columns).toEqual(["1 项目", "2 预算数", "3 2024"]);
  expect(after.headings(2)).toEqual(["项目", "预算数", "2024"]);
});

test("formulas and names ask for a column by the name that it has now; texts stay", async () => {
  const after = await saved((file) => file.sheet("表").write("B2", { value: "预算[万元]" }));
  expect(after.formulas).toEqual(["明细[[#This Row],[预算'[万元']]]*0.9+$F$3", "SUBTOTAL(109,明细[执行数])", 'SUM(明细[预算\'[万元\']])&amp;"明细[预算数]"']);
  expect(after.calculated).toBe("明细[[#This Row],[预算'[万元']]]*0.9+$F$3");
  expect(after.name).toBe("明细[预算'[万元']]");
});

test("a column that goes leaves no formula that asks for it", async () => {
  const after = await saved((file) => file.shift("表", "column", 1, -1));
  expect(after).toMatchObject({ ref: "A2:B5", filtered: "1", count: "2", columns: ["1 项目", "3 执行数"], name: "#REF!" });
  expect(after.formulas).toEqual(["#REF!*0.9+$E$3", "SUBTOTAL(109,明细[执行数])", 'SUM(#REF!)&amp;"明细[预算数]"']);
});

test("rows that come into a table belong to it", async () => {
  const after = await saved((file) => file.shift("表", "row", 3, 2));
  expect(after).toMatchObject({ ref: "A2:C7", filter: "A2:C6", sorted: ["A3:C6", "C3:C6"], count: "3" });
  expect(after.headings(2)).toEqual(["项目", "预算数", "执行数"]);
});

test("a table whose heading is deleted has none, one without its totals has none, and one without rows is no table", async () => {
  const headless = await saved((file) => file.shift("表", "row", 1, -1));
  expect(headless).toMatchObject({ ref: "A2:C4", filter: undefined, columns: ["1 项目", "2 预算数", "3 执行数"] });
  expect(headless.table).toContain('headerRowCount="0"');
  expect(headless.sheet).toContain('<c r="B2"><v>10</v></c>');
  const without = await saved((file) => file.shift("表", "row", 4, -1));
  expect(without).toMatchObject({ ref: "A2:C4", filter: "A2:C4" });
  expect(without.table).not.toContain("totalsRowCount");
  const empty = await saved((file) => file.shift("表", "row", 2, -2));
  expect(empty.table).toBeUndefined();
  expect(empty.sheet).not.toContain("tablePart ");
  expect(empty.formulas.every((formula) => !formula!.replace(/".*"/, "").includes("明细"))).toBe(true);
});

test("what nobody touched of a table stays to the letter", async () => {
  const after = await saved((file) => file.sheet("表").write("B4", { value: 21 }));
  expect(after.table).toBe(TABLE);
});
