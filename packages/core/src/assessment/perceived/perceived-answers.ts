/** Answers about one threat, with those who do not know, refuse or were not asked kept apart. */

/** One question about one threat, in columns with one entry a row of the survey. */
export type GradedAnswers = {
  readonly question: string;
  /** NaN where there is no answer, for whatever reason. */
  readonly values: Float64Array;
  /** 1 where that is why there is none. */
  readonly dontKnow: Uint8Array;
  readonly refused: Uint8Array;
  readonly notAsked: Uint8Array;
  /** Ends of the scale, low = not at all. */
  readonly low: number;
  readonly high: number;
  /** From this answer on a person counts: as worried, as having lived through it. */
  readonly from: number;
  /** The answers that count, where they are not simply those from there on. */
  readonly counts?: readonly number[];
};

export type PerceivedItem = {
  readonly threat: string;
  readonly title: string;
  readonly worry: GradedAnswers;
  /** Null where only worry was asked. */
  readonly experience: GradedAnswers | null;
};

/** 1 for who counts, 0 for who answered and does not, NaN for a gap. Answers off the scale are gaps. */
export function counted(answers: GradedAnswers): Float64Array {
  return graded(answers).map((grade, i) =>
    Number.isNaN(grade) ? Number.NaN : Number(counts(answers, answers.values[i]!)),
  );
}

function counts({ counts: listed, from }: GradedAnswers, value: number): boolean {
  return listed === undefined ? value >= from - 1e-9 : listed.includes(value);
}

/** Answers on 0 to 1, 1 = most; NaN for gaps. */
export function graded({ question, values, low, high }: GradedAnswers): Float64Array {
  if (!(high > low)) throw new RangeError(`Cannot grade ${question}: its scale runs from ${low} to ${high}`);
  return values.map((value) => (value >= low && value <= high ? (value - low) / (high - low) : Number.NaN));
}

/** 1 where `flag` says so, 0 for others who were asked, NaN for who was not. */
export function among({ notAsked }: GradedAnswers, flag: Uint8Array): Float64Array {
  return Float64Array.from(flag, (each, i) => (notAsked[i] === 1 ? Number.NaN : each));
}
