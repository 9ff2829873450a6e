/** What people answered, as columns: one code or number and one reason a row, no object a cell. */

type Column = {
  /** What was asked: the path of the question in the form, or the column of the file. */
  readonly question: string;
  /** For each row 0 where there is an answer, else the code of an `AnswerReason`. */
  readonly reasons: Uint8Array;
};

/** One choice of several. */
export type ChoiceColumn = Column & {
  readonly kind: "choice";
  /** Position in `choices`; −1 where there is no answer. */
  readonly codes: Int16Array | Int32Array;
  /** Without those that mean don't know, refused or not asked: these are reasons. */
  readonly choices: readonly string[];
  /** `choices` run from one end of a scale to the other. */
  readonly ordered: boolean;
};

/** Any number of choices. */
export type ChoicesColumn = Column & {
  readonly kind: "choices";
  readonly choices: readonly string[];
  /** For each choice 1 where it was named, 0 where not; 0 too where there is no answer. */
  readonly named: readonly Uint8Array[];
};

/** Choices brought into an order. */
export type RankingColumn = Column & {
  readonly kind: "ranking";
  readonly choices: readonly string[];
  /** For each choice its place, 1 first; 0 where it has none. */
  readonly places: readonly Int16Array[];
};

/** Numbers; for dates, days since 1970-01-01. */
export type NumberColumn = Column & {
  readonly kind: "number" | "date";
  /** NaN where there is no answer. */
  readonly values: Float64Array;
};

export type SurveyColumn = ChoiceColumn | ChoicesColumn | RankingColumn | NumberColumn;

/** Why a column is not read: it may tell who a person is. */
export type IdentifyingReason = "position" | "name" | "contact" | "device" | "recording" | "free-text";

export type LeftOutColumn = {
  readonly column: string;
  readonly why: IdentifyingReason | "moment" | "calculated-text" | "type-unknown" | "not-coded";
  /** In how many rows something was written. */
  readonly filled: number;
};

/** The answers of one table: the submissions, or the rounds of one repeat. */
export type AnswerTable = {
  readonly file: string;
  /** The repeat's path; "" for the submissions. */
  readonly repeat: string;
  readonly rowCount: number;
  /** The row of the file that each row came from. */
  readonly fileRows: Int32Array;
  /** For a repeat the row of the table it belongs to; null for the submissions. */
  readonly parents: Int32Array | null;
  /** Repeat of the table that `parents` points into; "" for the submissions. */
  readonly parentRepeat: string;
  /** By the question's path, or the column of the file. */
  readonly columns: ReadonlyMap<string, SurveyColumn>;
  /** The sample, for the submissions; a repeat has that of its parents. */
  readonly weights: Float64Array | null;
  readonly strata: Int32Array | null;
  readonly stages: readonly SampleStage[];
  readonly leftOut: readonly LeftOutColumn[];
  /** Columns that neither form nor survey.yaml knows: they stay in the file and are ignored. */
  readonly unknown: readonly string[];
};

/** One stage of a sample: who was drawn together, and out of how many. */
export type SampleStage = {
  /** Numbers from 0, different in every stratum and in every cluster of the stage before. */
  readonly cluster: Int32Array;
  /** How many clusters there are in the stratum, or in the cluster of the stage before; null for no correction. */
  readonly populationSize: Float64Array | null;
};

export type SurveyAnswers = {
  readonly submissions: AnswerTable;
  readonly repeats: readonly AnswerTable[];
};
