import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"];

/** Where Windows and macOS put what is not on the path. */
const INSTALLED = [
  ...["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"]
    .flatMap((name) => (process.env[name] ? [process.env[name]] : []))
    .flatMap((folder) => [join(folder, "Google/Chrome/Application/chrome.exe"), join(folder, "Microsoft/Edge/Application/msedge.exe")]),
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The Chromium, Chrome or Edge of this computer; the environment variable BROWSER_PATH names another one.
 * @returns its path, or null
 */
export function findBrowser() {
  const named = process.env.BROWSER_PATH;
  if (named) return existsSync(named) ? named : null;
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => PROGRAMS.map((program) => join(folder, program)));
  return [...onPath, ...INSTALLED].find((path) => existsSync(path)) ?? null;
}

export const NO_BROWSER =
  "找不到 Chromium、Chrome 或 Edge。请安装其中之一（Debian/Ubuntu：apt-get install chromium fonts-noto-cjk），或用环境变量 BROWSER_PATH 指明路径。\n" +
  "No Chromium, Chrome or Edge found. Install one (Debian/Ubuntu: apt-get install chromium fonts-noto-cjk), or name it with BROWSER_PATH.";
