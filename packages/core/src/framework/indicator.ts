/** An indicator: what is measured, in which direction it speaks, and the fixed ends of its scale. */

/** +1 higher is more secure, −1 higher is less, 0 context only: never scored. */
export type Direction = 1 | -1 | 0;

export const transforms = ["none", "log", "log1p"] as const;

/** Applied to value and goalposts alike; `log` needs values above 0, `log1p` above −1. */
export type Transform = (typeof transforms)[number];

export type Indicator = {
  readonly id: string;
  readonly title: string;
  /** Id of the component it belongs to; null where it is shown and not scored. */
  readonly component: string | null;
  readonly freedoms: readonly string[];
  readonly unitOfMeasure: string;
  readonly direction: Direction;
  /** Goalposts in the unit of measure; NaN where none are set. */
  readonly low: number;
  readonly high: number;
  /** Whether values beyond the goalposts are held at them. */
  readonly clamp: boolean;
  readonly transform: Transform;
  /** Relative to its siblings; at least 0. */
  readonly weight: number;
  /** Id of the indicator it is divided by, or `population` for the units' own; null for none. */
  readonly denominator: string | null;
  /** The quotient is multiplied by this: 100000 makes a rate per 100,000. */
  readonly denominatorScale: number;
  /** Values outside are taken for errors and left out; NaN where no bound is set. */
  readonly plausibleMin: number;
  readonly plausibleMax: number;
  /** Id of the series that this one is a part of; they should not both be scored. */
  readonly partOf: string | null;
  /** Retired or foreign codes under which its values may arrive. */
  readonly aliases: readonly string[];
  readonly threats: readonly string[];
  readonly source: string;
  readonly note: string;
  /** Columns of the file that Salus keeps without reading them, such as `role` or `pitfall`. */
  readonly more: Readonly<Record<string, string>>;
};

/** Whether the indicator takes part in the index. */
export function isScored(indicator: Indicator): boolean {
  return indicator.component !== null && indicator.direction !== 0;
}
