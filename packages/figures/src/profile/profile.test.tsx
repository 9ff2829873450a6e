import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { exampleProfile } from "../testing/example-data.ts";
import { count } from "../testing/markup-check.ts";
import { orderedComponents } from "./profile-data.ts";
import { ProfileFigure } from "./profile-figure.tsx";
import { profileSummary, profileTable, profileTitle } from "./profile-texts.ts";

const { say } = languageOf("en");
const place = { ...languageOf("en"), idPrefix: "p" };

test("each component has a mark, a whisker and its peers, or a hatch with the reason", () => {
  const markup = renderToStaticMarkup(<ProfileFigure {...place} {...exampleProfile} />);
  expect(count(markup, /class="point h\d"/)).toBe(6);
  expect(count(markup, /class="w wh\d"/)).toBe(6);
  expect(count(markup, /class="peer"/)).toBe(6 + 1);
  expect(count(markup, /class="missing"/)).toBe(1);
  expect(markup).toContain("no score: 3 of 8 indicators have a value");
});

test("the whole stands above its components", () => {
  const overall = { id: "all", title: "Human security", score: 0.45, low: 0.4, high: 0.5, comparison: null };
  const markup = renderToStaticMarkup(<ProfileFigure {...place} {...exampleProfile} overall={overall} />);
  expect(count(markup, /class="name/)).toBe(8);
  expect(markup.indexOf("Human security</text>")).toBeLessThan(markup.indexOf("Food security</text>"));
});

describe("compact", () => {
  const markup = renderToStaticMarkup(<ProfileFigure {...place} {...exampleProfile} compact />);

  test("stays under 3 KB, from right to left too", () => {
    const mirrored = { ...languageOf("en-XB"), idPrefix: "unit-230" };
    const long = renderToStaticMarkup(<ProfileFigure {...mirrored} {...exampleProfile} compact />);
    expect(new TextEncoder().encode(markup).length).toBeLessThan(3000);
    expect(new TextEncoder().encode(long).length).toBeLessThan(3000);
  });

  test("keeps the given order and draws the same marks", () => {
    expect(count(markup, /class="p"/)).toBe(6);
    expect(/class="peer" d="([^"]+)"/.exec(markup)?.[1]?.match(/M/g)?.length).toBe(6);
    expect(markup.indexOf("Economic security</text>")).toBeLessThan(markup.indexOf("Food security</text>"));
  });

  test("mirrors its columns", () => {
    const mirrored = renderToStaticMarkup(
      <ProfileFigure {...place} direction="rtl" {...exampleProfile} compact />,
    );
    expect(markup).toContain('<text x="140" y="13">');
    expect(mirrored).toContain('<text x="180" y="13">');
  });
});

describe("words", () => {
  test("the lowest is named alone only when its interval stands apart", () => {
    expect(profileTitle(exampleProfile, say)).toBe("Food security scores lowest in Ouaka");
    const close = exampleProfile.components.map((each) =>
      each.id === "c1" ? { ...each, score: 0.36, low: 0.33, high: 0.4 } : each,
    );
    expect(profileTitle({ ...exampleProfile, components: close }, say)).toContain(
      "several cannot be told apart",
    );
    const two = close.filter((each) => each.id !== "c0");
    expect(profileTitle({ ...exampleProfile, components: two }, say)).toBe(
      "Food security and Personal security score lowest in Ouaka; which of them is lower is not settled",
    );
    expect(profileTitle({ unit: "Ouaka", components: [] }, say)).toBe(
      "No component of Ouaka has a score yet",
    );
  });

  test("the summary gives every score with its interval and every gap with its reason", () => {
    const summary = profileSummary(exampleProfile, say);
    expect(summary).toContain("Food security: 0.20 (0.16–0.25).");
    expect(summary).toContain("Community security: no score: 3 of 8 indicators have a value.");
    expect(summary).toContain(
      "Below the median of its peers: Food security, Personal security, Economic security.",
    );
  });

  test("the table follows the order drawn", () => {
    const { rows } = profileTable(exampleProfile, say);
    expect(rows.map((row) => row[0])).toEqual(orderedComponents(exampleProfile).map((each) => each.title));
    expect(rows.at(-1)).toEqual([
      "Community security",
      null,
      null,
      null,
      0.55,
      "3 of 8 indicators have a value",
    ]);
  });
});
