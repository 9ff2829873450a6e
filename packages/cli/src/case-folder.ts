/** A case folder on disk to framework, evidence and recipe, with every finding on the way. */

import {
  type AlertRule,
  changedRecipe,
  checkChanges,
  checkFramework,
  checkLinksChoice,
  checkObservations,
  checkPriorities,
  checkRecipe,
  checkRecipeValues,
  createFindingList,
  createObservationsReader,
  type DoorOptions,
  type Evidence,
  type Finding,
  type FrameworkReading,
  parseBallots,
  parseFramework,
  parseJudgements,
  parseRecipe,
  parseSources,
  parseUnits,
  parseWeights,
  type Recipe,
  type RecipeChange,
  type TableName,
  withObservations,
} from "@salus/core";
import { type CaseFiles, collectTable, isFolder, openCase, readCaseText } from "./case-files.ts";
import { linkEvidence, loadLinks } from "./links-folder.ts";
import { loadObservations } from "./observations-folder.ts";
import { loadOutlook } from "./outlook-folder.ts";
import { hearCase, loadCoding } from "./survey-folder.ts";

export type LoadedCase = {
  readonly framework: FrameworkReading["framework"];
  readonly evidence: Evidence;
  readonly recipe: Recipe;
  /** The rules that call for agreed actions; none where the case has none. */
  readonly rules: readonly AlertRule[];
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
};

export type CaseLoading = {
  /** undefined where errors keep the case from being assessed. */
  readonly loaded: LoadedCase | undefined;
  readonly findings: readonly Finding[];
  /** Headers of all tables, for proposals of a mapping. */
  readonly headers: ReadonlyMap<TableName, { readonly file: string; readonly header: readonly string[] }>;
};

export type LoadOptions = {
  /** Assess this period instead of the recipe's. */
  readonly changeRecipe?: (recipe: Recipe) => Recipe;
  /** Changes of the recipe that people stated on the command line. */
  readonly changes?: readonly RecipeChange[];
  /** What a survey's tables are held against beside each other: what left before. */
  readonly against?: DoorOptions["against"];
  /** Told how many of how many bytes of observations were read. */
  readonly onProgress?: (read: number, total: number) => void;
};

