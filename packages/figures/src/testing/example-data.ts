/** For tests: a small made-up set of units, components and boundaries. No number here describes a real place. */

import { type GapInput, gapView } from "@salus/core";
import type { Topology } from "topojson-specification";
import type { BandedUnit } from "../bands/bands-data.ts";
import type { ChangeData } from "../change/change-data.ts";
import type { TrendData } from "../change/trend-data.ts";
import type { CorrelationsData } from "../correlations/correlations-data.ts";
import type { CoverageData } from "../coverage/coverage-data.ts";
import type { Band } from "../drawing/score.ts";
import type { GapData } from "../gap/gap-data.ts";
import type { ImportanceData } from "../importance/importance-data.ts";
import type { RanksData } from "../priorities/ranks-data.ts";
import type { ThreatsData } from "../priorities/threats-data.ts";
import type { ProfileData } from "../profile/profile-data.ts";
import type { RankingRow } from "../ranking/ranking-data.ts";
import type { SensitivityData } from "../sensitivity/sensitivity-data.ts";
import type { MapValue, WorldMapData } from "../world-map/world-map-data.ts";
import { exampleAlerts } from "./example-alerts.ts";
import { exampleContributions, exampleCutoffs } from "./example-deprivation.ts";
import { exampleFan, exampleFanGrid, exampleFanWithout } from "./example-fan.ts";
import { exampleNetwork } from "./example-links.ts";
import { examplePerceived } from "./example-perceived.ts";
import { exampleSeasons } from "./example-seasons.ts";

export const exampleBands: readonly Band[] = ["Very low", "Low", "Medium", "High", "Very high"].map(
  (title, index) => ({
    id: `band-${index}`,
    title,
    low: index / 5,
    high: (index + 1) / 5,
  }),
);

/** Forty scores over the whole scale, every fourth with a wide interval, and two without a score. */
export const exampleUnits: readonly (RankingRow & BandedUnit)[] = Array.from({ length: 42 }, (_, index) => {
  const named = { id: `U${index}`, title: `Place ${String.fromCharCode(65 + (index % 26))}${index}` };
  if (index >= 40) {
    return {
      ...named,
      score: null,
      low: null,
      high: null,
      coverage: 0.3,
      band: null,
      reason: "too few indicators",
    };
  }
  const score = ((index * 17) % 40) / 40;
  const half = index % 4 === 0 ? 0.15 : 0.02 + index / 2000;
  const band = `band-${Math.floor(score * 5)}`;
  return {
    ...named,
    score,
    low: Math.max(0, score - half),
    high: Math.min(1, score + half),
    coverage: 0.9,
    band,
  };
});

const componentTitles = [
  "Economic security",
  "Food security",
  "Health security",
  "Environmental security",
  "Personal security",
  "Community security",
  "Political security",
];

const componentScores = [0.41, 0.2, 0.52, 0.66, 0.37, null, 0.58];

export const exampleProfile: ProfileData = {
  unit: "Ouaka",
  bands: exampleBands,
  components: componentTitles.map((title, index) => {
    const score = componentScores[index]!;
    const named = { id: `c${index}`, title, hue: index, comparison: 0.45 + index / 50 };
    return score === null
      ? { ...named, score, low: null, high: null, reason: "3 of 8 indicators have a value" }
      : { ...named, score, low: score - 0.04, high: score + 0.05 };
  }),
};

/** Seven components in two periods: risen, fallen, open, across a break, without runs, unchanged, without a score. */
export const exampleChange: ChangeData = {
  subject: "Ouaka",
  from: "2010",
  to: "2015",
  rows: componentTitles.map((title, index) => {
    const named = { id: `c${index}`, title };
    const none = { score: null, low: null, high: null };
    if (index === 6)
      return {
        ...named,
        before: none,
        after: none,
        change: null,
        low: null,
        high: null,
        rose: null,
        breaks: [],
        reason: "too few indicators",
      };
    const [from, to] = [0.3 + index / 20, [0.42, 0.28, 0.41, 0.6, 0.52, 0.55][index]!];
    return {
      ...named,
      before: { score: from, low: from - 0.03, high: from + 0.04 },
      after: { score: to, low: to - 0.02, high: to + 0.03 },
      change: to - from,
      low: to - from - 0.02,
      high: to - from + 0.02,
      rose: [0.99, 0.04, 0.6, 0.97, null, null][index]!,
      breaks: index === 3 ? ["another source"] : [],
      ...(index > 3 ? { reason: "nothing new was seen" } : {}),
    };
  }),
};

/** Six periods: the fourth has no score, and the third rests on other things than the second. */
export const exampleTrend: TrendData = {
  subject: "Ouaka",
  points: [0.41, 0.44, 0.52, null, 0.5, 0.55].map((score, index) => ({
    period: String(2000 + 3 * index),
    time: 2001 + 3 * index,
    score,
    low: score === null ? null : score - 0.03,
    high: score === null ? null : score + 0.04,
    breaks: index === 2 ? ["another source"] : [],
    ...(score === null ? { reason: "too few indicators" } : {}),
  })),
};

