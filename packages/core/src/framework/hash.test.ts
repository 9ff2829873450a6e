import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, contentHash } from "./hash.ts";

fc.configureGlobal({ seed: 1994 });

const json = fc.jsonValue({ maxDepth: 4 });

/** The same content with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, turned(part)]),
  );
}

describe("contentHash()", () => {
  test("is SHA-256 of the canonical text, in hexadecimal", () => {
    // printf '{"a":2,"b":1}' | sha256sum
    expect(canonicalJson({ b: 1, a: 2 })).toBe('{"a":2,"b":1}');
    expect(contentHash({ b: 1, a: 2 })).toBe(
      "d3626ac30a87e6f7a6428233b3c68299976865fa5508e4267c5415c76af7a772",
    );
  });

  test("does not depend on the order of keys, at any depth", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(contentHash(turned(value))).toBe(contentHash(value));
      }),
    );
  });

  test("changes with any change of content, also of the order of a list", () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const same =
          JSON.stringify(one) === JSON.stringify(other) || canonicalJson(one) === canonicalJson(other);
        expect(contentHash(one) === contentHash(other)).toBe(same);
      }),
    );
    expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
    expect(contentHash({ a: { b: 1 } })).not.toBe(contentHash({ a: { b: 2 } }));
    expect(contentHash({ a: "1" })).not.toBe(contentHash({ a: 1 }));
  });

  test("tells a number that is not there from null and from 0", () => {
    const texts = [Number.NaN, null, 0, Number.POSITIVE_INFINITY].map((low) => contentHash({ low }));
    expect(new Set(texts).size).toBe(4);
  });

  test("does not change what it is given", () => {
    const value = { b: [{ d: 1, c: 2 }], a: 1 };
    contentHash(value);
    expect(JSON.stringify(value)).toBe('{"b":[{"d":1,"c":2}],"a":1}');
  });
});
