import { createRequire } from "node:module";
import { transformFileSync } from "@swc/core";

const require = createRequire(import.meta.url);

// Node resolves a name without ending by the endings that it knows here, in their order: units.ts before units.json.
const json = require.extensions[".json"];
delete require.extensions[".json"];
require.extensions[".ts"] = (module, path) => {
  const { code } = transformFileSync(path, {
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
  });
  module._compile(code, path);
};
require.extensions[".json"] = json;

/** What a module of the core exports. The core needs neither page nor Office, so it runs here as it is. */
export const load = (path) => require(path);
