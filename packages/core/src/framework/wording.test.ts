import { describe, expect, test } from "vitest";
import { isIdentifier } from "./identifier.ts";
import words from "./wording.json" with { type: "json" };
import { forbiddenWording, militaryWording } from "./wording.ts";

describe("forbiddenWording()", () => {
  test.each(words.forbidden)("finds “%s” in a title, in any case and between other words", (word) => {
    for (const text of [word, word.toUpperCase(), `The ${word} ones`, `(${word})`]) {
      // Of two that overlap the first of the list is named.
      expect(forbiddenWording(text)).not.toBeNull();
    }
  });

  test("names no State and yet does not print the word, as in “Failed harvests”; other titles pass", () => {
    expect(forbiddenWording("Failed harvests")).toBe("failed");
    expect(forbiddenWording("Food security")).toBeNull();
  });

  test.each(["unfailing", "fragilely", "Frogue", "R2PX", "defragility", "Befragilé", "willing"])(
    "leaves “%s” alone, where the word is only a part of another",
    (text) => {
      expect(forbiddenWording(text)).toBeNull();
    },
  );
});

describe("militaryWording()", () => {
  test.each([
    "troop_strength",
    "troopStrength",
    "Soldiers",
    "number.of.missiles",
    "defence budget",
    "defense-spending",
    "weapon:stocks",
    "ARMY",
    "air_force_bases",
  ])("finds what %s points to", (column) => {
    expect(militaryWording(column)).not.toBeNull();
  });

  test.each([
    "literacy",
    "navigation",
    "infantMortality",
    "ammunitionless",
    "artificial intelligent",
    "armyworm",
    "troopial",
    "",
  ])("finds nothing in “%s”", (column) => {
    expect(militaryWording(column)).toBeNull();
  });
});

describe("isIdentifier()", () => {
  test.each(["AFG", "food.hunger", "3rd-party_x", "iso:AFG", "é", "东北", "पोषण", "a".repeat(120)])(
    "%s may be an id",
    (id) => {
      expect(isIdentifier(id)).toBe(true);
    },
  );

  test.each([
    "",
    " a",
    "a b",
    "../etc",
    "a..b",
    ".hidden",
    "-rf",
    "a/b",
    "a\\b",
    "a\nb",
    "a;b",
    "=1+1",
    "a".repeat(121),
    "<b>",
    "a\u202eb",
  ])("%j may not", (id) => {
    expect(isIdentifier(id)).toBe(false);
  });
});
