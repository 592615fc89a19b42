const { existsSync } = require("node:fs");
const path = require("node:path");

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"];

/** Where Windows and macOS put what is not on the path. */
const INSTALLED = [
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [path.join(folder, "Google/Chrome/Application/chrome.exe"), path.join(folder, "Microsoft/Edge/Application/msedge.exe")]),
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** No services of the browser's maker, and no sandbox where there is only one user: containers run tests as root. */
const ARGUMENTS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Why there is no browser, and what to do, in both languages. */
const NO_BROWSER =
  "找不到 Chromium、Chrome 或 Edge。请安装其中之一（Debian、Ubuntu：apt-get install chromium fonts-noto-cjk），或用环境变量 CHROME_PATH 指明路径。\n" +
  "No Chromium, Chrome or Edge was found. Install one (Debian, Ubuntu: apt-get install chromium fonts-noto-cjk), or name it with CHROME_PATH.";

/** The Chromium, Chrome or Edge of this computer, or null; CHROME_PATH names another one. */
function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) return existsSync(named) ? named : null;
  const onPath = (process.env.PATH ?? "").split(path.delimiter).flatMap((folder) => PROGRAMS.map((program) => path.join(folder, program)));
  return [...onPath, ...INSTALLED].find((file) => existsSync(file)) ?? null;
}

/** How to start it with Playwright; throws the sentence above when there is none. */
function browserOptions() {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  return { executablePath, args: [...ARGUMENTS] };
}

module.exports = { browserOptions, findBrowser };

if (require.main === module) {
  const browser = findBrowser();
  process.stdout.write(browser ? `${browser}\n` : "");
  if (!browser) process.stderr.write(`${NO_BROWSER}\n`);
  process.exitCode = browser ? 0 : 1;
}
