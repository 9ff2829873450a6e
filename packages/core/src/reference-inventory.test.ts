/** Every reference file is asserted by a test that names it, or left out by name with its reason. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const reference = new URL("../../../../shared/reference/", import.meta.url);

/** The decision files that their README asks for; the others show what was weighed and left out. */
const decisions = [
  "bwm",
  "condorcet",
  "delphi_ram",
  "kendall_w",
  "severity_pervasiveness",
  "smaa2",
  "weights_bap_swing_roc",
];

type Row = {
  readonly file: string;
  readonly test: string;
  /** Texts of the test by which it reads this very file: its name, or the parts that the name is put together from. */
  readonly words: readonly string[];
  readonly leftOut: string;
};

function readInventory(): readonly Row[] {
  const lines = readFileSync(new URL("reference-inventory.csv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  return lines.slice(1).map((line) => {
    const [file, test, words, leftOut] = line.split(",");
    return { file: file!, test: test!, words: words!.split(" ").filter(Boolean), leftOut: leftOut! };
  });
}

const inventory = readInventory();

describe("the inventory of reference files", () => {
  test("names for each file either a test or why there is none", () => {
    expect(inventory.length).toBeGreaterThan(200);
    expect(new Set(inventory.map(({ file }) => file)).size).toBe(inventory.length);
    for (const { file, test, leftOut } of inventory) {
      expect([file, test === "", leftOut === ""].slice(1).filter(Boolean), file).toHaveLength(1);
    }
  });

  test("names tests that exist and that read the file by its name", () => {
    const texts = new Map<string, string>();
    for (const { file, test, words } of inventory) {
      if (test === "") continue;
      if (!texts.has(test)) {
        const path = new URL(test, import.meta.url);
        expect(existsSync(path), test).toBe(true);
        texts.set(test, readFileSync(path, "utf8"));
      }
      expect(words.length, file).toBeGreaterThan(0);
      for (const word of words) expect(texts.get(test)!.includes(word), `${word} in ${test}`).toBe(true);
    }
  });

  test.runIf(existsSync(reference))("lists every file that is there, and no other", () => {
    const composite = readdirSync(new URL("composite/", reference), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== "README.md")
      .map((entry) => `${entry.parentPath}/${entry.name}`.split("/reference/")[1]!);
    const wanted = [
      ...decisions.map((name) => `decision/${name}.json`),
      "disclosure/francdat.csv",
      "disclosure/sdc-reference.json",
    ];
    for (const path of wanted) expect(existsSync(new URL(path, reference)), path).toBe(true);
    expect(inventory.map(({ file }) => file).toSorted()).toEqual([...composite, ...wanted].toSorted());
  });
});
