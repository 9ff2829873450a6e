// What an office in the valley would have written down of these years, with its delays and errors.

import type { Row } from "../../world-2015/extract/tables.ts";
import { chances, type Month, type Place } from "./history.ts";

export const valleyId = "valley";

/** A month some months on, and a day of it. */
function later(month: string, months: number, day = ""): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  const name = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
  return day === "" ? name : `${name}-${day}`;
}

/** Incidents near the middle of their place, reported days or weeks later. */
export function eventRows(months: readonly Month[], places: readonly Place[]): readonly Row[] {
  const random = chances(2);
  const rows: Row[] = [];
  for (const month of months) {
    places.forEach(({ id, ring }, p) => {
      for (const [type, count] of [
        ["quarrel", month.quarrels[p]!],
        ["robbery", month.robberies[p]!],
      ] as const) {
        for (let i = 0; i < count; i++) {
          const day = String(1 + Math.floor(28 * random())).padStart(2, "0");
          const middle = [0, 1].map(
            (axis) => ring.reduce((sum, corner) => sum + corner[axis as 0 | 1], 0) / ring.length,
          );
          const [longitude, latitude] = middle.map((at) => (at + 0.12 * (random() - 0.5)).toFixed(3)) as [
            string,
            string,
          ];
          const deaths = random() < 0.06 ? 1 + Math.floor(2 * random()) : 0;
          // One in eight is told by people of the place who give no position.
          const isTold = random() < 0.125;
          const delay = random() < 0.15 ? 2 : random() < 0.4 ? 1 : 0;
          rows.push({
            id: `e${String(rows.length + 1).padStart(4, "0")}`,
            date: `${month.name}-${day}`,
            reported:
              delay === 0 ? `${month.name}-${Number(day) < 28 ? "28" : day}` : later(month.name, delay, "15"),
            unit: isTold ? id : "",
            latitude: isTold ? "" : latitude,
            longitude: isTold ? "" : longitude,
            precision: isTold ? "" : random() < 0.7 ? "1" : "2",
            type,
            deaths: String(deaths),
            deathsLow: String(deaths === 0 ? 0 : deaths - 1),
            deathsHigh: String(deaths === 0 ? 0 : deaths + 1),
            source: "incident-book",
          });
        }
      }
    });
  }
  return rows;
}

/** Prices known ten days into the next month; those of spring 2021 were corrected a year later. */
function priceRows(months: readonly Month[]): readonly Row[] {
  return months.flatMap(({ name, price }) => {
    const row = (value: number, asOf: string): Row => ({
      unit: valleyId,
      series: "food-price",
      period: name,
      value: value.toFixed(1),
      asOf,
      source: "market-book",
    });
    const first = later(name, 1, "10");
    const isCorrected = name >= "2021-03" && name <= "2021-05";
    return isCorrected ? [row(price * 1.04, first), row(price, later(name, 12, "10"))] : [row(price, first)];
  });
}

/** Analyses in January and June: the current share by phase, and the one foreseen for the other half of the year. */
function phaseRows(months: readonly Month[], places: readonly Place[]): readonly Row[] {
  const random = chances(3);
  const people = places.reduce((sum, { population }) => sum + population, 0);
  return months.flatMap((month, t) => {
    const isLean = month.name.endsWith("-06");
    if (!isLean && !month.name.endsWith("-01")) return [];
    const ahead = isLean ? 7 : 5;
    const target = months[t + ahead];
    const usualRise = isLean ? -0.06 : 0.06;
    const seen = month.stress.map((share) => rounded(share + 0.04 * (random() - 0.5)));
    // Analysts know the season and not the year.
    const foreseen = month.stress.map((share, p) =>
      rounded(
        0.6 * (share + usualRise) + 0.4 * (target?.stress[p] ?? share + usualRise) + 0.06 * (random() - 0.5),
      ),
    );
    const ofValley = (shares: readonly number[]): number =>
      places.reduce((sum, { population }, p) => sum + population * shares[p]!, 0) / people;
    return [
      [valleyId, ofValley(seen), ofValley(foreseen)] as const,
      ...places.map(({ id }, p) => [id, seen[p]!, foreseen[p]!] as const),
    ].flatMap(([unit, now, then]) => [
      ...sharesOf(unit, "stress", now, month.name, month.name),
      ...sharesOf(unit, "stress-projected", then, later(month.name, ahead), month.name),
    ]);
  });
}

function rounded(share: number): number {
  return Math.min(0.8, Math.max(0, Math.round(20 * share) / 20));
}

/**
 * Five phases that hang together with the share in phase 3 or worse. Those foreseen stand beside those seen, and are told
 * apart by their date; the share that rules read has a series of its own.
 */
function sharesOf(unit: string, prefix: string, worse: number, period: string, asOf: string): readonly Row[] {
  const fourth = worse ** 2 / 2;
  const second = 0.6 * (1 - worse);
  const phases = [1 - worse - second, second, worse - fourth, fourth, 0];
  return [
    ...phases.map((share, p) => [`stress-${p + 1}`, share] as const),
    [`${prefix}-3plus`, worse] as const,
  ].map(([series, share]) => ({ unit, series, period, value: share.toFixed(3), asOf, source: "food-group" }));
}

/** Twenty watchers in each place say each month whether they saw people sell their tools; it comes before hunger does. */
function signRows(months: readonly Month[], places: readonly Place[]): readonly Row[] {
  const random = chances(4);
  return months.flatMap((month, t) => {
    if (month.name < "2019-01") return [];
    return places.map(({ id, stress }, p) => {
      const coming = Math.max(...months.slice(t, t + 4).map((each) => each.stress[p]!));
      const chance = Math.min(0.9, Math.max(0.03, 2.5 * (coming - stress - 0.04) + 0.05));
      const saying = Array.from({ length: 20 }, () => random()).filter((each) => each < chance).length;
      return {
        unit: id,
        series: "tools-sold",
        period: month.name,
        value: String(saying / 20),
        asOf: later(month.name, 1, "05"),
        source: "watchers",
      };
    });
  });
}

export function seriesRows(months: readonly Month[], places: readonly Place[]): readonly Row[] {
  return [...priceRows(months), ...phaseRows(months, places), ...signRows(months, places)];
}

/** When people had to leave their homes after quarrels, as the valley council wrote it down, and up to when it looked. */
export function outcomeRows(months: readonly Month[], places: readonly Place[]): readonly Row[] {
  const random = chances(5);
  return places.flatMap(({ id }, p) => {
    const row = (date: string, happened: "yes" | "no"): Row => ({
      rule: "quarrels-rise",
      unit: id,
      date,
      happened,
      source: "valley-council",
    });
    const left: Row[] = [];
    let quietUntil = 0;
    months.forEach((month, t) => {
      const recent = month.quarrels[p]! + (months[t - 1]?.quarrels[p] ?? 0);
      if (t < quietUntil || recent < 7 || random() >= 0.6) return;
      left.push(row(later(month.name, 1, "20"), "yes"));
      quietUntil = t + 6;
    });
    return [...left, row("2024-12-31", "no")];
  });
}
