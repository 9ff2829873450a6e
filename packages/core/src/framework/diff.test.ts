/** Two versions of a framework: what was added, removed, re-weighted, re-worded and re-defined, and no more. */

import { describe, expect, test } from "vitest";
import { createFindingList } from "../finding-list.ts";
import { parseIndicators } from "../formats/case/indicators-table.ts";
import type { Component } from "./component.ts";
import { diffFrameworks } from "./diff.ts";
import type { Framework } from "./framework.ts";
import { contentHash } from "./hash.ts";

const [hunger, water] = parseIndicators(
  {
    file: "indicators.csv",
    header: ["id", "title", "component", "direction", "low", "high"],
    rows: [
      { row: 2, cells: ["hunger", "Hunger", "food", "-1", "0", "50"] },
      { row: 3, cells: ["water", "Safe water", "health", "1", "0", "100"] },
    ],
  },
  createFindingList(),
).values;

function component(id: string, over: Partial<Component> = {}): Component {
  return { id, title: id, weight: 1, freedoms: ["want"], components: [], ...over };
}

const before: Framework = {
  id: "place",
  version: "1.0.0",
  title: "Security in one place",
  derivedFrom: null,
  date: "2026-01-01",
  owner: { body: "A ministry", endorsed: true },
  requestedBy: null,
  context: { place: "here", population: "all", period: "2026", purpose: "a plan", audience: "the council" },
  freedoms: ["want"],
  index: component("security", { components: [component("food"), component("health", { weight: 2 })] }),
  indicators: [hunger!, water!],
  threats: [],
};

function changes(after: Framework): readonly string[] {
  return diffFrameworks(before, after).map(
    ({ part, id, kind, field, before: old, after: now }) => `${part} ${id} ${kind} ${field}: ${old} → ${now}`,
  );
}

function withComponents(...components: readonly Component[]): Framework {
  return { ...before, index: { ...before.index, components } };
}

const [food, health] = before.index.components;

describe("diffFrameworks()", () => {
  test("of a framework and itself is empty, also under a new version and date", () => {
    expect(changes(before)).toEqual([]);
    expect(changes({ ...before, version: "1.0.1", date: "2026-02-01" })).toEqual([]);
  });

  test("finds what was added and removed", () => {
    const after = { ...withComponents(food!, component("peace")), indicators: [hunger!] };
    expect(changes(after)).toEqual([
      "component peace added :  → peace",
      "component health removed : health → ",
      "indicator water removed : Safe water → ",
    ]);
  });

  test("finds what was re-weighted, whether component or indicator", () => {
    const after = {
      ...withComponents(food!, { ...health!, weight: 3 }),
      indicators: [hunger!, { ...water!, weight: 0.5 }],
    };
    expect(changes(after)).toEqual([
      "component health re-weighted weight: 2 → 3",
      "indicator water re-weighted weight: 1 → 0.5",
    ]);
  });

  test("finds what was re-worded, in title, note and context", () => {
    const after = {
      ...withComponents({ ...food!, title: "Food security" }, { ...health!, note: "clinics only" }),
      context: { ...before.context, purpose: "a budget" },
    };
    expect(changes(after)).toEqual([
      "framework framework re-worded purpose: a plan → a budget",
      "component food re-worded title: food → Food security",
      "component health re-worded note:  → clinics only",
    ]);
  });

  test("finds what was re-defined: goalposts, direction, method, place in the tree, who endorses it", () => {
    const after: Framework = {
      ...withComponents({ ...food!, components: [health!], aggregate: { method: "geometric" } }),
      owner: { body: "A ministry", endorsed: false },
      indicators: [
        { ...hunger!, high: 40, direction: 1 },
        { ...water!, plausibleMin: 0 },
      ],
    };
    expect(changes(after)).toEqual([
      "framework framework re-defined endorsed: true → false",
      'component food re-defined aggregate:  → {"method":"geometric"}',
      "component health re-defined parent: security → food",
      "indicator hunger re-defined direction: -1 → 1",
      "indicator hunger re-defined high: 50 → 40",
      "indicator water re-defined plausibleMin:  → 0",
    ]);
  });

  test("runs the other way as the same changes turned round", () => {
    const after = { ...withComponents(food!), indicators: [hunger!] };
    const there = diffFrameworks(before, after).map(({ id, kind }) => `${id} ${kind}`);
    const back = diffFrameworks(after, before).map(({ id, kind }) => `${id} ${kind}`);
    expect(there).toEqual(["health removed", "water removed"]);
    expect(back).toEqual(["health added", "water added"]);
  });
});

test("whatever the difference finds also changes the content hash", () => {
  const hashes = new Set(
    [
      before,
      { ...before, version: "1.0.1" },
      withComponents(food!),
      withComponents(health!, food!),
      { ...before, indicators: [{ ...hunger!, low: Number.NaN }, water!] },
      { ...before, context: { ...before.context, purpose: "" } },
    ].map(contentHash),
  );
  expect(hashes.size).toBe(6);
});
