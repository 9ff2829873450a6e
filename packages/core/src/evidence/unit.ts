/** A unit: what is assessed, such as an area, a population group or a country. */

export type Unit = {
  readonly id: string;
  readonly title: string;
  readonly parent: string | null;
  readonly level: string;
  /** People; NaN where it is not stated. */
  readonly population: number;
  /** Group name to the unit's value, from the columns `group:<name>`. */
  readonly groups: Readonly<Record<string, string>>;
};
