/** A threat: what people must be protected from. */

export const preventabilities = ["yes", "partly", "no", "unstated"] as const;

export type Preventability = (typeof preventabilities)[number];

export type Threat = {
  readonly id: string;
  readonly title: string;
  readonly plainWords: string;
  readonly component: string;
  readonly alsoTouches: readonly string[];
  readonly freedoms: readonly string[];
  readonly severityIndicators: readonly string[];
  readonly pervasivenessIndicators: readonly string[];
  readonly preventable: Preventability;
  readonly sensitivity: string;
  readonly source: string;
  /** Code of coding.csv that it was promoted from; absent where it does not come from people's own words. */
  readonly words?: string;
  readonly more: Readonly<Record<string, string>>;
};
