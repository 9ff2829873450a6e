/** One incident as a source reports it: a row of `events.csv`. */

export type Incident = {
  readonly id: string;
  /** The day, or the month where the day is not known. */
  readonly date: string;
  /** When it was reported; empty where that is not stated. */
  readonly reported: string;
  /** The unit that the source names; empty where it gives only a position. */
  readonly unit: string;
  /** Degrees; NaN where not stated. */
  readonly latitude: number;
  readonly longitude: number;
  /** How well the place is known: 1 exact to 7 international; NaN where not stated. */
  readonly precision: number;
  readonly type: string;
  /** The best figure and its range; NaN where not stated. */
  readonly deaths: number;
  readonly deathsLow: number;
  readonly deathsHigh: number;
  readonly source: string;
  readonly file: string;
  readonly row: number;
};
