/** A rule that calls for an agreed action when a sign worsens, and what it speaks from. */

/** Signs that are read from one series. */
export const simpleSignKinds = [
  "level",
  "change",
  "record",
  "forecast-probability",
  "community-sign",
  "ipc-share",
] as const;

type SimpleSignKind = (typeof simpleSignKinds)[number];

/** Kinds whose values are shares or probabilities, 0 to 1, and worse when higher. */
export const shareKinds: ReadonlySet<string> = new Set<SimpleSignKind>([
  "forecast-probability",
  "community-sign",
  "ipc-share",
]);

/** Thresholds stand in the measure of the sign; each is reached at its value or beyond, in the worse direction. */
export type SimpleSign = {
  readonly kind: SimpleSignKind;
  readonly series: string;
  readonly worse: "higher" | "lower";
  /** Null where the rule has only one level. */
  readonly watch: number | null;
  readonly alert: number;
  /** Speaks also within the quiet period. */
  readonly extreme: number | null;
  /** Recovered when better than this. */
  readonly clear: number;
  /** How many values back a change is measured; 1 for other kinds. */
  readonly over: number;
  /** Whether a change is a share of the earlier value. */
  readonly relative: boolean;
};

/** Several signs of which some number must speak. */
export type CombinedSign = {
  readonly kind: "combined";
  readonly parts: readonly SimpleSign[];
  readonly atLeast: number;
  /** A value that is older than this says nothing any more. */
  readonly maxAgeDays: number;
};

export type AlertRule = {
  readonly id: string;
  readonly title: string;
  /** Who acts. */
  readonly owner: string;
  /** What was agreed beforehand that they do. */
  readonly action: string;
  /** How long the action takes to protect anybody. */
  readonly leadTimeDays: number;
  /** Until when the harm must have come for the alert to have been right. */
  readonly horizonDays: number;
  readonly quietDays: number;
  /** How many readings in a row must be clear before the rule stands down. */
  readonly clearReadings: number;
  readonly sign: SimpleSign | CombinedSign;
  /** Threats that it watches over. */
  readonly threats: readonly string[];
  /** The harm it warns of, where a series shows it; null where only people can tell. */
  readonly harm: SeenHarm | null;
  /** How many alerts of a unit can be acted on in a year; null where that is not limited. */
  readonly alertsPerYear: number | null;
};

/** Harm comes in the first period in which a series stands at or above a value after one in which it did not. */
export type SeenHarm = { readonly series: string; readonly atLeast: number };

/** A value as it was first known. */
export type SignalPoint = {
  readonly period: string;
  /** The day or month when it was known. */
  readonly known: string;
  /** NaN where there is none. */
  readonly value: number;
  readonly source: string;
};

/** Series by name, each in the order in which its values came to be known. */
export type Signals = ReadonlyMap<string, readonly SignalPoint[]>;

/** What an alert rests on: seen, or foreseen. Whether the harm came is a third thing, `Verified`. */
export type AlertEvidence = SignalPoint & {
  readonly series: string;
  readonly kind: SimpleSignKind;
  readonly state: "observed" | "forecast";
};

/** Harm that did come, as somebody verified it. */
export type Verified = { readonly date: string; readonly source: string };
