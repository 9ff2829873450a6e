import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { readYaml } from "./yaml-reader.ts";

function findingsOf(text: string): string[] {
  return readYaml("f.yaml", text).findings.map(({ code, where }) => `${code} ${where.row ?? "-"}`);
}

describe("readYaml() values", () => {
  test("dates, yes and no stay text; numbers, booleans and null do not", () => {
    const text = "date: 2026-11-23\na: yes\nb: no\nc: on\nd: 1.50\ne: true\nf: ~\ng: '1'\nh: 0x1F\ni:\n";
    expect(readYaml("f.yaml", text)).toMatchObject({
      value: {
        date: "2026-11-23",
        a: "yes",
        b: "no",
        c: "on",
        d: 1.5,
        e: true,
        f: null,
        g: "1",
        h: 31,
        i: null,
      },
      findings: [],
    });
  });

  test("a directive or tag in the file does not bring other types in", () => {
    const text =
      "%YAML 1.1\n---\na: no\nb: !!timestamp 2001-01-01\nc: !!binary aGk=\nd: !!set {x}\n<<: {y: 1}\ne: 2001-01-01\nf: !own z\n";
    expect(readYaml("f.yaml", text).value).toEqual({
      a: "no",
      b: "2001-01-01",
      c: "aGk=",
      d: { x: null },
      "<<": { y: 1 },
      e: "2001-01-01",
      f: "z",
    });
  });

  test("keys are the text that stands there, whatever it looks like", () => {
    const { value } = readYaml("f.yaml", "0010: a\n2015: b\nnull: c\n__proto__: { x: 1 }\n");
    expect(Object.entries(value as object)).toEqual([
      ["2015", "b"],
      ["0010", "a"],
      ["null", "c"],
      ["__proto__", { x: 1 }],
    ]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test("aliases become copies of the last anchor above them", () => {
    const { value, findings } = readYaml(
      "f.yaml",
      "a: &x { n: 1 }\nb: *x\nc: &x { n: 2 }\nd: *x\n&k e: *k\n",
    );
    expect(findings).toEqual([]);
    expect(value).toEqual({ a: { n: 1 }, b: { n: 1 }, c: { n: 2 }, d: { n: 2 }, e: "e" });
    const { a, b } = value as { a: object; b: object };
    expect(a).not.toBe(b);
  });

  test("any plain data reads back", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, noUnicodeString: false }), (data) => {
        const text = stringify(data);
        fc.pre(text.trim() !== "" && !text.includes("\0"));
        expect(readYaml("f.yaml", text)).toMatchObject({ findings: [] });
        expect(JSON.stringify(sorted(readYaml("f.yaml", text).value))).toBe(JSON.stringify(sorted(data)));
      }),
      { numRuns: 300 },
    );
  });
});

