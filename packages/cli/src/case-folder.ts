/** A case folder on disk to framework, evidence and recipe, with every finding on the way. */

import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  type ColumnMapping,
  checkFramework,
  checkObservations,
  checkRecipe,
  createFindingList,
  createObservationsReader,
  createTableCollector,
  type Evidence,
  type Finding,
  type FindingList,
  type FrameworkReading,
  hasErrors,
  mapRecords,
  type OnRecord,
  parseColumns,
  parseFramework,
  parseRecipe,
  parseSources,
  parseUnits,
  parseWeights,
  type Recipe,
  readCsv,
  readXlsx,
  type Table,
  type TableName,
} from "@salus/core";
import { decode, openBytes, readingFailed, readText, unreadable } from "./files.ts";

type LoadedCase = {
  readonly framework: FrameworkReading["framework"];
  readonly evidence: Evidence;
  readonly recipe: Recipe;
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
  const changed =
    recipe === undefined ? undefined : (options.changeRecipe ?? ((same) => same))(recipe.recipe);
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

  const { indicators } = framework.framework;
  // Without units or indicators every row would be unknown: that is one fault, and it has been told.
  const told = parsedUnits.length === 0 || indicators.length === 0 ? createFindingList() : list;
  const observations = await loadObservations(
    reading,
    createObservationsReader(indicators, parsedUnits, parsedSources, told),
    options,
  );
  const checked = checkObservations(observations, indicators, parsedUnits);
  list.addAll(checked.findings);
  const evidence = {
    units: parsedUnits,
    observations: checked.observations,
    sources: parsedSources,
    weightSets,
  };
  const files = [...hashes]
    .map(([name, sha256]) => ({ name, sha256 }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return finish(reading, { framework: framework.framework, evidence, recipe: changed, files });
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

type Reading = {
  readonly folder: string;
  readonly list: FindingList;
  readonly hashes: Map<string, string>;
  readonly headers: Map<TableName, { readonly file: string; readonly header: readonly string[] }>;
  readonly columns: ColumnMapping;
};

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

async function openCase(folder: string): Promise<Reading> {
  const list = createFindingList();
  const reading = { folder, list, hashes: new Map(), headers: new Map(), columns: {} };
  if (!isFolder(folder)) {
    list.add("case-missing", { file: folder });
    return reading;
  }
  if (!existsSync(join(folder, "columns.yaml"))) return reading;
  const text = await readCaseText(reading, "columns.yaml");
  return { ...reading, columns: text === undefined ? {} : parseColumns("columns.yaml", text, list) };
}

async function readCaseText({ folder, list, hashes }: Reading, file: string): Promise<string | undefined> {
  if (!existsSync(join(folder, file))) {
    list.add("file-missing", { file });
    return undefined;
  }
  const blocked = unreadable(join(folder, file), file);
  if (blocked !== null) {
    list.addAll([blocked]);
    return undefined;
  }
  const findings: Finding[] = [];
  const read = await readText(join(folder, file), file, findings).catch((error: unknown) => {
    findings.push(readingFailed(error, file));
    return undefined;
  });
  list.addAll(findings);
  if (read === undefined) return undefined;
  hashes.set(file, read.sha256);
  return read.text;
}

async function loadFramework(reading: Reading): Promise<FrameworkReading | undefined> {
  const text = await readCaseText(reading, "framework.yaml");
  const indicators = await collectTable(reading, "indicators");
  const threats = await collectTable(reading, "threats", "optional");
  if (text === undefined || indicators === undefined) return undefined;
  const files = { framework: { file: "framework.yaml", text }, indicators, threats: threats ?? null };
  return parseFramework(files, reading.list);
}

async function loadRecipe(reading: Reading): Promise<ReturnType<typeof parseRecipe>> {
  const text = await readCaseText(reading, "recipe.yaml");
  return text === undefined ? undefined : parseRecipe("recipe.yaml", text, reading.list);
}

/** The file that holds a table: the mapped one, or its name as CSV or spreadsheet; undefined, told if mapped, for none. */
function findTable({ folder, columns, list }: Reading, name: TableName): string | undefined {
  const mapped = columns[name]?.file;
  const candidates = mapped === undefined ? [`${name}.csv`, `${name}.xlsx`] : [mapped];
  const file = candidates.find((each) => existsSync(join(folder, each)));
  if (file === undefined && mapped !== undefined) list.add("file-missing", { file: mapped });
  return file;
}

async function collectTable(
  reading: Reading,
  name: TableName,
  need?: "optional",
): Promise<Table | undefined> {
  const file = findTable(reading, name);
  if (file === undefined) {
    if (need !== "optional" && reading.columns[name]?.file === undefined)
      reading.list.add("file-missing", { file: `${name}.csv` });
    return undefined;
  }
  const collector = createTableCollector(file);
  const whole = await readRecords(reading, name, file, collector.onRecord);
  return whole ? collector.table() : undefined;
}

/** Whether the file could be read to its end; what could not has an error in the list. */
async function readRecords(
  reading: Reading,
  name: TableName,
  file: string,
  onRecord: OnRecord,
  onBytes?: (count: number) => void,
): Promise<boolean> {
  const blocked = unreadable(join(reading.folder, file), file);
  const findings =
    blocked === null
      ? await readTable(reading, name, file, onRecord, onBytes).catch((error: unknown) => [
          readingFailed(error, file),
        ])
      : [blocked];
  // A file that is no text holds nothing either: the cause is enough.
  const cause = findings.some((each) => each.code === "encoding-invalid");
  reading.list.addAll(findings.filter((each) => !cause || each.code !== "file-empty"));
  return !hasErrors(findings);
}

async function readTable(
  reading: Reading,
  name: TableName,
  file: string,
  onRecord: OnRecord,
  onBytes?: (count: number) => void,
): Promise<readonly Finding[]> {
  const path = join(reading.folder, file);
  const mapped = mapRecords(reading.columns[name], (cells, row) => {
    if (!reading.headers.has(name)) reading.headers.set(name, { file, header: [...cells] });
    onRecord(cells, row);
  });
  const written: OnRecord = (cells, row) => {
    // Spreadsheets leave rows of bare separators behind.
    if (cells.some((cell) => cell.trim() !== "")) mapped(cells, row);
  };
  const findings: Finding[] = [];
  let inTable: readonly Finding[];
  let bytes = openBytes(path, onBytes);
  if (file.toLowerCase().endsWith(".xlsx")) {
    const open = (): AsyncIterable<Uint8Array> => {
      bytes = openBytes(path, onBytes);
      return bytes.chunks;
    };
    inTable = await readXlsx(file, open, written);
    // The reader skips parts of the archive; the hash is of the whole file.
    bytes = openBytes(path);
    for await (const _ of bytes.chunks);
  } else {
    const text = decode(file, bytes.chunks, findings);
    inTable = await readCsv(file, text, written);
  }
  reading.hashes.set(file, bytes.sha256());
  return [...inTable, ...findings];
}

async function loadObservations(
  reading: Reading,
  reader: ReturnType<typeof createObservationsReader>,
  { onProgress }: LoadOptions,
): Promise<Evidence["observations"]> {
  const found = (["observations", "observations-wide"] as const).flatMap((name) => {
    const file = findTable(reading, name);
    return file === undefined ? [] : [{ name, file }];
  });
  const mapped = reading.columns.observations?.file ?? reading.columns["observations-wide"]?.file;
  if (found.length === 0 && mapped === undefined)
    reading.list.add("file-missing", { file: "observations.csv" });
  const total = found.reduce((sum, { file }) => sum + statSync(join(reading.folder, file)).size, 0);
  let read = 0;
  for (const { name, file } of found) {
    const onRecord = reader.open(name, file);
    let records = 0;
    const count: OnRecord = (cells, row) => {
      records++;
      onRecord(cells, row);
    };
    const whole = await readRecords(reading, name, file, count, (bytes) => {
      read += bytes;
      onProgress?.(read, total);
    });
    if (whole && records < 2) reading.list.add("file-empty", { file }, { file });
  }
  return reader.build();
}

function finish(reading: Reading, loaded: LoadedCase | undefined): CaseLoading {
  const findings = reading.list.all();
  const stopped = findings.some((each) => each.severity === "error");
  return { loaded: stopped ? undefined : loaded, findings, headers: reading.headers };
}
