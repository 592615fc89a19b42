import { linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isSameFile, isWorkbookThere, openOwn } from "./output";

const folder = mkdtempSync(join(tmpdir(), "jixiao-check-output-"));
const at = (name: string): string => join(folder, name);

afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(at("names.txt"), "a.xlsx");
writeFileSync(at("表.dat"), Buffer.from("504b0304140000", "hex"));
writeFileSync(at("old.dat"), Buffer.from("d0cf11e0a1b11ae1", "hex"));
writeFileSync(at("a.xlsx"), "");

test("one file has many names: links of both kinds lead to it", async () => {
  symlinkSync(at("names.txt"), at("soft"));
  linkSync(at("names.txt"), at("hard"));
  for (const name of ["soft", "hard", "names.txt"]) expect(await isSameFile(at(name), at("names.txt"))).toBe(true);
  expect(await isSameFile(at("表.dat"), at("names.txt"))).toBe(false);
  expect(await isSameFile(at("none"), at("none"))).toBe(false);
  expect(await isSameFile(folder, folder)).toBe(false);
});

test("a workbook is never written over: not by its name, not through a link, not under another name", async () => {
  symlinkSync(at("a.xlsx"), at("report.txt"));
  for (const name of ["new.xls", "report.txt", "表.dat", "old.dat"]) expect(await isWorkbookThere(at(name))).toBe(true);
  for (const name of ["names.txt", "new.txt"]) expect(await isWorkbookThere(at(name))).toBe(false);
});

test("a link in the folder of a report gives way, and what it led to stays", async () => {
  writeFileSync(at("precious"), "kept");
  symlinkSync(at("precious"), at("index.html"));
  const file = await openOwn(at("index.html"));
  await file.writeFile("report");
  await file.close();
  expect([readFileSync(at("index.html"), "utf8"), readFileSync(at("precious"), "utf8")]).toEqual(["report", "kept"]);
});
