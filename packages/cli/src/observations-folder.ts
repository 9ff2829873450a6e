/** The observations of a case folder, read row by row. */

import { statSync } from "node:fs";
import { join } from "node:path";
import type { createObservationsReader, Observations, OnRecord } from "@salus/core";
import { type CaseFiles, findTable, readRecords } from "./case-files.ts";
import { hasAnswers } from "./survey-folder.ts";

/** Read the observations of a case, long and wide; a case that only hears people needs none. */
export async function loadObservations(
  reading: CaseFiles,
  reader: ReturnType<typeof createObservationsReader>,
  onProgress?: (read: number, total: number) => void,
): Promise<Observations> {
  const found = (["observations", "observations-wide"] as const).flatMap((name) => {
    const file = findTable(reading, name);
    return file === undefined ? [] : [{ name, file }];
  });
  const mapped = reading.columns.observations?.file ?? reading.columns["observations-wide"]?.file;
  const isHeard = await hasAnswers(reading);
  if (found.length === 0 && mapped === undefined && !isHeard)
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
    if (whole && records < 2 && !isHeard) reading.list.add("file-empty", { file }, { file });
  }
  return reader.build();
}
