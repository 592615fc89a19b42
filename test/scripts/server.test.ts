import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type IncomingMessage, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The server of the preview, over a folder of its own, in a process of its own: it is a module of scripts, not of the product. */

const folder = mkdtempSync(join(tmpdir(), "jixiao-check-server-"));
mkdirSync(join(folder, "root"));
writeFileSync(join(folder, "secret.txt"), "secret");
writeFileSync(join(folder, "root/index.html"), "home");
symlinkSync(join(folder, "secret.txt"), join(folder, "root/link.txt"));
symlinkSync(folder, join(folder, "root/out"));
symlinkSync(join(folder, "root/index.html"), join(folder, "root/inside.html"));

let server: ChildProcess;
let origin = "";

beforeAll(async () => {
  const module = pathToFileURL(join(__dirname, "../../scripts/server.mjs")).href;
  const mounts = JSON.stringify([{ prefix: "/files/", folder: join(folder, "root"), csp: "default-src 'none'" }]);
  const script = `import { startServer } from ${JSON.stringify(module)}; console.log((await startServer({ mounts: ${mounts} })).origin);`;
  server = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  origin = await new Promise<string>((resolve) => server.stdout?.once("data", (data: Buffer) => resolve(data.toString().trim())));
});

afterAll(() => {
  server.kill();
  rmSync(folder, { recursive: true });
});

async function ask(path: string, host?: string): Promise<[status: number, body: string]> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${origin}${path}`, host === undefined ? {} : { headers: { host } }, resolve).on("error", reject);
  });
  let body = "";
  for await (const chunk of response) body += String(chunk);
  return [response.statusCode ?? 0, body];
}

test("files of the folder are served, links within it too", async () => {
  expect(await ask("/files/")).toEqual([200, "home"]);
  expect(await ask("/files/inside.html")).toEqual([200, "home"]);
});

test.each(["/files/link.txt", "/files/out/secret.txt", "/files/..%2fsecret.txt", "/files/../secret.txt", "/files/none.txt", "/files/%00", "/files/%"])("%s leads nowhere", async (path) => {
  const [status, body] = await ask(path);
  expect([status, body.includes("secret\n") || body === "secret"]).toEqual([404, false]);
});

test.each(["evil.example", "localhost.evil.example:80", "evil.example:3000"])("another name for this machine is not answered: %s", async (host) => {
  expect((await ask("/files/", host))[0]).not.toBe(200);
});

test.each(["127.0.0.1", "LOCALHOST:3000", "[::1]:3000"])("its own names are: %s", async (host) => {
  expect((await ask("/files/", host))[0]).toBe(200);
});
