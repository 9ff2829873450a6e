/** One wave of a survey: every question estimated in every grouping, as far as the door lets it through. */

import type { CodedWords } from "../coding/index.ts";
import type { Unit } from "../unit.ts";
import {
  type AdjustmentProblem,
  type AnswerTable,
  type Form,
  type Survey,
  type SurveyAnswers,
  sampleOf,
  submissionRows,
} from "../voices/index.ts";
import { adjustWeights } from "./adjust-weights.ts";
import type { AdjustedSample } from "./adjusted-sample.ts";
import { HELD_WORD } from "./answer-variables.ts";
import type { DoorOptions, DoorRecord } from "./door.ts";
import { groupSizes } from "./group-sizes.ts";
import { choiceTitle, groupingsOf, groupingsOfRepeat } from "./groupings.ts";
import { estimateItem, type ItemInput, type ItemSurroundings } from "./item-estimates.ts";
import { withoutRareAnswers } from "./rare-answers.ts";
import {
  findQuestion,
  type ItemEstimates,
  type SurveyEvidence,
  type UnestimatedItem,
} from "./survey-evidence.ts";
import { heldColumn, itemsOfForm, plainItem, questionTitle } from "./survey-questions.ts";

export type SurveyReading = {
  readonly survey: Survey;
  readonly form: Form | null;
  readonly answers: SurveyAnswers;
  readonly coding: readonly CodedWords[];
};

export type HeardWave = {
  readonly evidence: SurveyEvidence;
  readonly unknownPlaces: ReadonlyMap<string, number>;
  readonly adjustmentProblems: readonly AdjustmentProblem[];
};

/** Hear one wave, whose period the survey bears. */
export function hearWave(reading: SurveyReading, units: readonly Unit[], door: DoorOptions): HeardWave {
  const { survey, form, answers, coding } = reading;
  const { groupings, unknownPlaces } = groupingsOf(answers, { survey, form }, units);
  const plain = { ...sampleOf(answers), lonely: survey.design.lonely };
  const { design, adjustments, problems } = adjustWeights(survey, answers, plain);
  const estimator = createEstimator(
    reading,
    { sample: { design, adjustments, intervals: survey.intervals }, groupings },
    door,
  );
  const { sizes } = estimator.surroundingsOf(answers.submissions);
  const asked = estimateItems(reading, estimator);
  const capacity = estimateCapacity(reading, estimator);
  return {
    evidence: {
      survey,
      form,
      answers,
      design,
      adjustments,
      groupings,
      ...asked,
      capacity,
      coding,
      earlier: [],
      door,
      sizes,
      causes: null,
      records: estimator.records,
    },
    unknownPlaces,
    adjustmentProblems: problems,
  };
}

type Surroundings = Omit<ItemSurroundings, "beside">;

/** Estimates questions one after the other, each beside what was shown of the same column before. */
type Estimator = {
  surroundingsOf(table: AnswerTable): Surroundings;
  estimate(input: ItemInput, table: AnswerTable): ItemEstimates | null;
  readonly records: readonly DoorRecord[];
};

function createEstimator(
  { survey, form, answers }: SurveyReading,
  whole: Pick<Surroundings, "sample" | "groupings">,
  door: DoorOptions,
): Estimator {
  const records: DoorRecord[] = [];
  const known = new Map<string, Surroundings>();
  const sampleFor = (table: AnswerTable): AdjustedSample => {
    if (table.repeat === "") return whole.sample;
    // Residuals are of the people who were drawn; those in a repeat take over their weights.
    const rows = submissionRows(answers, table);
    const weights = Float64Array.from(rows, (row) => whole.sample.design.weights[row]!);
    const design = { ...sampleOf(answers, table.repeat), weights, lonely: survey.design.lonely };
    return { design, adjustments: [], intervals: survey.intervals };
  };
  const surroundingsOf = (table: AnswerTable): Surroundings => {
    const before = known.get(table.repeat);
    if (before !== undefined) return before;
    const sample = sampleFor(table);
    const groupings = groupingsOfRepeat(whole.groupings, answers, table);
    const { weights } = sample.design;
    const { sizes, record } = groupSizes(table, { groupings, weights }, { survey, form }, door);
    records.push(record);
    const own = { sample, groupings, sizes };
    known.set(table.repeat, own);
    return own;
  };
  return {
    surroundingsOf,
    estimate(input, table) {
      const surroundings = surroundingsOf(table);
      const beside = records.filter(({ about }) => about === input.key).map(({ release }) => release);
      const estimated = estimateItem(input, { ...surroundings, beside }, door);
      if (estimated !== null) records.push(estimated.record);
      return estimated?.estimates ?? null;
    },
    records,
  };
}

function estimateItems(
  { survey, form, answers }: SurveyReading,
  { estimate }: Estimator,
): Pick<SurveyEvidence, "items" | "unestimated"> {
  const items: ItemEstimates[] = [];
  const unestimated: UnestimatedItem[] = [];
  for (const item of survey.items.length > 0 ? survey.items : itemsOfForm(form, survey.causes)) {
    const found = findQuestion(answers, item.column);
    if (found === undefined) {
      unestimated.push({ id: item.id, reason: "column-missing" });
      continue;
    }
    const { table, key } = found;
    const column = withoutRareAnswers(table.columns.get(key)!, key, { survey, form });
    if (!column.reasons.includes(0)) {
      unestimated.push({ id: item.id, reason: "nobody-answered" });
      continue;
    }
    const titleOf = (code: string): string => choiceTitle(code, key, survey, form);
    const title = questionTitle(item, key, survey, form);
    const estimates = estimate({ item, title, column, titleOf, key, held: null }, table);
    if (estimates === null) unestimated.push({ id: item.id, reason: "kind-unused" });
    else items.push(estimates);
  }
  return { items, unestimated };
}

/** Questions of needs, vulnerability and capacity: the share of people who gave an answer that counts. */
function estimateCapacity(
  { survey, answers }: SurveyReading,
  { estimate }: Estimator,
): readonly (ItemEstimates | null)[] {
  return survey.capacity.map(({ id, title, column: name, counts: codes }) => {
    const found = findQuestion({ ...answers, repeats: [] }, name);
    if (found === undefined) return null;
    const { table, key } = found;
    const of = table.columns.get(key)!;
    const item = { ...plainItem(id, name), title, counts: [HELD_WORD] };
    const titleOf = (code: string): string => code;
    return estimate({ item, title, column: heldColumn(of, codes), titleOf, key, held: { codes, of } }, table);
  });
}
