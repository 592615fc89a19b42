import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { chromium } from "playwright-core";
import { browserOptions } from "./browser.cjs";

// Renders assets/icons/*.svg to the sizes that the ribbon (16, 32, 80) and the list of add-ins (32, 64) ask for.

const FOLDER = join(import.meta.dirname, "../assets/icons");
const SIZES = [16, 32, 64, 80];
const sizesOf = (name) => (name === "app" ? SIZES : SIZES.filter((size) => size !== 64));

const browser = await chromium.launch(browserOptions());
const page = await browser.newPage();
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".svg"))) {
  const name = basename(file, ".svg");
  const svg = readFileSync(join(FOLDER, file), "utf8");
  for (const size of sizesOf(name)) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>html,body{margin:0;background:none}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    await page.screenshot({ path: join(FOLDER, `${name}-${size}.png`), omitBackground: true });
  }
}
await browser.close();
