// What the documents say is true: generated pages are current, schemas fit the shipped files, links lead
// somewhere, commands exist, and the first assessment can be followed to its end.

import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Schema from "typebox/schema";
import { afterAll, describe, expect, test } from "vitest";
import { readYaml } from "../packages/core/src/index.ts";
import { generatedFiles } from "../scripts/docs/generated-files.ts";
import { messageVariants } from "../scripts/docs/message-variants.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const salus = join(root, "packages/cli/bin/salus.js");
const scratch = mkdtempSync(join(tmpdir(), "salus-docs-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

describe("generated documents", () => {
  test.each([...generatedFiles()])("%s is current (else: npm run docs)", (file, text) => {
    expect(read(file)).toBe(text);
  });

  test("show every form of a message", () => {
    expect(messageVariants("{n, plural, one {# row} other {# rows}} of {file}")).toEqual([
      "{n} rows of {file}",
    ]);
    expect(messageVariants("a{k, select, x { b {n, number}} other {}}.")).toEqual(["a b {n}.", "a."]);
    expect(messageVariants("{k, select, x {A} other {B}} or {k, select, x {a} other {b}}")).toEqual([
      "A or a",
      "B or b",
    ]);
  });
});

describe("schemas", () => {
  const folders = ["cases", "templates"].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => `${parent}/${name}`),
  );
  const files = folders.flatMap((folder) =>
    ["framework", "recipe", "columns"]
      .filter((kind) => existsSync(join(root, folder, `${kind}.yaml`)))
      .map((kind) => [`${folder}/${kind}.yaml`, kind] as const),
  );

  test("there are cases and templates to look at", () => {
    expect(files.length).toBeGreaterThanOrEqual(12);
  });

  test.each(files)("%s fits the JSON Schema", (file, kind) => {
    const schema = Schema.Compile(JSON.parse(read(`schemas/${kind}.schema.json`)));
    const { value, findings } = readYaml(file, read(file));
    expect(findings).toEqual([]);
    expect(schema.Errors(value)[1]).toEqual([]);
  });

  test("refuse a negative weight deep in the tree, and a recipe without a period", () => {
    const framework = Schema.Compile(JSON.parse(read("schemas/framework.schema.json")));
    const head = readYaml("", read("templates/three-freedoms/framework.yaml")).value as object;
    const leaf = { id: "c", title: "C", weight: -1 };
    const index = {
      id: "a",
      title: "A",
      components: [{ id: "b", title: "B", components: [leaf] }],
    };
    expect(framework.Check({ ...head, index })).toBe(false);
    leaf.weight = 1;
    expect(framework.Check({ ...head, index })).toBe(true);
    const recipe = Schema.Compile(JSON.parse(read("schemas/recipe.schema.json")));
    expect(recipe.Check({ format: "salus/recipe@1" })).toBe(false);
    expect(recipe.Check({ format: "salus/recipe@1", period: { at: "2025" } })).toBe(true);
  });
});

const pages = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".md") && !/(^|\/)(node_modules|dist|results|coverage)\//.test(file))
  .sort();

