// Everything that must hold, in one command: npm run ok. Each step runs even if one before it failed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bringBrowser } from "./find-browser.ts";

const browser = bringBrowser();
const scratch = mkdtempSync(join(tmpdir(), "salus-ok-"));
const testResults = join(scratch, "tests.json");

const steps: readonly (readonly string[])[] = [
  ["build"],
  ["lint"],
  ["types"],
  ["boundaries"],
  ["unused"],
  ["docs", "--", "--check"],
  ["vitest", "--", "--reporter=default", "--reporter=json", `--outputFile.json=${testResults}`],
];

let passed = 0;
let failed = 0;
for (const words of steps) {
  console.log(`\n› npm run ${words[0]}`);
  const started = performance.now();
  const { status } = spawnSync("npm", ["run", "--silent", ...words], {
    stdio: "inherit",
    env: { ...process.env, CHROME_PATH: browser },
  });
  console.log(
    `  ${status === 0 ? "ok" : "FAILED"} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  if (status === 0) passed++;
  else failed++;
}

// The tests count one by one, in the place of the step that ran them.
try {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(testResults, "utf8")) as {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
  };
  passed += numPassedTests;
  failed += numFailedTests;
} catch {
  failed++;
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
