// Write what follows from the code: the JSON Schemas and two pages of the guide. With --check, only compare.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedFiles } from "./docs/generated-files.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const files = [...generatedFiles()];

if (process.argv.includes("--check")) {
  const stale = files.filter(
    ([file, text]) => !existsSync(join(root, file)) || readFileSync(join(root, file), "utf8") !== text,
  );
  for (const [file] of stale) console.error(`${file} is out of date: run npm run docs`);
  console.log(`Generated documents: ${files.length - stale.length} of ${files.length} are current`);
  if (stale.length > 0) process.exit(1);
} else {
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  console.log(`Wrote ${files.map(([file]) => file).join(", ")}`);
}
