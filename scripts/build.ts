// Bundle the command, its worker and the code that the report carries. Run by Node itself, which strips the types.

import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

const cli = fileURLToPath(new URL("../packages/cli/", import.meta.url));

const common = {
  bundle: true,
  format: "esm",
  target: "es2023",
  outdir: `${cli}dist`,
  logLevel: "warning",
  define: { "process.env.NODE_ENV": '"production"' },
} as const;

await build({
  ...common,
  entryPoints: { salus: `${cli}src/main.ts`, "replay-worker": `${cli}src/replay-worker.ts` },
  platform: "node",
  loader: { ".css": "text" },
  minifySyntax: true,
  sourcemap: true,
  // It reads its module from beside itself, and only a release asks for it.
  external: ["highs"],
  // Bundled CommonJS packages still ask for Node's own modules by require.
  banner: {
    js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
  },
});

// The report carries the texts that its own code says, and not the catalogue of the whole command.
const fewTexts: Plugin = {
  name: "few-texts",
  setup({ onLoad }) {
    onLoad({ filter: /messages\/en\/[^/]+\.json$/ }, ({ path }) =>
      /\/(report|draw-weights)\.json$/.test(path) ? undefined : { contents: "{}", loader: "json" },
    );
  },
};

await build({
  ...common,
  entryPoints: { recompute: `${cli}src/report/browser/recompute.ts` },
  format: "iife",
  platform: "browser",
  minify: true,
  plugins: [fewTexts],
});

mkdirSync(`${cli}dist/fonts`, { recursive: true });
const fromCli = createRequire(`${cli}package.json`);
for (const weight of [400, 600]) {
  const font = `noto-sans-latin-${weight}-normal.woff2`;
  copyFileSync(fromCli.resolve(`@fontsource/noto-sans/files/${font}`), `${cli}dist/fonts/${font}`);
}
