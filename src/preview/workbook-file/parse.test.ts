import { encryptedXlsx } from "../../../test/support/compound";
import { makeXlsx, makeZip } from "../../../test/support/zip";
import { parseFile } from "./parse";
import { FileProblem } from "./problem";

const codeOf = (bytes: Uint8Array, largestUnpacked?: number): Promise<string> =>
  parseFile(bytes, largestUnpacked).then(
    () => "read",
    (error: unknown) => (error instanceof FileProblem ? error.code : `untyped: ${String(error)}`),
  );

const withPicture = (declaredSize?: number): Uint8Array =>
  makeXlsx([{ name: "表", xml: `<sheetData><row r="1"><c r="A1"><f>1+1</f></c></row></sheetData>` }], "", [
    { name: "xl/media/", content: "" },
    { name: "xl/media/image1.png", content: Buffer.alloc(5_000_000), ...(declaredSize === undefined ? {} : { declaredSize }) },
  ]);

test("a workbook comes out with every part that it will be saved with again", async () => {
  const { book, parts } = await parseFile(withPicture());
  expect(book.SheetNames).toEqual(["表"]);
  expect(book.Sheets["表"]).toMatchObject({ A1: { f: "1+1" } });
  expect(parts.get("xl/media/image1.png")).toHaveLength(5_000_000);
  expect([...parts.keys()]).not.toContain("xl/media/");
});

test("a file that unpacks to more than a browser should hold is refused, be its archive honest or not", async () => {
  expect(withPicture().length).toBeLessThan(20_000);
  expect(await codeOf(withPicture(), 4_000_000)).toBe("unpacked-too-large");
  expect(await codeOf(withPicture(10), 4_000_000)).toBe("unpacked-too-large");
});

test.each<readonly [string, string, Uint8Array]>([
  ["text", "unreadable", Buffer.from("只是文字")],
  ["half of a workbook", "unreadable", withPicture().slice(0, 3000)],
  ["an archive without a workbook", "unreadable", makeZip([{ name: "a.txt", content: "a" }])],
  ["a workbook with a password", "encrypted", encryptedXlsx()],
  ["an archive with a password", "encrypted", makeZip([{ name: "xl/workbook.xml", content: "", isEncrypted: true }])],
])("%s is %s", async (_, code, bytes) => {
  expect(await codeOf(bytes)).toBe(code);
});
