import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".xml": "application/xml; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const policy = (directives) =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");

/** What the pane needs and no more: nothing leaves this origin. Its frame is the page on which office.js asks whether to trust a host. */
export const PANE_POLICY = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data:",
  "font-src": "'self' data:",
  "connect-src": "'self'",
  "frame-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** The preview shows pictures of its own making, and reads files in a worker. */
const PREVIEW_POLICY = { ...PANE_POLICY, "img-src": "'self' data: blob:", "worker-src": "'self'" };

/** Where a request's file is, and under which policy it is served. The mounts are tried in their order. */
export function defaultMounts() {
  const pane = policy({ ...PANE_POLICY, "frame-ancestors": "'self'" });
  return [
    { prefix: "/preview/", folder: path.join(root, "build/preview"), csp: policy({ ...PREVIEW_POLICY, "frame-ancestors": "'none'" }) },
    { prefix: "/", folder: path.join(root, "dist"), csp: pane },
  ];
}

/** The pane alone, for Excel: it may frame the pane, as Excel on the web does from an address of its own. */
export function excelMounts() {
  return [{ prefix: "/", folder: path.join(root, "dist"), csp: policy(PANE_POLICY) }];
}

/**
 * Serves the built pane and preview from one address of this machine; resolves with its origin and a way to end it.
 * With `tls`, the key and certificate of this machine, it speaks https, which Excel demands.
 */
export async function startServer({ port = 0, mounts = defaultMounts(), tls } = {}) {
  const handle = (request, response) => {
    void answer(request, response, mounts).catch((error) => response.destroy(error));
  };
  const server = tls ? createSecureServer(tls, handle) : createServer(handle);
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", resolve);
  });
  return {
    origin: `${tls ? "https" : "http"}://localhost:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** Names of this machine, with any port. A page elsewhere may give its own name our address, and could then read what we serve. */
const OWN_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

async function answer(request, response, mounts) {
  if (!OWN_HOST.test(request.headers.host ?? "")) return void response.writeHead(421, { "Content-Type": "text/plain; charset=utf-8" }).end("421\n");
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (request.method !== "GET" && request.method !== "HEAD") return void response.writeHead(405, { Allow: "GET, HEAD" }).end();
  if (pathname === "/") return void response.writeHead(302, { Location: "/preview/" }).end();
  const mount = mounts.find(({ prefix }) => pathname.startsWith(prefix));
  const file = mount && (await fileFor(mount, pathname));
  if (!file) return void response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end(`404 ${pathname}\n`);
  response.writeHead(200, {
    "Content-Type": TYPES[path.extname(file.name)] ?? "application/octet-stream",
    "Content-Length": file.size,
    "Content-Security-Policy": mount.csp,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
  });
  if (request.method === "HEAD") return void response.end();
  createReadStream(file.name).on("error", (error) => response.destroy(error)).pipe(response);
}

async function fileFor({ prefix, folder }, pathname) {
  let relative;
  try {
    relative = decodeURIComponent(pathname.slice(prefix.length)) || "index.html";
  } catch {
    return null;
  }
  const name = path.resolve(folder, relative);
  if (!name.startsWith(folder + path.sep)) return null;
  // A link may lead anywhere: what counts is where the file is.
  const [target, home] = await Promise.all([realpath(name), realpath(folder)]).catch(() => []);
  if (!target?.startsWith(home + path.sep)) return null;
  const found = await stat(target);
  return found.isFile() ? { name: target, size: found.size } : null;
}
