// Work measured in a process of its own, so that its memory and its compiled code are its own.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

export type Measured = {
  readonly seconds: readonly number[];
  readonly megabytes: number;
  /** What the work itself says beside its times. */
  readonly more: Readonly<Record<string, number>>;
};

/**
 * Build a file of this folder as the command is built, and run it; the last line that it prints is JSON with
 * `seconds`. Source files read as they are would be measured with the memory that reading them takes.
 */
export function measureWork(file: string, ...words: readonly string[]): Measured {
  const built = join(root, "packages/cli/dist/bench", file.replace(/\.ts$/, ".js"));
  buildSync({
    entryPoints: [join(root, "bench", file)],
    outfile: built,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "es2023",
    minifySyntax: true,
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
  });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", join(root, "bench/memory.js"), built, ...words],
    { encoding: "utf8", maxBuffer: 1e8 },
  );
  if (status !== 0) throw new Error(`${file} ${words.join(" ")} ended with ${status}: ${stderr}`);
  const { seconds, ...more } = JSON.parse(stdout.trim().split("\n").at(-1)!) as {
    readonly seconds: readonly number[];
  };
  return { seconds, megabytes: peakMegabytes(stderr), more };
}

/** Run the command as people do; seconds and peak memory of the whole process. */
export function runSalus(...words: readonly string[]): {
  readonly seconds: number;
  readonly megabytes: number;
} {
  const started = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", join(root, "bench/memory.js"), join(root, "packages/cli/bin/salus.js"), ...words],
    { encoding: "utf8", maxBuffer: 1e8 },
  );
  if (status !== 0) throw new Error(`salus ${words.join(" ")} ended with ${status}: ${stderr}`);
  return { seconds: (performance.now() - started) / 1000, megabytes: peakMegabytes(stderr) };
}

function peakMegabytes(stderr: string): number {
  return Number(/peak-megabytes (\d+)/.exec(stderr)?.[1]);
}

/** The same work in numpy; null where python3 has none. */
export function measureNumpy(file: string, ...words: readonly string[]): readonly number[] | null {
  // Settings of its linear algebra that other programs may have made would measure something else.
  const { OPENBLAS_CORETYPE: _, OPENBLAS_L2_SIZE: __, ...env } = process.env;
  const { status, stdout } = spawnSync("python3", [join(root, "bench/numpy", file), ...words], {
    encoding: "utf8",
    env,
  });
  if (status !== 0) return null;
  return (JSON.parse(stdout.trim().split("\n").at(-1)!) as { readonly seconds: readonly number[] }).seconds;
}
