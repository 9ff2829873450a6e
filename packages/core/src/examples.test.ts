/** Every docstring line of core that reads `call; // => value` is run, and must give that value. */

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Example = { readonly call: string; readonly value: string };

const here = new URL("./", import.meta.url);

function examplesIn(text: string): readonly Example[] {
  return [...text.matchAll(/^[ \t]*\* (.+?);?[ \t]+\/\/ => (.+)$/gm)].map(([, call, value]) => ({
    call: call!,
    value: value!.trim(),
  }));
}

/** Both sides of an example, with the names that its file exports in scope. */
function evaluate(
  { call, value }: Example,
  exported: Readonly<Record<string, unknown>>,
): readonly [unknown, unknown] {
  const run = new Function(...Object.keys(exported), `"use strict"; return [(${call}), (${value})];`);
  return run(...Object.values(exported)) as [unknown, unknown];
}

const files = readdirSync(here, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && !path.endsWith(".d.ts"))
  .map((path) => ({ path, examples: examplesIn(readFileSync(new URL(path, here), "utf8")) }))
  .filter(({ examples }) => examples.length > 0);

describe.each(files)("$path", ({ path, examples }) => {
  test.each(examples)("$call is $value", async (example) => {
    const exported = await import(/* @vite-ignore */ new URL(path, here).href);
    const [actual, expected] = evaluate(example, exported);
    expect(actual).toEqual(expected);
  });
});

describe("the examples themselves", () => {
  test("are at least thirty, one for every line that looks like one", () => {
    const found = files.reduce((sum, { examples }) => sum + examples.length, 0);
    expect(found).toBeGreaterThanOrEqual(30);
    // What the pattern passes over would stand unchecked.
    const lines = readdirSync(here, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
      .flatMap((path) => readFileSync(new URL(path, here), "utf8").split("\n"))
      .filter((line) => line.includes("// =>"));
    expect(lines).toHaveLength(found);
  });

  test("every @example is followed by at least one", () => {
    for (const path of readdirSync(here, { recursive: true, encoding: "utf8" })) {
      if (!path.endsWith(".ts") || path.endsWith(".test.ts")) continue;
      const text = readFileSync(new URL(path, here), "utf8");
      const bare = [...text.matchAll(/@example\n((?:[ \t]*\* .*\n)*)/g)].filter(
        ([, below]) => !below!.includes("// =>"),
      );
      expect(
        bare.map(([whole]) => whole),
        path,
      ).toEqual([]);
    }
  });

  test("are found in the form that docstrings have, and a wrong one does not agree", () => {
    const text = ["/**", " * @example", " * twice(2); // => 4", " * twice([1]).length // => 3", " */"].join(
      "\n",
    );
    const [right, wrong] = examplesIn(text);
    const exported = { twice: (x: unknown) => (Array.isArray(x) ? [...x, ...x] : 2 * Number(x)) };
    expect(evaluate(right!, exported)).toEqual([4, 4]);
    expect(evaluate(wrong!, exported)).toEqual([2, 3]);
    expect(() => evaluate({ call: "thrice(2)", value: "6" }, exported)).toThrow(ReferenceError);
  });
});
