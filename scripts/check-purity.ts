// Core and figures must not reach for the machine, the clock or the dice. Planted offences first, as above.
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";

const offences = [
  {
    code: "export const here = process.cwd();\n",
    command: ["tsc", "-p", "packages/core"],
    expects: "Cannot find name 'process'",
  },
  {
    code: "export const page = document.title;\n",
    command: ["tsc", "-p", "packages/core"],
    expects: "Cannot find name 'document'",
  },
  {
    code: "export const dice = Math.random();\n",
    command: ["biome", "lint", "packages/core/src/planted.ts"],
    expects: "no clock and no dice",
  },
  {
    code: "export const now = Date.now();\n",
    command: ["biome", "lint", "packages/core/src/planted.ts"],
    expects: "no clock and no dice",
  },
] as const;

let missed = 0;
for (const { code, command, expects } of offences) {
  const file = "packages/core/src/planted.ts";
  try {
    writeFileSync(file, code);
    const { stdout, stderr } = spawnSync(command[0], command.slice(1), { encoding: "utf8" });
    if ((stdout + stderr).includes(expects)) continue;
    missed++;
    console.error(`${command.join(" ")} did not object to: ${code.trim()}`);
  } finally {
    rmSync(file, { force: true });
  }
}
console.log(`Purity: ${offences.length - missed} of ${offences.length} planted offences noticed`);
if (missed > 0) process.exit(1);
