/** The world map, where the units are countries: shapes by ISO 3166 code. */

import type { Unit } from "@salus/core";
import type { WorldMapFigureProps } from "@salus/figures";
import codes from "i18n-iso-countries/codes.json" with { type: "json" };
import topology from "world-atlas/countries-50m.json" with { type: "json" };

export type WorldMap = Pick<WorldMapFigureProps, "topology" | "idOf">;

/** Numeric to alpha-3 code; each row of the list is alpha-2, alpha-3, numeric. */
const alpha3Of: Readonly<Record<string, string>> = Object.fromEntries(
  codes.map(([, alpha3, numeric]) => [numeric, alpha3]),
);

/** Areas that the boundaries draw apart and that have no numeric code, by the name they have there. */
const unnumbered: Readonly<Record<string, string>> = { Kosovo: "XKX", Somaliland: "SOM", "N. Cyprus": "CYP" };

/** The map, if most units are countries by their alpha-3 code; else null: these units lie elsewhere. */
export function worldMapFor(units: readonly Unit[]): WorldMap | null {
  const known = new Set(Object.values(alpha3Of));
  const countries = units.filter((unit) => known.has(unit.id)).length;
  if (countries < 20 || countries < units.length / 2) return null;
  // The topology comes as JSON, whose type is wider than that of its format.
  return {
    topology: topology as unknown as WorldMap["topology"],
    idOf: (numericId, name) => (numericId === "" ? unnumbered[name] : alpha3Of[numericId]),
  };
}
