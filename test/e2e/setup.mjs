import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildWhenStale } from "../../scripts/build.mjs";
import { defaultMounts, startServer } from "../../scripts/server.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));

/** Builds pane and preview when their sources are newer, and serves them as `npm start` does, with the probe page besides. */
export default async function setup() {
  await buildWhenStale();
  const mounts = defaultMounts();
  const pane = mounts.at(-1);
  const server = await startServer({ mounts: [{ prefix: "/probe/", folder: path.join(here, "probe"), csp: pane.csp }, ...mounts] });
  globalThis.e2eServer = server;
  process.env.E2E_ORIGIN = server.origin;
}
