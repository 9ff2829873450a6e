/** The survey of a case folder: its description, its form, the answers, the measure of deprivation and coded words. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type CodedWords,
  columnTexts,
  createAnswersReader,
  createFindingList,
  type DeprivationDefinition,
  type DeprivationReading,
  type DoorOptions,
  deprivationColumns,
  type Form,
  type Framework,
  findQuestion,
  hearSurvey,
  type Indicator,
  type ObservationEntry,
  originOf,
  parseCoding,
  parseDeprivation,
  parseSurvey,
  plainSurvey,
  readDeprivationAnswers,
  readForm,
  type Survey,
  type SurveyAnswers,
  type SurveyEvidence,
  type SurveyReading,
  surveyFindings,
  surveyObservations,
  type Threat,
  type Unit,
} from "@salus/core";
import { type CaseFiles, collectTable, readCaseText, readSheets } from "./case-files.ts";
import { openBytes, unreadable } from "./files.ts";
import { withoutClash } from "./links-folder.ts";

type LoadedSurvey = SurveyReading & {
  /** Undefined where the case has none, or its columns are not in the answers. */
  readonly deprivation: DeprivationDefinition | undefined;
  /** The table of answers. */
  readonly file: string;
};

export type HeardCase = {
  readonly evidence: SurveyEvidence;
  readonly observations: readonly ObservationEntry[];
  readonly deprivation: DeprivationDefinition | undefined;
  readonly file: string;
};

type KnownCase = {
  readonly framework: Framework;
  readonly units: readonly Unit[];
  readonly coding: readonly CodedWords[];
  /** Ids of threats and of nodes.csv. */
  readonly nodes: ReadonlySet<string>;
};

/** Words that two people coded; findings for threats that are said to come from them, and do not. */
export async function loadCoding(
  reading: CaseFiles,
  threats: readonly Threat[],
): Promise<readonly CodedWords[] | undefined> {
  const table = await collectTable(reading, "coding", "optional");
  const coding = table === undefined ? undefined : parseCoding(table, reading.list);
  tellUnsupported(threats, coding ?? [], reading.list);
  return coding;
}

/** What people answered, as evidence; undefined where the case has no survey, or it cannot be read. */
export async function hearCase(
  reading: CaseFiles,
  { framework, units, coding, nodes }: KnownCase,
  against: DoorOptions["against"],
): Promise<HeardCase | undefined> {
  const loaded = await loadSurvey(reading, framework, coding);
  if (loaded === undefined) return undefined;
  const hearing = hearSurvey(loaded, units, against, nodes);
  const { evidence } = hearing;
  const { list } = reading;
  const { indicators } = framework;
  const { file, survey, deprivation } = loaded;
  if (evidence === undefined) {
    list.add("file-empty", { file }, { file });
    return undefined;
  }
  list.addAll(surveyFindings(evidence, hearing, file));
  const fed = survey.items.some(({ indicator }) => indicator !== null);
  if (fed && evidence.survey.period === null)
    list.add("survey-period-missing", { file: "survey.yaml", column: "period" });
  return {
    evidence,
    observations: [...evidence.earlier, evidence].flatMap(({ items, survey: { period } }) =>
      period === null ? [] : surveyObservations(items, period, { indicators, units, source: survey.source }),
    ),
    deprivation,
    file,
  };
}

/** Whether people's answers are there, so that the case may do without a table of observations, or with an empty one. */
export async function hasAnswers(reading: CaseFiles): Promise<boolean> {
  if (submissions.some((file) => has(reading, file))) return true;
  if (!has(reading, "survey.yaml")) return false;
  // What is wrong with the file is told where it is read for good.
  const unheard = { ...reading, list: createFindingList(), hashes: new Map() };
  const file = (await surveyOf(unheard))?.file ?? null;
  return file !== null && has(reading, file);
}

const submissions = ["submissions.csv", "submissions.xlsx"] as const;

/** Read the survey of a case; undefined where there are no answers, or they cannot be read. */
async function loadSurvey(
  reading: CaseFiles,
  known: { readonly threats: readonly Threat[]; readonly indicators: readonly Indicator[] },
  coding: readonly CodedWords[],
): Promise<LoadedSurvey | undefined> {
  const stated = has(reading, "survey.yaml") ? await surveyOf(reading) : plainSurvey;
  if (stated === undefined) return undefined;
  tellUnknown(reading, stated, known);
  const form = has(reading, "questionnaire.xlsx") ? await formOf(reading, "questionnaire.xlsx") : null;
  const measure = has(reading, "deprivation.yaml") ? await measureOf(reading) : undefined;
  const survey = withoutClash(stated, measure?.definition, reading);
  const file = [stated.file, ...submissions].find((each) => each !== null && has(reading, each));
  if (file === undefined || file === null) {
    if (has(reading, "survey.yaml")) {
      const awaited = stated.file ?? submissions[0];
      reading.list.add("survey-answers-awaited", { file: "survey.yaml" }, { file: awaited });
    }
    return undefined;
  }
  if (form === undefined) return undefined;
  const answers = await answersOf(reading, file, { form, survey, deprivation: measure?.definition });
  if (answers === undefined) return undefined;
  return {
    survey,
    form,
    answers,
    coding,
    deprivation: measure !== undefined && holds(measure, answers, reading) ? measure.definition : undefined,
    file,
  };
}

