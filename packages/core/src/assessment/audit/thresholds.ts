/** What the audit holds figures against: the same for every case, in one table, each with its source. */

/** Where each threshold comes from; `convention` is this software's own. */
export type ThresholdSource =
  | "handbook"
  | "jrc-audits"
  | "coin-tool"
  | "coinr"
  | "coinr-example"
  | "cohen"
  | "nunnally"
  | "kaiser"
  | "convention";

export type Threshold = { readonly value: number; readonly source: ThresholdSource };

/** Every threshold of the audit, by what it judges. What each one means stands in the catalogue as `audit.threshold.<name>`. */
export const auditThresholds = {
  /** Units on which a correlation must rest for any verdict, and for the gravest one. */
  leastUnits: { value: 10, source: "convention" },
  fewUnits: { value: 30, source: "convention" },
  /** Share of units with a value. */
  coverage: { value: 0.65, source: "coinr" },
  /** Share of scores that are one and the same. */
  sameScore: { value: 0.5, source: "convention" },
  /** An indicator passes below either. */
  skewness: { value: 2, source: "coinr" },
  kurtosis: { value: 3.5, source: "coinr" },
  /** Absolute correlation of two indicators. */
  redundant: { value: 0.92, source: "jrc-audits" },
  nearlyRedundant: { value: 0.9, source: "coinr" },
  /** Correlation of a node with the rest of its component. */
  opposing: { value: -0.3, source: "coin-tool" },
  reversed: { value: -0.5, source: "cohen" },
  /** Cronbach's alpha. */
  alpha: { value: 0.7, source: "nunnally" },
  /** Principal components with an eigenvalue above it count as dimensions. */
  eigenvalue: { value: 1, source: "kaiser" },
  /** Units without a gap for each indicator of the analysis. */
  unitsPerIndicator: { value: 3, source: "handbook" },
  /** Share of the parent's variance explained: the square of a correlation of 0.3. */
  silent: { value: 0.09, source: "coin-tool" },
  /** Real importance as a multiple of the weight. */
  underweight: { value: 0.5, source: "convention" },
  overweight: { value: 2, source: "convention" },
  /** Mean move of ranks without an indicator, as a share of the units ranked. */
  leaning: { value: 0.05, source: "convention" },
  /** Absolute correlation with the size of a unit. */
  size: { value: 0.7, source: "coinr-example" },
} as const satisfies Readonly<Record<string, Threshold>>;

export type ThresholdName = keyof typeof auditThresholds;
