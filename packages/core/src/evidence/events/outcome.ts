/** What somebody verified about the harm that a rule warns of: a row of `outcomes.csv`. */

export type Outcome = {
  readonly rule: string;
  readonly unit: string;
  /** A day or a month: when the harm came, or up to when somebody looked and it had not. */
  readonly date: string;
  readonly happened: boolean;
  /** Who verified it: an office or a source. */
  readonly source: string;
};