function has({ folder }: CaseFiles, file: string): boolean {
  return existsSync(join(folder, file));
}

async function surveyOf(reading: CaseFiles): Promise<Survey | undefined> {
  const text = await readCaseText(reading, "survey.yaml");
  return text === undefined ? undefined : parseSurvey("survey.yaml", text, reading.list);
}

async function measureOf(reading: CaseFiles): Promise<DeprivationReading | undefined> {
  const text = await readCaseText(reading, "deprivation.yaml");
  return text === undefined ? undefined : parseDeprivation("deprivation.yaml", text, reading.list);
}

async function formOf({ folder, list, hashes }: CaseFiles, file: string): Promise<Form | undefined> {
  const path = join(folder, file);
  const blocked = unreadable(path, file);
  if (blocked !== null) {
    list.addAll([blocked]);
    return undefined;
  }
  const form = await readForm(file, () => openBytes(path).chunks, list);
  const bytes = openBytes(path);
  for await (const _ of bytes.chunks);
  hashes.set(file, bytes.sha256());
  return form;
}

async function answersOf(
  reading: CaseFiles,
  file: string,
  source: {
    readonly form: Form | null;
    readonly survey: Survey;
    readonly deprivation: DeprivationDefinition | undefined;
  },
): Promise<SurveyAnswers | undefined> {
  const reader = createAnswersReader(source, reading.list);
  const repeats = source.survey.repeats.map((each) => each.file).filter((each) => has(reading, each));
  for (const each of [file, ...new Set(repeats)]) {
    const tables = new Map<string, ReturnType<typeof reader.table>>();
    const whole = await readSheets(reading, each, (sheet, cells, row) => {
      let onRecord = tables.get(sheet);
      if (onRecord === undefined) {
        onRecord = reader.table(each, sheet);
        tables.set(sheet, onRecord);
      }
      onRecord(cells, row);
    });
    if (!whole) return undefined;
  }
  const answers = reader.answers();
  if (answers?.submissions.rowCount === 0) reading.list.add("file-empty", { file }, { file });
  return answers?.submissions.rowCount === 0 ? undefined : answers;
}

/** Whether the answers have the columns of a measure; findings where they do not. */
function holds(measure: DeprivationReading, answers: SurveyAnswers, { list }: CaseFiles): boolean {
  return readDeprivationAnswers(measure, textsOf(measure.definition, answers), list) !== undefined;
}

function textsOf(
  definition: DeprivationDefinition,
  answers: SurveyAnswers,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    deprivationColumns(definition).flatMap((column) => {
      const found = findQuestion({ ...answers, repeats: [] }, column);
      return found === undefined ? [] : [[column, columnTexts(found.table.columns.get(found.key)!)] as const];
    }),
  );
}

/** Threats that are said to come from people's words, and of which no two coders agree that any answer speaks. */
function tellUnsupported(
  threats: readonly Threat[],
  coding: readonly CodedWords[],
  list: CaseFiles["list"],
): void {
  for (const { id, words: code } of threats) {
    if (code === undefined) continue;
    const origin = originOf(coding, id, code);
    if (typeof origin !== "string") continue;
    const why = origin === "not-said" ? "unsaid" : "disputed";
    list.add("threat-words-unsupported", { file: "threats.csv", column: "words" }, { id, code, why });
  }
}

/** Threats and indicators that survey.yaml names and the framework does not have. */
function tellUnknown(
  { list }: CaseFiles,
  { items }: Survey,
  { threats, indicators }: { readonly threats: readonly Threat[]; readonly indicators: readonly Indicator[] },
): void {
  const where = (column: string) => ({ file: "survey.yaml", column });
  for (const { id, threat, indicator } of items) {
    if (threat !== null && !threats.some((each) => each.id === threat))
      list.add("survey-reference-unknown", where(`items.${id}`), { id, kind: "threat", name: threat });
    if (indicator !== null && !indicators.some((each) => each.id === indicator))
      list.add("survey-reference-unknown", where(`items.${id}`), { id, kind: "indicator", name: indicator });
  }
}
