/** The file of single answers that may leave: few columns, wide answers, the rarest taken out, and nothing that names anybody. */

import {
  answersOf,
  type Key,
  keyOf,
  localSuppression,
  type MicrodataRisk,
  microdataRisk,
  recodeAnswers,
  recodeIntoBands,
} from "../disclosure/index.ts";
import { identifyingReason, type MicrodataChoice, type SurveyColumn } from "../voices/index.ts";
import { columnTexts } from "./column-texts.ts";
import { columnKey, type SurveyEvidence } from "./survey-evidence.ts";

/** Why a column that survey.yaml lists does not leave. */
export type RefusedColumn = {
  readonly column: string;
  readonly why: "missing" | "design" | "date" | "number" | NonNullable<ReturnType<typeof identifyingReason>>;
};

export type MicrodataRelease = {
  /** Keys, then what is kept beside them, then the weight if it leaves. */
  readonly header: readonly string[];
  /** In the order of what they hold, so that it tells nothing. Empty where the file must not leave. */
  readonly rows: readonly (readonly string[])[];
  readonly keys: readonly {
    readonly name: string;
    readonly how: "as-answered" | "bands" | "recoded";
    /** Answers taken out of single rows. */
    readonly suppressed: number;
  }[];
  readonly kept: readonly string[];
  readonly refused: readonly RefusedColumn[];
  /** As people answered, before any answer was made wider or taken out. */
  readonly before: MicrodataRisk;
  readonly after: MicrodataRisk;
  readonly below: number;
  /** Global risk is below the limit; if not, the file must not leave. */
  readonly reached: boolean;
  /** Digits that weights are rounded to; null where they do not leave. */
  readonly weightDigits: number | null;
};

const WEIGHT = "surveyWeight";

/**
 * Make the file ready: keys are recoded as survey.yaml says, answers of the most recognisable rows are taken out
 * until the global risk is below its limit, and weights are rounded until each is that of many.
 *
 * @returns null where survey.yaml lets no single answers leave, or none of its keys may
 */
export function microdataRelease(evidence: SurveyEvidence): MicrodataRelease | null {
  const choice = evidence.survey.microdata;
  if (choice === null) return null;
  const { weights } = evidence.design;
  // Who has no weight stands for nobody.
  const people = [...weights.keys()].filter((row) => weights[row]! > 0);
  const known = columnsOf(choice, evidence);
  const own = Float64Array.from(people, (row) => weights[row]!);
  if (known.keys.length === 0 || people.length === 0) return null;
  const texts = ({ column }: Column): readonly string[] => {
    const all = columnTexts(column);
    return people.map((row) => all[row]!);
  };
  const asAnswered = known.keys.map((each) => keyOf(each.name, texts(each)));
  const recoded = asAnswered.map((key) => recodedKey(key, choice));
  const names = recoded.map(({ key }) => key.name);
  const { keys, suppressed, reached } = localSuppression(
    recoded.map(({ key }) => key),
    own,
    {
      below: choice.below,
      method: "exact",
      important: choice.important.filter((name) => names.includes(name)),
    },
  );
  const kept = known.kept.map((each) => recodedKey(keyOf(each.name, texts(each)), choice).key);
  const sensitive = kept.filter(({ name }) => choice.sensitive.includes(name));
  const rounded = roundedWeights(own, evidence.door.rule.minimum);
  const columns = [...[...keys, ...kept].map(answersOf), ...(rounded === null ? [] : [rounded.texts])];
  const rows = reached ? people.map((_, row) => columns.map((column) => column[row]!)) : [];
  return {
    header: [...names, ...kept.map(({ name }) => name), ...(rounded === null ? [] : [WEIGHT])],
    rows: rows.sort(compareRows),
    keys: names.map((name, k) => ({ name, how: recoded[k]!.how, suppressed: suppressed[k]! })),
    kept: kept.map(({ name }) => name),
    refused: known.refused,
    before: microdataRisk(asAnswered, own, sensitive),
    after: microdataRisk(keys, own, sensitive),
    below: choice.below,
    reached,
    weightDigits: rounded?.digits ?? null,
  };
}

type Column = { readonly name: string; readonly column: SurveyColumn };

/** The columns that survey.yaml lists, as far as they may leave. */
function columnsOf(
  choice: MicrodataChoice,
  { survey, form, answers: { submissions } }: SurveyEvidence,
): {
  readonly keys: readonly Column[];
  readonly kept: readonly Column[];
  readonly refused: readonly RefusedColumn[];
} {
  const { weight, strata, stages } = survey.design;
  const drawn = [
    weight,
    ...strata,
    ...stages.flatMap(({ cluster, populationSize }) => [cluster, populationSize]),
  ];
  const refused: RefusedColumn[] = [];
  const read = (name: string): readonly Column[] => {
    const key = columnKey(submissions, name);
    const column = key === undefined ? undefined : submissions.columns.get(key);
    const question = form?.questions.find(({ path }) => path === key);
    const why =
      identifyingReason(name, question?.kind ?? null) ??
      (drawn.includes(name) || (key !== undefined && drawn.includes(key))
        ? "design"
        : column === undefined
          ? "missing"
          : column.kind === "date"
            ? "date"
            : column.kind === "number" && !Object.hasOwn(choice.bands, name)
              ? "number"
              : null);
    if (why === null) return [{ name, column: column! }];
    refused.push({ column: name, why });
    return [];
  };
  const keys = [...new Set(choice.keys)].flatMap(read);
  const kept = [...new Set([...choice.keep, ...choice.sensitive])]
    .filter((name) => !choice.keys.includes(name))
    .flatMap(read);
  return { keys, kept, refused };
}

type Recoded = { readonly key: Key; readonly how: MicrodataRelease["keys"][number]["how"] };

function recodedKey(key: Key, { bands, recode }: MicrodataChoice): Recoded {
  if (Object.hasOwn(bands, key.name)) {
    const breaks = [...new Set(bands[key.name]!)].sort((a, b) => a - b);
    const values = answersOf(key).map((text) => (text === "" ? Number.NaN : Number(text)));
    return { key: recodeIntoBands(key.name, values, breaks), how: "bands" };
  }
  if (!Object.hasOwn(recode, key.name)) return { key, how: "as-answered" };
  return { key: recodeAnswers(key, new Map(Object.entries(recode[key.name]!))), how: "recoded" };
}

/** Weights with as many digits, three at most, as leave each to at least `least` rows; null where one digit is too many. */
function roundedWeights(
  weights: Float64Array,
  least: number,
): { readonly digits: number; readonly texts: readonly string[] } | null {
  for (const digits of [3, 2, 1]) {
    const texts = Array.from(weights, (weight) => String(Number(weight.toPrecision(digits))));
    const counts = new Map<string, number>();
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
    if ([...counts.values()].every((count) => count >= least)) return { digits, texts };
  }
  return null;
}

function compareRows(a: readonly string[], b: readonly string[]): number {
  for (const [column, text] of a.entries()) if (text !== b[column]) return text < b[column]! ? -1 : 1;
  return 0;
}
