/** @type {import("jest").Config} */
const shared = {
  transform: { "^.+\\.[jt]sx?$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } } } }] },
  transformIgnorePatterns: ["/node_modules/(?!(intl-messageformat|@formatjs)/)"],
};
module.exports = {
  projects: [
    { ...shared, displayName: "unit", testEnvironment: "node", roots: ["<rootDir>/src", "<rootDir>/test"], testMatch: ["**/*.test.ts", "**/*.test.tsx"], testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/e2e/"] },
    { ...shared, displayName: "e2e", testEnvironment: "node", roots: ["<rootDir>/test/e2e"], globalSetup: "<rootDir>/test/e2e/setup.mjs", globalTeardown: "<rootDir>/test/e2e/teardown.mjs", setupFilesAfterEnv: ["<rootDir>/test/e2e/timeout.ts"] },
  ],
};
