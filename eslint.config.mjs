import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { importX } from "eslint-plugin-import-x";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import globals from "globals";
import tseslint from "typescript-eslint";

/** The rooms of src/ from the ground up: a room imports only rooms above it in this list. */
const ROOMS = ["sheet", "figures", "form", "policy", "reading", "text", "recompute", "edits", "rules", "blocks", "report", "hosts", "i18n"];

/** The rooms of src/reading from the ground up; read.ts stands above them. */
const READING = ["words", "page", "choice", "layouts", "lists", "indicators", "funds", "head", "segments"];

/** What people meet. These stand side by side on the rooms and do not import each other. */
const FRONTS = ["pane", "cli", "preview"];

/** Pure functions of a sheet: no page, no Office, no Node, no library but the decimal numbers. */
const CORE = ROOMS.slice(0, ROOMS.indexOf("hosts"));

const TESTS = ["**/*.test.ts", "**/*.test.tsx"];
const inRooms = (rooms) => rooms.map((room) => `src/${room}/**/*.{ts,tsx}`);

const zone = (room, forbidden) => ({
  target: `./src/${room}`,
  from: forbidden.map((other) => `./src/${other}`),
  message: `${room}/ may import only the rooms above it (see ROOMS in eslint.config.mjs).`,
});

/** Within src/reading a room imports only rooms above it in READING, and nothing that stands above the rooms. */
const readingZone = (room, index) => ({
  target: `./src/reading/${room}`,
  from: "./src/reading",
  except: READING.slice(0, index + 1).map((own) => `./${own}`),
  message: `reading/${room} may import only the rooms above it (see READING in eslint.config.mjs).`,
});

const ZONES = [
  ...READING.map(readingZone),
  ...ROOMS.map((room, index) => zone(room, [...ROOMS.slice(index + 1), ...FRONTS])),
  ...FRONTS.map((front) => zone(front, FRONTS.filter((other) => other !== front))),
];

/** What a browser, Node or Office adds to the language. */
const SURROUNDINGS = [
  ...Object.keys({ ...globals.browser, ...globals.node, ...globals.commonjs }).filter((name) => !(name in globals.builtin)),
  "Office",
  "Excel",
  "OfficeExtension",
];

export default defineConfig(
  { ignores: ["dist/", "build/", "coverage/", "node_modules/", "test-results/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, importX.flatConfigs.typescript],
    plugins: { "import-x": importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // An index into a list that is known to be long enough has no better form under noUncheckedIndexedAccess.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // A host in memory has nothing to wait for and still has to promise.
      "@typescript-eslint/require-await": "off",
      // Chinese text holds no emoji whose parts belong together.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "import-x/no-cycle": "error",
      "import-x/no-self-import": "error",
      "import-x/no-extraneous-dependencies": ["error", { devDependencies: ["test/**", "scripts/**", "bench/**", "src/preview/**", ...TESTS] }],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: TESTS,
    rules: {
      "no-console": "error",
      "import-x/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones: ZONES }],
    },
  },
  {
    files: inRooms(CORE),
    ignores: TESTS,
    rules: {
      "no-restricted-globals": ["error", ...SURROUNDINGS],
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^(?!\\.{1,2}/|big\\.js$)", message: "The core rooms use the language and big.js, nothing else." }] },
      ],
    },
  },
  {
    // Forms whose truth leaned on the reader's own words would prove nothing.
    files: ["test/grammar/**/*.ts"],
    ignores: ["test/grammar/reader.ts"],
    rules: {
      "import-x/no-restricted-paths": [
        "error",
        { basePath: import.meta.dirname, zones: [{ target: "./test/grammar", from: ["reading", "rules", "recompute"].map((room) => `./src/${room}`), message: "Only test/grammar/reader.ts asks the reader." }] },
      ],
    },
  },
  {
    files: inRooms(["hosts/office", "pane"]),
    plugins: { "office-addins": officeAddins },
    rules: {
      ...Object.fromEntries(Object.keys(officeAddins.rules).map((rule) => [`office-addins/${rule}`, "error"])),
      // Takes the value of a ClientResult for a property that has to be loaded.
      "office-addins/load-object-before-read": "off",
    },
  },
  {
    files: inRooms(["preview"]),
    // Univer keeps its enumerations as numbers in plain data.
    rules: { "@typescript-eslint/no-unsafe-enum-assignment": "off" },
  },
  {
    files: TESTS,
    // Office throws plain objects, and the tests do as Office does.
    rules: { "@typescript-eslint/only-throw-error": "off" },
  },
  {
    files: inRooms(["pane", "preview"]),
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: { globals: globals.node },
    extends: [tseslint.configs.recommended],
    rules: { eqeqeq: "error", "@typescript-eslint/no-require-imports": "off" },
  },
);
