/** For tests: a made-up year. No season or number here describes a real place. */

import type { SeasonsData } from "../seasons/seasons-data.ts";

/** Five seasons, two over the new year and one the whole year; two profiles, one with a month that is not known. */
export const exampleSeasons: SeasonsData = {
  month: 5,
  rows: [
    {
      id: "rain",
      title: "Long rains",
      kind: "rain",
      begins: 7,
      ends: 10,
      threats: ["Flood", "Cholera", "Closed roads"],
      actBy: 6,
    },
    {
      id: "lean",
      title: "Lean season",
      kind: "lean",
      begins: 4,
      ends: 8,
      threats: ["Not enough to eat", "Debt that cannot be repaid"],
      actBy: 2,
    },
    {
      id: "dry",
      title: "Dry season",
      kind: "drought",
      begins: 11,
      ends: 3,
      threats: ["Dirty water"],
      actBy: 10,
    },
    {
      id: "herds",
      title: "Herds move south through the farmed valleys",
      kind: "movement",
      begins: 12,
      ends: 2,
      threats: ["Clashes between herders and farmers"],
    },
    { id: "trade", title: "Border market", kind: "market", begins: 1, ends: 12, threats: [] },
  ],
  profiles: [
    {
      id: "attacks",
      title: "Attacks on the market road",
      unitOfMeasure: "share of the year’s attacks",
      months: [0.14, 0.12, 0.09, 0.06, 0.04, 0.03, 0.04, 0.05, 0.07, 0.09, 0.12, 0.15],
      years: 9,
    },
    {
      id: "price",
      title: "Price of maize",
      unitOfMeasure: "ratio to the year’s mean",
      months: [0.9, 0.92, 0.98, 1.05, 1.12, 1.2, 1.24, 1.1, 0.9, null, 0.84, 0.86],
      years: 12,
      measure: "ratio",
    },
  ],
};
