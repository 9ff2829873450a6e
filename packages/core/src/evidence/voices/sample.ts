/** How the people of a table were drawn, ready for design-based estimation. */

import type { AnswerTable, SampleStage, SurveyAnswers } from "./answers.ts";

/** Weights, strata and stages of a sample, one entry a row. With a rule for lonely clusters it is a whole design. */
export type SampleColumns = {
  readonly weights: Float64Array;
  readonly strata: Int32Array | null;
  readonly stages: readonly SampleStage[];
  readonly rowCount: number;
};

/**
 * The sample of one table.
 *
 * People in a repeat, such as the members of a household, have the weight and strata of the answer they belong to and
 * were drawn with it: where no cluster is stated, each answer is one. A nested repeat takes the way over both.
 *
 * @param repeat  path of the repeat; "" for the submissions
 * @throws RangeError  when there is no table of that repeat
 */
export function sampleOf(answers: SurveyAnswers, repeat = ""): SampleColumns {
  const table = repeat === "" ? answers.submissions : answers.repeats.find((each) => each.repeat === repeat);
  if (table === undefined)
    throw new RangeError(`Cannot tell the sample of "${repeat}": there is no such table`);
  const { submissions } = answers;
  const sample = {
    weights: submissions.weights ?? new Float64Array(submissions.rowCount).fill(1),
    strata: submissions.strata,
    stages: submissions.stages,
    rowCount: submissions.rowCount,
  };
  if (table.parents === null) return sample;
  const rows = submissionRows(answers, table);
  const stages =
    sample.stages.length > 0
      ? sample.stages
      : [{ cluster: counting(submissions.rowCount), populationSize: null }];
  return {
    weights: Float64Array.from(rows, (row) => sample.weights[row]!),
    strata: sample.strata && Int32Array.from(rows, (row) => sample.strata![row]!),
    stages: stages.map(({ cluster, populationSize }) => ({
      cluster: Int32Array.from(rows, (row) => cluster[row]!),
      populationSize: populationSize && Float64Array.from(rows, (row) => populationSize[row]!),
    })),
    rowCount: table.rowCount,
  };
}

/** For each row of a repeat, the submission it belongs to. */
export function submissionRows(answers: SurveyAnswers, table: AnswerTable): Int32Array {
  if (table.parents === null) return counting(table.rowCount);
  if (table.parentRepeat === "") return table.parents;
  const parent = answers.repeats.find((each) => each.repeat === table.parentRepeat);
  if (parent === undefined) throw new RangeError(`Cannot follow "${table.repeat}": its parent was not read`);
  const above = submissionRows(answers, parent);
  return Int32Array.from(table.parents, (row) => above[row]!);
}

function counting(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, row) => row);
}
