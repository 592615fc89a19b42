import { existsSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";

const CANDIDATES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/microsoft-edge"],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((folder) => [
    path.join(process.env[folder] ?? "C:\\", "Google/Chrome/Application/chrome.exe"),
    path.join(process.env[folder] ?? "C:\\", "Microsoft/Edge/Application/msedge.exe"),
  ]),
};

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

/** Starts the browser of this machine. */
export async function launchBrowser(): Promise<Browser> {
  const wanted = process.env.CHROME_PATH;
  const executablePath = wanted ?? CANDIDATES[process.platform]?.find((candidate) => existsSync(candidate));
  if (!executablePath) {
    throw new Error("The end-to-end tests need Chrome, Edge or Chromium (Debian: apt-get install chromium). Name another one in CHROME_PATH.");
  }
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
