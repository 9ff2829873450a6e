// A million made-up events of three sources, placed in two thousand areas of fifty corners each.
// Usage: events.ts REPEATS

import {
  type Area,
  countsAsOf,
  type Incident,
  indexAreas,
  randomStream,
} from "../../packages/core/src/index.ts";
import { timed } from "../say.ts";

const [repeats] = process.argv.slice(2);
const eventCount = 1_000_000;
const random = randomStream(1, 0);

// 50 × 40 fields of half a degree, with borders that wind and are shared.
const corner = (x: number, y: number): readonly number[] => [
  x / 2 + 0.08 * Math.sin(9 * x + 4 * y),
  y / 2 + 0.08 * Math.cos(5 * x - 7 * y),
];
const areas = Array.from({ length: 2000 }, (_, k): Area => {
  const [west, south] = [k % 50, Math.floor(k / 50)];
  const along = Array.from({ length: 12 }, (_, i) => i / 12);
  const ring = [
    ...along.map((step) => corner(west + step, south)),
    ...along.map((step) => corner(west + 1, south + step)),
    ...along.map((step) => corner(west + 1 - step, south + 1)),
    ...along.map((step) => corner(west, south + 1 - step)),
    corner(west, south),
  ];
  return { id: `area-${k}`, rings: [new Float64Array(ring.flat())] };
});

const twoDigits = (value: number): string => String(value).padStart(2, "0");
const day = (year: number): string =>
  `${year}-${twoDigits(1 + Math.floor(random() * 12))}-${twoDigits(1 + Math.floor(random() * 28))}`;
const incidents = Array.from({ length: eventCount }, (_, i): Incident => {
  const year = 2000 + Math.floor(random() * 20);
  const deaths = Math.floor(random() ** 4 * 20);
  return {
    id: `e${i}`,
    date: day(year),
    reported: day(year + 1),
    unit: "",
    latitude: Math.round(random() * 20_000) / 1000,
    longitude: Math.round(random() * 25_000) / 1000,
    precision: 1 + Math.floor(random() * 4),
    type: "attack",
    deaths,
    deathsLow: deaths,
    deathsHigh: deaths + 2,
    source: `source-${i % 3}`,
    file: "events.csv",
    row: i + 2,
  };
});

const seconds = Array.from(
  { length: Number(repeats) },
  () =>
    timed(() =>
      countsAsOf(incidents, indexAreas(areas), { asOf: "2022-01-01", reportDelayDays: 0, depth: 2 }),
    ).seconds,
);
console.log(JSON.stringify({ seconds }));
