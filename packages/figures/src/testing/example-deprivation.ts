/** For tests: a made-up measure of six indicators. No number here describes a real place. */

import type { ContributionsData } from "../deprivation/contributions-data.ts";
import type { CutoffsData, MeasuredShare } from "../deprivation/cutoffs-data.ts";

const none: MeasuredShare = { value: null, low: null, high: null };

function around(value: number, half: number): MeasuredShare {
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

/** From any deprivation to all of them, at which nobody is poor. */
export const exampleCutoffs: CutoffsData = {
  about: "The valley, March 2024",
  counted: "people",
  n: 412,
  level: 0.95,
  rows: [0, 0.2, 1 / 3, 0.5, 0.75, 1].map((povertyCutoff, i) => {
    if (povertyCutoff === 1) {
      return {
        povertyCutoff,
        headcount: { value: 0, low: 0, high: 0.009 },
        intensity: none,
        adjustedHeadcount: { value: 0, low: null, high: null },
      };
    }
    const headcount = 0.71 - i * 0.15;
    const intensity = 0.45 + i * 0.09;
    return {
      povertyCutoff,
      headcount: around(headcount, 0.05),
      intensity: around(intensity, 0.03),
      adjustedHeadcount: around(headcount * intensity, 0.03),
    };
  }),
};

export const exampleContributions: ContributionsData = {
  about: "The valley, March 2024",
  povertyCutoff: 1 / 3,
  rows: [
    ["Meals missed", "Food", 0.31],
    ["Water far away", "Water and shelter", 0.24],
    ["Years of schooling", "Education", 0.18],
    ["Roof that leaks in the rainy season", "Water and shelter", 0.13],
    ["School attendance", "Education", 0.09],
    ["Cooking fuel", "Food", 0.05],
  ].map(([title, dimension, share]) => ({
    id: String(title),
    title: String(title),
    dimension: String(dimension),
    uncensoredHeadcount: around(Number(share) + 0.2, 0.05),
    censoredHeadcount: around(Number(share), 0.04),
    contribution: around(Number(share), 0.04),
  })),
};
