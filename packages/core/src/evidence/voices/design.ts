/** The design of a sample: who was drawn from where, with which chance. */

export const lonelyRules = ["fail", "remove", "adjust", "average"] as const;

/**
 * What a stratum with one cluster adds to the variance: nothing can be computed (`fail`), nothing (`remove`), the
 * cluster's distance from the mean of the whole sample (`adjust`), or the mean of what the other strata add
 * (`average`).
 */
export type LonelyRule = (typeof lonelyRules)[number];

/** One stage of sampling. */
export type DesignStage = {
  /** Row to id of what was drawn at this stage; ids need to be unique only within stratum and earlier cluster. */
  readonly cluster: Int32Array;
  /**
   * Row to how many there were to draw from, in the stratum or the earlier cluster; null where they were drawn with
   * replacement or from very many. Then later stages add nothing to the variance.
   */
  readonly populationSize: Float64Array | null;
};

/** Columns with one entry per row of the survey. */
export type SurveyDesign = {
  /** One over the chance to be in the sample, up to a factor. Rows whose weight is not above 0 count as not answering. */
  readonly weights: Float64Array;
  /** Row to stratum; null for one. */
  readonly strata: Int32Array | null;
  /** From the first; empty where every row was drawn by itself. */
  readonly stages: readonly DesignStage[];
  readonly lonely: LonelyRule;
  readonly rowCount: number;
};
