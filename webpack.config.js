const fs = require("node:fs");
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const MinimizerPlugin = require("minimizer-webpack-plugin");
const webpack = require("webpack");
const { version } = require("./package.json");

const root = (...parts) => path.join(__dirname, ...parts);
const OFFICE_DIST = path.dirname(require.resolve("@microsoft/office-js/dist/office.js"));

/** Where office.js comes from: our own copy by default, because many offices cannot reach a CDN. */
const OFFICE_JS = {
  local: "office/office.js",
  cdn: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
  "cdn-21v": "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
};

/** The parts of the 86 MB library that Excel asks for; its licence lets us pass them on but not keep them in the repository. */
const OFFICE_FILES = [
  "office.js",
  "excel-web-16.00.js",
  "excel-win32-16.01.js",
  "excel-win32-16.00.js",
  "excel-mac-16.00.js",
  "excel-ios-16.00.js",
  "o15apptofilemappingtable.js",
  "zh-cn/office_strings.js",
  "en-us/office_strings.js",
  "telemetry/oteljs_agave.js",
];

/** The page on which the library asks whether a host is trusted: asked for by these names, packed in small letters. */
const OFFICE_TRUST_PAGE = {
  "agaveerrorux/index.html": "AgaveErrorUX/index.html",
  "agaveerrorux/agaveerrorux.js": "AgaveErrorUX/AgaveErrorUX.js",
  "agaveerrorux/style/agaveerrorux.css": "AgaveErrorUX/style/AgaveErrorUX.css",
};

const officeCopies = [
  ...OFFICE_FILES.map((file) => ({ from: file, to: file })),
  ...Object.entries(OFFICE_TRUST_PAGE).map(([from, to]) => ({ from, to })),
  { from: "agaveerrorux/images/*", to: "AgaveErrorUX/images/[name][ext]" },
].map(({ from, to }) => ({ from, context: OFFICE_DIST, to: `office/${to}`, info: { minimized: true } }));

const base = (mode) => ({
  mode,
  devtool: mode === "production" ? false : "source-map",
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        use: {
          loader: "swc-loader",
          options: {
            jsc: {
              target: "es2020",
              parser: { syntax: "typescript", tsx: true },
              transform: { react: { runtime: "automatic" } },
            },
          },
        },
      },
    ],
  },
  plugins: [new webpack.DefinePlugin({ PRODUCT_VERSION: JSON.stringify(version) })],
  performance: { hints: false },
  stats: "errors-warnings",
});

/**
 * Dates a bundle by when its build began, for scripts/build.mjs: webpack leaves files alone whose content did not change, so
 * their own dates tell nothing, and a source saved while the build ran is newer than its beginning.
 */
const stamped = (name) => ({
  apply: (compiler) => {
    let begun;
    compiler.hooks.beforeRun.tap("stamped", () => void (begun = new Date()));
    compiler.hooks.done.tap("stamped", (stats) => {
      if (!begun || stats.hasErrors()) return;
      fs.mkdirSync(root("build"), { recursive: true });
      fs.writeFileSync(root("build", `${name}.built`), begun.toISOString());
    });
  },
});

/** The task pane, which all ribbon buttons open: what a web server of an office has to serve. */
function pane(mode, officejs) {
  const config = base(mode);
  return {
    ...config,
    name: "pane",
    entry: { pane: root("src/pane/index.tsx") },
    output: { path: root("dist"), filename: "[name].js" },
    plugins: [
      ...config.plugins,
      stamped("pane"),
      new HtmlPlugin({
        template: root("src/pane/taskpane.html"),
        filename: "taskpane.html",
        scriptLoading: "defer",
        templateParameters: { officejs: OFFICE_JS[officejs] },
      }),
      new CopyPlugin({
        patterns: [
          { from: root("assets/icons/*.png"), to: "assets/icons/[name][ext]" },
          { from: root("assets/support.html"), to: "support.html" },
          ...(officejs === "local" ? officeCopies : []),
        ],
      }),
    ],
  };
}

/** The page that plays Excel; never part of what is installed. */
function preview(mode) {
  const config = base(mode);
  return {
    ...config,
    name: "preview",
    entry: { preview: root("src/preview/index.ts") },
    output: { path: root("build/preview"), filename: "[name].js", clean: true },
    // Half the code is read in two thirds of the time, whenever the page is opened; webpack's own minimizer would take minutes here.
    optimization: { minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, extractComments: false })] },
    cache: { type: "filesystem", cacheDirectory: root(".cache/webpack") },
    plugins: [
      ...config.plugins,
      stamped("preview"),
      new HtmlPlugin({ template: root("src/preview/preview.html"), filename: "index.html", scriptLoading: "defer" }),
      new CopyPlugin({
        patterns: [
          { from: root("assets/samples"), to: "samples" },
          { from: root("src/preview/preview.css"), to: "preview.css" },
          { from: require.resolve("@univerjs/preset-sheets-core/lib/index.css"), to: "univer.css" },
        ],
      }),
    ],
  };
}

/** Lets a shell start the bundle by its name. */
const executable = (file) => ({
  apply: (compiler) => compiler.hooks.afterEmit.tap("executable", () => fs.chmodSync(path.join(compiler.outputPath, file), 0o755)),
});

/** The command line in one file. */
function cli(mode) {
  const config = base(mode);
  return {
    ...config,
    name: "cli",
    target: "node20",
    entry: { cli: root("src/cli/index.ts") },
    output: { path: root("dist"), filename: "[name].js" },
    plugins: [
      ...config.plugins,
      // What is loaded at need is still in the one file.
      new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
      new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true }),
      executable("cli.js"),
    ],
  };
}

/** What speed costs, measured by hand: npm run bench. */
function bench(mode) {
  return {
    ...base(mode),
    name: "bench",
    target: "node20",
    entry: { bench: root("bench/bench.ts") },
    // It asks for modules of other runtimes that are not there; node imports it as it is.
    externals: { mitata: "mitata" },
    externalsType: "module",
    output: { path: root("build/bench"), filename: "[name].mjs", library: { type: "module" } },
    experiments: { outputModule: true },
  };
}

/** Forms by the thousand that are composed and read: npm run grammar. */
function grammar(mode) {
  return {
    ...base(mode),
    name: "grammar",
    target: "node20",
    entry: { grammar: root("test/grammar/run.ts") },
    output: { path: root("build/grammar"), filename: "[name].js" },
    optimization: { minimize: false },
  };
}

module.exports = (env = {}, argv = {}) => {
  const mode = argv.mode ?? "production";
  const officejs = env.officejs ?? "local";
  if (!(officejs in OFFICE_JS)) {
    throw new Error(`--env officejs=${officejs}: choose one of ${Object.keys(OFFICE_JS).join(", ")}`);
  }
  return [pane(mode, officejs), preview(mode), cli(mode), bench(mode), grammar(mode)];
};
