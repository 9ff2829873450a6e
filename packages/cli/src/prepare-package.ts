/** A case made ready to leave: assessed with every table held against the ledger, and what that leaves to say. */

import {
  type Assessment,
  type DoorRecord,
  type Finding,
  finding,
  leavingFindings,
  type MicrodataRelease,
  microdataRelease,
  type Provenance,
  populationOf,
  type Release,
  type ReleaseFacts,
  type Survey,
} from "@salus/core";
import { type CaseLoading, type LoadOptions, loadCase } from "./case-folder.ts";
import { computeAssessment } from "./compute-assessment.ts";
import type { SoundLedger } from "./release-ledger-file.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

/** Most combinations of answers for which all tables of a question are attacked together. */
const MOST_COMBINATIONS = 400;

/** What the counts of single answers are of, in the ledger. */
const MICRODATA = "(single answers)";

export type Package = {
  readonly assessment: Assessment;
  /** Without findings that quote answers. */
  readonly provenance: Provenance;
  readonly facts: ReleaseFacts;
  readonly microdata: MicrodataRelease | null;
  /** For the ledger. */
  readonly releases: readonly Release[];
  readonly findings: readonly Finding[];
};

/** Why there is no package. */
export type NoPackage = { readonly refused: readonly Finding[] } | { readonly withoutSurvey: true };

export async function preparePackage(
  folder: string,
  plan: {
    readonly id: string;
    readonly date: string;
    readonly ledger: SoundLedger;
    readonly changeRecipe: NonNullable<LoadOptions["changeRecipe"]>;
    readonly workers: number | undefined;
  },
  terminal: Terminal,
): Promise<Package | NoPackage> {
  const { id, date, ledger, changeRecipe, workers } = plan;
  const { say, progress } = terminal;
  // Only releases need the solver, and it takes its time to load.
  const { loadLinearSolver } = await import("./linear-solver.ts");
  const solve = await loadLinearSolver();
  const loading = await loadCase(folder, {
    changeRecipe,
    against: { ledger: ledger.releases, id, solve, atMost: MOST_COMBINATIONS },
    onProgress: (read, total) => progress.show(say("cli.step.reading"), read, total),
  });
  const { loaded } = loading;
  if (loaded === undefined) return { refused: loading.findings };
  const { survey } = loaded.evidence;
  if (survey === undefined) return { withoutSurvey: true };
  const foreign = foreignLedger(survey.survey, ledger);
  if (foreign !== null) return { refused: [...loading.findings, foreign] };
  const computed = await computeAssessment(loaded, workers, terminal);
  if ("tooLarge" in computed) return { refused: [...loading.findings, computed.tooLarge] };

  const { assessment } = computed;
  const records = assessment.voices?.records ?? [];
  const offered = microdataRelease(survey);
  const population = `${populationOf(survey.survey)} ${MICRODATA}`;
  const before = ledger.releases.find((each) => each.population === population)?.id ?? null;
  const leaves = offered?.reached === true && before === null;
  const file = survey.answers.submissions.file;
  const ownFindings = [...doorFindings(records, file), ...microdataFindings(offered, before)];
  const open = openFiles(loading);
  const own = ledger.releases.filter(({ population: each }) =>
    records.some(({ release }) => release.population === each),
  );
  return {
    assessment: { ...assessment, findings: leavingFindings(assessment.findings, open) },
    provenance: {
      engine: version,
      files: loaded.files,
      findings: leavingFindings(loading.findings, open),
    },
    facts: {
      id,
      date,
      survey: {
        title: survey.survey.title,
        period: survey.survey.period ?? "",
        rule: survey.survey.disclosure,
        leftOut: [survey.answers.submissions, ...survey.answers.repeats].flatMap(({ leftOut }) => leftOut),
      },
      records,
      earlier: namesOf(own),
      otherReleases: namesOf(ledger.releases).length - namesOf(own).length,
      microdata: offered,
      microdataBefore: before,
    },
    microdata: leaves ? offered : null,
    releases: [
      ...records.map(({ release }) => release),
      ...(leaves ? [{ id, population, counts: [{ where: [], count: offered.rows.length }] }] : []),
    ],
    findings: [...loading.findings, ...assessment.findings, ...ownFindings],
  };
}

/** Each release of a ledger once, with its day. */
function namesOf(releases: SoundLedger["releases"]): ReleaseFacts["earlier"] {
  return [...new Map(releases.map(({ id, date }) => [id, { id, date }])).values()];
}

/** A finding where no release of the ledger is of this survey: counts would be held against nothing. */
function foreignLedger(survey: Survey, { releases }: SoundLedger): Finding | null {
  if (releases.length === 0) return null;
  // Other periods are other people, and a ledger may hold several.
  const title = populationOf({ ...survey, period: null });
  if (releases.some(({ population }) => population.startsWith(`${title} `))) return null;
  const found = releases[0]!.population.slice(0, 80);
  return finding("ledger-foreign", { file: "ledger.csv", column: "population" }, { found, title });
}

function doorFindings(records: readonly DoorRecord[], file: string): readonly Finding[] {
  return records.flatMap(({ about, closed }) =>
    closed === null
      ? []
      : [
          finding(
            "release-question-closed",
            { file, column: about },
            { about, reason: closed.replaceAll("-", "_") },
          ),
        ],
  );
}

function microdataFindings(offered: MicrodataRelease | null, before: string | null): readonly Finding[] {
  if (offered === null) return [];
  const where = { file: "survey.yaml", column: "microdata" };
  const refused = offered.refused.map(({ column, why }) =>
    finding("microdata-column-refused", where, { column, why }),
  );
  if (before !== null) return [...refused, finding("microdata-released-before", where, { release: before })];
  if (offered.reached) return refused;
  const { after, below } = offered;
  return [...refused, finding("microdata-risk-too-high", where, { share: after.share, below })];
}

/** Tables that hold what people said, or where something happened to them. */
const quoting: ReadonlySet<string> = new Set(["coding", "judgements", "ballots", "events"]);

/** Files of the case that hold nobody's answers. */
function openFiles({ headers }: CaseLoading): readonly string[] {
  const tables = [...headers].flatMap(([name, { file }]) => (quoting.has(name) ? [] : [file]));
  const texts = ["framework.yaml", "recipe.yaml", "columns.yaml", "survey.yaml", "deprivation.yaml"];
  return [...tables, ...texts, "questionnaire.xlsx"];
}
