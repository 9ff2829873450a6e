/** A survey as its `survey.yaml` describes it: who was chosen how, and which question speaks of what. */

import type { Aspect } from "./survey-schema.ts";

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
  readonly groups: Readonly<Record<string, string>>;
  readonly items: readonly SurveyItem[];
  readonly codes: SpecialCodes;
  readonly repeats: readonly SurveyRepeat[];
};

const noCodes: SpecialCodes = { dontKnow: [], refused: [], notAsked: [], notAnswered: [], values: [] };

/** A survey of which nothing is stated: everybody weighs the same, and only the form says what was asked. */
export const plainSurvey: Survey = {
  title: "",
  period: null,
  file: null,
  language: "",
  design: { weight: null, strata: [], stages: [], lonely: "adjust" },
  groups: {},
  items: [],
  codes: noCodes,
  repeats: [],
};
