/** What a survey says in the opening of a report: never what is withheld, never more than the sample can tell. */

import { expect, test } from "vitest";
import type { CaseVoices, PerceivedThreat } from "../assessment/index.ts";
import type { Estimate } from "../evidence/index.ts";
import { languageOf } from "../messages/index.ts";
import { surveySentences } from "./survey-text.ts";

const { say } = languageOf("en");

const meta: CaseVoices["meta"] = {
  title: "Voices",
  period: "2024-09",
  people: 400,
  isWeighted: false,
  weightsEffect: 1,
  strata: 1,
  clusters: 0,
  level: 0.95,
  shareInterval: "beta" as const,
  minimum: 10,
  protection: 10,
};

function share(value: number, half: number): Estimate {
  const rest = { standardError: half / 2, designEffect: 1, effectiveN: 1200, degreesOfFreedom: 99 };
  return { value, low: value - half, high: value + half, level: 0.95, n: 1200, ...rest };
}

function threat(title: string, worry: Estimate | null): PerceivedThreat {
  const asked = { share: worry, answered: 1200, dontKnow: null, refused: null };
  return { threat: title.toLowerCase(), title, worry: asked, experience: null, gap: null };
}

function said(threats: readonly PerceivedThreat[], heard: Partial<CaseVoices["heard"]> = {}): string {
  const perceived = [{ grouping: null, group: 0, threats }];
  const nobody = { dimensions: [], unheard: [], notAsked: [] };
  return surveySentences({ meta, perceived, heard: { ...nobody, ...heard } }, say)
    .join(" ")
    .replaceAll("\u00a0", " ");
}

test("names what people worry about most, with share, interval and number of answers", () => {
  expect(said([threat("Flood", share(0.4, 0.03)), threat("Hunger", share(0.7, 0.04))])).toContain(
    "Asked in 2024-09, people worry most about Hunger: 70 % worry about it (66 % to 74 %, n = 1,200).",
  );
});

test("two threats that the sample cannot tell apart are both named", () => {
  const text = said([threat("Flood", share(0.66, 0.04)), threat("Hunger", share(0.7, 0.04))]);
  expect(text).toContain("Flood is so close that either may worry more people: 66 %");
});

test("no order is claimed over what is withheld, and none where only one was asked about", () => {
  expect(said([threat("Flood", null), threat("Hunger", share(0.7, 0.04))])).toContain(
    "of the threats whose figures may be shown people worry most about Hunger",
  );
  expect(said([threat("Hunger", share(0.7, 0.04))])).toContain("the only threat people were asked about");
  expect(said([threat("Hunger", null)])).not.toContain("Hunger");
  expect(said([])).not.toContain("worry");
});

test("an estimate without interval says so", () => {
  const bare = { ...share(0.7, 0.04), low: Number.NaN, high: Number.NaN };
  expect(said([threat("Hunger", bare)])).toContain("70 % worry about it (n = 1,200, no interval).");
});

test("who was not heard is named, and not asking is no good news", () => {
  const dimension = { dimension: "sex" as const, stated: 400, unstated: 0, groups: [] };
  const girls = { dimension: "sex" as const, group: "girl", title: "girls" };
  expect(said([], { dimensions: [dimension], unheard: [girls] })).toBe(
    "One group was not heard, and nothing here speaks for it: girls.",
  );
  expect(said([], { dimensions: [dimension] })).toBe(
    "At least one person of every group that is named was heard.",
  );
  expect(said([])).toBe("Nobody was asked who they are, so it cannot be said who was not heard.");
});