describe("readYaml() findings", () => {
  test("every error with its line, and no value", () => {
    const text = "a: b: c\nd: 1\ne: [1\nf: 2\n";
    expect(findingsOf(text)).toEqual(["yaml-broken 1", expect.stringMatching(/^yaml-broken [34]$/)]);
    expect(readYaml("f.yaml", text).value).toBeUndefined();
  });

  test.each([
    ["a key twice", "a: 1\nb: 2\n'a': 3\n", ["yaml-broken 3"]],
    ["a list as a key", "a: 1\n? [x]\n: 2\n", ["yaml-broken 2"]],
    ["an alias of nothing", "a: 1\nb: *x\n", ["yaml-broken 2"]],
    ["two documents", "a: 1\n---\nb: 2\n", ["yaml-broken 2"]],
    ["tabs", "a:\n\tb: 1\n", ["yaml-broken 2"]],
    ["nothing", "", ["file-empty -"]],
    ["only a comment", "# to do\n", ["file-empty -"]],
    ["a zero byte", "a: 1\0\n", ["file-binary -"]],
    ["far too long", `a: ${"x".repeat(1_000_000)}`, ["yaml-broken -"]],
    ["an alias inside itself", "a: 1\nb: &x\n  - 1\n  - *x\n", ["tree-cycle 4"]],
    ["an alias further inside itself", "a: &x\n  b:\n    c: [1, { d: *x }]\n", ["tree-cycle 3"]],
  ])("%s", (_, text, expected) => {
    expect(findingsOf(text)).toEqual(expected);
    expect(readYaml("f.yaml", text).value).toBeUndefined();
  });

  test("an alias bomb is refused at once", () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) => `l${i + 1}: &l${i + 1} [${"*l".concat(String(i), ", ").repeat(9)}]`,
    );
    const start = performance.now();
    expect(findingsOf(`l0: &l0 lol\n${levels.join("\n")}\n`)).toEqual([
      expect.stringMatching(/^yaml-broken \d+$/),
    ]);
    expect(performance.now() - start).toBeLessThan(500);
  });

  test("two hundred uses of one alias are no bomb", () => {
    expect(findingsOf(`a: &x { b: 1 }\nc: [${"*x, ".repeat(200)}]\n`)).toEqual([]);
  });

  test.each(["[", "{a: ", "- ", "? ", "a:\n "])(
    "%j nested by the thousand is broken, not a crash",
    (level) => {
      const start = performance.now();
      expect(findingsOf(level.repeat(20_000))[0]).toMatch(/^yaml-broken/);
      expect(performance.now() - start).toBeLessThan(3000);
    },
  );

  test("30,000 keys are read in no time", () => {
    const start = performance.now();
    expect(findingsOf(Array.from({ length: 30_000 }, (_, i) => `k${i}: ${i}`).join("\n"))).toEqual([]);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe("placeOf()", () => {
  const reading = readYaml(
    "f.yaml",
    "# a comment\nindex:\n  id: x\n  components:\n    - { id: food }\n    - id: health\n      weight: 2\nshared: &s\n  deep: 1\nother: *s\n",
  );

  test.each([
    [[], 2, undefined],
    [["index"], 2, "index"],
    [["index", "components"], 4, "index.components"],
    [["index", "components", 1], 6, "index.components[1]"],
    [["index", "components", 1, "weight"], 7, "index.components[1].weight"],
    [["index", "components", 0, "weight"], 5, "index.components[0].weight"],
    [["index", "components", 7, "id"], 4, "index.components[7].id"],
    [["context", "place"], 2, "context.place"],
    [["other", "deep"], 9, "other.deep"],
  ])("%j", (path, row, column) => {
    expect(reading.placeOf(path)).toEqual({
      file: "f.yaml",
      row,
      ...(column === undefined ? {} : { column }),
    });
  });

  test("works for what could not be read", () => {
    expect(readYaml("f.yaml", "").placeOf(["a"])).toEqual({ file: "f.yaml", column: "a" });
    expect(readYaml("f.yaml", "b: 1\na: [1\n").placeOf(["a"]).file).toBe("f.yaml");
  });
});

describe("readYaml() properties", () => {
  const yamlish = fc
    .array(
      fc.constantFrom(
        "a",
        "b: ",
        ": ",
        "- ",
        "\n",
        "\n",
        "\n  ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "&x ",
        "*x",
        "&y ",
        "*y",
        "? ",
        "| ",
        "> ",
        "'",
        '"',
        "#",
        "!!str ",
        "!t ",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "\t",
        "\r",
        "~",
        "1",
        "<<: ",
        "\\",
        "é",
        "\uFEFF",
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join(""));

  test.each([
    ["YAML-like text", yamlish],
    ["any text", fc.string({ unit: "binary", maxLength: 80 })],
  ])("%s never throws; it is plain data or a finding", (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { value, findings, placeOf } = readYaml("f.yaml", text);
        expect(value === undefined).toBe(findings.length > 0);
        if (value !== undefined) expect(isPlain(value)).toBe(true);
        expect(placeOf(["a", 0, "b"]).column).toBe("a[0].b");
      }),
      { numRuns: 1500 },
    );
  });
});

function isPlain(value: unknown): boolean {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value as object).every(isPlain);
}

/** Keys in order: objects do not keep the order of numeric ones. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return Object.is(value, -0) ? 0 : value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, sorted(each)]);
}