/** Read a whole case. */
export async function loadCase(folder: string, options: LoadOptions = {}): Promise<CaseLoading> {
  const reading = await openCase(folder);
  const { list, hashes } = reading;
  if (!isFolder(folder)) return finish(reading, undefined);
  const framework = await loadFramework(reading);
  const recipe = await loadRecipe(reading);
  const changed = recipe === undefined ? undefined : changeRecipe(recipe.recipe, options, list);
  const units = await collectTable(reading, "units");
  const sources = await collectTable(reading, "sources", "optional");
  const weights = await collectTable(reading, "weights", "optional");
  const parsedUnits = units === undefined ? [] : parseUnits(units, list);
  const parsedSources = sources === undefined ? [] : parseSources(sources, list);
  const weighing = parseWeights(
    weights ?? { file: "weights.csv", header: ["set", "node", "weight"], rows: [] },
    list,
  );
  const weightSets = weighing.sets;
  const voices = await loadVoices(reading, framework);
  if (framework !== undefined) list.addAll(checkFramework(framework.framework, framework));
  if (framework === undefined || recipe === undefined || changed === undefined)
    return finish(reading, undefined);
  list.addAll(
    checkRecipe(
      changed,
      { framework: framework.framework, units: parsedUnits, weightSets },
      {
        placeOf: recipe.placeOf,
        placeOfIndicator: framework.placeOfIndicator,
        placeOfWeight: weighing.placeOf,
      },
    ),
  );

  list.addAll(
    checkPriorities(
      changed,
      {
        framework: framework.framework,
        units: parsedUnits,
        voices: voices ?? { judgements: [], ballots: [] },
      },
      recipe.placeOf,
    ),
  );
  const { indicators } = framework.framework;
  // Without units or indicators every row would be unknown: that is one fault, and it has been told.
  const told = parsedUnits.length === 0 || indicators.length === 0 ? createFindingList() : list;
  const observations = await loadObservations(
    reading,
    createObservationsReader(indicators, parsedUnits, parsedSources, told),
    options.onProgress,
  );
  const coding = await loadCoding(reading, framework.framework.threats);
  const loadedLinks = await loadLinks(reading, framework.framework.threats);
  const heard = await hearCase(
    reading,
    { framework: framework.framework, units: parsedUnits, coding: coding ?? [], nodes: loadedLinks.ids },
    options.against ?? null,
  );
  const outlook = await loadOutlook(reading, {
    framework: framework.framework,
    units: parsedUnits,
    recipe: changed,
    placeOf: recipe.placeOf,
  });
  const checked = checkObservations(
    heard === undefined ? observations : withObservations(observations, heard.file, heard.observations),
    indicators,
    parsedUnits,
  );
  list.addAll(checked.findings);
  const links = linkEvidence(loadedLinks, (heard?.evidence.causes ?? null) !== null);
  list.addAll(checkLinksChoice(changed, links === undefined ? null : loadedLinks.ids, recipe.placeOf));
  const evidence = {
    units: parsedUnits,
    observations: checked.observations,
    sources: parsedSources,
    weightSets,
    ...(voices === undefined ? {} : { voices }),
    ...(coding === undefined ? {} : { coding }),
    ...(heard === undefined ? {} : { survey: heard.evidence }),
    ...outlook.evidence,
    ...(links === undefined ? {} : { links }),
  };
  const files = [...hashes]
    .map(([name, sha256]) => ({ name, sha256 }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const deprivation = heard?.deprivation;
  return finish(reading, {
    framework: { ...framework.framework, ...(deprivation === undefined ? {} : { deprivation }) },
    evidence,
    recipe: changed,
    rules: outlook.rules,
    files,
  });
}

/** The recipe as the command line wants it; undefined, with findings in the list, where it cannot be so. */
function changeRecipe(
  recipe: Recipe,
  { changes = [], changeRecipe: change = (same) => same }: LoadOptions,
  list: CaseFiles["list"],
): Recipe | undefined {
  const findings = checkChanges(recipe, changes, ({ address }) => ({ file: "--set", column: address }));
  list.addAll(findings);
  if (findings.length > 0) return undefined;
  const changed = changedRecipe(recipe, changes);
  if (changes.length > 0) checkRecipeValues(changed, (column) => ({ file: "--set", column }), list);
  return change(changed);
}

/** Read only the framework of a case, or of a folder that holds nothing else. */
export async function loadCaseFramework(folder: string): Promise<{
  readonly framework: FrameworkReading["framework"] | undefined;
  readonly findings: readonly Finding[];
}> {
  const reading = await openCase(folder);
  const framework = isFolder(folder) ? await loadFramework(reading) : undefined;
  if (framework !== undefined) reading.list.addAll(checkFramework(framework.framework, framework));
  return { framework: framework?.framework, findings: reading.list.all() };
}

async function loadFramework(reading: CaseFiles): Promise<FrameworkReading | undefined> {
  const text = await readCaseText(reading, "framework.yaml");
  const indicators = await collectTable(reading, "indicators");
  const threats = await collectTable(reading, "threats", "optional");
  if (text === undefined || indicators === undefined) return undefined;
  const files = { framework: { file: "framework.yaml", text }, indicators, threats: threats ?? null };
  return parseFramework(files, reading.list);
}

async function loadRecipe(reading: CaseFiles): Promise<ReturnType<typeof parseRecipe>> {
  const text = await readCaseText(reading, "recipe.yaml");
  return text === undefined ? undefined : parseRecipe("recipe.yaml", text, reading.list);
}

/** What people said; undefined where the case has neither of the two tables. */
async function loadVoices(
  reading: CaseFiles,
  framework: FrameworkReading | undefined,
): Promise<Evidence["voices"]> {
  const judgements = await collectTable(reading, "judgements", "optional");
  const ballots = await collectTable(reading, "ballots", "optional");
  if (judgements === undefined && ballots === undefined) return undefined;
  const threats = new Set((framework?.framework.threats ?? []).map(({ id }) => id));
  return {
    judgements: judgements === undefined ? [] : parseJudgements(judgements, reading.list),
    ballots: ballots === undefined ? [] : parseBallots(ballots, threats, reading.list),
  };
}

function finish(reading: CaseFiles, loaded: LoadedCase | undefined): CaseLoading {
  const findings = reading.list.all();
  const stopped = findings.some((each) => each.severity === "error");
  return { loaded: stopped ? undefined : loaded, findings, headers: reading.headers };
}