describe("links", () => {
  test.each(pages)("in %s lead to files that exist", (page) => {
    const text = read(page).replace(/```.*?```|`[^`\n]*`/gs, "");
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!);
    const gone = targets
      .filter((target) => !/^(https?|mailto):|^#/.test(target))
      .map((target) => target.replace(/#.*/, ""))
      // Put in place by hand for a release.
      .filter((target) => !target.endsWith("images/report.png"))
      .filter((target) => !existsSync(join(root, dirname(page), target)));
    expect(gone).toEqual([]);
  });

  test("within the list of findings lead to an entry each", () => {
    const text = read("docs/guide/findings.md");
    const headings = new Set([...text.matchAll(/^## (\S+)$/gm)].map((match) => match[1]));
    const anchors = [...text.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1]);
    expect(new Set(anchors)).toEqual(headings);
  });

  test("the drawing in the README is the one in docs/architecture.mmd, of at most 12 boxes", () => {
    const drawing = read("docs/architecture.mmd");
    expect(read("README.md")).toContain(`\`\`\`mermaid\n${drawing}\`\`\``);
    const boxes = new Set([...drawing.matchAll(/\b(\w+)(?:\["|\[\("|\{"|\(")/g)].map((match) => match[1]));
    boxes.delete("core");
    expect(boxes.size).toBeLessThanOrEqual(12);
  });
});

describe("commands", () => {
  const scripts = JSON.parse(read("package.json")).scripts as Readonly<Record<string, string>>;
  const documents = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/guide/first-assessment.md",
    "docs/guide/release.md",
  ];
  const lines = documents.flatMap((file) =>
    [...read(file).matchAll(/(?:npx salus|npm (?:run|start|test|ci))[^`\n&]*/g)].map((match) =>
      match[0].trim(),
    ),
  );

  test("that npm runs are scripts of the package", () => {
    const named = lines.flatMap((line) => /^npm (?:run (\S+)|(start|test)$)/.exec(line)?.slice(1) ?? []);
    const unknown = named.filter((name) => name !== undefined && !(name in scripts));
    expect(named.length).toBeGreaterThan(3);
    expect(unknown).toEqual([]);
  });

  test("of salus exist, with their options", () => {
    const own = [...new Set(lines.filter((line) => line.startsWith("npx salus")))];
    expect(own.length).toBeGreaterThan(5);
    const help = new Map<string, string>();
    for (const line of own) {
      const [command, ...words] = line.split(/\s+/).slice(2);
      if (!help.has(command!)) {
        const { stdout, status } = spawnSync(process.execPath, [salus, command!, "--help"], {
          encoding: "utf8",
        });
        expect(status, line).toBe(0);
        help.set(command!, stdout);
      }
      for (const option of words.filter((word) => word.startsWith("--")))
        expect(help.get(command!), line).toContain(option);
    }
  });

  test("of the README's tour run as they stand", () => {
    const tour = [...read("README.md").matchAll(/^\| `npx (salus[^`]+)`/gm)].map((match) => match[1]!);
    expect(tour).toHaveLength(9);
    for (const line of tour) {
      const moved = line.replace(/\.\.\//g, `${scratch}/tour-`);
      const { status, stderr } = follow(moved, root);
      expect(status, `${line}: ${stderr}`).toBe(0);
    }
  });

  test.each([
    ["explore", 7],
    ["voices", 5],
    ["outlook", 3],
  ])("of the guide's page %s run as they stand", (page, least) => {
    const lines = [...read(`docs/guide/${page}.md`).matchAll(/^npx (salus .+)$/gm)].map((match) => match[1]!);
    expect(lines.length).toBeGreaterThanOrEqual(least);
    for (const line of lines) {
      const { status, stderr } = follow(line.replace(/\.\.\//g, `${scratch}/${page}-`), root);
      expect(status, `${line}: ${stderr}`).toBe(0);
    }
  });
});

test("the example of the guide to links can be followed, file by file", () => {
  const here = (text: string): string => text.replaceAll("../", `${scratch}/`);
  const blocks = read("docs/guide/links.md").matchAll(/^```(\w+)(?: file=(\S+))?\n(.*?)^```$/gms);
  for (const [, kind, file, body] of blocks) {
    if (file !== undefined) writeFileSync(here(file), body!);
    else if (kind === "sh") {
      for (const line of body!.trim().split("\n")) {
        const { status, stdout, stderr } = follow(here(line), root);
        expect(status, `${line}: ${stdout}${stderr}`).toBe(0);
      }
    }
  }
  const results = join(scratch, "links-results");
  const loops = readFileSync(join(results, "loops.csv"), "utf8");
  expect(loops).toContain("food.hunger;debt\n");
  expect(readFileSync(join(results, "findings.csv"), "utf8")).not.toContain("link");
  const dictionary = read("docs/guide/results.md");
  for (const name of ["links", "influence", "loops", "leverage", "explorations"]) {
    const section = dictionary.split(/^## /m).find((each) => each.startsWith(`${name}.csv`))!;
    const header = readFileSync(join(results, `${name}.csv`), "utf8")
      .split("\n")[0]!
      .split(",");
    expect(header.filter((column) => !section.includes(`\`${column}\``))).toEqual([]);
  }
});

/** Carry out a line of a document with this copy of the command. */
function follow(line: string, cwd: string): ReturnType<typeof spawnSync> & { readonly stdout: string } {
  const command = line.replace(/^(npx )?salus\b/, `"${process.execPath}" "${salus}"`);
  return spawnSync("sh", ["-c", command], { cwd, encoding: "utf8" });
}

test("the first assessment can be followed step by step", () => {
  const guide = read("docs/guide/first-assessment.md");
  const here = join(scratch, "guide/salus");
  mkdirSync(here, { recursive: true });
  const outputs: string[] = [];
  for (const [, kind, , key, wanted, body] of guide.matchAll(
    /^```(\w+)( (file|exit)=(\S+))?\n(.*?)^```$/gms,
  )) {
    if (key === "file") writeFileSync(join(here, wanted!), body!);
    else if (kind === "sh") {
      for (const line of body!.trim().split("\n")) {
        const { status, stdout } = follow(line, here);
        expect(status, `${line}\n${stdout}`).toBe(Number(wanted ?? 0));
        outputs.push(stdout);
      }
    }
  }
  const [, proposed, doubtful, clean, assessed, audited, traced, , changed] = outputs;
  expect(proposed).toContain(readFileSync(join(here, "../my-region/columns.yaml"), "utf8"));
  expect(doubtful).toContain("env-water-basic of D01 in 2024 is 620, outside the plausible range");
  expect(clean).toContain("No errors, no warnings.");
  expect(assessed).toContain("4 of 4 units have an index score");
  expect(audited).toContain("too few places");
  expect(traced).toContain("observations-wide.csv row 4");
  expect(changed).toContain("component fear  weight: 1 → 2");
  const scores = readFileSync(join(here, "../my-region/results/scores.csv"), "utf8");
  expect(scores).toMatch(/^D03,2025,fear,component,.*,0\.6\d*,,coverage-below-floor$/m);
  expect(existsSync(join(here, "../my-region/results/report.html"))).toBe(true);
});

test("every result column is in the data dictionary", () => {
  const dictionary = read("docs/guide/results.md");
  const results = join(scratch, "guide/my-region/results");
  for (const file of readdirSync(results).filter((name) => name.endsWith(".csv"))) {
    const section = dictionary.split(/^## /m).find((each) => each.startsWith(file))!;
    const header = readFileSync(join(results, file), "utf8").split("\n")[0]!.split(",");
    expect(header.filter((column) => !section.includes(`\`${column}\``))).toEqual([]);
  }
  const json = JSON.parse(readFileSync(join(results, "assessment.json"), "utf8"));
  const fields = [...Object.keys(json), ...json.nodes.flatMap(Object.keys)];
  expect(fields.filter((field) => !dictionary.includes(`\`${field}\``))).toEqual([]);
});
