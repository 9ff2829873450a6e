// Who may import whom. The stages are those of packages/core/src/stages.ts; numerics lies beneath them.
const { readFileSync } = require("node:fs");

const source = readFileSync(`${__dirname}/packages/core/src/stages.ts`, "utf8");
const stages = ["numerics", ...source.match(/stages = \[([^\]]*)\]/)[1].match(/\w+/g)];
const core = "^packages/core/src";
const tests = "(\\.test\\.tsx?$|/testing/)";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "nothing-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "core-has-no-machine",
      severity: "error",
      from: { path: core, pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "core-takes-few-libraries",
      comment: "Pure and browser-safe ones only; widen the list in a decision record.",
      severity: "error",
      from: { path: core, pathNot: tests },
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-no-pkg", "npm-unknown", "npm-peer", "npm-optional"],
        pathNot:
          "node_modules/(yaml|papaparse|saxes|fflate|typebox|intl-messageformat|@formatjs|pure-rand|@noble/hashes)",
      },
    },
    {
      name: "core-knows-no-shell",
      severity: "error",
      from: { path: "^packages/core" },
      to: { path: "^packages/(figures|store|server|cli|web)" },
    },
    {
      name: "figures-know-core-only",
      severity: "error",
      from: { path: "^packages/figures" },
      to: { path: "^packages/(store|server|cli|web)" },
    },
    {
      name: "stage-by-its-door",
      comment: "Enter another stage by its index.ts.",
      severity: "error",
      from: { path: `${core}/([^/]+)/`, pathNot: tests },
      to: { path: `${core}/([^/]+)/`, pathNot: [`${core}/$1/`, "/index\\.ts$", "\\.json$"] },
    },
    {
      name: "stages-know-no-formats",
      comment: "Formats read and write the domain; the domain knows no file.",
      severity: "error",
      from: { path: `${core}/(${stages.join("|")})/`, pathNot: tests },
      to: { path: `${core}/formats/` },
    },
    {
      name: "package-by-its-door",
      severity: "error",
      from: { path: "^packages/([^/]+)/", pathNot: tests },
      to: { path: "^packages/", pathNot: ["^packages/$1/", "^packages/[^/]+/src/index\\.ts$"] },
    },
    {
      name: "no-test-in-what-ships",
      severity: "error",
      from: { path: "^packages", pathNot: tests },
      to: { path: tests },
    },
    ...stages.slice(0, -1).map((stage, i) => ({
      name: `${stage}-looks-back-only`,
      severity: "error",
      from: { path: `${core}/${stage}/`, pathNot: tests },
      to: { path: `${core}/(${stages.slice(i + 1).join("|")})/` },
    })),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".d.ts"],
    },
  },
};
