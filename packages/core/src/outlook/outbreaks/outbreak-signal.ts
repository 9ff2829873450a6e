/** What a detector says of one period. */
export type OutbreakSignal = {
  readonly observed: number;
  /** NaN where nothing can be expected. */
  readonly expected: number;
  /** Counts above it raise an alarm; NaN where there is none. */
  readonly upperBound: number;
  readonly alarm: boolean;
};
