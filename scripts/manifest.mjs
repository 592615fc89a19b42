import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const HELP = `npm run manifest -- --base-url https://server/folder [--out FILE]

  --base-url URL   dist 文件夹在服务器上的网址      where the server serves the folder dist
  --out FILE       写入文件；不给则写到标准输出    file to write; standard output without it
  --help           显示本说明                      show this help

写出一份 manifest，其中的网址指向单位自己的服务器。
Writes a manifest whose addresses are those of an office's own server.
`;

const SOURCE = join(import.meta.dirname, "../manifest.xml");

/** The addresses in the repository's manifest. */
export const DEVELOPMENT_BASE = "https://localhost:3000";

/** Complaints in both languages: who runs this may read only one. */
class WrongAddress extends Error {
  constructor(chinese, english) {
    super(`${chinese}\n${english}`);
  }
}

/**
 * The address in its plain form, without the slash at its end.
 * @throws WrongAddress when Office would not accept it
 */
export function checkedBase(text) {
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  if (!url || /\s/.test(trimmed)) {
    throw new WrongAddress(`--base-url“${text}”不是网址。例如 https://oa.example.gov.cn/jixiao`, `--base-url "${text}" is no address. Example: https://oa.example.gov.cn/jixiao`);
  }
  if (url.protocol !== "https:") {
    throw new WrongAddress(`--base-url 必须以 https:// 开头：Office 不载入 ${url.protocol}// 的网页。`, `--base-url must begin with https://: Office does not load pages from ${url.protocol}//.`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new WrongAddress("--base-url 里不要有用户名、密码、“?”或“#”。", "--base-url must not have a user name, a password, “?” or “#”.");
  }
  if (/\.(?:html?|xml)$/i.test(url.pathname)) {
    throw new WrongAddress("--base-url 要写文件夹的网址，不是某个文件的网址。", "--base-url must be the address of the folder, not of a file in it.");
  }
  return url.href.replace(/\/+$/, "");
}

/** The manifest with another server's addresses. */
export function manifestFor(base, source = readFileSync(SOURCE, "utf8")) {
  const escaped = base.replaceAll("&", "&amp;");
  return source.replaceAll(`${DEVELOPMENT_BASE}/`, () => `${escaped}/`);
}

function main() {
  const { values } = parseArgs({
    options: { "base-url": { type: "string" }, out: { type: "string" }, help: { type: "boolean", default: false } },
  });
  if (values.help) return void process.stdout.write(HELP);
  if (values["base-url"] === undefined) throw new WrongAddress("缺少 --base-url。", "--base-url is missing.");
  const manifest = manifestFor(checkedBase(values["base-url"]));
  if (values.out === undefined) return void process.stdout.write(manifest);
  writeFileSync(values.out, manifest);
  process.stderr.write(`已写入 ${values.out}。Written to ${values.out}.\n`);
}

if (process.argv[1] === import.meta.filename) {
  try {
    main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  }
}