const freedoms = [
  { id: "fear", title: "Freedom from fear" },
  { id: "want", title: "Freedom from want" },
  { id: "dignity", title: "Freedom to live in dignity" },
];

/** Every cell filled but two, which share a reason. */
export const exampleCoverage: CoverageData = {
  components: componentTitles.map((title, index) => ({ id: `c${index}`, title })),
  freedoms,
  cells: componentTitles.flatMap((_, row) =>
    freedoms.map(({ id }, column) => {
      const at = { component: `c${row}`, freedom: id };
      if (row === column + 3 && column < 2)
        return { ...at, indicators: 0, present: null, reason: "No open source." };
      return { ...at, indicators: row + column + 1, present: (row + 2 * column + 1) / 12 };
    }),
  ),
};

const parts = componentTitles.slice(0, 5).map((title, index) => ({ id: `c${index}`, title }));

/** Five parts that go together, but for one that pulls apart and one pair that cannot be said. */
export const exampleCorrelations: CorrelationsData = {
  within: "Human security",
  redundant: 0.92,
  opposing: -0.3,
  parts,
  pairs: parts.flatMap(({ id: a }, i) =>
    parts.slice(0, i).map(({ id: b }, j) => {
      const value = i === 4 && j === 0 ? null : i === 3 ? -0.2 - j / 10 : 0.3 + (i + j) / 10;
      return { a, b, pearson: value, spearman: value, kendall: value, units: 40 + i + j };
    }),
  ),
};

/** Five parts of equal weight, of which one hardly counts and of one nothing can be said. */
export const exampleImportance: ImportanceData = {
  within: "Human security",
  under: 0.5,
  over: 2,
  silent: 0.09,
  rows: parts.map((part, index) => ({
    ...part,
    weight: 0.2,
    importance: index === 4 ? null : [0.4, 0.35, 0.22, 0.03][index]!,
    explained: index === 4 ? null : [0.8, 0.7, 0.44, 0.06][index]!,
  })),
};

/** Three squares: one large, one the size of an island, one without a code. */
const topology: Topology = {
  type: "Topology",
  objects: {
    countries: {
      type: "GeometryCollection",
      geometries: [
        { type: "Polygon", id: "001", properties: { name: "Large" }, arcs: [[0]] },
        { type: "Polygon", id: "002", properties: { name: "Island" }, arcs: [[1]] },
        { type: "Polygon", properties: { name: "No code" }, arcs: [[2]] },
      ],
    },
  },
  arcs: [square(0, 0, 20), square(-30, 10, 0.2), square(40, -20, 12)],
};

