/** Incidents and two districts for tests. */

import { type Incident, indexAreas } from "../evidence/index.ts";

export const plainIncident: Incident = {
  id: "e1",
  date: "2020-01-10",
  reported: "2020-01-12",
  unit: "",
  latitude: 1,
  longitude: 11,
  precision: 1,
  type: "attack",
  deaths: 2,
  deathsLow: 1,
  deathsHigh: 4,
  source: "a",
  file: "events.csv",
  row: 2,
};
export const incident = (given: Partial<Incident>): Incident => ({ ...plainIncident, ...given });
/** A closed ring around a box. */
const box = (west: number, south: number, east: number, north: number): Float64Array =>
  new Float64Array([west, south, east, south, east, north, west, north, west, south]);
// Two districts side by side, longitude 10 to 12 and 12 to 14, latitude 0 to 2.
export const districts = indexAreas([
  { id: "west", rings: [box(10, 0, 12, 2)] },
  { id: "east", rings: [box(12, 0, 14, 2)] },
]);
