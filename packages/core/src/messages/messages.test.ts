/** The catalogue: every message can be said with its arguments, in both locales, and every finding has its words. */

import { readdirSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { type FindingCode, findingSeverities } from "../finding-codes.ts";
import { english, type Locale, languageOf, type MessageValues } from "./messages.ts";
import { pseudolocalise } from "./pseudolocale.ts";

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

// Element types of the ICU syntax tree: literal 0, argument 1, number 2, select 5, plural 6, # 7.
const kinds: readonly number[] = [0, 1, 2, 5, 6, 7];

/** Argument name to the values that lead through every branch of the message. */
function argumentsOf(
  elements: readonly Element[],
  found = new Map<string, Set<string | number>>(),
): ReadonlyMap<string, ReadonlySet<string | number>> {
  for (const element of elements) {
    expect(kinds).toContain(element.type);
    if (element.type === 0 || element.type === 7) continue;
    const name = String(Reflect.get(element, "value"));
    const values = found.get(name) ?? new Set();
    found.set(name, values);
    if (element.type === 1) values.add("x");
    if (element.type === 2) values.add(1234.5);
    const options = Reflect.get(element, "options") as
      | Readonly<Record<string, { readonly value: readonly Element[] }>>
      | undefined;
    for (const [branch, { value }] of Object.entries(options ?? {})) {
      if (element.type === 6) for (const each of [0, 1, 2]) values.add(each);
      else values.add(branch);
      argumentsOf(value, found);
    }
  }
  return found;
}

/** Every argument at its first value, and each one in turn at each of its values. */
function combinations(given: ReadonlyMap<string, ReadonlySet<string | number>>): readonly MessageValues[] {
  const first = Object.fromEntries([...given].map(([name, values]) => [name, [...values][0]!]));
  return [
    first,
    ...[...given].flatMap(([name, values]) => [...values].map((value) => ({ ...first, [name]: value }))),
  ];
}

const parsed = Object.entries(english).map(([key, text]) => ({
  key,
  values: argumentsOf(new IntlMessageFormat(text, "en", undefined, { ignoreTag: true }).getAst()),
}));

describe.each<Locale>(["en", "en-XB"])("in %s", (locale) => {
  const { say } = languageOf(locale);

  test("every message can be said with its arguments, through every branch, and leaves no brace behind", () => {
    for (const { key, values } of parsed) {
      for (const combination of combinations(values)) {
        const text = say(key, combination);
        expect(text, key).not.toMatch(/[{}]|undefined|NaN/);
        expect(text.startsWith("⟦") && text.endsWith("⟧"), key).toBe(locale === "en-XB");
      }
    }
    expect(parsed.length).toBeGreaterThan(200);
  });

  test("every message that takes an argument needs it", () => {
    for (const { key, values } of parsed) if (values.size > 0) expect(() => say(key), key).toThrow();
  });

  test("a key that is not there is refused", () => {
    expect(() => say("finding.nothing")).toThrow(RangeError);
  });
});

test("the pseudo-locale accents what stands outside arguments, and keeps what they hold", () => {
  expect(pseudolocalise("a {a} a {n, plural, one {a} other {a}} a")).toBe(
    "⟦á {a} á {n, plural, one {a} other {a}} á⟧",
  );
});

test("the pseudo-locale reads from right to left and keeps every argument", () => {
  expect([languageOf("en").direction, languageOf("en-XB").direction]).toEqual(["ltr", "rtl"]);
  for (const { key, values } of parsed) {
    const foreign = new IntlMessageFormat(pseudolocalise(english[key]!), "en", undefined, {
      ignoreTag: true,
    });
    expect([...argumentsOf(foreign.getAst()).keys()], key).toEqual([...values.keys()]);
  }
});

describe("findings", () => {
  const codes = Object.keys(findingSeverities) as FindingCode[];

  test("have a message and a remedy each, and there is no message without a code", () => {
    const keys = Object.keys(english).filter((key) => key.startsWith("finding."));
    expect(keys.toSorted()).toEqual(
      codes.flatMap((code) => [`finding.${code}.message`, `finding.${code}.remedy`]).toSorted(),
    );
  });

  test("a remedy is a sentence, not the message again", () => {
    for (const code of codes) {
      expect(english[`finding.${code}.remedy`]).not.toBe(english[`finding.${code}.message`]);
      expect(english[`finding.${code}.remedy`]!.length).toBeGreaterThan(10);
    }
  });

  test("are all given by some part of the code", () => {
    const packages = new URL("../../../", import.meta.url);
    const sources = readdirSync(packages, { recursive: true, encoding: "utf8" })
      .filter((path) => /^\w+\/src\/.*(?<!\.test)\.tsx?$/.test(path) && !path.endsWith("src/finding.ts"))
      .map((path) => readFileSync(new URL(path, packages), "utf8"));
    expect(sources.length).toBeGreaterThan(100);
    const silent = codes.filter((code) => !sources.some((source) => source.includes(`"${code}"`)));
    expect(silent).toEqual([]);
  });
});
