/** One wave of a survey: every question estimated in every grouping, as far as the door lets it through. */

import type { CodedWords } from "../coding/index.ts";
import type { Release } from "../disclosure/index.ts";
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
import type { DoorOptions } from "./door.ts";
import { choiceTitle, groupingsOf, groupingsOfRepeat } from "./groupings.ts";
import { estimateItem } from "./item-estimates.ts";
import {
  findQuestion,
  type ItemEstimates,
  type SurveyEvidence,
  type UnestimatedItem,
} from "./survey-evidence.ts";
import { HELD, heldColumn, itemsOfForm, plainItem, questionTitle } from "./survey-questions.ts";

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
  const whole = { design, adjustments };
  const asked = estimateItems(reading, whole, groupings, door);
  const capacity = estimateCapacity(reading, whole, groupings, door);
  return {
    evidence: {
      survey,
      form,
      answers,
      design,
      adjustments,
      groupings,
      items: asked.items,
      unestimated: asked.unestimated,
      capacity: capacity.estimates,
      coding,
      earlier: [],
      door,
      releases: [...asked.releases, ...capacity.releases],
    },
    unknownPlaces,
    adjustmentProblems: problems,
  };
}

type Groupings = SurveyEvidence["groupings"];

function estimateItems(
  { survey, form, answers }: SurveyReading,
  whole: AdjustedSample,
  groupings: Groupings,
  door: DoorOptions,
): Pick<SurveyEvidence, "items" | "unestimated" | "releases"> {
  const items: ItemEstimates[] = [];
  const unestimated: UnestimatedItem[] = [];
  const releases: Release[] = [];
  const samples = new Map([["", whole]]);
  const sampleFor = (table: AnswerTable): AdjustedSample => {
    const known = samples.get(table.repeat);
    if (known !== undefined) return known;
    // Residuals are of the people who were drawn; those in a repeat take over their weights.
    const weights = Float64Array.from(submissionRows(answers, table), (row) => whole.design.weights[row]!);
    const design = { ...sampleOf(answers, table.repeat), weights, lonely: survey.design.lonely };
    const sample = { design, adjustments: [] };
    samples.set(table.repeat, sample);
    return sample;
  };
  for (const item of survey.items.length > 0 ? survey.items : itemsOfForm(form)) {
    const found = findQuestion(answers, item.column);
    const column = found?.table.columns.get(found.key);
    if (found === undefined || column === undefined) {
      unestimated.push({ id: item.id, reason: "column-missing" });
      continue;
    }
    if (!column.reasons.includes(0)) {
      unestimated.push({ id: item.id, reason: "nobody-answered" });
      continue;
    }
    const { table, key } = found;
    const titleOf = (code: string): string => choiceTitle(code, key, survey, form);
    const input = { item, title: questionTitle(item, key, survey, form), column, titleOf };
    const own = groupingsOfRepeat(groupings, answers, table);
    const estimated = estimateItem(input, sampleFor(table), own, door);
    if (estimated === null) unestimated.push({ id: item.id, reason: "kind-unused" });
    else {
      items.push(estimated.estimates);
      releases.push(estimated.release);
    }
  }
  return { items, unestimated, releases };
}

/** Questions of needs, vulnerability and capacity: the share of people who gave an answer that counts. */
function estimateCapacity(
  { survey, answers }: SurveyReading,
  whole: AdjustedSample,
  groupings: Groupings,
  door: DoorOptions,
): { readonly estimates: readonly (ItemEstimates | null)[]; readonly releases: readonly Release[] } {
  const found = survey.capacity.map(({ id, title, column: name, counts }) => {
    const question = findQuestion({ ...answers, repeats: [] }, name);
    if (question === undefined) return null;
    const column = heldColumn(question.table.columns.get(question.key)!, counts);
    const item = { ...plainItem(id, name), title, counts: [HELD] };
    return estimateItem({ item, title, column, titleOf: (code) => code }, whole, groupings, door);
  });
  return {
    estimates: found.map((each) => each?.estimates ?? null),
    releases: found.flatMap((each) => each?.release ?? []),
  };
}
