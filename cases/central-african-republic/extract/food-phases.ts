/** Shares of people by phase of acute food insecurity: areas of an analysis put together to prefectures. */

import { cell, type Row } from "../../world-2015/extract/tables.ts";
import { grouped } from "./grouped.ts";
import { countryId, prefectureNamed, prefectures } from "./prefectures.ts";

/** One analysis of one unit for one span of months. */
export type PhaseShares = {
  readonly unit: string;
  /** Seen, or foreseen: the two are never mixed. */
  readonly kind: "current" | "projected";
  /** Month of the analysis. */
  readonly analysed: string;
  /** First month for which it holds. */
  readonly begins: string;
  /** People in the areas analysed. */
  readonly people: number;
  /** Share of these people in phases 1 to 5. */
  readonly shares: readonly number[];
};

export type FoodPhases = {
  readonly analyses: readonly PhaseShares[];
  readonly leftOut: readonly LeftOut[];
};

/** What of the analyses was not used. */
type LeftOut = { readonly what: string; readonly reason: string };

type Area = {
  readonly unit: string | undefined;
  readonly name: string;
  readonly kind: PhaseShares["kind"];
  readonly analysed: string;
  readonly begins: string;
  readonly people: number;
  readonly shares: readonly number[];
};

const PHASES = ["1", "2", "3", "4", "5"];
/** Printed shares are rounded to 5 %, or to 1 %; beyond this something is missing. */
const SUM_TOLERANCE = 0.05;
/** Analysed areas must hold at least this part of the people that the unit had in 2015. */
const LEAST_PART = 0.5;

/**
 * Shares by unit, weighted with the people of each area, in the order of analyses and units; the country is the sum of
 * all areas used.
 *
 * @param population  people of each unit in 2015
 */
export function readFoodPhases(rows: readonly Row[], population: ReadonlyMap<string, number>): FoodPhases {
  const leftOut: LeftOut[] = [];
  const areas = readAreas(rows).filter((area) => {
    const reason = reasonAgainst(area);
    if (reason !== null) leftOut.push({ what: `${area.name} (${area.analysed}, ${area.kind})`, reason });
    return reason === null;
  });
  const runs = [...grouped(areas, ({ kind, analysed, begins }) => `${analysed} ${kind} ${begins}`)];
  const analyses = runs
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, run]) =>
      [countryId, ...prefectures.map(({ id }) => id)].flatMap((unit): readonly PhaseShares[] => {
        const own = unit === countryId ? run : run.filter((area) => area.unit === unit);
        if (own.length === 0) return [];
        const together = putTogether(unit, own);
        if (together.people >= LEAST_PART * population.get(unit)!) return [together];
        leftOut.push({
          what: `${unit} (${together.analysed}, ${together.kind})`,
          reason: "fewer than half of its people were analysed",
        });
        return [];
      }),
    );
  return { analyses, leftOut };
}

function readAreas(rows: readonly Row[]): readonly Area[] {
  const byArea = grouped(rows, (row) =>
    ["Date of analysis", "Validity period", "From", "Level 1", "Area"]
      .map((column) => cell(row, column))
      .join("|"),
  );
  return [...byArea.values()].map((own) => {
    const numberOf = (phase: string, column: string): number => {
      const row = own.find((each) => cell(each, "Phase") === phase);
      return row === undefined ? 0 : Number(cell(row, column));
    };
    const first = own[0]!;
    return {
      // Before September 2019 the areas are the prefectures themselves, listed by region.
      unit: prefectureNamed(cell(first, "Level 1")) ?? prefectureNamed(cell(first, "Area")),
      name: cell(first, "Area"),
      kind: cell(first, "Validity period") === "current" ? "current" : "projected",
      analysed: monthOf(cell(first, "Date of analysis")),
      begins: cell(first, "From").slice(0, 7),
      people: numberOf("all", "Number"),
      shares: PHASES.map((phase) => numberOf(phase, "Percentage")),
    };
  });
}

function reasonAgainst({ name, unit, people, shares }: Area): string | null {
  // Their people are counted again in the prefecture around them.
  if (name.startsWith("Concentration")) return "a concentration inside a prefecture that is analysed itself";
  if (unit === undefined) return "no prefecture of this name";
  if (!(people > 0)) return "no people stated";
  const sum = shares.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) > SUM_TOLERANCE + 1e-9) return `shares of phases add to ${sum.toFixed(2)}`;
  return null;
}

function putTogether(unit: string, areas: readonly Area[]): PhaseShares {
  const { kind, analysed, begins } = areas[0]!;
  const counts = PHASES.map((_, p) => areas.reduce((sum, area) => sum + area.people * area.shares[p]!, 0));
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    unit,
    kind,
    analysed,
    begins,
    people: areas.reduce((sum, { people }) => sum + people, 0),
    shares: counts.map((count) => count / total),
  };
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** "Apr 2023" is 2023-04. */
function monthOf(text: string): string {
  const [name = "", year = ""] = text.split(" ");
  const month = months.indexOf(name) + 1;
  if (month === 0) throw new RangeError(`Cannot read "${text}" as the month of an analysis`);
  return `${year}-${String(month).padStart(2, "0")}`;
}