function square(west: number, south: number, size: number): [number, number][] {
  const [east, north] = [west + size, south + size];
  return [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
}

const placeTitles: Readonly<Record<string, string>> = {
  LRG: "Largeland",
  ISL: "Smallisland",
  OFF: "Offmap",
  GAP: "Gapland",
};

/** `OFF` has a score but no boundary; `GAP` has a reason instead of a score. */
export const exampleMap: WorldMapData = {
  topology,
  classes: exampleBands,
  values: new Map<string, MapValue>([
    ["LRG", { classIndex: 3, label: "0.65 (0.60–0.70)" }],
    ["ISL", { classIndex: 0, label: "0.15 (0.10–0.22)" }],
    ["OFF", { classIndex: 3, label: "0.71 (0.66–0.80)" }],
    ["GAP", { reason: "too few indicators" }],
  ]),
  idOf: (numericId) => ({ "001": "LRG", "002": "ISL" })[numericId],
  titleOf: (id) => placeTitles[id] ?? id,
};

/** Five choices of method: one acts mostly together with others, one moves nothing and falls below 0, of one there is no share. */
export const exampleSensitivity: SensitivityData = {
  target: "the place of Ouaka",
  rows: [
    { id: "weights", title: "the weights", ...shares(0.11, 0.08), ...inAll(0.21, 0.06) },
    { id: "scale", title: "how values are brought to one scale", ...shares(0.05, 0.16), ...inAll(0.6, 0.15) },
    { id: "join", title: "how parts are joined to a whole", ...shares(0.25, 0.19), ...inAll(0.8, 0.23) },
    { id: "gaps", title: "how gaps are filled", ...shares(-0.02, 0.07), ...inAll(0, 0.01) },
    {
      id: "none",
      title: "the floor of coverage",
      ...{ first: null, firstLow: null, firstHigh: null, total: null, totalLow: null, totalHigh: null },
    },
  ],
};

function shares(first: number, half: number): { first: number; firstLow: number; firstHigh: number } {
  return { first, firstLow: first - half, firstHigh: first + half };
}

function inAll(total: number, half: number): { total: number; totalLow: number; totalHigh: number } {
  return { total, totalLow: total - half, totalHigh: total + half };
}

const none = { value: null, low: null, high: null };

/** Twelve threats, one kept in view for a group and two without figures. */
export const exampleThreats: ThreatsData = {
  place: "The valley",
  ranges: "runs",
  shares: [0.5, 0.5],
  threats: Array.from({ length: 14 }, (_, index) => {
    const named = { id: `T${index}`, title: `Threat ${String.fromCharCode(65 + index)}` };
    if (index >= 12) {
      const missing = { rank: null, severity: none, pervasiveness: none };
      return { ...named, ...missing, lifted: false, hardestHit: null, reason: "no figures" };
    }
    const severity = 0.9 - index * 0.07;
    const pervasiveness = ((index * 5) % 12) / 13;
    return {
      ...named,
      rank: index + 1,
      severity: { value: severity, low: severity - 0.08, high: severity + 0.05 },
      pervasiveness: { value: pervasiveness, low: pervasiveness, high: pervasiveness + 0.06 },
      lifted: index === 10,
      hardestHit: index === 10 ? { title: "Herders", severity: 0.9 } : null,
    };
  }),
};

export const exampleRanks: RanksData = {
  place: "The valley",
  of: "draws",
  count: 1000,
  threats: [
    { id: "T0", title: "Threat A", first: 0.999, third: 0.001, fifth: 0, later: 0 },
    { id: "T1", title: "Threat B", first: 0.002, third: 0.7, fifth: 0.2, later: 0.098 },
    { id: "T2", title: "Threat C", first: 0, third: 0.298, fifth: 0.6, later: 0.102 },
  ],
};

function gapLevel(value: number, half: number, period: string): NonNullable<GapInput["worry"]> {
  return { value, low: value - half, high: value + half, n: 212, period, about: "Share of people hit" };
}

const gapLines = { perceived: 0.5, measured: 0.5 };

/** A threat in each of the four quadrants, one on a line, one without figures, one without interval and of another year. */
export const exampleGap: GapData = {
  place: "The valley",
  period: "2026",
  lines: gapLines,
  rows: gapView(
    [
      ["Not enough to eat", 0.82, 0.44, 0.74],
      ["Robbery and attack on the road to market", 0.71, 0.09, 0.18],
      ["Dirty water", 0.21, 0.3, 0.68],
      ["Flood", 0.3, 0.12, 0.22],
      ["Losing work", 0.53, 0.38, 0.66],
      ["Being silenced", 0.41, 0.06, null],
    ].map(([title, worry, experience, measured], index): GapInput => {
      const bare = { low: Number.NaN, high: Number.NaN, n: null, period: "2023" };
      const figure = measured === null ? null : gapLevel(measured as number, 0.04, "2026");
      return {
        threat: `T${index}`,
        title: title as string,
        place: "valley",
        period: "2026",
        worry: gapLevel(worry as number, 0.07, "2026-03"),
        experience: gapLevel(experience as number, 0.05, "2026-03"),
        measured: index === 1 && figure !== null ? { ...figure, ...bare } : figure,
      };
    }),
    gapLines,
  ),
};

/** Every text that is data: what may be read untranslated. */
export const givenTexts: readonly string[] = [
  ...exampleBands.map((band) => band.title),
  ...exampleUnits.flatMap((unit) => [unit.title, unit.reason ?? ""]),
  ...exampleProfile.components.flatMap((each) => [each.title, each.reason ?? ""]),
  ...freedoms.map((freedom) => freedom.title),
  "another source",
  "nothing new was seen",
  ...exampleSensitivity.rows.map((row) => row.title),
  ...exampleThreats.threats.flatMap((each) => [
    each.title,
    `${each.rank ?? ""} ${each.title}`,
    each.reason ?? "",
  ]),
  ...exampleGap.rows.map(({ title }) => title),
  "Share of people hit",
  "2023",
  "2026-03",
  "No open source.",
  exampleCutoffs.about,
  ...exampleContributions.rows.flatMap((row) => [row.title, row.dimension]),
  ...examplePerceived.rows.map(({ title }) => title),
  exampleFan.unitOfMeasure,
  ...exampleFanGrid.panels.map(({ place }) => place),
  ...[exampleFan, exampleFanWithout].flatMap(({ history, forecast }) =>
    [...history, ...forecast].map(({ period }) => period),
  ),
  ...exampleAlerts.rows.flatMap(({ title, place, evidence, owner, action, since, actBy }) => [
    ...[title, place, evidence, owner, action, since, actBy],
  ]),
  ...exampleAlerts.timeline.flatMap(({ alerts, misses }) => [
    ...alerts.flatMap(({ issued, stoodDown }) => [issued, stoodDown ?? ""]),
    ...misses.map(({ date }) => date),
  ]),
  ...exampleSeasons.rows.flatMap(({ title, kind, threats }) => [title, kind, threats.join(", ")]),
  ...exampleSeasons.profiles.flatMap(({ title, unitOfMeasure }) => [title, unitOfMeasure]),
  ...exampleNetwork.nodes.map(({ title }) => title),
  ...Object.values(placeTitles),
  ...[...exampleMap.values.values()].map((value) => ("label" in value ? value.label : value.reason)),
].filter((text) => text !== "");
