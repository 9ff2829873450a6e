/** The gap view: quadrants by rule, intervals that cross a line, and dates that differ. */

import { describe, expect, test } from "vitest";
import { type GapInput, type GapLevel, gapQuadrants, gapView } from "./gap-view.ts";

function level(value: number, half = 0.05, period = "2026"): GapLevel {
  return { value, low: value - half, high: value + half, n: 300, period, about: "q" };
}

function row(threat: string, worry: GapLevel | null, measured: GapLevel | null): GapInput {
  return { threat, title: threat, place: "p", period: "2026", worry, experience: level(0.2), measured };
}

describe("perceived beside measured", () => {
  test("four quadrants, and two places for what cannot be told", () => {
    const rows = gapView([
      row("none", null, level(0.9)),
      row("open", level(0.52), level(0.9)),
      row("neither", level(0.2), level(0.3)),
      row("measured", level(0.2), level(0.8)),
      row("feared", level(0.7), level(0.3)),
      row("both", level(0.7), level(0.9)),
    ]);
    expect(rows.map(({ quadrant }) => quadrant)).toEqual([...gapQuadrants]);
    expect(rows.map(({ threat }) => threat)).toEqual([
      "both",
      "feared",
      "measured",
      "neither",
      "open",
      "none",
    ]);
  });

  test("a line of one's own moves the quadrant; exactly on the line is above it; a wide interval opens it", () => {
    const on = row("on", level(0.5, 0), level(0.1, 0));
    expect(gapView([on])[0]!.quadrant).toBe("feared");
    expect(gapView([on], { perceived: 0.6, measured: 0.5 })[0]!.quadrant).toBe("neither");
    expect(gapView([row("wide", level(0.5, 0.01), level(0.1, 0))])[0]!.quadrant).toBe("open");
  });

  test("within a quadrant the widest gap comes first; dates apart and missing intervals are marked", () => {
    const bare = { ...level(0.2, 0, "2023"), low: Number.NaN, high: Number.NaN };
    const rows = gapView([row("near", level(0.6), level(0.4)), row("far", level(0.9), bare)]);
    expect(rows.map(({ threat }) => threat)).toEqual(["far", "near"]);
    expect(rows[0]).toMatchObject({ quadrant: "feared", datedApart: true, withoutInterval: true });
    expect(rows[1]).toMatchObject({ datedApart: false, withoutInterval: false });
    expect(rows[0]!.gap).toBeCloseTo(0.7, 12);
    const month = row("month", level(0.9, 0.05, "2026-03"), level(0.9));
    expect(gapView([month])[0]!.datedApart).toBe(false);
  });

  test("levels off the scale are a programmer's mistake", () => {
    expect(() => gapView([row("x", level(1.2), level(0.1))])).toThrow(RangeError);
    expect(() => gapView([], { perceived: Number.NaN, measured: 0.5 })).toThrow(RangeError);
  });
});
