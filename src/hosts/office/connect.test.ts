import { connectOffice } from "./connect";
import { OfficeHost } from "./office-host";

const globals = globalThis as { Office?: unknown };

/** Office.js as it stands after loading in a program that has ExcelApi up to 1.`minor`. */
function office(host: string | null, minor: number, context: object = {}): void {
  globals.Office = {
    HostType: { Excel: "Excel" },
    onReady: () => Promise.resolve({ host, platform: null }),
    context: { requirements: { isSetSupported: (_: string, version: string) => Number(version.split(".")[1]) <= minor }, ...context },
  };
}

afterEach(() => delete globals.Office);

test("finds Excel, what it can do, and how it looks and speaks", async () => {
  office("Excel", 14, { displayLanguage: "en-US", officeTheme: { bodyBackgroundColor: "#0A0A0A" } });
  const connection = await connectOffice();
  expect(connection).toMatchObject({
    kind: "connected",
    host: { abilities: { version: "ExcelApi 1.14", canReadMerges: true, canWatch: true, canKeepSettings: true, canComment: true } },
    surroundings: { displayLanguage: "en-US", isDark: true },
  });
  expect(connection.kind === "connected" && connection.host).toBeInstanceOf(OfficeHost);
});

test("says that merged cells cannot be read before ExcelApi 1.13", async () => {
  office("Excel", 12, { officeTheme: { bodyBackgroundColor: "#FFFFFF" } });
  expect(await connectOffice()).toMatchObject({
    host: { abilities: { version: "ExcelApi 1.12", canReadMerges: false } },
    surroundings: { displayLanguage: null, isDark: false },
  });
});

test.each([
  ["too-old", "Excel", 8, "ExcelApi 1.8"],
  ["no-workbook", null, 0, ""],
  ["no-workbook", "Word", 0, ""],
])("says %s in %p with ExcelApi 1.%d", async (reason, host, minor, version) => {
  office(host, minor);
  expect(await connectOffice()).toEqual({ kind: "missing", reason, version, surroundings: { displayLanguage: null, isDark: null } });
});

test("says that the library is missing", async () => {
  expect(await connectOffice()).toMatchObject({ kind: "missing", reason: "no-library" });
});
