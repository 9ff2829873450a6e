/** What a survey adds to the evidence: the answers, what each question came to, and what of it may be shown. */

import type { CodedWords } from "../coding/index.ts";
import type { GroupSizes } from "../disclosure/index.ts";
import type { CountedLinks } from "../links/index.ts";
import type {
  Adjustment,
  AnswerTable,
  Estimate,
  Form,
  Survey,
  SurveyAnswers,
  SurveyDesign,
  SurveyItem,
} from "../voices/index.ts";
import type { DoorOptions, DoorRecord } from "./door.ts";

/** A division of the people of one table: by a group of the survey, or by the units they live in. */
export type Grouping = {
  /** The group's name, or the level of the units. */
  readonly id: string;
  readonly kind: "group" | "unit";
  /** For each person a position in `groups`; −1 where it is not known. */
  readonly codes: Int32Array;
  readonly groups: readonly { readonly code: string; readonly title: string }[];
};

/** What one question came to among some people. What may not be shown is null. */
export type GroupEstimates = {
  /** Null for everybody. */
  readonly grouping: Grouping | null;
  /** Position among the groups of the grouping; 0 for everybody. */
  readonly group: number;
  /** Answers, unweighted. */
  readonly n: number | null;
  /** The share of each choice, in their order; empty for a number. */
  readonly shares: readonly (Estimate | null)[];
  /** The share of those whose answer counts; null too where no answers do. */
  readonly counted: Estimate | null;
  /** Of a number its mean; of choices in order the mean grade, 0 the first and 1 the last. */
  readonly mean: Estimate | null;
  /** Of all who were asked. */
  readonly dontKnow: Estimate | null;
  readonly refused: Estimate | null;
};

export type ItemEstimates = {
  readonly item: SurveyItem;
  readonly title: string;
  readonly kind: "choice" | "choices" | "number";
  readonly choices: readonly { readonly code: string; readonly title: string }[];
  /** Codes of the choices that count; null where nothing says which. */
  readonly counts: readonly string[] | null;
  /** Everybody first, then the groupings in order. */
  readonly groups: readonly GroupEstimates[];
};

/** A question that could not be estimated, and why. */
export type UnestimatedItem = {
  readonly id: string;
  readonly reason: "column-missing" | "nobody-answered" | "kind-unused";
};

export type SurveyEvidence = {
  readonly survey: Survey;
  readonly form: Form | null;
  readonly answers: SurveyAnswers;
  readonly design: SurveyDesign;
  /** Those that led to the weights of the design; empty where they are as they came. */
  readonly adjustments: readonly Adjustment[];
  /** Of the people of the submissions: the groups of the survey, then units, the widest first. */
  readonly groupings: readonly Grouping[];
  readonly items: readonly ItemEstimates[];
  readonly unestimated: readonly UnestimatedItem[];
  /** In the order of the survey's questions of needs, vulnerability and capacity; null where the column is not there. */
  readonly capacity: readonly (ItemEstimates | null)[];
  readonly coding: readonly CodedWords[];
  /** Earlier waves, in the order of their periods. */
  readonly earlier: readonly SurveyEvidence[];
  /** By what rule and beside which earlier releases anything is shown. */
  readonly door: DoorOptions;
  /** Which groups show how many people they hold, by the variables of all tables. */
  readonly sizes: GroupSizes;
  /** Links that enough people named; null where nobody was asked, and in earlier waves. */
  readonly causes: CountedLinks | null;
  /** What the door let through of groups and questions, table by table. */
  readonly records: readonly DoorRecord[];
};

/** The table that holds a question, and its column there; undefined where none does. */
export function findQuestion(
  { submissions, repeats }: SurveyAnswers,
  name: string,
): { readonly table: AnswerTable; readonly key: string } | undefined {
  for (const table of [submissions, ...repeats]) {
    const key = columnKey(table, name);
    if (key !== undefined) return { table, key };
  }
  return undefined;
}

/** The column of a table that goes by a name: its own, or the last part of a question's path. */
export function columnKey({ columns }: Pick<AnswerTable, "columns">, name: string): string | undefined {
  return columns.has(name) ? name : [...columns.keys()].find((key) => key.endsWith(`/${name}`));
}
