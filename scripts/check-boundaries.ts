// Boundaries between stages and packages. A check that cannot fail proves nothing, so each kind of illegal
// import is planted first, and the check must name it.
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";

type Violation = { readonly from: string; readonly rule: { readonly name: string } };
type Summary = {
  readonly violations: readonly Violation[];
  readonly error: number;
  readonly totalCruised: number;
};

const baits = [
  {
    file: "packages/core/src/framework/planted.ts",
    code: 'export { assess } from "../assess.ts";\nexport { sharesOf } from "../assessment/index.ts";\n',
    rule: "framework-looks-back-only",
  },
  {
    file: "packages/core/src/evidence/planted.ts",
    code: 'export { readYaml } from "../formats/index.ts";\n',
    rule: "stages-know-no-formats",
  },
  {
    file: "packages/core/src/report/planted.ts",
    code: 'export { compileTree } from "../assessment/index/tree.ts";\n',
    rule: "stage-by-its-door",
  },
  {
    file: "packages/core/src/assessment/planted.ts",
    code: 'export { readFileSync } from "node:fs";\n',
    rule: "core-has-no-machine",
  },
  {
    file: "packages/core/src/numerics/planted.ts",
    code: 'export { createElement } from "react";\n',
    rule: "core-takes-few-libraries",
  },
  {
    file: "packages/figures/src/planted.ts",
    code: 'export { run } from "../../cli/src/command.ts";\n',
    rule: "figures-know-core-only",
  },
] as const;

function cruise(): Summary {
  const { stdout } = spawnSync(
    "depcruise",
    ["packages", "--config", ".dependency-cruiser.cjs", "-T", "json"],
    {
      encoding: "utf8",
      maxBuffer: 1e8,
    },
  );
  return (JSON.parse(stdout) as { readonly summary: Summary }).summary;
}

let missed: readonly { readonly file: string; readonly rule: string }[];
try {
  for (const { file, code } of baits) writeFileSync(file, code);
  const { violations } = cruise();
  missed = baits.filter(
    ({ file, rule }) => !violations.some((each) => each.from === file && each.rule.name === rule),
  );
} finally {
  for (const { file } of baits) rmSync(file, { force: true });
}
const clean = cruise();
for (const { file, rule } of missed)
  console.error(`The rule ${rule} did not notice the import planted in ${file}`);
for (const { from, rule } of clean.violations) console.error(`${from} breaks the rule ${rule.name}`);
console.log(
  `Boundaries: ${baits.length - missed.length} of ${baits.length} baits noticed, ${clean.error} violations in ${clean.totalCruised} modules`,
);
if (missed.length > 0 || clean.error > 0 || clean.totalCruised < 100) process.exit(1);
