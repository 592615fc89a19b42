import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import HtmlPlugin from "html-webpack-plugin";
import axe, { type Result } from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import webpack from "webpack";
import { browserOptions } from "../../scripts/browser.cjs";

/** The policy that the pane is to be served with; no page of the tests runs under a weaker one. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'";

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8" };
/** The pane over a workbook in memory, one state of it at a time. */
function configuration(): webpack.Configuration {
  const loader = { jsc: { target: "es2020", parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } } } };
  return {
    mode: "development",
    // No eval: the page runs under the policy that the pane is served with.
    devtool: false,
    entry: { stories: path.join(__dirname, "stories.tsx") },
    output: { path: path.join(__dirname, "../../build/pane-stories"), filename: "[name].js", clean: true },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: { rules: [{ test: /\.tsx?$/, exclude: /node_modules/, use: { loader: "swc-loader", options: loader } }] },
    plugins: [
      new webpack.DefinePlugin({ PRODUCT_VERSION: JSON.stringify("0.0.0") }),
      new HtmlPlugin({ template: path.join(__dirname, "stories.html"), filename: "stories.html", scriptLoading: "defer" }),
    ],
  };
}

/** Builds the stories into a folder and names it. */
export function buildStories(): Promise<string> {
  return new Promise((resolve, reject) => {
    webpack(configuration(), (error, stats) => {
      if (error) reject(error);
      else if (!stats || stats.hasErrors()) reject(new Error(stats?.toString("errors-only")));
      else resolve(stats.compilation.outputOptions.path);
    });
  });
}

/** Serves a folder on a free port of this machine. */
export async function serve(folder: string): Promise<{ readonly address: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = path.join(folder, path.normalize(pathname));
    readFile(file).then(
      (content) => response.writeHead(200, { "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream", "Content-Security-Policy": POLICY }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** Starts the browser of this machine. */
export function launch(): Promise<Browser> {
  return chromium.launch(browserOptions());
}

/** A page with what went wrong on it; everything a browser complains of counts. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

/** Opens an empty page in a fresh context. */
export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { page, complaints, close: () => context.close() };
}

/** What axe finds on the page, a line for each element. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate<Result[]>("axe.run(document).then(({ violations }) => violations)");
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ""}`));
}
