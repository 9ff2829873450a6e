#!/usr/bin/env node
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Salus needs Node 22.18 or newer; this is ${process.versions.node}. In its folder, npx salus brings its own.`,
  );
  process.exit(2);
}
await import("../dist/salus.js");
