/** A survey as its `survey.yaml` describes it: who was chosen how, and which question speaks of what. */

import { type SuppressionRule, usualSuppression } from "../disclosure/suppress-table.ts";
import { DEFAULT_LEVEL } from "./finish-estimate.ts";
import type { ShareInterval } from "./interval.ts";

import type {
  AdjustMethod,
  Aspect,
  CapacityAspect,
  Confidence,
  HeardDimension,
  StatedHarm,
} from "./survey-words.ts";

/** What answers mean that are no answers; compared as text, without regard to case. */
export type SpecialCodes = {
  readonly dontKnow: readonly string[];
  readonly refused: readonly string[];
  readonly notAsked: readonly string[];
  readonly notAnswered: readonly string[];
  /** Numbers that look like codes and are none. */
  readonly values: readonly string[];
};

export type SurveyItem = {
  readonly id: string;
  readonly column: string;
  readonly title: string;
  readonly threat: string | null;
  readonly aspect: Aspect | null;
  /** Codes in order; null where the form's list says, or where it is a number. */
  readonly scale: readonly string[] | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly direction: 1 | -1 | 0;
  readonly kind: "choice" | "number";
  /** Answers that count; null where none are named. */
  readonly counts: readonly string[] | null;
  /** The indicator that its figure is the value of. */
  readonly indicator: string | null;
  /** Part of the community's own profile, with this weight beside the others; null where it is not. */
  readonly profileWeight: number | null;
  /** Added to those of the survey. */
  readonly codes: SpecialCodes;
};

export type SurveyRepeat = {
  readonly file: string;
  readonly repeat: string;
  readonly parentKey: string | null;
  readonly key: string | null;
  readonly columns: readonly string[];
};

/** One dimension by which it is told who was heard. */
export type HeardQuestion = {
  readonly dimension: HeardDimension;
  readonly column: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Answer to the share of those heard that should give it. */
  readonly targets: Readonly<Record<string, number>>;
};

/** One cell of the table of needs, vulnerability and capacity. */
export type CapacityQuestion = {
  readonly id: string;
  readonly title: string;
  readonly aspect: CapacityAspect;
  readonly column: string;
  readonly counts: readonly string[];
  readonly harm: StatedHarm;
  readonly confidence: Confidence;
};

/** What may leave of single people's answers. */
export type MicrodataChoice = {
  readonly keys: readonly string[];
  readonly keep: readonly string[];
  readonly sensitive: readonly string[];
  readonly bands: Readonly<Record<string, readonly number[]>>;
  readonly recode: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly important: readonly string[];
  /** Global risk that the file must come below. */
  readonly below: number;
};

/** What weights are made to agree with. */
export type WeightAdjustment = {
  readonly method: AdjustMethod;
  readonly margins: readonly { readonly column: string; readonly totals: Readonly<Record<string, number>> }[];
  readonly bounds: { readonly low: number; readonly high: number } | null;
  /** In multiples of the mean weight. */
  readonly trim: { readonly low: number; readonly high: number } | null;
};

/** The two questions in which people name what leads to what. */
export type CausesQuestions = {
  readonly cause: string;
  readonly effect: string;
  /** Answer to the threat or node that it means; others mean the node of the same id. */
  readonly nodes: Readonly<Record<string, string>>;
};

/** Where people live: all in one unit, or each where a column says. */
export type SurveyPlace = {
  readonly unit: string | null;
  readonly column: string | null;
  readonly units: Readonly<Record<string, string>>;
};

export type Survey = {
  readonly title: string;
  readonly period: string | null;
  readonly file: string | null;
  readonly language: string;
  readonly design: {
    readonly weight: string | null;
    readonly strata: readonly string[];
    readonly stages: readonly { readonly cluster: string | null; readonly populationSize: string | null }[];
    readonly lonely: "fail" | "remove" | "adjust" | "average";
  };
  /** Which answer to `column` was asked when; null where all rows are of one wave. */
  readonly waves: { readonly column: string; readonly periods: Readonly<Record<string, string>> } | null;
  /** Null where weights stay as they came. */
  readonly adjust: WeightAdjustment | null;
  /** Confidence level of all intervals, and how those of shares are made. */
  readonly intervals: { readonly level: number; readonly shares: ShareInterval };
  readonly groups: Readonly<Record<string, string>>;
  readonly items: readonly SurveyItem[];
  readonly codes: SpecialCodes;
  readonly repeats: readonly SurveyRepeat[];
  readonly place: SurveyPlace;
  /** Id of the source its figures cite; "" where none is stated. */
  readonly source: string;
  readonly heard: readonly HeardQuestion[];
  readonly capacity: readonly CapacityQuestion[];
  readonly disclosure: SuppressionRule;
  readonly microdata: MicrodataChoice | null;
  /** Null where people were not asked what leads to what. */
  readonly causes: CausesQuestions | null;
};

const noCodes: SpecialCodes = { dontKnow: [], refused: [], notAsked: [], notAnswered: [], values: [] };

/** A survey of which nothing is stated: everybody weighs the same, and only the form says what was asked. */
export const plainSurvey: Survey = {
  title: "",
  period: null,
  file: null,
  language: "",
  design: { weight: null, strata: [], stages: [], lonely: "adjust" },
  waves: null,
  adjust: null,
  intervals: { level: DEFAULT_LEVEL, shares: "beta" },
  groups: {},
  items: [],
  codes: noCodes,
  repeats: [],
  place: { unit: null, column: null, units: {} },
  source: "",
  heard: [],
  capacity: [],
  disclosure: usualSuppression,
  microdata: null,
  causes: null,
};
