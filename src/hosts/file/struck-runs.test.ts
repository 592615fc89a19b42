import { makeXlsx } from "../../../test/support/zip";
import { leaveOutStruckRuns } from "./struck-runs";
import { readWorkbook } from "./workbook";

const run = (text: string, properties = ""): string => `<r><rPr>${properties}<sz val="11"/></rPr><t>${text}</t></r>`;

test.each([
  ["a struck run before what stands", run("45", "<strike/>") + run("40"), run("40")],
  ["one in the middle and one at the end", run("完成") + run("45", '<x:strike val="1"/>') + run("40") + run("人", "<strike/>"), run("完成") + run("40")],
  ["not struck after all", run("45", '<strike val="0"/>') + run("40"), run("45", '<strike val="0"/>') + run("40")],
  ["everything struck: nobody says what holds instead", run("45", "<strike/>") + run(" "), run("45", "<strike/>") + run(" ")],
  ["a plain text", "<t>45 strike</t>", "<t>45 strike</t>"],
  ["reading aids stay", run("45", "<strike/>") + run("40") + "<rPh><t>x</t></rPh>", run("40") + "<rPh><t>x</t></rPh>"],
])("%s", (_, item, expected) => {
  expect(leaveOutStruckRuns(`<sst><si>${item}</si><si><t>strike</t></si></sst>`)).toBe(`<sst><si>${expected}</si><si><t>strike</t></si></sst>`);
});

test("a text that nothing closes stays as it is", () => {
  expect(leaveOutStruckRuns("<si><r><strike/>".repeat(3))).toBe("<si><r><strike/>".repeat(3));
});

test("a cell is read without what is struck out of it, and a cell struck out as a whole is read", async () => {
  const inline = (address: string, content: string, style = ""): string => `<c r="${address}" t="inlineStr"${style}><is>${content}</is></c>`;
  const rich = run("45", "<strike/>") + run("40");
  const [sheet] = await readWorkbook(
    makeXlsx(
      [{ name: "表", xml: `<sheetData><row r="1">${inline("A1", rich)}${inline("B1", "<t>取消</t>", ' s="1"')}</row></sheetData>` }],
      `<fonts count="2"><font/><font><strike/></font></fonts><cellXfs count="2"><xf fontId="0"/><xf fontId="1"/></cellXfs>`,
    ),
  );
  expect(sheet?.snapshot.values).toEqual([["40", "取消"]]);
});
